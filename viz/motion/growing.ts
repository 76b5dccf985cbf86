/** Columns that grow while they are written. */
export class GrowingNumbers {
  #numbers = new Float64Array(1 << 12);
  length = 0;

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Float64Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length] = value;
    this.length += 1;
  }

  /** A copy of what was written. */
  done(): Float64Array {
    return this.#numbers.slice(0, this.length);
  }
}
