// What an estimate by maximum likelihood says of itself. Intervals are of two kinds. A likelihood-ratio interval holds the
// values of the parameter that the data do not refute: those at which the best log-likelihood, over the other parameter,
// lies less than half of chi-square's quantile below the maximum (S. S. Wilks, Annals of Mathematical Statistics 9, 1938).
// It is as lopsided as the data are, and keeps its promise with few failures, where a Wald interval does not (W. Q. Meeker
// and L. A. Escobar, "Statistical Methods for Reliability Data", Wiley 1998, §8.3). Of functions of the parameters, such
// as the mean life, there is a Wald interval: normal on the log scale, by the delta method.
import { exp, normalQuantile } from '../../random/index.ts';

/** A parameter with what is known of its error. */
export interface Estimate {
  readonly value: number;
  /** From the observed information; of the value itself, not of its logarithm. */
  readonly standardError: number;
  /** Ends of the interval; 0 or ∞ where the data do not bound it. */
  readonly lower: number;
  readonly upper: number;
  readonly interval: 'likelihoodRatio' | 'wald';
}

/** What all fits have in common. */
export interface FitQuality {
  /** Natural logarithm of the likelihood, of densities per unit of time. */
  readonly logLikelihood: number;
  /** 2 · parameters − 2 · logLikelihood; smaller is better (H. Akaike, IEEE Transactions on Automatic Control 19, 1974). */
  readonly aic: number;
  readonly events: number;
  /** Lives (or systems under observation) that ended without a failure. */
  readonly censored: number;
  /** Of the intervals; a share: 95 % is 0.95. */
  readonly confidence: number;
}

/** The half width, in standard errors, of a two-sided normal interval. */
export function normalReach(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1 (95 % is 0.95), not ${confidence}`);
  }
  return -normalQuantile(0.5 * (1 - confidence));
}

/** An estimate above zero with a Wald interval on the log scale, from the standard error of its logarithm. */
export function waldEstimate(value: number, logError: number, confidence: number): Estimate {
  const factor = exp(normalReach(confidence) * logError);
  return {
    value,
    standardError: value * logError,
    lower: value / factor,
    upper: value * factor,
    interval: 'wald',
  };
}

/** The same estimate of a quantity that is `change` of this one, at which `change` has the given slope. */
export function mapped(estimate: Estimate, change: (value: number) => number, slope: number): Estimate {
  const ends = [change(estimate.lower), change(estimate.upper)] as const;
  return {
    ...estimate,
    value: change(estimate.value),
    standardError: Math.abs(slope) * estimate.standardError,
    lower: Math.min(...ends),
    upper: Math.max(...ends),
  };
}
