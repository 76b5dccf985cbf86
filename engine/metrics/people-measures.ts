/** Where the time of pools goes: work, travel, waiting with a request, idleness; and how often claims wait at all. */
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { addTo, ratio, type Measures, type Put } from './measure.ts';

/** Servers of a pool that a request holds. */
interface Held {
  readonly pool: number;
  count: number;
}

export class PeopleMeasures implements Measures {
  private readonly plan: NetworkPlan;
  private readonly claims: Float64Array;
  private readonly waited: Float64Array;
  private readonly working: Float64Array;
  private readonly travelling: Float64Array;
  private readonly busy: Float64Array;
  private readonly duty: Float64Array;
  private readonly held = new Map<number, Held[]>();

  constructor(plan: NetworkPlan, bus: FactBus) {
    this.plan = plan;
    const byPool = (): Float64Array => new Float64Array(plan.pools.length);
    this.claims = byPool();
    this.waited = byPool();
    this.working = byPool();
    this.travelling = byPool();
    this.busy = byPool();
    this.duty = byPool();
    bus.on('assigned', ({ request, pool, count, waited }) => {
      addTo(this.claims, pool, 1);
      if (waited > 0) addTo(this.waited, pool, 1);
      const its = this.held.get(request);
      const same = its?.find((held) => held.pool === pool);
      if (same !== undefined) same.count += count;
      else if (its !== undefined) its.push({ pool, count });
      else this.held.set(request, [{ pool, count }]);
    });
    bus.on('released', ({ request, pool, count }) => {
      const its = this.held.get(request);
      const same = its?.find((held) => held.pool === pool);
      if (its === undefined || same === undefined) return;
      same.count -= count;
      if (same.count > 0) return;
      its.splice(its.indexOf(same), 1);
      if (its.length === 0) this.held.delete(request);
    });
    bus.on('arrived', ({ request, pool, hours }) => {
      const same = this.held.get(request)?.find((held) => held.pool === pool);
      addTo(this.travelling, pool, hours * (same?.count ?? 0));
    });
    bus.on('worked', ({ request, hours }) => {
      for (const { pool, count } of this.held.get(request) ?? []) addTo(this.working, pool, hours * count);
    });
    bus.on('staffed', (fact) => {
      addTo(this.busy, fact.pool, fact.busy);
      addTo(this.duty, fact.pool, fact.duty);
    });
  }

  tell(put: Put): void {
    for (const [index, pool] of this.plan.pools.entries()) {
      const of = (sums: Float64Array): number => entry([sums[index]], 0);
      put('poolWaitShare', ratio(of(this.waited), of(this.claims)), pool.name);
      if (pool.unlimited || pool.kind !== 'people') continue;
      const duty = of(this.duty);
      const resting = of(this.busy) - of(this.working) - of(this.travelling);
      put('peopleWorking', ratio(of(this.working), duty), pool.name);
      put('peopleTravelling', ratio(of(this.travelling), duty), pool.name);
      put('peopleWaiting', ratio(resting, duty), pool.name);
      put('peopleIdle', ratio(duty - of(this.busy), duty), pool.name);
    }
  }
}
