// A line from the moment it opens, empty, to its horizon: the expected values of independent runs, nothing removed. How a
// line fills up is told by its averages over the time so far and by what is there at the end.
import {
  hold,
  indexKey,
  Resource,
  Simulation,
  Tally,
  type DrawKey,
  type Process,
} from '../../../engine/kernel-library.ts';
import type { Line } from './line.ts';
import { sampler } from './sampler.ts';
import type { Servers } from './servers.ts';

/** A line that opens at time 0; times in hours. */
export interface OpeningHours extends Line {
  readonly horizon: number;
}

/** The averages of so many runs. */
export function openingHours(its: OpeningHours, key: DrawKey, runs: number, Desk: Servers = Resource) {
  const { servers, horizon } = its;
  const waiting = { then: new Tally(), average: new Tally() };
  const busy = { then: new Tally(), average: new Tally() };
  for (let run = 0; run < runs; run += 1) {
    const simulation = new Simulation();
    const desk = new Desk(simulation, { name: 'desk', capacity: servers });
    const runKey = indexKey(key, run);
    const gap = sampler(runKey, 'gaps', { law: 'exponential', mean: 1 / its.arrivalsPerHour });
    const service = sampler(runKey, 'services', its.service);
    simulation.start(arrivals(), 'arrivals');
    simulation.run(horizon);
    waiting.then.add(desk.waiting);
    waiting.average.add(desk.queue.total(horizon) / horizon);
    busy.then.add(desk.inUse);
    busy.average.add(desk.busy.total(horizon) / horizon);

    function* customer(): Process {
      yield desk.use(service());
    }
    function* arrivals(): Process {
      for (;;) {
        yield hold(gap());
        simulation.start(customer(), 'customer');
      }
    }
  }
  return {
    number_in_system_at_T: waiting.then.mean + busy.then.mean,
    number_in_system_mean_over_0_T: waiting.average.mean + busy.average.mean,
    number_waiting_at_T: waiting.then.mean,
    number_waiting_mean_over_0_T: waiting.average.mean,
    utilisation_at_T: busy.then.mean / servers,
    utilisation_mean_over_0_T: busy.average.mean / servers,
  };
}
