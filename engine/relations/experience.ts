/**
 * What parties can look back on: a fold over facts, by customer, month by month. Asked at any time it tells of whole
 * months only, so that hours and events are counted over the same span.
 */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import type { Measure } from './decision-input.ts';

const yearHours = 8760;

/** Sums over machines and time. */
interface Seen {
  up: Hours;
  down: Hours;
  failures: number;
  kept: number;
  broken: number;
  restored: number;
  restoredAfter: Hours;
}

const nothing = (): Seen => ({
  up: 0,
  down: 0,
  failures: 0,
  kept: 0,
  broken: 0,
  restored: 0,
  restoredAfter: 0,
});

function addTo(sum: Seen, more: Readonly<Seen>): void {
  sum.up += more.up;
  sum.down += more.down;
  sum.failures += more.failures;
  sum.kept += more.kept;
  sum.broken += more.broken;
  sum.restored += more.restored;
  sum.restoredAfter += more.restoredAfter;
}

/** What the facts alone tell; money is not among it. */
export type PhysicalMeasure = Exclude<Measure, 'ownCost' | 'unpaidFor'>;

export class Experience {
  private readonly month: readonly Seen[];
  private readonly ended: readonly Seen[];
  private readonly customerOf: readonly number[];

  constructor(plan: NetworkPlan, bus: FactBus) {
    this.month = plan.customers.map(nothing);
    this.ended = plan.customers.map(nothing);
    this.customerOf = plan.fleets.flatMap((fleet) =>
      Array.from({ length: fleet.count }, () => fleet.customer),
    );
    const of = (machine: number): Seen => entry(this.month, entry(this.customerOf, machine));
    bus.on('metered', (fact) => {
      const its = of(fact.machine);
      its.up += fact.up;
      its.down += fact.down;
    });
    bus.on('failed', (fact) => {
      of(fact.machine).failures += 1;
    });
    bus.on('promiseKept', (fact) => {
      of(fact.machine).kept += 1;
    });
    bus.on('promiseBroken', (fact) => {
      of(fact.machine).broken += 1;
    });
    bus.on('restored', (fact) => {
      const its = of(fact.machine);
      its.restored += 1;
      its.restoredAfter += fact.hours;
    });
    bus.on('monthEnded', () => {
      for (const [customer, its] of this.month.entries()) {
        addTo(entry(this.ended, customer), its);
        Object.assign(its, nothing());
      }
    });
  }

  /** All that a customer's machines have gone through; those of all for -1. */
  since(customer: number): Readonly<Seen> {
    const sum = nothing();
    for (const [index, its] of this.ended.entries()) if (customer < 0 || index === customer) addTo(sum, its);
    return sum;
  }

  /** Machine-hours in service, up and down. */
  hours(customer: number): Hours {
    const { up, down } = this.since(customer);
    return up + down;
  }

  /** A measure over what has been gone through since `before` was taken; NaN where there is nothing. */
  measure(measure: PhysicalMeasure, customer: number, before: Readonly<Seen>): number {
    const its = this.since(customer);
    const up = its.up - before.up;
    const down = its.down - before.down;
    const years = (up + down) / yearHours;
    const kept = its.kept - before.kept;
    const broken = its.broken - before.broken;
    switch (measure) {
      case 'availability':
        return up / (up + down);
      case 'failures':
        return (its.failures - before.failures) / years;
      case 'downtime':
        return down / years;
      case 'promisesBroken':
        return broken / (kept + broken);
      case 'restoreHours':
        return (its.restoredAfter - before.restoredAfter) / (its.restored - before.restored);
    }
  }
}

/** What was gone through up to some time. */
export type LookBack = Readonly<Seen>;

/** Nothing yet. */
export const fromTheStart: LookBack = nothing();
