// Laws of a count (units on order, units waited for), as the list of their probabilities. The Poisson law and the
// negative binomial one are laid out from their mode outwards, each probability from its neighbour by their ratio, and
// divided by the sum: steps and sums of positive terms lose an ulp or so each, and no factorial overflows.
import { binomialTerms } from '../stats/binomial.ts';
import { requireNotNegative, requireShare } from './require.ts';

/** Probabilities this small, relative to the largest, are left out. */
const negligible = 1e-60;

/** The law of a count. */
export interface CountLaw {
  readonly mean: number;
  readonly variance: number;
  /** The smallest count that is listed. */
  readonly first: number;
  /** P(count = first), P(count = first + 1), …; what is not listed is less than 1e-50 likely. */
  readonly probabilities: readonly number[];
}

/** A law with nothing negligible at its ends; `weights` need not sum to one. */
function trimmed(
  moments: Pick<CountLaw, 'mean' | 'variance'>,
  first: number,
  weights: readonly number[],
): CountLaw {
  let [largest, total] = [0, 0];
  for (const weight of weights) {
    largest = Math.max(largest, weight);
    total += weight;
  }
  const least = largest * negligible;
  let start = 0;
  let end = weights.length;
  while ((weights[start] ?? Infinity) < least) start += 1;
  while ((weights[end - 1] ?? Infinity) < least) end -= 1;
  const probabilities = weights.slice(start, end).map((weight) => weight / total);
  return { ...moments, first: first + start, probabilities };
}

/** The law of a count with the given weights from zero on, which need not sum to one; its moments are taken from it. */
export function countsOf(weights: readonly number[]): CountLaw {
  let [total, sum] = [0, 0];
  for (const [count, weight] of weights.entries()) {
    total += weight;
    sum += count * weight;
  }
  const mean = sum / total;
  let squares = 0;
  for (const [count, weight] of weights.entries()) squares += (count - mean) * (count - mean) * weight;
  return trimmed({ mean, variance: squares / total }, 0, weights);
}

/**
 * The negative binomial law with the given mean and variance (the Poisson law where they are equal). A variance below
 * the mean is refused: the law of a sum of independent arrivals cannot have one.
 */
export function negativeBinomialCounts(mean: number, variance: number): CountLaw {
  requireNotNegative('mean', mean, 'of a count');
  if (!(variance >= mean && variance < Infinity)) {
    throw new RangeError(
      `variance (of a count) must be finite and not below the mean, ${mean}, not ${variance}`,
    );
  }
  if (mean === 0) return { mean, variance: 0, first: 0, probabilities: [1] };
  // P(k + 1) / P(k) = (a + q k) / (k + 1): a form that does not care how near the law is to Poisson's, where q = 0.
  const a = mean * (mean / variance);
  const q = (variance - mean) / variance;
  const ratio = (k: number): number => (a + q * k) / (k + 1);
  const mode = Math.max(0, Math.floor(mean - variance / mean) + 1);
  const upwards: number[] = [];
  for (let k = mode, term = 1; term >= negligible; k += 1) {
    upwards.push(term);
    term *= ratio(k);
  }
  const downwards: number[] = [];
  for (let k = mode, term = 1; k > 0; k -= 1) {
    term /= ratio(k - 1);
    if (term < negligible) break;
    downwards.push(term);
  }
  return trimmed({ mean, variance }, mode - downwards.length, [...downwards.reverse(), ...upwards]);
}

/** The Poisson law. Relative error of a probability p below 1e-15 × (10 − ln p) for means up to 1e4. */
export function poissonCounts(mean: number): CountLaw {
  return negativeBinomialCounts(mean, mean);
}

/** The law of the sum of two independent counts. */
export function sumOf(one: CountLaw, other: CountLaw): CountLaw {
  const sums = new Array<number>(one.probabilities.length + other.probabilities.length - 1).fill(0);
  for (const [i, p] of one.probabilities.entries()) {
    for (const [j, q] of other.probabilities.entries()) sums[i + j] = (sums[i + j] ?? 0) + p * q;
  }
  const moments = { mean: one.mean + other.mean, variance: one.variance + other.variance };
  return trimmed(moments, one.first + other.first, sums);
}

/** The law of those among a count that are marked, each independently with probability `share`. */
export function thinned(law: CountLaw, share: number): CountLaw {
  requireShare('share', share, 'of a count');
  if (share === 1) return law;
  if (share === 0) return { mean: 0, variance: 0, first: 0, probabilities: [1] };
  const marked = new Array<number>(law.first + law.probabilities.length).fill(0);
  for (const [n, p] of law.probabilities.entries()) {
    const terms = binomialTerms(law.first + n, share);
    for (const [k, q] of terms.probabilities.entries()) {
      marked[terms.first + k] = (marked[terms.first + k] ?? 0) + p * q;
    }
  }
  const variance = share * (share * law.variance + (1 - share) * law.mean);
  return trimmed({ mean: share * law.mean, variance }, 0, marked);
}
