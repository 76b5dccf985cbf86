// A time that is always the same. Its hazard is nothing before that time and infinite at it.
import { requirePositive, type LifeDistribution } from './distribution.ts';

/** Always `value` (zero or more). */
export function constant(value: number): LifeDistribution {
  requirePositive('constant', 'value', value, 'zero');
  return {
    law: 'constant',
    mean: value,
    variance: 0,
    cdf: (x) => (x >= value ? 1 : 0),
    survival: (x) => (x >= value ? 0 : 1),
    quantile: () => value,
    quantileOfSurvival: () => value,
    cumulativeHazard: (x) => (x >= value ? Infinity : 0),
    inverseCumulativeHazard: () => value,
    ageAfterHazard: (age) => Math.max(age, value),
  };
}
