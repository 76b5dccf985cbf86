// The tail of the chi-square distribution, which says whether scores are as large together as chance makes them.
import { exp, gamma, normalSurvival, pow } from '../../engine/random/index.ts';

/** P(X > x) for chi-square with a whole number of degrees of freedom (Abramowitz and Stegun 26.4.4 and 26.4.5). */
export function chiSquareSurvival(x: number, degrees: number): number {
  const half = x / 2;
  let shape = degrees % 2 === 0 ? 1 : 0.5;
  let survival = degrees % 2 === 0 ? exp(-half) : 2 * normalSurvival(Math.sqrt(x));
  for (; shape < degrees / 2; shape += 1) survival += (pow(half, shape) * exp(-half)) / gamma(shape + 1);
  return survival;
}

/** The sum of the squares of standard normal scores, and how likely chance makes it larger. */
export interface ChiSquare {
  readonly sum: number;
  readonly degrees: number;
  readonly above: number;
}

/** The joint test of independent scores. */
export function chiSquare(scores: readonly number[]): ChiSquare {
  const sum = scores.reduce((total, score) => total + score * score, 0);
  return { sum, degrees: scores.length, above: chiSquareSurvival(sum, scores.length) };
}

/** Whether the sum lies between its 0.1 % and its 99.9 % quantile: neither a bias everywhere, nor intervals too wide. */
export function looksRandom({ above }: ChiSquare): boolean {
  return above > 0.001 && above < 0.999;
}
