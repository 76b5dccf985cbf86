/**
 * The register of units: makes them, moves them, and counts where they are. Every move names where the unit is
 * believed to be, and is refused when it is not there: a unit can be in one place only, and none is lost.
 */
import type { ItemPlan, NetworkPlan } from '../plan/plan.ts';
import { entry } from '../entry.ts';
import { innerUnits, Unit } from './unit.ts';
import type { Location } from './unit.ts';

export class Units {
  private readonly plan: NetworkPlan;
  private readonly counts: Record<Location, Int32Array>;
  private readonly madeOf: Int32Array;
  private made = 0;

  constructor(plan: NetworkPlan) {
    this.plan = plan;
    const zeros = (): Int32Array => new Int32Array(plan.items.length);
    this.madeOf = zeros();
    this.counts = {
      inside: zeros(),
      machine: zeros(),
      shelf: zeros(),
      held: zeros(),
      transit: zeros(),
      shop: zeros(),
      scrapped: zeros(),
    };
  }

  /** A new unit with all that it contains. */
  build(item: ItemPlan, location: Location): Unit {
    const before = this.announce(item, location, 1);
    return this.make(item, location, before).unit;
  }

  /**
   * Enters `count` units of an item, each with all that it contains, without making them. Returns how many units there
   * were before: they have the ids from there on, the units inside before the one around them.
   */
  announce(item: ItemPlan, location: Location, count: number): number {
    const before = this.made;
    this.enter(item, location, count);
    return before;
  }

  /** Makes a unit that was announced, and says how many ids it has taken with all that it contains. */
  make(item: ItemPlan, location: Location, before: number): { readonly unit: Unit; readonly taken: number } {
    let last = before;
    const inside = item.contains.map((index) => {
      const { unit, taken } = this.make(entry(this.plan.items, index), 'inside', last);
      last += taken;
      return unit;
    });
    last += 1;
    return { unit: new Unit(last, item, inside, location), taken: last - before };
  }

  private enter(item: ItemPlan, location: Location, count: number): void {
    for (const index of item.contains) this.enter(entry(this.plan.items, index), 'inside', count);
    this.made += count;
    const { index } = item;
    this.counts[location][index] = (this.counts[location][index] ?? 0) + count;
    this.madeOf[index] = (this.madeOf[index] ?? 0) + count;
  }

  /** Moves a unit; throws if it is not where it is said to be. */
  move(unit: Unit, from: Location, to: Location): void {
    if (unit.location !== from) {
      throw new Error(
        `unit ${unit.id} (${unit.item.name}) cannot go from ${from} to ${to}: it is ${unit.location}`,
      );
    }
    const { index } = unit.item;
    this.counts[from][index] = (this.counts[from][index] ?? 0) - 1;
    this.counts[to][index] = (this.counts[to][index] ?? 0) + 1;
    unit.location = to;
    if (to === 'scrapped') for (const inner of innerUnits(unit)) this.move(inner, 'inside', 'scrapped');
  }

  /** How many units of an item are somewhere. */
  count(item: number, location: Location): number {
    return this.counts[location][item] ?? 0;
  }

  /** How many units were ever made; their ids run from 1 to this. */
  get everBuilt(): number {
    return this.made;
  }

  /** How many units of an item were ever made. */
  everMade(item: number): number {
    return this.madeOf[item] ?? 0;
  }
}
