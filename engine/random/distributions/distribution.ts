// What every distribution can say about itself, and what the distribution of a life can say besides. All sampling is by
// inversion, one uniform number each, so that two runs which share the number share the draw. A life is drawn as a
// threshold of cumulative hazard, so that changed usage can rescale the unspent part without a new draw. `cdf` is
// precise in the lower tail, `survival` in the upper one, and the cumulative hazard in both; likewise `quantile` and
// `quantileOfSurvival`.
import { log } from '../arithmetic/logarithm.ts';

/** The distribution of a number; hours unless its user says otherwise. Steps of the cdf (atoms) are allowed. */
export interface Distribution {
  readonly law: string;
  readonly mean: number;
  readonly variance: number;
  /** P(X ≤ x). */
  cdf(x: number): number;
  /** P(X > x). */
  survival(x: number): number;
  /** The smallest x with P(X ≤ x) ≥ u, for 0 ≤ u ≤ 1; rising in u. The ends of the range are at 0 and 1. */
  quantile(u: number): number;
  /** The smallest x with P(X > x) ≤ s: `quantile(1 − s)`, precise for the smallest s too. */
  quantileOfSurvival(s: number): number;
}

/** The distribution of a quantity that is not negative, such as a life, told by its hazard. */
export interface LifeDistribution extends Distribution {
  /** −ln P(X > x). */
  cumulativeHazard(x: number): number;
  /** The x at which the cumulative hazard reaches h. */
  inverseCumulativeHazard(h: number): number;
  /** The age at which one who has survived to `age` has met `h` more of cumulative hazard; never below `age`. */
  ageAfterHazard(age: number, h: number): number;
}

/** A life of one who has survived to `age`, from a uniform number in (0, 1): total life, so never below `age`. */
export function conditionalLife(distribution: LifeDistribution, age: number, u: number): number {
  return distribution.ageAfterHazard(age, -log(u));
}

/** Refuses a parameter that is not a finite number above zero (or at zero, where `zero` allows it). */
export function requirePositive(
  law: string,
  name: string,
  value: number,
  zero: 'zero' | 'above' = 'above',
): void {
  if (value > 0 && value < Infinity) return;
  if (value === 0 && zero === 'zero') return;
  const wanted = zero === 'zero' ? 'zero or more, and finite' : 'above zero, and finite';
  throw new RangeError(`${law}: ${name} must be ${wanted}, not ${value}`);
}

/** Refuses a parameter that is not a finite number. */
export function requireFinite(law: string, name: string, value: number): void {
  if (value > -Infinity && value < Infinity) return;
  throw new RangeError(`${law}: ${name} must be finite, not ${value}`);
}
