// The confidence interval of a mean over replications, by Student's t distribution: the replications are independent
// and their means near enough to normal. A replication whose figure is undefined (0/0) is left out, and `n` says how
// many remained; the caller knows how many there were. One value has no spread: its interval is the whole line.
import { studentQuantile } from './student.ts';
import { Tally } from '../kernel/monitors/tally.ts';

/** A mean with what is known of its error; `lower` and `upper` are mean ∓ halfWidth. */
export interface MeanInterval {
  /** NaN without values. */
  readonly mean: number;
  /** Infinity for one value, NaN without. */
  readonly halfWidth: number;
  /** The sample standard deviation (divided by n − 1); NaN below two values. */
  readonly sd: number;
  /** How many values were defined. */
  readonly n: number;
  readonly lower: number;
  readonly upper: number;
}

/** Student's quantile that a half width of `n` values takes, in standard errors. */
export function halfWidthFactor(n: number, confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1 (95 % is 0.95), not ${confidence}`);
  }
  if (n === 1) return Infinity;
  return -studentQuantile(0.5 * (1 - confidence), n - 1);
}

/** The interval that a tally gives. */
export function tallyInterval(values: Tally, confidence: number): MeanInterval {
  const n = values.count;
  const mean = n === 0 ? NaN : values.mean;
  const sd = values.deviation;
  const factor = halfWidthFactor(n, confidence);
  const halfWidth = n === 1 ? Infinity : (factor * sd) / Math.sqrt(n);
  return { mean, halfWidth, sd, n, lower: mean - halfWidth, upper: mean + halfWidth };
}

/** The interval of the mean of the defined values (neither undefined nor NaN). */
export function meanInterval(values: Iterable<number | undefined>, confidence: number): MeanInterval {
  const defined = new Tally();
  for (const value of values) if (value !== undefined && value === value) defined.add(value);
  return tallyInterval(defined, confidence);
}
