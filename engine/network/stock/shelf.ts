/** Serviceable units in the order in which they came; taking the oldest costs the same however many there are. */
import type { Unit } from '../items/unit.ts';

/** Places given up at the front before the rest moves up. */
const slack = 64;

export class Shelf implements Iterable<Unit> {
  private readonly units: (Unit | undefined)[] = [];
  private first = 0;

  get length(): number {
    return this.units.length - this.first;
  }

  push(unit: Unit): void {
    this.units.push(unit);
  }

  /** Takes the oldest; undefined if there is none. */
  shift(): Unit | undefined {
    if (this.first === this.units.length) return undefined;
    const unit = this.units[this.first];
    this.units[this.first] = undefined;
    this.first += 1;
    if (this.first > slack && this.first * 2 > this.units.length) {
      this.units.splice(0, this.first);
      this.first = 0;
    }
    return unit;
  }

  *[Symbol.iterator](): Iterator<Unit> {
    for (let place = this.first; place < this.units.length; place += 1) {
      const unit = this.units[place];
      if (unit !== undefined) yield unit;
    }
  }
}
