/** What theory needs of the repair of an item at a place: how much of it there is, and how long it takes. */
import { entry } from '../../network/entry.ts';
import { stepCode, type NetworkPlan, type StockPlan } from '../../network/plan/plan.ts';
import { poolAt, stepsOf, stockAt, timeOf, type Flow } from './flows.ts';
import { known, type Waits } from './stock-world.ts';

/** The repair of what a stock gives out. */
export interface Shop {
  /** Units an hour that are repaired. */
  readonly rate: number;
  /** Mean hours from the demand to the shelf. */
  readonly time: number;
  /** Hours of that before the unit is in the shop. */
  readonly homeward: number;
  /** Limited pools in which it may wait. */
  readonly benches: readonly number[];
  /** Servers of the only pool, where the whole repair is an exponential time on one of them. */
  readonly crews: number | undefined;
}

/** The repair of a stock's item at its place. */
export function shopOf(plan: NetworkPlan, flows: readonly Flow[], stock: StockPlan, waits: Waits): Shop {
  let [rate, hours, away] = [0, 0, 0];
  const benches = new Set<number>();
  let exponential = true;
  for (const flow of flows) {
    if (flow.item !== stock.item || flow.place !== stock.place) continue;
    let time = flow.homeward;
    let parts = time > 0 ? 1 : 0;
    for (const { step, share } of stepsOf(plan, flow)) {
      const its = timeOf(plan, flow, step);
      time += share * its.mean;
      if (its.mean > 0) {
        parts += 1;
        const square = its.mean * its.mean;
        exponential = exponential && Math.abs(its.variance - square) < 1e-9 * square;
      }
      if (step.code === stepCode.take) {
        const pool = poolAt(plan, flow.place, step.group);
        if (plan.pools[pool]?.unlimited === false) benches.add(pool);
        time += share * known(waits.pools[pool]);
      }
      if (step.code === stepCode.demand) {
        time += share * known(waits.stocks[stockAt(plan, flow, step)]);
        exponential = false;
      }
    }
    exponential = exponential && parts === 1;
    rate += flow.rate;
    hours += flow.rate * time;
    away += flow.rate * flow.homeward;
  }
  const [only] = benches;
  const pool = benches.size === 1 && only !== undefined ? entry(plan.pools, only) : undefined;
  const alone = flows.every(
    (flow) =>
      (flow.item === stock.item && flow.place === stock.place) ||
      stepsOf(plan, flow).every(
        ({ step }) => step.code !== stepCode.take || poolAt(plan, flow.place, step.group) !== only,
      ),
  );
  const always = pool?.members.every((members) => members.hours.always) === true;
  const crews =
    pool !== undefined && alone && always && exponential && rate > 0
      ? pool.members.reduce((sum, { count }) => sum + count, 0)
      : undefined;
  return { rate, time: hours / rate, homeward: away / rate, benches: [...benches], crews };
}

/** Hours of a repair without the wait for its bench. */
export function workOf(shop: Shop, waits: Waits): number {
  return shop.benches.reduce((time, pool) => time - known(waits.pools[pool]), shop.time);
}
