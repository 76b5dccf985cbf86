// d − ln(1 + d): how far apart two neighbouring rates are, and the exponent in the densities of the gamma, beta and
// Poisson laws once it is taken relative to their means (C. Loader, "Fast and accurate computation of binomial
// probabilities", 2000). Near 0, where the difference would cancel, ln(1 + d) = 2 artanh(s) with s = d / (2 + d), so that
// d − 2 s = d · s and the rest is a series in s².
import { log } from './logarithm.ts';

/** d − ln(1 + d) for d > −1, with `ratio` = 1 + d, which the caller knows better where d is near −1. Error 2e-15. */
export function deviance(d: number, ratio: number): number {
  if (d < -0.4 || d > 0.6) return d - log(ratio);
  const s = d / (2 + d);
  const square = s * s;
  // 1/3 + s²/5 + s⁴/7 + …: s² is at most 1/16, so that 14 terms reach 2^-56.
  let sum = 1 / 31;
  for (let odd = 29; odd >= 3; odd -= 2) sum = sum * square + 1 / odd;
  return s * (d - 2 * square * sum);
}
