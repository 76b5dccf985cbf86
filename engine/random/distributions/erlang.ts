// The Erlang law: the time through a number of exponential phases of the same mean (A. K. Erlang, 1917). It is the gamma
// law with a whole shape, told by its mean, as service times are.
import { requirePositive, type LifeDistribution } from './distribution.ts';
import { gamma } from './gamma.ts';

/** Erlang of `phases` (a whole number from 1 on) with the given mean of all phases together. Errors as of gamma. */
export function erlang(phases: number, mean: number): LifeDistribution {
  if (!(phases >= 1 && phases <= 1e6 && Math.floor(phases) === phases)) {
    throw new RangeError(`erlang: phases must be a whole number from 1 to 1000000, not ${phases}`);
  }
  requirePositive('erlang', 'mean', mean);
  return { ...gamma(phases, mean / phases), law: 'erlang', mean, variance: (mean / phases) * mean };
}
