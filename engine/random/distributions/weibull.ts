// The Weibull law: cumulative hazard (x / scale)^shape. Shape below 1 is early failure, above 1 wear. Moments:
// E X^n = scale^n Γ(1 + n / shape) (W. Weibull, Journal of Applied Mechanics 18, 1951).
import { exp, expm1 } from '../arithmetic/exponential.ts';
import { gamma, logGamma } from '../arithmetic/gamma.ts';
import { log, log1p } from '../arithmetic/logarithm.ts';
import { pow } from '../arithmetic/power.ts';
import { requirePositive, type LifeDistribution } from './distribution.ts';

/** Weibull with the given shape, and scale in the unit of the variable. */
export function weibull(shape: number, scale: number): LifeDistribution {
  requirePositive('weibull', 'shape', shape);
  requirePositive('weibull', 'scale', scale);
  const perShape = 1 / shape;
  const mean = scale * gamma(1 + perShape);
  const hazard = (x: number): number => (x <= 0 ? 0 : pow(x / scale, shape));
  return {
    law: 'weibull',
    mean,
    // Γ(1 + 2/k) − Γ(1 + 1/k)² would cancel for a large shape.
    variance: mean * mean * expm1(logGamma(1 + 2 * perShape) - 2 * logGamma(1 + perShape)),
    cdf: (x) => -expm1(-hazard(x)),
    survival: (x) => exp(-hazard(x)),
    quantile: (u) => scale * pow(-log1p(-u), perShape),
    quantileOfSurvival: (s) => scale * pow(-log(s), perShape),
    cumulativeHazard: hazard,
    inverseCumulativeHazard: (h) => scale * pow(h, perShape),
    ageAfterHazard: (age, h) => Math.max(age, scale * pow(hazard(age) + h, perShape)),
  };
}
