// The laws of work on a resource: priorities, preemption, and working hours. Jobs come and work whole hours, so a model
// that goes hour by hour, with lists that are sorted anew each time, foretells the end of each job to the digit. Each
// law takes a `make`, so that it can be seen to fail on a resource which breaks it.

import fc from 'fast-check';
import { expect } from 'vitest';
import { Interrupt, phase, Simulation, Timetable } from '../../engine/kernel-library.ts';
import type {
  Process,
  ProcessHandle,
  ResourceOptions,
  UseOptions,
  Visit,
  Wait,
} from '../../engine/kernel-library.ts';

/** What the laws need of a resource. */
export interface Bench {
  use(hours: number, options?: UseOptions): Wait<Visit>;
}

export type MakeBench = (simulation: Simulation, options: ResourceOptions) => Bench;

interface Job extends Required<UseOptions> {
  readonly at: number;
  readonly hours: number;
  /** At the end of which hour it is called away, if ever. */
  readonly leaves: number | undefined;
}

/** How many seats there are in each hour of a cycle, and whether work is put out of service at closing. */
interface Hours {
  readonly seats: readonly number[];
  readonly atClosing: 'finish' | 'interrupt';
}

/** What becomes of a job: all of it is undefined of a job that has not ended when the run does. */
type Outcome = Visit & { readonly end: number };

/** A job in the model. */
interface Place extends Job {
  readonly index: number;
  left: number;
  /** In the order of the starts on this bench. */
  start: number;
  waited: number;
  interruptions: number;
  lost: number;
  doneSinceStart: number;
}

const HORIZON = 300;
const many = { minLength: 1, maxLength: 12 } as const;
const modes = fc.constantFrom('resume' as const, 'restart' as const, 'never' as const);
const aJob = {
  at: fc.nat(10),
  hours: fc.integer({ min: 1, max: 6 }),
  priority: fc.nat(2),
  ifInterrupted: modes,
  leaves: fc.constant(undefined),
};
const pressingJobs = fc.array(fc.record({ ...aJob, preempt: fc.boolean() }), many);
const patientJobs = fc.array(fc.record({ ...aJob, preempt: fc.constant(false) }), many);
const fickleJobs = fc.array(
  fc.record({ ...aJob, preempt: fc.boolean(), leaves: fc.option(fc.nat(20), { nil: undefined }) }),
  many,
);

const seatsAt = ({ seats }: Hours, hour: number): number => seats[hour % seats.length] ?? 0;

const byUrgency = (one: Place, other: Place) => one.priority - other.priority || one.index - other.index;

/** What ought to become of the jobs, which are in the order of their arrival. */
const foreseen = (jobs: readonly Job[], hours: Hours): (Outcome | undefined)[] => {
  const outcomes: (Outcome | undefined)[] = jobs.map(() => undefined);
  let line: Place[] = [];
  let inService: Place[] = [];
  let starts = 0;

  const leastUrgent = (above: number): Place | undefined =>
    inService
      .filter(({ ifInterrupted, priority }) => ifInterrupted !== 'never' && priority > above)
      .sort((one, other) => other.priority - one.priority || other.start - one.start)[0];

  const putOut = (job: Place) => {
    if (job.ifInterrupted === 'restart') {
      job.lost += job.doneSinceStart;
      job.left = job.hours;
    }
    job.interruptions += 1;
    inService = inService.filter((other) => other !== job);
    line.push(job);
  };

  const begin = (job: Place, hour: number) => {
    line = line.filter((other) => other !== job);
    if (job.interruptions === 0) job.waited = hour - job.at;
    job.start = starts;
    starts += 1;
    job.doneSinceStart = 0;
    inService.push(job);
  };

  const serve = (seats: number, hour: number) => {
    for (let [first] = line.sort(byUrgency); first !== undefined; [first] = line.sort(byUrgency)) {
      if (inService.length >= seats) {
        const victim = first.preempt ? leastUrgent(first.priority) : undefined;
        if (victim === undefined) return;
        putOut(victim);
      }
      begin(first, hour);
    }
  };

  for (let hour = 0; hour < HORIZON; hour += 1) {
    for (const { index, waited, interruptions, lost } of inService.filter(({ left }) => left === 0)) {
      outcomes[index] = { end: hour, waited, interruptions, lost };
    }
    inService = inService.filter(({ left }) => left > 0);
    const seats = seatsAt(hours, hour);
    while (hours.atClosing === 'interrupt' && inService.length > seats) {
      const victim = leastUrgent(-Infinity);
      if (victim === undefined) break;
      putOut(victim);
    }
    for (const [index, job] of jobs.entries()) {
      if (job.at !== hour) continue;
      const still = { left: job.hours, start: 0, waited: 0, interruptions: 0, lost: 0, doneSinceStart: 0 };
      line.push({ ...job, ...still, index });
    }
    serve(seats, hour);
    for (const [index, { leaves }] of jobs.entries()) {
      if (leaves !== hour) continue;
      line = line.filter((job) => job.index !== index);
      inService = inService.filter((job) => job.index !== index);
      serve(seats, hour);
    }
    for (const job of inService) {
      job.left -= 1;
      job.doneSinceStart += 1;
    }
  }
  return outcomes;
};

/** What becomes of the jobs on the resource. */
const observed = (make: MakeBench, jobs: readonly Job[], options: ResourceOptions) => {
  const outcomes: (Outcome | undefined)[] = jobs.map(() => undefined);
  const simulation = new Simulation({ eventBudget: 100_000 });
  const bench = make(simulation, options);
  const handles: (ProcessHandle | undefined)[] = jobs.map(() => undefined);
  const live = function* (index: number, { hours, priority, preempt, ifInterrupted }: Job): Process {
    try {
      const visit = yield* bench.use(hours, { priority, preempt, ifInterrupted });
      const { waited, interruptions, lost } = visit;
      outcomes[index] = { end: simulation.now, waited, interruptions, lost };
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
  };
  const come = simulation.handler((index) => {
    const job = jobs[index] ?? expect.fail('an unknown job');
    handles[index] = simulation.start(live(index, job), `job ${String(index)}`);
  }, 'come');
  const callAway = simulation.handler((index) => {
    if (handles[index]?.finished === false) handles[index].interrupt();
  }, 'call away');
  for (const [index, { at, leaves }] of jobs.entries()) {
    simulation.schedule(at, phase.complete, come, index);
    if (leaves !== undefined) simulation.schedule(leaves, phase.observe, callAway, index);
  }
  simulation.run(HORIZON);
  return outcomes;
};

const inOrder = (jobs: readonly Job[]) => jobs.toSorted((one, other) => one.at - other.at);

const agreesAt = (make: MakeBench, list: readonly Job[], capacity: number) => {
  const jobs = inOrder(list);
  const wanted = foreseen(jobs, { seats: [capacity], atClosing: 'finish' });
  expect(observed(make, jobs, { name: 'bench', capacity })).toEqual(wanted);
};

const capacities = fc.integer({ min: 1, max: 3 });

/** The more urgent go first, and preempt by the rules: whom, what is left to do, and whence it goes on. */
export const theUrgentGoFirst = (make: MakeBench) =>
  fc.property(pressingJobs, capacities, (list, capacity) => agreesAt(make, list, capacity));

/** Who is called away, from the line or from work, leaves its place at once to whoever is first now. */
export const whoLeavesLetsTheNextGo = (make: MakeBench) =>
  fc.property(fickleJobs, capacities, (list, capacity) => agreesAt(make, list, capacity));

/** There are as many seats as the timetable says, and closing puts work out of service only where it is asked to. */
export const workingHoursAreKept = (make: MakeBench) =>
  fc.property(
    patientJobs,
    fc.record({
      seats: fc.array(fc.nat(3), { minLength: 2, maxLength: 6 }),
      atClosing: fc.constantFrom('finish' as const, 'interrupt' as const),
    }),
    (list, hours) => {
      const jobs = inOrder(list);
      const capacity = new Timetable({
        steps: hours.seats.map((value, at) => ({ at, value })),
        afterLast: { repeatEvery: hours.seats.length },
      });
      const options = { name: 'bench', capacity, atClosing: hours.atClosing };
      expect(observed(make, jobs, options)).toEqual(foreseen(jobs, hours));
    },
  );
