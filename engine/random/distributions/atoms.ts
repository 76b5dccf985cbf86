// A law of finitely many values, by their probabilities: what `discrete` and `poisson` have in common. Each tail is summed
// from its own end, and the larger side is one less the smaller, so that neither cancels and both agree.
import type { Distribution } from './distribution.ts';

/** The first index at which a list that rises (or falls) past the wanted share has reached it; the last if none has. */
function firstReached(shares: Float64Array, wanted: number, rising: boolean): number {
  let low = 0;
  let high = shares.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const share = shares[middle] ?? NaN;
    if (rising ? share >= wanted : share <= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The law of the values, strictly rising, each with its weight above zero; `mean` and `variance` are taken as told. */
export function atomicLaw(
  moments: Pick<Distribution, 'law' | 'mean' | 'variance'>,
  values: Float64Array,
  weights: Float64Array,
): Distribution {
  const last = values.length - 1;
  /** P(X ≤ value) and P(X > value), for each value. */
  const upTo = new Float64Array(last + 1);
  const beyond = new Float64Array(last + 1);
  let total = 0;
  for (let n = 0; n <= last; n += 1) upTo[n] = total += weights[n] ?? NaN;
  let rest = 0;
  for (let n = last; n >= 0; n -= 1) {
    const below = (upTo[n] ?? NaN) / total;
    beyond[n] = below > 0.5 ? rest / total : 1 - below;
    upTo[n] = below > 0.5 ? 1 - rest / total : below;
    rest += weights[n] ?? NaN;
  }
  /** The last value that is at most x; −1 before the first. */
  const lastAtMost = (x: number): number => {
    let low = -1;
    let high = last + 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((values[middle] ?? NaN) <= x) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    ...moments,
    cdf: (x) => {
      const n = lastAtMost(x);
      return n < 0 ? 0 : (upTo[n] ?? NaN);
    },
    survival: (x) => {
      const n = lastAtMost(x);
      return n < 0 ? 1 : (beyond[n] ?? NaN);
    },
    quantile: (u) => {
      const n = u > 0.5 ? firstReached(beyond, 1 - u, false) : firstReached(upTo, u, true);
      return values[n] ?? NaN;
    },
    quantileOfSurvival: (s) => {
      const n = s >= 0.5 ? firstReached(upTo, 1 - s, true) : firstReached(beyond, s, false);
      return values[n] ?? NaN;
    },
  };
}
