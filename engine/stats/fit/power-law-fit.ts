// The power-law process for repaired systems (L. H. Crow, "Reliability analysis for complex, repairable systems", in
// Reliability and Biometry, SIAM 1974; AMSAA's model): (t / scale)^shape failures are expected by age t. For one system,
// or several observed equally long, the shape has a closed form; else its equation is solved.
//
// The estimate is too large in small samples. Given how many failures each system had (or when its observation ended with
// one), the ages of the others are independent, and shape · 2 Σ ln(end / age) is chi-square with 2 M degrees of freedom,
// M being the failures that did not end an observation. So (M − 1) / Σ ln(end / age) is unbiased, whatever the ends, and
// even if the systems differ in scale. For one system it is (n − 1) / n or (n − 2) / n of the estimate (MIL-HDBK-189C).
import { exp, log, pow } from '../../random/index.ts';
import { mapped, waldEstimate, type Estimate, type FitQuality } from './estimate.ts';
import { FitError } from './fit-error.ts';
import { laplaceTrend, type LaplaceTrend } from './laplace-trend.ts';
import { slopeAndLocation } from './log-location-scale.ts';
import { powerHazardLikelihood, powerHazardMaximum } from './power-hazard.ts';
import { checkSystems, type RepairableSystem } from './repairable.ts';

/** The power-law process that fits best. */
export interface PowerLawFit extends FitQuality {
  readonly law: 'powerLaw';
  readonly parameters: {
    /** Above 1: failures come ever closer; below 1: ever further apart. */
    readonly shape: Estimate;
    /** The age by which one failure is expected, in the unit of the times. */
    readonly scale: Estimate;
  };
  /** The shape corrected for its bias; undefined below two failures that did not end an observation. */
  readonly unbiasedShape: number | undefined;
  /** scale^−shape: the factor λ of λ · t^shape, in another usual way to write the process. */
  readonly lambda: number;
  /** One over the rate of failures at `longest`: the mean time to the next, at that rate; Wald interval. */
  readonly mean: Estimate;
  /** The age at which the longest observation ended. */
  readonly longest: number;
  readonly systems: number;
  readonly trend: LaplaceTrend;
}

/**
 * Fits a power-law process to one system or several alike; likelihood-ratio intervals of shape and scale. Throws a
 * `FitError` as `checkSystems`, and when no failure is before the end of the longest observation.
 */
export function fitPowerLaw(systems: Iterable<RepairableSystem>, confidence = 0.95): PowerLawFit {
  const checked = checkSystems(systems);
  const longest = checked.reduce((most, { end }) => Math.max(most, end), 0);
  const failures = checked.flatMap(({ times }) => times.map((time) => ({ time, count: 1 })));
  if (!failures.some(({ time }) => time < longest)) {
    throw new FitError(
      'noSpread',
      `powerLaw: every failure is at ${longest}, where the longest observation ended; the shape cannot be ` +
        'estimated: give a later end of observation, or more failures',
    );
  }
  const hazard = { failures, exposures: checked.map(({ end }) => ({ time: end, count: 1 })) };
  const likelihood = powerHazardLikelihood(hazard);
  const maximum = powerHazardMaximum(hazard, likelihood);
  const { slope, location, covariance, logLikelihood } = slopeAndLocation(likelihood, maximum, confidence);
  const shape = slope.value;
  const scale = exp(location.value);
  // ln rate = ln shape + (shape − 1) ln t − shape ln scale: its slopes in ln shape and in ln scale.
  const slant = 1 + shape * (log(longest) - location.value);
  const rateError =
    slant * slant * covariance.slope -
    2 * slant * shape * covariance.both +
    shape * shape * covariance.location;
  return {
    law: 'powerLaw',
    parameters: { shape: slope, scale: mapped(location, exp, scale) },
    unbiasedShape: unbiased(checked),
    lambda: exp(-shape * location.value),
    mean: waldEstimate((scale / shape) * pow(longest / scale, 1 - shape), Math.sqrt(rateError), confidence),
    longest,
    logLikelihood,
    aic: 4 - 2 * logLikelihood,
    events: failures.length,
    censored: checked.filter(({ endedBy }) => endedBy === 'time').length,
    systems: checked.length,
    trend: laplaceTrend(checked),
    confidence,
  };
}

function unbiased(systems: ReturnType<typeof checkSystems>): number | undefined {
  let sum = 0;
  let free = 0;
  for (const { times, end, endedBy } of systems) {
    for (const time of times) sum += log(end / time);
    free += endedBy === 'failure' ? times.length - 1 : times.length;
  }
  return free < 2 ? undefined : (free - 1) / sum;
}
