// The exponential law: no memory, so the remaining life of the old is that of the new.
import { exp, expm1 } from '../arithmetic/exponential.ts';
import { log, log1p } from '../arithmetic/logarithm.ts';
import { requirePositive, type LifeDistribution } from './distribution.ts';

/** Exponential with the given mean. */
export function exponential(mean: number): LifeDistribution {
  requirePositive('exponential', 'mean', mean);
  return {
    law: 'exponential',
    mean,
    variance: mean * mean,
    cdf: (x) => (x <= 0 ? 0 : -expm1(-x / mean)),
    survival: (x) => (x <= 0 ? 1 : exp(-x / mean)),
    quantile: (u) => -mean * log1p(-u),
    quantileOfSurvival: (s) => -mean * log(s),
    cumulativeHazard: (x) => (x <= 0 ? 0 : x / mean),
    inverseCumulativeHazard: (h) => mean * h,
    ageAfterHazard: (age, h) => age + mean * h,
  };
}
