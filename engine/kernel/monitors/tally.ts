// Mean and variance of numbers as they come, without keeping them and without the cancellation of sums of squares:
// B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4, 1962. Two
// tallies merge by the pairwise formula of T. F. Chan, G. H. Golub and R. J. LeVeque, "Updating formulae and a pairwise
// algorithm for computing sample variances", Stanford STAN-CS-79-773, 1979; merging in another order may change the
// last bits, so results that must repeat are merged in a fixed one.

/** A running count, mean, variance, minimum and maximum. */
export class Tally {
  count = 0;
  mean = 0;
  minimum = Infinity;
  maximum = -Infinity;
  private squares = 0;

  /** Takes one value in. Throws a RangeError for NaN, and then stays as it was. */
  add(value: number): void {
    // True of NaN too, so that refusing it costs a value that is no new minimum nothing.
    if (!(value >= this.minimum)) this.reachDown(value);
    if (value > this.maximum) this.maximum = value;
    this.count += 1;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.squares += before * (value - this.mean);
  }

  /** Takes in all that `other` has seen, as if each of its values had been added here; `other` is not changed. */
  merge(other: Tally): void {
    if (other.count === 0) return;
    const count = this.count + other.count;
    const apart = other.mean - this.mean;
    // An empty tally has the mean 0 and no squares, and so becomes the other one to the bit.
    const share = other.count / count;
    this.squares += other.squares + apart * apart * this.count * share;
    this.mean += apart * share;
    this.count = count;
    this.minimum = Math.min(this.minimum, other.minimum);
    this.maximum = Math.max(this.maximum, other.maximum);
  }

  /** Forgets all values: the end of a warm-up. */
  restart(): void {
    this.count = 0;
    this.mean = 0;
    this.minimum = Infinity;
    this.maximum = -Infinity;
    this.squares = 0;
  }

  /** The unbiased sample variance (divided by n − 1); NaN below two values. */
  get variance(): number {
    return this.count < 2 ? NaN : this.squares / (this.count - 1);
  }

  /** The sample standard deviation; NaN below two values. */
  get deviation(): number {
    return Math.sqrt(this.variance);
  }

  private reachDown(value: number): void {
    if (value !== value) throw new RangeError('a tally takes numbers, not NaN');
    this.minimum = value;
  }
}

/** A tally of the given values. */
export function tally(values: Iterable<number>): Tally {
  const result = new Tally();
  for (const value of values) result.add(value);
  return result;
}
