// What every distribution of a non-negative time can say about itself, and how a life is drawn from it. All sampling is
// by inversion, one uniform number each. A life is drawn as a threshold of cumulative hazard, so that changed usage can
// rescale the unspent part without a new draw. `cdf` is precise in the lower tail, `survival` in the upper one, and the
// cumulative hazard in both.
import { log } from '../arithmetic/logarithm.ts';

/** A distribution of a non-negative quantity; hours unless its user says otherwise. */
export interface Distribution {
  readonly law: string;
  readonly mean: number;
  readonly variance: number;
  /** P(X ≤ x). */
  cdf(x: number): number;
  /** P(X > x). */
  survival(x: number): number;
  /** The x that a share u of draws stays below; rising in u. */
  quantile(u: number): number;
  /** −ln P(X > x). */
  cumulativeHazard(x: number): number;
  /** The x at which the cumulative hazard reaches h. */
  inverseCumulativeHazard(h: number): number;
  /** The age at which one who has survived to `age` has met `h` more of cumulative hazard; never below `age`. */
  ageAfterHazard(age: number, h: number): number;
}

/** A life of one who has survived to `age`, from a uniform number in (0, 1): total life, so never below `age`. */
export function conditionalLife(distribution: Distribution, age: number, u: number): number {
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
