// Unlimited servers, M/G/infinity: the orders under way of a shelf that reorders every unit it hands out. Each order takes
// its own time, so their number is Poisson whatever the law of that time (C. Palm, 1938). A demand is met from the shelf
// when fewer orders are under way than the shelf was given units; what is more is owed to customers.
import {
  hold,
  indexKey,
  LevelShares,
  Simulation,
  Tally,
  type DrawKey,
  type Process,
} from '../../../engine/kernel-library.ts';
import { sampler, type Law } from './sampler.ts';

/** A shelf under one-for-one replenishment; times in hours. */
export interface Pipeline {
  readonly demandsPerHour: number;
  readonly leadTime: Law;
  readonly baseStock: number;
  /** An early time, at which few orders are under way yet. */
  readonly early: number;
}

/** Starts demand and orders; tells each demand how many orders it finds, and every change of their number. */
function startDemand(
  simulation: Simulation,
  its: Pipeline,
  key: DrawKey,
  watch: { demand?: (found: number) => void; changed: (underWay: number) => void },
): void {
  const gap = sampler(key, 'gaps', { law: 'exponential', mean: 1 / its.demandsPerHour });
  const leadTime = sampler(key, 'lead times', its.leadTime);
  let underWay = 0;

  function* order(): Process {
    watch.changed((underWay += 1));
    yield hold(leadTime());
    watch.changed((underWay -= 1));
  }
  function* demand(): Process {
    for (;;) {
      yield hold(gap());
      watch.demand?.(underWay);
      simulation.start(order(), 'order');
    }
  }
  simulation.start(demand(), 'demand');
}

/** The long run: averages over `hours`, after a warm-up of a tenth of that. */
export function pipeline(its: Pipeline, key: DrawKey, hours: number) {
  const simulation = new Simulation();
  const orders = new LevelShares(0, 0);
  const met = new Tally();
  const warmUp = hours / 10;
  startDemand(simulation, its, key, {
    demand: (found) => {
      if (simulation.now >= warmUp) met.add(found < its.baseStock ? 1 : 0);
    },
    changed: (underWay) => orders.set(underWay, simulation.now),
  });
  simulation.run(warmUp);
  orders.restart(warmUp);
  simulation.run(warmUp + hours);

  const shares = orders.shares(warmUp + hours);
  const expected = (value: (orders: number) => number) =>
    shares.reduce((sum, share, count) => sum + share * value(count), 0);
  const mean = expected((count) => count);
  return {
    L: mean,
    var_N: expected((count) => (count - mean) ** 2),
    P_N_eq_0: expected((count) => (count === 0 ? 1 : 0)),
    P_N_ge_S: expected((count) => (count >= its.baseStock ? 1 : 0)),
    fill_rate: met.mean,
    expected_backorders: expected((count) => Math.max(0, count - its.baseStock)),
  };
}

/** The early time: what is under way then, over so many runs. */
export function youngPipeline(its: Pipeline, key: DrawKey, runs: number) {
  const orders = new Tally();
  const none = new Tally();
  for (let run = 0; run < runs; run += 1) {
    const simulation = new Simulation();
    let now = 0;
    startDemand(simulation, its, indexKey(key, run), { changed: (underWay) => (now = underWay) });
    simulation.run(its.early);
    orders.add(now);
    none.add(now === 0 ? 1 : 0);
  }
  return { mean_at_t: orders.mean, P_N_eq_0_at_t: none.mean };
}
