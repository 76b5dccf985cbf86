// Mean and variance of numbers as they come, without keeping them and without the cancellation of sums of squares:
// B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4, 1962.

/** A running count, mean, variance, minimum and maximum. */
export class Tally {
  count = 0;
  mean = 0;
  minimum = Infinity;
  maximum = -Infinity;
  private squares = 0;

  /** Takes one value in. */
  add(value: number): void {
    this.count += 1;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.squares += before * (value - this.mean);
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
  }

  /** The unbiased sample variance (divided by n − 1); NaN below two values. */
  get variance(): number {
    return this.count < 2 ? NaN : this.squares / (this.count - 1);
  }

  /** The sample standard deviation; NaN below two values. */
  get deviation(): number {
    return Math.sqrt(this.variance);
  }
}

/** A tally of the given values. */
export function tally(values: Iterable<number>): Tally {
  const result = new Tally();
  for (const value of values) result.add(value);
  return result;
}
