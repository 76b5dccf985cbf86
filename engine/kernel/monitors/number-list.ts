// A list of doubles that grows by doubling: eight bytes a number, whatever came before.

/** Numbers in the order in which they were pushed. */
export class NumberList {
  length = 0;
  private room = new Float64Array(16);

  push(value: number): void {
    if (this.length === this.room.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.room);
      this.room = larger;
    }
    this.room[this.length] = value;
    this.length += 1;
  }

  /** The number at `index`, from 0; NaN outside the list. */
  at(index: number): number {
    return index < this.length ? (this.room[index] ?? NaN) : NaN;
  }

  /** The last number becomes `value`. */
  replaceLast(value: number): void {
    this.room[this.length - 1] = value;
  }

  /** A copy of the numbers. */
  copy(): Float64Array {
    return this.room.slice(0, this.length);
  }
}

/** How many numbers of a rising list (its first `length`) are at most `limit`. */
export function countUpTo(at: (index: number) => number, length: number, limit: number): number {
  let below = 0;
  let above = length;
  while (below < above) {
    const middle = Math.floor((below + above) / 2);
    if (at(middle) <= limit) below = middle + 1;
    else above = middle;
  }
  return below;
}
