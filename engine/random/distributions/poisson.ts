// The Poisson law: the number of points of a process of constant rate. The probability of each count is taken relative
// to the mean (C. Loader, "Fast and accurate computation of binomial probabilities", 2000), which loses nothing for a
// large one. All counts that a double can tell from impossible are laid out once, so a draw is a search in a table.
import { deviance } from '../arithmetic/deviance.ts';
import { exp } from '../arithmetic/exponential.ts';
import { stirlingError } from '../arithmetic/gamma.ts';
import { atomicLaw } from './atoms.ts';
import { requirePositive, type Distribution } from './distribution.ts';

const twoPi = 6.2831853071795864769;
const largestMean = 1e6;
const negligible = 1e-300;

function probability(count: number, mean: number): number {
  if (count === 0) return exp(-mean);
  const exponent = stirlingError(count) + count * deviance((mean - count) / count, mean / count);
  return exp(-exponent) / Math.sqrt(twoPi * count);
}

/**
 * Poisson counts with the given mean, up to 1e6; counts less likely than 1e-300 do not come up. Relative error of
 * a probability p below 1e-15 × (1 − ln p), 5e-15 × (1 − ln p) for means above 1000. The table takes 24 bytes for each of about 75 √mean counts.
 */
export function poisson(mean: number): Distribution {
  requirePositive('poisson', 'mean', mean);
  if (mean > largestMean) throw new RangeError(`poisson: mean must be at most ${largestMean}, not ${mean}`);
  let first = Math.floor(mean);
  const weights = [probability(first, mean)];
  for (let count = first + 1; (weights.at(-1) ?? 0) >= negligible; count += 1) {
    weights.push(probability(count, mean));
  }
  weights.reverse();
  while (first > 0 && (weights.at(-1) ?? 0) >= negligible) {
    first -= 1;
    weights.push(probability(first, mean));
  }
  weights.reverse();
  return atomicLaw(
    { law: 'poisson', mean, variance: mean },
    Float64Array.from(weights, (_, n) => first + n),
    Float64Array.from(weights),
  );
}
