// Exponential lives: the estimate of the mean is all the time that units have worked over the number of failures, censored
// units included.
import { exp, expm1, log, type DistributionSpec } from '../../random/index.ts';
import { normalReach, type Estimate, type FitQuality } from './estimate.ts';
import { checkLives, type Life } from './life.ts';
import { likelihoodEnds } from './likelihood-interval.ts';

/** The exponential law that fits best. */
export interface ExponentialFit extends FitQuality {
  readonly law: 'exponential';
  readonly parameters: { readonly mean: Estimate };
  readonly mean: Estimate;
  readonly spec: DistributionSpec;
}

/**
 * Fits exponential lives; likelihood-ratio interval of the mean. Throws a `FitError` for impossible data (`checkLives`).
 */
export function fitExponential(data: Iterable<Life>, confidence = 0.95): ExponentialFit {
  const { events, censored, total } = checkLives(data);
  const value = total / events;
  const error = 1 / Math.sqrt(events);
  // With s = ln(mean / best), twice the loss is 2 n (s + e^−s − 1).
  const [lower, upper] = likelihoodEnds(
    (s) => ({ loss: 2 * events * (s + expm1(-s)), slope: -2 * events * expm1(-s) }),
    0,
    error,
    normalReach(confidence),
  );
  const mean: Estimate = {
    value,
    standardError: value * error,
    lower: value * exp(lower),
    upper: value * exp(upper),
    interval: 'likelihoodRatio',
  };
  const logLikelihood = -events * (log(value) + 1);
  return {
    law: 'exponential',
    parameters: { mean },
    mean,
    spec: { law: 'exponential', mean: value },
    logLikelihood,
    aic: 2 - 2 * logLikelihood,
    events,
    censored,
    confidence,
  };
}
