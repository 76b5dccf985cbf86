/** Promises kept and broken, by tier and clock. */
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { addTo, ratio, type Measures, type Put } from './measure.ts';

const clocks = ['response', 'restore'] as const;

export class PromiseMeasures implements Measures {
  private readonly plan: NetworkPlan;
  /** By tier and clock. */
  private readonly kept: Float64Array;
  private readonly broken: Float64Array;
  private open = 0;

  constructor(plan: NetworkPlan, bus: FactBus, fleetOf: Int32Array) {
    this.plan = plan;
    this.kept = new Float64Array(plan.tiers.length * clocks.length);
    this.broken = new Float64Array(plan.tiers.length * clocks.length);
    bus.on('failed', (fact) => {
      if (entry(plan.modes, fact.mode).severity !== 'stops') return;
      const tier = entry(plan.tiers, entry(plan.fleets, fleetOf[fact.machine] ?? -1).tier);
      this.open += (tier.response < Infinity ? 1 : 0) + (tier.restore < Infinity ? 1 : 0);
    });
    bus.on('promiseKept', (fact) => {
      this.open -= 1;
      addTo(this.kept, fact.tier * clocks.length + fact.clock, 1);
    });
    bus.on('promiseBroken', (fact) => {
      this.open -= 1;
      addTo(this.broken, fact.tier * clocks.length + fact.clock, 1);
    });
  }

  tell(put: Put): void {
    if (this.plan.machines === 0) return;
    for (const [index, tier] of this.plan.tiers.entries()) {
      for (const [clock, name] of clocks.entries()) {
        if (tier[name] === Infinity) continue;
        const kept = this.kept[index * clocks.length + clock] ?? 0;
        const broken = this.broken[index * clocks.length + clock] ?? 0;
        put('promiseKept', ratio(kept, kept + broken), `${tier.name}/${name}`);
      }
    }
    put('promisesOpen', this.open);
  }
}
