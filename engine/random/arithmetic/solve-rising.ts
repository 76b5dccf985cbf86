// Where a rising function of a positive variable reaches a value: Newton's method in the logarithms of both, in which
// the cumulative hazards of most laws are nearly straight, kept inside a bracket. It converges quadratically, so the step
// after one that missed by 1e-8 is the last: a rule that depends on nothing but the numbers themselves.
import { expm1 } from './exponential.ts';
import { log } from './logarithm.ts';

/** A rising function of x > 0, evaluated by `at`, which leaves its value and its slope in the two fields. */
export interface RisingCurve {
  readonly value: number;
  readonly slope: number;
  at(x: number): void;
}

const nearEnough = 1e-8;
const mostSteps = 400;

/** The x between `low` and `high` at which the curve reaches `target` (above zero), from a first guess `start`. */
export function solveRising(
  curve: RisingCurve,
  target: number,
  start: number,
  lowest = 0,
  highest = Infinity,
): number {
  let low = lowest;
  let high = highest;
  let x = start > low && start < high ? start : between(low, high, 1);
  for (let step = 0; step < mostSteps; step += 1) {
    curve.at(x);
    const { value, slope } = curve;
    if (value === target) return x;
    if (value < target) low = x;
    else high = x;
    const miss = log(target / value);
    const next = x + x * expm1((miss * value) / (x * slope));
    const inside = next > low && next < high;
    if (Math.abs(miss) < nearEnough) return inside ? next : x;
    const following = inside ? next : between(low, high, x);
    if (following === x) return x;
    x = following;
  }
  return x;
}

/** A point well inside the bracket: the geometric mean of its ends, or far from the one end that is known. */
function between(low: number, high: number, x: number): number {
  if (low > 0) return high < Infinity ? Math.sqrt(low) * Math.sqrt(high) : Math.max(low, x) * 64;
  return (high < Infinity ? Math.min(high, x) : x) / 64;
}
