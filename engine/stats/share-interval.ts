// The confidence interval of a probability from how often something happened: E. B. Wilson, "Probable inference, the law
// of succession, and statistical inference", Journal of the American Statistical Association 22, 1927. Unlike p ∓ z s/√n
// it stays between 0 and 1, is an interval for 0 of n too, and covers near the nominal share for small n (L. D. Brown,
// T. T. Cai and A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16, 2001).
import { normalQuantile } from '../random/index.ts';

/** A share with its interval, all between 0 and 1. */
export interface ShareInterval {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The interval of the probability behind `successes` of `trials` independent trials. Throws a RangeError unless
 * 0 ≤ successes ≤ trials, trials > 0 and 0 < confidence < 1.
 */
export function shareInterval(successes: number, trials: number, confidence: number): ShareInterval {
  if (!(trials > 0 && successes >= 0 && successes <= trials)) {
    throw new RangeError(`a share is of one trial or more, not ${successes} of ${trials}`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1 (95 % is 0.95), not ${confidence}`);
  }
  const z = -normalQuantile(0.5 * (1 - confidence));
  const share = successes / trials;
  const shrink = 1 / (1 + (z * z) / trials);
  const centre = (share + (z * z) / (2 * trials)) * shrink;
  const reach = z * shrink * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return {
    share,
    lower: successes === 0 ? 0 : centre - reach,
    upper: successes === trials ? 1 : centre + reach,
  };
}
