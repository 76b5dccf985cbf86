// A mixture: with the share of its weight, each component is the law. Inversion takes one uniform number for the
// component and the value together: the quantile lies between the least and the greatest of the components', and is
// found there as the place where the cdf passes u. The search is false position with the Illinois rule (M. Dowell and
// P. Jarratt, BIT 11, 1971) and halves the bracket whenever that was slow, so that atoms and gaps do not stop it; it ends
// when the bracket is two steps of a double wide.
import { requirePositive, type Distribution } from './distribution.ts';

/** A law and how often it is the one, relative to the other weights. */
export interface MixtureComponent {
  readonly weight: number;
  readonly distribution: Distribution;
}

const resolution = 4.5e-16;

/** The mixture of the components by their weights (zero or more). Relative errors as of the components', and 5e-16. */
export function mixture(components: readonly MixtureComponent[]): Distribution {
  for (const { weight, distribution } of components) {
    requirePositive('mixture', `the weight of ${distribution.law}`, weight, 'zero');
  }
  const used = components.filter(({ weight }) => weight > 0);
  if (used.length === 0) throw new RangeError('mixture: there must be a weight above zero, not 0');
  const total = used.reduce((sum, { weight }) => sum + weight, 0);
  requirePositive('mixture', 'the sum of weights', total);
  const parts = used.map(({ weight, distribution }) => ({ share: weight / total, its: distribution }));

  const cdf = (x: number): number => {
    let sum = 0;
    for (const { share, its } of parts) sum += share * its.cdf(x);
    return Math.min(1, sum);
  };
  const survival = (x: number): number => {
    let sum = 0;
    for (const { share, its } of parts) sum += share * its.survival(x);
    return Math.min(1, sum);
  };
  /** Where cdf − u, told by the smaller side, passes from below zero to zero or above. */
  const search = (u: number, s: number): number => {
    const byCdf = u < s;
    const excess = (x: number): number => (byCdf ? cdf(x) - u : s - survival(x));
    let low = Infinity;
    let high = -Infinity;
    for (const { its } of parts) {
      const x = byCdf ? its.quantile(u) : its.quantileOfSurvival(s);
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
    if (!(low < high && low > -Infinity && high < Infinity)) return byCdf || u < 1 ? low : high;
    let below = excess(low);
    if (below >= 0) return low;
    let above = Math.max(excess(high), Number.MIN_VALUE);
    let width = high - low;
    let turn = 0;
    let lastSide = 0;
    while (high - low > resolution * Math.max(Math.abs(low), Math.abs(high))) {
      turn += 1;
      let x = low - (below / (above - below)) * (high - low);
      if (turn === 3) {
        turn = 0;
        if (high - low > 0.5 * width) x = low + 0.5 * (high - low);
        width = high - low;
      }
      if (!(x > low && x < high)) x = low + 0.5 * (high - low);
      if (!(x > low && x < high)) break;
      const at = excess(x);
      if (at < 0) {
        low = x;
        below = at;
        if (lastSide < 0) above *= 0.5;
        lastSide = -1;
      } else {
        high = x;
        above = at;
        if (lastSide > 0) below *= 0.5;
        lastSide = 1;
      }
    }
    return high;
  };

  let mean = 0;
  for (const { share, its } of parts) mean += share * its.mean;
  let variance = 0;
  for (const { share, its } of parts) {
    variance += share * (its.variance + (its.mean - mean) * (its.mean - mean));
  }
  return {
    law: 'mixture',
    mean,
    variance,
    cdf,
    survival,
    quantile: (u) => search(u, 1 - u),
    quantileOfSurvival: (s) => search(1 - s, s),
  };
}
