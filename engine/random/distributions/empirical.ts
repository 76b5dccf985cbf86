// The law of a sample, made continuous: the quantile runs straight from one order statistic to the next, the share
// (k − 1) / (n − 1) belonging to the k-th of n. That is definition 7 of R. J. Hyndman and Y. Fan ("Sample quantiles in
// statistical packages", The American Statistician 50, 1996), the one that monitors report, so that it draws what they
// measured. It never leaves the range of the sample. Mean and variance are those of this law, which are not quite those
// of the sample: between two neighbours it is uniform, so that its second moment about c is
// (d² + d e + e²) / 3, with d and e the neighbours' distances from c.
import { requireFinite, type Distribution } from './distribution.ts';

/** The piecewise linear law of a sample of one value or more, in any order. Errors are of rounding: 1e-15. */
export function empirical(sample: Iterable<number>): Distribution {
  const values = Float64Array.from(sample).sort();
  for (const value of values) requireFinite('empirical', 'value', value);
  const last = values.length - 1;
  if (last < 0) throw new RangeError('empirical: the sample must hold at least one value, not 0');
  const value = (n: number): number => values[n] ?? NaN;
  const [least, greatest] = [value(0), value(last)];
  let mean = least;
  let variance = 0;
  if (last > 0) {
    // Taken from the least value on, so that a sample far from zero loses nothing.
    let sum = 0;
    for (let n = 0; n < last; n += 1) sum += 0.5 * (value(n) - least + (value(n + 1) - least));
    mean = least + sum / last;
    for (let n = 0; n < last; n += 1) {
      const d = value(n) - mean;
      const e = value(n + 1) - mean;
      variance += (d * d + d * e + e * e) / (3 * last);
    }
  }

  /** The last order statistic that is at most x, for x from the least to below the greatest. */
  const lastAtMost = (x: number): number => {
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (value(middle) <= x) low = middle;
      else high = middle;
    }
    return low;
  };
  const stretch = (n: number): number => value(n + 1) - value(n);
  return {
    law: 'empirical',
    mean,
    variance,
    cdf: (x) => {
      if (x < least) return 0;
      if (x >= greatest) return 1;
      const n = lastAtMost(x);
      return (n + (x - value(n)) / stretch(n)) / last;
    },
    survival: (x) => {
      if (x < least) return 1;
      if (x >= greatest) return 0;
      const n = lastAtMost(x);
      return (last - n - 1 + (value(n + 1) - x) / stretch(n)) / last;
    },
    quantile: (u) => {
      const position = last * u;
      const n = Math.min(Math.floor(position), Math.max(0, last - 1));
      return last === 0 ? least : value(n) + (position - n) * stretch(n);
    },
    quantileOfSurvival: (s) => {
      const position = last * s;
      const n = last - Math.min(Math.floor(position), Math.max(0, last - 1));
      return last === 0 ? least : value(n) - (position - (last - n)) * stretch(n - 1);
    },
  };
}
