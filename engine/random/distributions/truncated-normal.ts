// The normal law cut off at one or both ends: durations that are nearly normal but cannot be negative. `mean` and `sd`
// are those of the normal before the cut. Everything is told as a distance from a finite end of the range, in standard
// deviations, so that nothing cancels next to that end: the probability of a narrow stretch is the integral of the
// density, that of a wide one the difference of two tails on the side where they are small. The moments are integrals of
// positive terms, because the closed ones (N. L. Johnson, S. Kotz and N. Balakrishnan, Continuous Univariate
// Distributions 1, 1994, 13.10) cancel far from the mean.
import { exp } from '../arithmetic/exponential.ts';
import { log, log1p } from '../arithmetic/logarithm.ts';
import {
  normalCdf,
  normalCumulativeHazard,
  normalQuantile,
  normalQuantileOfHazard,
  normalSurvival,
} from '../arithmetic/normal.ts';
import { integrate } from '../arithmetic/quadrature.ts';
import { solveRising, type RisingCurve } from '../arithmetic/solve-rising.ts';
import { requireFinite, requirePositive, type Distribution } from './distribution.ts';
import { normal } from './normal.ts';

const perRootTwoPi = 0.39894228040143267794;
const leastMass = 1e-290;
/** exp(−46) is below the rounding of a sum. */
const farExponent = 46;
/** Beyond this score a tail is below 1e-297. */
const farOut = 36.9;

const density = (z: number): number => perRootTwoPi * exp(-0.5 * z * z);

/** density(z) / density(anchor). */
const bell = (z: number, anchor: number): number => exp(-0.5 * (z - anchor) * (z + anchor));

/** P(from < Z ≤ from + width) of the standard normal over its density at `anchor`. */
function mass(from: number, width: number, anchor: number): number {
  if (width <= 0) return 0;
  const to = from + width;
  if (width * Math.max(1, Math.abs(from), Math.abs(to)) < 1.2) {
    const middle = from + 0.5 * width;
    const around = integrate((t) => exp(-t * (middle + 0.5 * t)), -0.5 * width, 0.5 * width);
    return bell(from, anchor) * exp(-0.5 * width * (from + 0.25 * width)) * around;
  }
  const inside =
    from >= 0
      ? normalSurvival(from) - normalSurvival(to)
      : to <= 0
        ? normalCdf(to) - normalCdf(from)
        : 1 - normalCdf(from) - normalSurvival(to);
  return inside / density(anchor);
}

/** The standard normal from `from` on, as far as `width`, by the distance from `from`. */
class Window implements RisingCurve {
  /** The cumulative hazard, and its rate, at the distance last given. */
  value = 0;
  slope = 0;
  lower = 0;
  upper = 1;
  /** The probability of the whole window, over the density at the anchor. */
  readonly whole: number;
  private readonly from: number;
  private readonly width: number;
  /** Where the density is highest if the window lies above the mean: probabilities far out are told relative to it. */
  private readonly anchor: number;

  constructor(from: number, width: number) {
    this.from = from;
    this.width = width;
    this.anchor = Math.max(0, from);
    this.whole = mass(from, width, this.anchor);
  }

  /** The probability of the whole window. */
  get probability(): number {
    return this.whole * density(this.anchor);
  }

  at(distance: number): void {
    const { from, width, whole, anchor } = this;
    const inside = Math.max(0, Math.min(distance, width));
    const z = from + inside;
    if (z === Infinity) {
      this.lower = 1;
      this.upper = 0;
      this.value = Infinity;
      return;
    }
    this.lower = Math.min(1, mass(from, inside, anchor) / whole);
    if (this.lower < 0.5) {
      this.upper = 1 - this.lower;
      this.value = -log1p(-this.lower);
    } else {
      this.upper = Math.min(1, mass(z, width - inside, anchor) / whole);
      this.lower = 1 - this.upper;
      this.value = -log(this.upper);
    }
    this.slope = bell(z, anchor) / (whole * this.upper);
    if (z > farOut && width === Infinity) {
      // Where the tail itself is no double any more, by its hazard, which rises at about z + 1 / z.
      this.value = normalCumulativeHazard(z) - normalCumulativeHazard(from);
      this.upper = exp(-this.value);
      this.slope = z + 1 / z;
    }
  }

  /** The distance at which the share u lies nearer and s further away, of which the smaller is precise. */
  inverse(u: number, s: number): number {
    const { from, width, whole, anchor } = this;
    if (u <= 0) return 0;
    if (s <= 0) return width;
    const h = u < s ? -log1p(-u) : -log(s);
    // A first guess from the whole normal, or from the density at the near end.
    let z: number;
    if (width === Infinity) z = normalQuantileOfHazard(h + normalCumulativeHazard(from));
    else if (from > 0 || s < u) {
      z = -normalQuantile(s * whole * density(anchor) + normalSurvival(from + width));
    } else z = normalQuantile(normalCdf(from) + u * whole * density(anchor));
    const guess = z - from > 1e-3 ? z - from : u * (whole / bell(from, anchor));
    return Math.min(width, solveRising(this, h, guess, 0, width));
  }

  /** The integral of `weight` × the density, relative to the highest density, where that counts. */
  integral(weight: (distance: number) => number): number {
    const { from, width } = this;
    const peak = Math.max(0, Math.min(width, -from));
    const steep = from + peak;
    const reach = Math.sqrt(steep * steep + 2 * farExponent) - Math.abs(steep);
    const low = Math.max(0, peak - (from < 0 ? reach : 0));
    const high = Math.min(width, peak + (from + peak >= 0 ? reach : 0));
    return integrate((x) => weight(x) * exp(-(x - peak) * (steep + 0.5 * (x - peak))), low, high, 40);
  }
}

/**
 * The normal with `mean` and `standardDeviation` before the cut, kept between `min` and `max` (which may be infinite), in
 * the unit of the variable. Refuses bounds that leave less than 1e-290 of it. Relative error of
 * a probability p below 5e-15 × (1 − ln p) for bounds up to 8 standard deviations off, ten times that up to 30; of a
 * quantile's distance from its end below 1e-13.
 */
export function truncatedNormal(
  mean: number,
  standardDeviation: number,
  min = -Infinity,
  max = Infinity,
): Distribution {
  const law = 'truncatedNormal';
  requireFinite(law, 'mean', mean);
  requirePositive(law, 'sd', standardDeviation);
  if (!(min < max)) throw new RangeError(`${law}: min (${min}) must be below max (${max})`);
  if (min === -Infinity && max === Infinity) return { ...normal(mean, standardDeviation), law };
  // From below where that end is finite, otherwise from above in the mirror.
  const fromMin = new Window((min - mean) / standardDeviation, (max - min) / standardDeviation);
  const fromMax = new Window((mean - max) / standardDeviation, (max - min) / standardDeviation);
  const main = min > -Infinity ? fromMin : fromMax;
  if (!(main.probability >= leastMass)) {
    throw new RangeError(
      `${law}: min (${min}) and max (${max}) leave nothing of a normal with mean ${mean}, sd ${standardDeviation}`,
    );
  }
  const bothFinite = min > -Infinity && max < Infinity;
  const share = main.integral(() => 1);
  const meanDistance = main.integral((x) => x) / share;
  const square = main.integral((x) => (x - meanDistance) * (x - meanDistance)) / share;
  const direction = main === fromMin ? 1 : -1;

  const at = (x: number): Window => {
    // The mean of both ends decides, so that a range with two finite ends is exact at both.
    const its = !bothFinite ? main : x - min <= max - x ? fromMin : fromMax;
    its.at((its === fromMin ? x - min : max - x) / standardDeviation);
    return its;
  };
  const cdf = (x: number): number => {
    const its = at(x);
    return its === fromMin ? its.lower : its.upper;
  };
  const survival = (x: number): number => {
    const its = at(x);
    return its === fromMin ? its.upper : its.lower;
  };
  const quantileOf = (u: number, s: number): number => {
    const its = !bothFinite ? main : u < s ? fromMin : fromMax;
    if (its === fromMin) return min + standardDeviation * its.inverse(u, s);
    return max - standardDeviation * its.inverse(s, u);
  };
  return {
    law,
    mean: (direction === 1 ? min : max) + direction * standardDeviation * meanDistance,
    variance: standardDeviation * standardDeviation * square,
    cdf,
    survival,
    quantile: (u) => quantileOf(u, 1 - u),
    quantileOfSurvival: (s) => quantileOf(1 - s, s),
  };
}
