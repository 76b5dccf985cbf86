// The power-law process: Λ(t) = (t / scale)^shape, the failures of a system that wears (shape above 1) or grows more
// reliable (below 1) while each repair only sets it going again. L. H. Crow, "Reliability analysis for complex,
// repairable systems", in Reliability and Biometry, SIAM, 1974; AMSAA's model of reliability growth. Its first point is
// Weibull.
import { expm1 } from '../arithmetic/exponential.ts';
import { log1p } from '../arithmetic/logarithm.ts';
import { pow } from '../arithmetic/power.ts';
import { requirePositive } from './distribution.ts';
import { requireInterval, requireTime, type PointProcess } from './point-process.ts';

/** The power-law process with the given shape, and scale in hours: one point is expected by `scale`. Errors 1e-15. */
export function powerLawProcess(shape: number, scale: number): PointProcess {
  const law = 'powerLawProcess';
  requirePositive(law, 'shape', shape);
  requirePositive(law, 'scale', scale);
  const upTo = (time: number): number => pow(time / scale, shape);
  return {
    law,
    expected: (from, to) => {
      requireInterval(law, from, to);
      // The difference of two powers, as one of them times what it grew by.
      return to < 2 * from ? upTo(from) * expm1(shape * log1p((to - from) / from)) : upTo(to) - upTo(from);
    },
    rate: (time) => {
      requireTime(law, time);
      return (shape / scale) * pow(time / scale, shape - 1);
    },
    next: (after, u) => {
      requireTime(law, after);
      const unit = -log1p(-u);
      const met = upTo(after);
      // A small step from a great age, as a factor of that age.
      if (unit < met) return after + after * expm1(log1p(unit / met) / shape);
      return Math.max(after, scale * pow(met + unit, 1 / shape));
    },
  };
}
