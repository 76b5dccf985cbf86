// Integrals over a distribution's survival function, by Gauss's rule on pieces that are halved until halving changes
// nothing: they take any law, steps and long tails included.
import { integrate } from '../random/arithmetic/quadrature.ts';
import type { Distribution } from '../random/index.ts';

const enough = 1e-14;
const deepest = 50;
const mostDoublings = 400;

/** The integral from `low` to `high`; error about 1e-14 of `scale` or of the integral, whichever is larger. */
export function integralOf(f: (x: number) => number, low: number, high: number, scale = 0): number {
  const halved = (from: number, to: number, whole: number, size: number, depth: number): number => {
    const middle = from + 0.5 * (to - from);
    const [left, right] = [integrate(f, from, middle), integrate(f, middle, to)];
    if (depth >= deepest || Math.abs(left + right - whole) <= enough * size) return left + right;
    return halved(from, middle, left, size, depth + 1) + halved(middle, to, right, size, depth + 1);
  };
  const first = integrate(f, low, high, 4);
  return halved(low, high, integrate(f, low, high), Math.max(scale, Math.abs(first)), 0);
}

/** E min(X, t) for a law of what is not negative: ∫₀ᵗ P(X > x) dx, in the unit of the law. */
export function restrictedMean(law: Pick<Distribution, 'survival'>, t: number): number {
  return integralOf((x) => law.survival(x), 0, t);
}

/** E Xⁿ for a law of what is not negative, by ∫ n xⁿ⁻¹ P(X > x) dx; relative error about 1e-13. */
export function rawMoment(law: Pick<Distribution, 'mean' | 'survival'>, n: 1 | 2 | 3): number {
  const integrand = (x: number): number => n * (n === 1 ? 1 : n === 2 ? x : x * x) * law.survival(x);
  let sum = integralOf(integrand, 0, law.mean);
  for (let step = 0, low = law.mean; step < mostDoublings; step += 1, low *= 2) {
    const piece = integralOf(integrand, low, 2 * low, sum);
    sum += piece;
    // Beyond a few means what is left is less than the piece just added, in every law that has the moment.
    if (piece <= 1e-17 * sum && step > 3) break;
  }
  return sum;
}
