// The regularized incomplete beta function I_x(a, ½), which is Student's distribution in other clothes. Its argument is
// given as √w with x = 1 / (1 + w), because x itself is often too near to 1 to be told from it. The tail side is the
// continued fraction of A. R. DiDonato and A. H. Morris (algorithm 708, TOMS 18, 1992), whose terms need 1 − x and
// λ = a − (a + ½) x only, and so lose nothing for large a; the middle is Abramowitz and Stegun 26.5.8. Both are summed by
// W. J. Lentz's method (Applied Optics 15, 1976).
import { betaTailFraction, exp, gamma, log, log1p, stirlingCorrection } from '../random/index.ts';

const rootPi = 1.7724538509055160273;
const enough = 1.2e-16;
const mostTerms = 100_000;

/** Γ(a + ½) / Γ(a), to a relative 1e-15; by Stirling's series from 10 on, where the two gammas would cancel. */
function gammaRatio(a: number): number {
  if (a < 10) return gamma(a + 0.5) / gamma(a);
  const correction = stirlingCorrection(a + 0.5) - stirlingCorrection(a);
  return Math.sqrt(a) * exp(a * log1p(0.5 / a) - 0.5 + correction);
}

/** x^a √(1 − x) / B(a, ½) with x = 1 / (1 + rootW²): also t times Student's density at t = rootW √(2a). */
export function betaHalfFront(a: number, rootW: number): number {
  const w = rootW * rootW;
  if (rootW > 1e9) return (exp(-2 * a * log(rootW)) * gammaRatio(a)) / rootPi;
  return (exp(-a * log1p(w)) * Math.sqrt(w / (1 + w)) * gammaRatio(a)) / rootPi;
}

function notConverged(a: number, x: number): RangeError {
  return new RangeError(`the incomplete beta function did not converge for a = ${a}, x = ${x}`);
}

/** I_rest(½, a) / front for a `rest` = 1 − x of a few times 1 / a. */
function middleFraction(a: number, rest: number): number {
  let d = 1 / (1 - ((0.5 + a) * rest) / 1.5);
  let c = 1;
  let fraction = d;
  for (let m = 1; m <= mostTerms; m += 1) {
    const even = (m * (a - m) * rest) / ((2 * m - 0.5) * (0.5 + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(0.5 + m) * (a + 0.5 + m) * rest) / ((0.5 + 2 * m) * (1.5 + 2 * m));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < enough) return fraction * 2;
  }
  throw notConverged(a, 1 - rest);
}

/** I_x(a, ½) with x = 1 / (1 + rootW²), for rootW ≥ 0; relative error below 1e-13 (measured in the tests). */
export function incompleteBetaHalf(a: number, rootW: number): number {
  const w = rootW * rootW;
  const x = 1 / (1 + w);
  const rest = rootW > 1e9 ? 1 : w / (1 + w);
  const front = betaHalfFront(a, rootW);
  // Where the two fractions converge alike: x = (a + 1) / (a + 2.5).
  return rest * (a + 2.5) > 1.5
    ? front * betaTailFraction(a, 0.5, x, rest, (a + 0.5) * rest - 0.5)
    : 1 - front * middleFraction(a, rest);
}
