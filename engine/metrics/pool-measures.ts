/** Pools: how much of the time on duty is taken up, and how long claims wait. */
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { addTo, ratio, type Measures, type Put } from './measure.ts';

export class PoolMeasures implements Measures {
  private readonly plan: NetworkPlan;
  private readonly claims: Float64Array;
  private readonly waits: Float64Array;
  private readonly duty: Float64Array;
  private readonly busy: Float64Array;
  private readonly line: Float64Array;

  constructor(plan: NetworkPlan, bus: FactBus) {
    this.plan = plan;
    const byPool = (): Float64Array => new Float64Array(plan.pools.length);
    this.claims = byPool();
    this.waits = byPool();
    this.duty = byPool();
    this.busy = byPool();
    this.line = byPool();
    bus.on('assigned', (fact) => {
      addTo(this.claims, fact.pool, 1);
      addTo(this.waits, fact.pool, fact.waited);
    });
    bus.on('staffed', (fact) => {
      addTo(this.duty, fact.pool, fact.duty);
      addTo(this.busy, fact.pool, fact.busy);
      addTo(this.line, fact.pool, fact.line);
    });
  }

  tell(put: Put, hours: number): void {
    for (const [index, pool] of this.plan.pools.entries()) {
      if (!pool.unlimited) put('utilisation', ratio(this.busy[index] ?? 0, this.duty[index] ?? 0), pool.name);
      put('poolWait', ratio(this.waits[index] ?? 0, this.claims[index] ?? 0), pool.name);
      put('poolLine', ratio(this.line[index] ?? 0, hours), pool.name);
    }
  }
}
