// Wrong monitors.

import { Sample, Tally, TimeWeighted } from '../../../engine/kernel/monitors/index.ts';

/** Divides the sum of squares by the number of values. */
export class DividesByCount extends Tally {
  override get variance() {
    return (super.variance * (this.count - 1)) / this.count;
  }
}

/** Has lost its digits where the values are large and close together. */
export class SumsOfSquares {
  count = 0;
  private sum = 0;
  private squares = 0;

  add(value: number) {
    this.count += 1;
    this.sum += value;
    this.squares += value * value;
  }

  get mean() {
    return this.sum / this.count;
  }

  get variance() {
    return Math.max(0, (this.squares - (this.sum * this.sum) / this.count) / (this.count - 1));
  }
}

/** Counts the new level for the time that has passed. */
export class NewLevelForThePast extends TimeWeighted {
  private previous: number;

  constructor(level: number, at: number) {
    super(level, at);
    this.previous = at;
  }

  override set(level: number, at: number) {
    super.set(level, this.previous);
    super.set(level, at);
    this.previous = at;
  }
}

/** Takes the next order statistic: counts the intervals between n values as n. */
export class QuantileOffByOne extends Sample {
  override quantile(p: number) {
    const sorted = this.values().sort();
    return sorted[Math.min(Math.ceil(p * sorted.length), sorted.length - 1)];
  }
}
