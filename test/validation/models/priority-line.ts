// Customers of several tiers before a few servers: the lower the number, the more urgent. Without preemption the urgent
// wait for the end of what is in service; with it they take the place of the least urgent, whose work goes on later from
// where it stopped.
import {
  hold,
  Resource,
  Simulation,
  Tally,
  TimeWeighted,
  type DrawKey,
  type Process,
} from '../../../engine/kernel-library.ts';
import { sampler, type Law } from './sampler.ts';
import type { Servers } from './servers.ts';

/** A line with tiers, the most urgent first; times in hours. */
export interface PriorityLine {
  readonly servers: number;
  readonly preempt: boolean;
  readonly tiers: readonly { readonly arrivalsPerHour: number; readonly service: Law }[];
  /** A wait whose excess is counted: `P_Wq_gt_…`. */
  readonly tail?: number;
}

/** The averages over `hours` by tier, after a warm-up of a tenth of that. */
export function priorityLine(its: PriorityLine, key: DrawKey, hours: number, Desk: Servers = Resource) {
  const simulation = new Simulation();
  const desk = new Desk(simulation, { name: 'desk', capacity: its.servers });
  const { preempt, tail = 0 } = its;
  const warmUp = hours / 10;
  const end = warmUp + hours;
  const allWaits = new Tally();
  const allWaited = new Tally();
  const tiers = its.tiers.map(({ arrivalsPerHour, service }, index) => ({
    number: index + 1,
    gap: sampler(key, `gaps ${index}`, { law: 'exponential', mean: 1 / arrivalsPerHour }),
    service: sampler(key, `services ${index}`, service),
    present: new TimeWeighted(0, 0),
    work: new Tally(),
    waits: new Tally(),
    waited: new Tally(),
    longer: new Tally(),
    stays: new Tally(),
  }));
  type Tier = (typeof tiers)[number];

  function* customer(tier: Tier): Process {
    const arrived = simulation.now;
    const amount = tier.service();
    tier.present.set(tier.present.current + 1, arrived);
    const { waited } = yield* desk.use(amount, { priority: tier.number, preempt });
    tier.present.set(tier.present.current - 1, simulation.now);
    if (arrived < warmUp) return;
    tier.work.add(amount);
    tier.stays.add(simulation.now - arrived);
    tier.waits.add(waited);
    allWaits.add(waited);
    tier.waited.add(waited > 0 ? 1 : 0);
    allWaited.add(waited > 0 ? 1 : 0);
    tier.longer.add(waited > tail ? 1 : 0);
  }
  function* arrivals(tier: Tier): Process {
    for (;;) {
      yield hold(tier.gap());
      simulation.start(customer(tier), 'customer');
    }
  }

  for (const tier of tiers) simulation.start(arrivals(tier), 'arrivals');
  simulation.run(warmUp);
  desk.busy.restart(warmUp);
  for (const { present } of tiers) present.restart(warmUp);
  simulation.run(end);

  const byTier = tiers.map(({ number, present, work, waits, waited, longer, stays }) => ({
    [`Wq_tier${number}`]: waits.mean,
    [`Lq_tier${number}`]: (waits.mean * waits.count) / hours,
    [`W_tier${number}`]: stays.mean,
    [`T_tier${number}`]: stays.mean,
    [`L_tier${number}`]: present.total(end) / hours,
    [`lost_time_tier${number}`]: stays.mean - work.mean,
    [`mean_time_to_first_start_tier${number}`]: waits.mean,
    [`P_not_started_at_once_tier${number}`]: waited.mean,
    [`P_Wq_gt_${tail}_tier${number}`]: longer.mean,
  }));
  return Object.assign(
    {
      utilisation: desk.busy.total(end) / (its.servers * hours),
      Wq_all: allWaits.mean,
      P_wait_every_tier: allWaited.mean,
    },
    ...byTier,
  ) as Readonly<Record<string, number>>;
}
