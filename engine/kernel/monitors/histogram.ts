// Values counted in bins of equal width, in a room that does not grow. A weight other than 1 makes the counts shares of
// something else: the hours for which a level was held give its distribution over time.
//
// A quantile is interpolated: it takes the values of a bin to be spread evenly over it, and those outside the bins to
// be spread evenly from there to the extreme value seen. Its error is at most the width of the bin that it falls into
// (of the whole stretch outside, for the ends). For exact quantiles keep a Sample.

/** `bins` bins of equal width from `low` to `high`. */
export interface HistogramBins {
  readonly low: number;
  readonly high: number;
  readonly bins: number;
}

/** Weights by bin, with what fell below and above. */
export class Histogram {
  readonly low: number;
  readonly high: number;
  readonly bins: number;
  /** The weight of the values below `low`. */
  below = 0;
  /** The weight of the values at `high` or above. */
  above = 0;
  /** The weight of all values. */
  total = 0;
  /** Of the values of weight above zero; Infinity while there are none. */
  minimum = Infinity;
  /** Of the values of weight above zero; −Infinity while there are none. */
  maximum = -Infinity;
  private readonly weights: Float64Array;

  /** Throws a RangeError unless low < high, both finite, and `bins` is a whole number above 0. */
  constructor({ low, high, bins }: HistogramBins) {
    if (!(low < high && high - low < Infinity)) {
      throw new RangeError(`a histogram goes from a low to a higher end, not from ${low} to ${high}`);
    }
    if (!(bins >= 1 && Math.floor(bins) === bins)) {
      throw new RangeError(`the bins of a histogram are a whole number above 0, not ${bins}`);
    }
    this.low = low;
    this.high = high;
    this.bins = bins;
    this.weights = new Float64Array(bins);
  }

  /**
   * Takes one value in. Bin b holds edge(b) ≤ value < edge(b + 1). Throws a RangeError for a value that is not finite
   * and for a weight that is negative or not finite.
   */
  add(value: number, weight = 1): void {
    if (!(Math.abs(value) < Infinity)) throw new RangeError(`a histogram takes finite values, not ${value}`);
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`a weight is 0 or more, not ${weight}`);
    if (weight === 0) return;
    this.total += weight;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
    if (value < this.low) this.below += weight;
    else if (value >= this.high) this.above += weight;
    else {
      const bin = this.binOf(value);
      this.weights[bin] = this.weight(bin) + weight;
    }
  }

  /** The lower end of a bin, from 0; the upper end of bin b is edge(b + 1), and edge(bins) is `high`. */
  edge(bin: number): number {
    return bin === this.bins ? this.high : this.low + (bin / this.bins) * (this.high - this.low);
  }

  /** The weight in a bin. Throws a RangeError for a bin that does not exist. */
  weight(bin: number): number {
    const weight = this.weights[bin];
    if (weight === undefined) {
      throw new RangeError(`the bins are numbered from 0 to ${this.bins - 1}: there is no bin ${bin}`);
    }
    return weight;
  }

  /** The bin's part of the total weight, what is below and above included; undefined when there is no weight. */
  share(bin: number): number | undefined {
    const weight = this.weight(bin);
    return this.total > 0 ? weight / this.total : undefined;
  }

  /** The value that has the share p of the weight below it, interpolated in its bin; undefined without weight. */
  quantile(p: number): number | undefined {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile's share lies between 0 and 1, not ${p}`);
    if (this.total === 0) return undefined;
    let wanted = p * this.total;
    for (let stretch = -1; stretch <= this.bins; stretch += 1) {
      const weight =
        stretch < 0 ? this.below : stretch < this.bins ? (this.weights[stretch] ?? 0) : this.above;
      if (weight > 0 && wanted <= weight) {
        const from = stretch < 0 ? this.minimum : Math.max(this.minimum, this.edge(stretch));
        const to = stretch === this.bins ? this.maximum : Math.min(this.maximum, this.edge(stretch + 1));
        return from + (wanted / weight) * (to - from);
      }
      wanted -= weight;
    }
    // The weights by stretch may add up to a little less than the total.
    return this.maximum;
  }

  private binOf(value: number): number {
    const near = Math.floor(((value - this.low) / (this.high - this.low)) * this.bins);
    const bin = Math.min(near, this.bins - 1);
    // The quotient is rounded: next to an edge the edge decides.
    if (value < this.edge(bin)) return bin - 1;
    return value >= this.edge(bin + 1) ? bin + 1 : bin;
  }
}
