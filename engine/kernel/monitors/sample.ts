// Every value kept, for what no summary can give: exact quantiles, the share within a limit, the values themselves in
// the order in which they came (for batch means or a warm-up). Eight bytes a value; a Tally or a Histogram does with a
// fixed room. Sorting waits until a quantile is asked for, and holds until the next value comes.
import { countUpTo, NumberList } from './number-list.ts';
import { checkNumber } from './refusals.ts';
import { sortedQuantile } from './sorted-quantile.ts';

/** A sample that keeps its values. */
export class Sample {
  private readonly kept = new NumberList();
  private rising: Float64Array | undefined;

  /** Takes one value in. Throws a RangeError for NaN. */
  add(value: number): void {
    checkNumber(value, 'a value of a sample');
    this.kept.push(value);
    this.rising = undefined;
  }

  get count(): number {
    return this.kept.length;
  }

  /** A copy of the values, in the order in which they came. */
  values(): Float64Array {
    return this.kept.copy();
  }

  /** The p-quantile, by definition 7 of Hyndman and Fan (`sampleQuantile`); undefined when there are no values. */
  quantile(p: number): number | undefined {
    return sortedQuantile(this.sorted(), p);
  }

  /** The share of values that are at most `limit`; undefined when there are no values. */
  shareUpTo(limit: number): number | undefined {
    checkNumber(limit, 'a limit');
    const sorted = this.sorted();
    if (sorted.length === 0) return undefined;
    return countUpTo((index) => sorted[index] ?? NaN, sorted.length, limit) / sorted.length;
  }

  private sorted(): Float64Array {
    this.rising ??= this.kept.copy().sort();
    return this.rising;
  }
}
