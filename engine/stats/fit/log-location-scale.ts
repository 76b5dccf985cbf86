// What the fits with a location and a slope on the logarithmic time axis share. With y = ln t − shift, such a law looks at
// z = a·y − b, and its log-likelihood is concave in (a, b) although it is not in the usual parameters (J. W. Pratt,
// "Concavity of the log likelihood", Journal of the American Statistical Association 76, 1981). a is Weibull's shape, or
// one over the lognormal σ; b / a + shift is ln scale, or μ. Errors and intervals are made for these two: the slope, by
// its logarithm, and the location.
import { exp, log } from '../../random/index.ts';
import { climbLine, type PlanePoint } from './climb.ts';
import { normalReach, type Estimate } from './estimate.ts';
import { likelihoodEnds, type Loss } from './likelihood-interval.ts';

/** A log-likelihood, concave in (a, b). */
export interface ConcaveLikelihood {
  /** What was taken from ln t, so that numbers stay of the order of one. */
  readonly shift: number;
  at(a: number, b: number): PlanePoint;
}

/** The two parameters, and how their errors go together. */
export interface SlopeAndLocation {
  readonly slope: Estimate;
  readonly location: Estimate;
  /** Covariances of (ln slope, location). */
  readonly covariance: {
    readonly slope: number;
    readonly both: number;
    readonly location: number;
  };
  readonly logLikelihood: number;
}

/** Errors and likelihood-ratio intervals at the maximum (a, b). */
export function slopeAndLocation(
  likelihood: ConcaveLikelihood,
  [a, b]: readonly [a: number, b: number],
  confidence: number,
): SlopeAndLocation {
  const top = likelihood.at(a, b);
  const covariance = covarianceAt(a, b, top);
  const reach = normalReach(confidence);
  const best = b / a;
  const slopeError = Math.sqrt(covariance.slope);
  const locationError = Math.sqrt(covariance.location);
  const [slopeLower, slopeUpper] = likelihoodEnds(
    lossBySlope(likelihood, top.value, b),
    log(a),
    slopeError,
    reach,
  );
  const [lower, upper] = likelihoodEnds(lossByLocation(likelihood, top.value, a), best, locationError, reach);
  const { shift } = likelihood;
  return {
    slope: {
      value: a,
      standardError: a * slopeError,
      lower: exp(slopeLower),
      upper: exp(slopeUpper),
      interval: 'likelihoodRatio',
    },
    location: {
      value: best + shift,
      standardError: locationError,
      lower: lower + shift,
      upper: upper + shift,
      interval: 'likelihoodRatio',
    },
    covariance,
    logLikelihood: top.value,
  };
}

/** The inverse of the observed information in (ln slope, location), by the chain rule from (a, b) at the maximum. */
function covarianceAt(a: number, b: number, { daa, dab, dbb }: PlanePoint): SlopeAndLocation['covariance'] {
  // ∂(a, b) / ∂ ln slope = (a, b) and ∂(a, b) / ∂ location = (0, a).
  const slope = -(a * a * daa + 2 * a * b * dab + b * b * dbb);
  const both = -(a * a * dab + a * b * dbb);
  const location = -(a * a * dbb);
  const determinant = slope * location - both * both;
  return { slope: location / determinant, both: -both / determinant, location: slope / determinant };
}

/** The loss at a slope, the location at its best. */
function lossBySlope(likelihood: ConcaveLikelihood, top: number, start: number): (logSlope: number) => Loss {
  let b = start;
  return (logSlope) => {
    const a = exp(logSlope);
    const found = climbLine((trial) => {
      const { value, db, dbb } = likelihood.at(a, trial);
      return { value, slope: db, curvature: dbb };
    }, b);
    const { value, da } = likelihood.at(a, found);
    // A search that went astray must not be the start of the next.
    if (value > -Infinity) b = found;
    return { loss: 2 * (top - value), slope: -2 * a * da };
  };
}

/** The loss at a location, the slope at its best. */
function lossByLocation(
  likelihood: ConcaveLikelihood,
  top: number,
  start: number,
): (location: number) => Loss {
  let a = start;
  return (location) => {
    const found = climbLine((trial) => {
      const { value, da, db, daa, dab, dbb } = likelihood.at(trial, trial * location);
      return {
        value,
        slope: da + location * db,
        curvature: daa + 2 * location * dab + location * location * dbb,
      };
    }, a);
    const { value, db } = likelihood.at(found, found * location);
    if (value > -Infinity) a = found;
    return { loss: 2 * (top - value), slope: -2 * found * db };
  };
}
