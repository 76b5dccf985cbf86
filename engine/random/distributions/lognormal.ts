// The lognormal law, stated by the mean and the coefficient of variation of the variable itself, as repair times are
// reported: with cv = sd / mean, σ² = ln(1 + cv²) and μ = ln mean − σ²/2.
import { exp } from '../arithmetic/exponential.ts';
import { log, log1p } from '../arithmetic/logarithm.ts';
import {
  normalCdf,
  normalCumulativeHazard,
  normalQuantile,
  normalQuantileOfHazard,
  normalSurvival,
} from '../arithmetic/normal.ts';
import { requirePositive, type LifeDistribution } from './distribution.ts';

/** Lognormal with the given mean and coefficient of variation of the variable itself, both above zero. */
export function lognormal(mean: number, coefficientOfVariation: number): LifeDistribution {
  requirePositive('lognormal', 'mean', mean);
  requirePositive('lognormal', 'cv', coefficientOfVariation);
  const square = coefficientOfVariation * coefficientOfVariation;
  const sigmaSquare = log1p(square);
  const sigma = Math.sqrt(sigmaSquare);
  const mu = log(mean) - 0.5 * sigmaSquare;
  const score = (x: number): number => (x <= 0 ? -Infinity : (log(x) - mu) / sigma);
  const atScore = (z: number): number => exp(mu + sigma * z);
  const hazard = (x: number): number => normalCumulativeHazard(score(x));
  return {
    law: 'lognormal',
    mean,
    variance: mean * mean * square,
    cdf: (x) => normalCdf(score(x)),
    survival: (x) => normalSurvival(score(x)),
    quantile: (u) => atScore(normalQuantile(u)),
    quantileOfSurvival: (s) => atScore(-normalQuantile(s)),
    cumulativeHazard: hazard,
    inverseCumulativeHazard: (h) => atScore(normalQuantileOfHazard(h)),
    ageAfterHazard: (age, h) => Math.max(age, atScore(normalQuantileOfHazard(hazard(age) + h))),
  };
}
