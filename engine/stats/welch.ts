// The difference of the means of two independent samples whose variances may differ: alternatives that did *not* meet
// the same world. B. L. Welch, "The generalization of 'Student's' problem when several different population variances
// are involved", Biometrika 34, 1947; the degrees of freedom are those of F. E. Satterthwaite (Biometrics Bulletin 2,
// 1946). Where the alternatives met the same world, `pairedDifference` is nearly always the narrower interval.
import { studentQuantile, studentSurvival } from './student.ts';
import { Tally } from '../kernel/monitors/tally.ts';

/** The difference mean(x) − mean(y); everything else is NaN where a side has fewer than 2 values or neither varies. */
export interface WelchDifference {
  readonly mean: number;
  readonly halfWidth: number;
  readonly standardError: number;
  /** The mean in standard errors. */
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** The two-sided probability of a |t| this large if there were no difference. */
  readonly pValue: number;
}

/**
 * The interval and test of mean(x) − mean(y) for independent samples; undefined and NaN values are left out. Throws a
 * RangeError for a confidence that is not strictly between 0 and 1.
 */
export function welchDifference(
  x: Iterable<number | undefined>,
  y: Iterable<number | undefined>,
  confidence: number,
): WelchDifference {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1 (95 % is 0.95), not ${confidence}`);
  }
  const [first, second] = [definedTally(x), definedTally(y)];
  const [one, other] = [first.variance / first.count, second.variance / second.count];
  const mean = first.count > 0 && second.count > 0 ? first.mean - second.mean : NaN;
  const standardError = Math.sqrt(one + other);
  const degreesOfFreedom =
    ((one + other) * (one + other)) /
    ((one * one) / (first.count - 1) + (other * other) / (second.count - 1));
  const t = standardError > 0 ? mean / standardError : NaN;
  const pValue = 2 * studentSurvival(Math.abs(t), degreesOfFreedom);
  const halfWidth = -studentQuantile(0.5 * (1 - confidence), degreesOfFreedom) * standardError;
  return { mean, halfWidth, standardError, t, degreesOfFreedom, pValue };
}

function definedTally(values: Iterable<number | undefined>): Tally {
  const result = new Tally();
  for (const value of values) if (value !== undefined && value === value) result.add(value);
  return result;
}
