// The line before a few equal servers, in all the forms that have an exact answer: M/M/c, M/M/c/K, M/D/c, M/G/1. Customers
// come by a Poisson process and are served first come, first served. Where the room is limited, whoever finds it full
// goes away.
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

/** A line; times in hours. */
export interface Line {
  readonly servers: number;
  readonly arrivalsPerHour: number;
  readonly service: Law;
  /** How many have room, those being served included; unlimited unless given. */
  readonly places?: number;
  /** Waits whose excess is counted: `P_Wq_gt_…`. */
  readonly tails?: readonly number[];
}

/** The averages of a line over `hours`, after a warm-up of a tenth of that. */
export function line(its: Line, key: DrawKey, hours: number, Desk: Servers = Resource) {
  const simulation = new Simulation();
  const desk = new Desk(simulation, { name: 'desk', capacity: its.servers });
  const gap = sampler(key, 'gaps', { law: 'exponential', mean: 1 / its.arrivalsPerHour });
  const service = sampler(key, 'services', its.service);
  const { places = Infinity, tails = [] } = its;
  const warmUp = hours / 10;
  const end = warmUp + hours;

  const empty = new TimeWeighted(1, 0);
  const refused = new Tally();
  const work = new Tally();
  const waits = new Tally();
  const waited = new Tally();
  const stays = new Tally();
  const longer = tails.map(() => new Tally());

  const present = () => desk.inUse + desk.waiting;

  function* customer(): Process {
    const arrived = simulation.now;
    const full = present() >= places;
    if (arrived >= warmUp) refused.add(full ? 1 : 0);
    if (full) return;
    empty.set(0, arrived);
    const amount = service();
    const visit = yield* desk.use(amount);
    if (present() === 0) empty.set(1, simulation.now);
    if (arrived < warmUp) return;
    work.add(amount);
    waits.add(visit.waited);
    waited.add(visit.waited > 0 ? 1 : 0);
    stays.add(simulation.now - arrived);
    for (const [index, tail] of tails.entries()) longer[index]?.add(visit.waited > tail ? 1 : 0);
  }

  function* arrivals(): Process {
    for (;;) {
      yield hold(gap());
      simulation.start(customer(), 'customer');
    }
  }

  simulation.start(arrivals(), 'arrivals');
  simulation.run(warmUp);
  for (const monitor of [desk.busy, desk.queue, empty]) monitor.restart(warmUp);
  simulation.run(end);

  const busy = desk.busy.total(end) / hours;
  const queue = desk.queue.total(end) / hours;
  return {
    utilisation: busy / its.servers,
    P_empty: empty.total(end) / hours,
    P_block: refused.mean,
    L: queue + busy,
    Lq: queue,
    W: stays.mean,
    W_accepted: stays.mean,
    Wq: waits.mean,
    Wq_accepted: waits.mean,
    Wq_sd: waits.deviation,
    Wq_square: waits.mean ** 2 + waits.variance,
    P_wait: waited.mean,
    P_wait_accepted: waited.mean,
    throughput_per_h: stays.count / hours,
    mean_service_h: work.mean,
    scv_service: work.variance / work.mean ** 2,
    ...Object.fromEntries(tails.map((tail, index) => [`P_Wq_gt_${tail}`, longer[index]?.mean])),
  };
}
