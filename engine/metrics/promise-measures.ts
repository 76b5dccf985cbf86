/** Promises kept and broken, by tier and clock. */
import { clock, clockNames } from '../network/entitlements/clock.ts';
import { runsFor } from '../network/entitlements/promises.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { addTo, ratio, type Measures, type Put } from './measure.ts';

const clocks = clockNames;

export class PromiseMeasures implements Measures {
  private readonly plan: NetworkPlan;
  /** By tier and clock. */
  private readonly kept: Float64Array;
  private readonly broken: Float64Array;
  private open = 0;

  constructor(plan: NetworkPlan, bus: FactBus) {
    this.plan = plan;
    this.kept = new Float64Array(plan.tiers.length * clocks.length);
    this.broken = new Float64Array(plan.tiers.length * clocks.length);
    bus.on('raised', (fact) => {
      const tier = entry(plan.tiers, fact.tier);
      if (!runsFor(tier.clocksFor, { origin: fact.origin, mode: plan.modes[fact.mode] })) return;
      this.open += (tier.response < Infinity ? 1 : 0) + (tier.restore < Infinity ? 1 : 0);
    });
    bus.on('promiseKept', (fact) => {
      if (fact.clock !== clock.uptime) this.open -= 1;
      addTo(this.kept, fact.tier * clocks.length + fact.clock, 1);
    });
    bus.on('promiseBroken', (fact) => {
      if (fact.clock !== clock.uptime) this.open -= 1;
      addTo(this.broken, fact.tier * clocks.length + fact.clock, 1);
    });
  }

  tell(put: Put): void {
    const { machines, tiers } = this.plan;
    if (machines === 0 && tiers.every(({ clocksFor }) => clocksFor !== 'requests')) return;
    for (const [index, tier] of this.plan.tiers.entries()) {
      for (const [clock, name] of clocks.entries()) {
        if (name === 'uptime' ? tier.uptime === 0 : tier[name] === Infinity) continue;
        const kept = this.kept[index * clocks.length + clock] ?? 0;
        const broken = this.broken[index * clocks.length + clock] ?? 0;
        put('promiseKept', ratio(kept, kept + broken), `${tier.name}/${name}`);
      }
    }
    put('promisesOpen', this.open);
  }
}
