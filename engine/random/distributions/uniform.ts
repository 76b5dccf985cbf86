// The uniform law between two bounds.
import { exp, expm1 } from '../arithmetic/exponential.ts';
import { log, log1p } from '../arithmetic/logarithm.ts';
import { requirePositive, type LifeDistribution } from './distribution.ts';

/** Uniform from `min` (zero or more) to a larger `max`. */
export function uniformBetween(min: number, max: number): LifeDistribution {
  requirePositive('uniform', 'min', min, 'zero');
  requirePositive('uniform', 'max', max);
  if (!(min < max)) throw new RangeError(`uniform: min (${min}) must be below max (${max})`);
  const width = max - min;
  const cdf = (x: number): number => (x <= min ? 0 : x >= max ? 1 : (x - min) / width);
  const survival = (x: number): number => (x <= min ? 1 : x >= max ? 0 : (max - x) / width);
  return {
    law: 'uniform',
    mean: min + 0.5 * width,
    variance: (width * width) / 12,
    cdf,
    survival,
    quantile: (u) => min + width * u,
    quantileOfSurvival: (s) => max - width * s,
    // Each half by the side that does not cancel.
    cumulativeHazard: (x) => (x - min < max - x ? -log1p(-cdf(x)) : -log(survival(x))),
    inverseCumulativeHazard: (h) => (h < 0.7 ? min - width * expm1(-h) : max - width * exp(-h)),
    ageAfterHazard: (age, h) => {
      const from = Math.max(age, min);
      return from >= max ? from : Math.max(from, Math.min(max, from - (max - from) * expm1(-h)));
    },
  };
}
