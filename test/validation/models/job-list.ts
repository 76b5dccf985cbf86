// Jobs from a list before a few servers: a timeline that can be computed by hand, when each job began and was done. The
// lower the tier's number, the more urgent the job.
import { hold, Resource, Simulation, type Process } from '../../../engine/kernel-library.ts';
import type { Servers } from './servers.ts';

/** Jobs in the order of their arrival; times in hours. */
export interface JobList {
  readonly servers: number;
  readonly preempt?: boolean;
  readonly jobs: readonly { readonly arrives: number; readonly tier: number; readonly work: number }[];
}

const average = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** What became of each job, and of the jobs together until the last was done. */
export function jobList({ servers, preempt = false, jobs }: JobList, Desk: Servers = Resource) {
  const simulation = new Simulation();
  const desk = new Desk(simulation, { name: 'desk', capacity: servers });

  function* serve({ arrives, tier, work }: JobList['jobs'][number]): Process<Outcome> {
    yield hold(arrives);
    const { waited, interruptions } = yield* desk.use(work, { priority: tier, preempt });
    return { tier, interruptions, waited, start: arrives + waited, stay: simulation.now - arrives };
  }
  const processes = jobs.map((job, index) => simulation.start(serve(job), `job ${index + 1}`));
  simulation.run();

  const outcomes = processes.flatMap(({ result }) => result ?? []);
  const waits = outcomes.map(({ waited }) => waited);
  const end = simulation.now;
  const tiers = [...new Set(jobs.map(({ tier }) => tier))].sort((a, b) => a - b);
  const byTier = tiers.flatMap((tier) => {
    const its = outcomes.filter((outcome) => outcome.tier === tier);
    return [
      [`mean_sojourn_tier${tier}`, average(its.map(({ stay }) => stay))],
      [`mean_time_to_first_start_tier${tier}`, average(its.map(({ waited }) => waited))],
    ] as const;
  });
  return {
    waits,
    first_starts: outcomes.map(({ start }) => start),
    completions: outcomes.map(({ stay }, index) => (jobs[index]?.arrives ?? NaN) + stay),
    mean_wait: average(waits),
    P_wait: average(waits.map((wait) => (wait > 0 ? 1 : 0))),
    last_completion: end,
    jobs_interrupted: outcomes.filter(({ interruptions }) => interruptions > 0).length,
    time_average_in_system_to_last_completion: (desk.queue.total(end) + desk.busy.total(end)) / end,
    utilisation_to_last_completion: desk.busy.total(end) / (servers * end),
    ...Object.fromEntries(byTier),
  };
}

interface Outcome {
  readonly tier: number;
  readonly interruptions: number;
  readonly waited: number;
  readonly start: number;
  readonly stay: number;
}
