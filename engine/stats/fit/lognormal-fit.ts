// Lognormal lives with censoring: ln life is normal with mean μ and standard deviation σ. The log-likelihood is concave in
// a = 1 / σ and b = μ / σ, so Newton's method finds the one maximum from any start.
import { exp, expm1, log, normalCumulativeHazard, type DistributionSpec } from '../../random/index.ts';
import { climbPlane } from './climb.ts';
import { mapped, waldEstimate, type Estimate, type FitQuality } from './estimate.ts';
import { checkLives, requireSpread, type CheckedLives, type Life } from './life.ts';
import { slopeAndLocation, type ConcaveLikelihood } from './log-location-scale.ts';

const halfLogTwoPi = 0.91893853320467274178;

/** The lognormal law that fits best. */
export interface LognormalFit extends FitQuality {
  readonly law: 'lognormal';
  readonly parameters: {
    /** Mean of ln life. */
    readonly mu: Estimate;
    /** Standard deviation of ln life. */
    readonly sigma: Estimate;
  };
  /** exp(μ): half of the lives are shorter. */
  readonly median: Estimate;
  /** exp(μ + σ² / 2); Wald interval. */
  readonly mean: Estimate;
  /** Standard deviation over mean: √(exp(σ²) − 1). */
  readonly cv: Estimate;
  readonly spec: DistributionSpec;
}

/**
 * Fits lognormal lives; likelihood-ratio intervals of μ, σ, the median and the coefficient of variation. Throws a
 * `FitError` for impossible data, and when every failure is at the longest time.
 */
export function fitLognormal(data: Iterable<Life>, confidence = 0.95): LognormalFit {
  const checked = checkLives(data);
  requireSpread('lognormal', checked);
  const { events, censored } = checked;
  const { likelihood, start } = lognormalLikelihood(checked);
  const maximum = climbPlane((a, b) => likelihood.at(a, b), start);
  const { slope, location, covariance, logLikelihood } = slopeAndLocation(likelihood, maximum, confidence);
  const sigma = mapped(slope, (a) => 1 / a, 1 / (slope.value * slope.value));
  const square = sigma.value * sigma.value;
  const mean = exp(location.value + 0.5 * square);
  // ln mean = μ + σ² / 2 and ln σ = −ln slope, so d ln mean / d ln slope = −σ².
  const meanError = covariance.location - 2 * square * covariance.both + square * square * covariance.slope;
  const cv = mapped(sigma, cvOf, (sigma.value * exp(square)) / cvOf(sigma.value));
  return {
    law: 'lognormal',
    parameters: { mu: location, sigma },
    median: mapped(location, exp, exp(location.value)),
    mean: waldEstimate(mean, Math.sqrt(meanError), confidence),
    cv,
    spec: { law: 'lognormal', mean, cv: cv.value },
    logLikelihood,
    aic: 4 - 2 * logLikelihood,
    events,
    censored,
    confidence,
  };
}

function cvOf(sigma: number): number {
  return Math.sqrt(expm1(sigma * sigma));
}

function lognormalLikelihood({ lives, events, censored }: CheckedLives): {
  readonly likelihood: ConcaveLikelihood;
  readonly start: readonly [a: number, b: number];
} {
  let sum = 0;
  for (const { time, count } of lives) sum += count * log(time);
  const shift = sum / (events + censored);
  const survivors: { y: number; count: number }[] = [];
  // Of the failures nothing matters but their sums; μ and σ of all lives, failed or not, are the start.
  let first = 0;
  let second = 0;
  let spread = 0;
  for (const { time, event, count } of lives) {
    const y = log(time) - shift;
    spread += count * y * y;
    if (event) {
      first += count * y;
      second += count * y * y;
    } else survivors.push({ y, count });
  }
  let sumOfLogs = 0;
  for (const { time, event, count } of lives) if (event) sumOfLogs += count * log(time);
  const constant = -events * halfLogTwoPi - sumOfLogs;
  const at: ConcaveLikelihood['at'] = (a, b) => {
    // Failures: n ln a − ½ Σ (a y − b)².
    let value = constant + events * log(a) - 0.5 * (a * a * second - 2 * a * b * first + events * b * b);
    let da = events / a - a * second + b * first;
    let db = a * first - events * b;
    let daa = -events / (a * a) - second;
    let dab = first;
    let dbb = -events;
    for (const { y, count } of survivors) {
      const z = a * y - b;
      const met = normalCumulativeHazard(z);
      const rate = exp(met - 0.5 * z * z - halfLogTwoPi);
      const bend = count * rate * (rate - z);
      value -= count * met;
      da -= count * rate * y;
      db += count * rate;
      daa -= bend * y * y;
      dab += bend * y;
      dbb -= bend;
    }
    return { value, da, db, daa, dab, dbb };
  };
  return { likelihood: { shift, at }, start: [Math.sqrt((events + censored) / spread), 0] };
}
