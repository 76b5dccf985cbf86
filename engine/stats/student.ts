// Student's t distribution, for the half width of an interval from few replications (W. S. Gosset, Biometrika 6, 1908):
// P(T > t) = ½ I_x(df/2, ½) with x = df / (df + t²) (Abramowitz and Stegun 26.7.1). The quantile is the root of the
// tail probability, by Newton's method kept inside a bracket.
import { exp, log, normalQuantile } from '../random/index.ts';
import { betaHalfFront, incompleteBetaHalf } from './incomplete-beta.ts';

/** P(T > t) for t ≥ 0. */
function upperTail(t: number, df: number): number {
  return t === Infinity ? 0 : 0.5 * incompleteBetaHalf(0.5 * df, t / Math.sqrt(df));
}

/** P(T ≤ t) with `df` degrees of freedom (any number above zero). The smaller side is good to 1e-13. */
export function studentCdf(t: number, df: number): number {
  if (t !== t || !(df > 0)) return NaN;
  return t > 0 ? 1 - upperTail(t, df) : upperTail(-t, df);
}

/** P(T > t), precise in the upper tail: relative error below 1e-13. */
export function studentSurvival(t: number, df: number): number {
  return studentCdf(-t, df);
}

/** The t ≥ 0 with P(T > t) = q, for 0 < q < ½. */
function upperQuantile(q: number, df: number): number {
  const target = log(q);
  let low = 0;
  let high = Math.max(1, -normalQuantile(q));
  while (upperTail(high, df) > q) {
    low = high;
    high *= 2;
    if (high === Infinity) return Infinity;
  }
  let t = high;
  for (let step = 0; step < 200; step += 1) {
    const tail = upperTail(t, df);
    if (tail > q) low = t;
    else high = t;
    // In a heavy tail ln P is nearly straight in ln t; near the middle P is nearly straight in t.
    const slope = betaHalfFront(0.5 * df, t / Math.sqrt(df));
    const next = t > 1 ? t * exp(((log(tail) - target) * tail) / slope) : t + ((tail - q) * t) / slope;
    const inside = next > low && next < high ? next : low + 0.5 * (high - low);
    if (Math.abs(inside - t) <= 2e-16 * t) return inside;
    t = inside;
  }
  return t;
}

/** The t with P(T ≤ t) = p; NaN outside 0 ≤ p ≤ 1 or for df ≤ 0. Relative error below 1e-12 for |p − ½| > 1e-4. */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1 && df > 0)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p === 0.5) return 0;
  if (df > 1e15) return normalQuantile(p);
  return p < 0.5 ? -upperQuantile(p, df) : upperQuantile(1 - p, df);
}
