// The confidence interval of a quantile from independent values, whatever their distribution: the number of values below
// the p-quantile is binomial (n, p), so two order statistics enclose it with a probability that is known exactly
// (W. R. Thompson, Annals of Mathematical Statistics 7, 1936; H. A. David and H. N. Nagaraja, "Order Statistics", §7.1).
// The ranks are the innermost of which each side errs with at most half of what is allowed; so the coverage is at least
// the confidence asked for, and more for few values. For values that may tie it is higher still. The values must be
// independent (one per replication, or one run's values far apart): waits in one line that follow each other are not.
import { log } from '../random/index.ts';
import { sampleQuantile } from '../kernel/monitors/sorted-quantile.ts';
import { binomialTerms } from './binomial.ts';

/** A quantile with its interval. */
export interface QuantileInterval {
  /** The sample quantile by definition 7 (`sampleQuantile`); undefined without values. */
  readonly estimate: number | undefined;
  /** The order statistic of rank `lowerRank`; −Infinity where the values are too few to bound it below. */
  readonly lower: number;
  /** The order statistic of rank `upperRank`; Infinity where the values are too few to bound it above. */
  readonly upper: number;
  /** From 1 for the smallest value; 0 where there is no lower bound. */
  readonly lowerRank: number;
  /** n + 1 where there is no upper bound. */
  readonly upperRank: number;
  /** The probability that the interval holds the quantile of a continuous distribution: at least the confidence. */
  readonly coverage: number;
  /** How many values were defined. */
  readonly n: number;
  /** Whether both sides are bounded: n is at least `needed`. */
  readonly enough: boolean;
  /** The least number of values with which both sides are bounded. */
  readonly needed: number;
}

/**
 * The interval of the p-quantile of the defined values (neither undefined nor NaN). Throws a RangeError unless p and
 * the confidence lie strictly between 0 and 1.
 */
export function quantileInterval(
  values: Iterable<number | undefined>,
  p: number,
  confidence: number,
): QuantileInterval {
  if (!(p > 0 && p < 1))
    throw new RangeError(`a quantile with an interval lies between 0 and 1, not at ${p}`);
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1 (95 % is 0.95), not ${confidence}`);
  }
  const defined: number[] = [];
  for (const value of values) if (value !== undefined && value === value) defined.push(value);
  const sorted = Float64Array.from(defined).sort();
  const n = sorted.length;
  const side = 0.5 * (1 - confidence);
  const { first, probabilities } = binomialTerms(n, p);

  // The value of rank r lies above the quantile if fewer than r values lie below it: P(B < r).
  let lowerRank = first;
  let missedBelow = 0;
  for (const probability of probabilities) {
    if (missedBelow + probability > side) break;
    missedBelow += probability;
    lowerRank += 1;
  }
  // It lies below the quantile if r values or more do: P(B ≥ r).
  let upperRank = first + probabilities.length;
  let missedAbove = 0;
  for (const probability of [...probabilities].reverse()) {
    if (missedAbove + probability > side) break;
    missedAbove += probability;
    upperRank -= 1;
  }
  return {
    estimate: sampleQuantile(sorted, p),
    lower: sorted[lowerRank - 1] ?? -Infinity,
    upper: sorted[upperRank - 1] ?? Infinity,
    lowerRank,
    upperRank,
    coverage: 1 - missedBelow - missedAbove,
    n,
    enough: lowerRank >= 1 && upperRank <= n,
    needed: leastCount(Math.max(p, 1 - p), side),
  };
}

/** The smallest n with largerⁿ ≤ side: the least that bounds the rarer side by the extreme value. */
function leastCount(larger: number, side: number): number {
  return Math.ceil(log(side) / log(larger));
}
