// What one sale under warranty costs the seller, in expectation, by the four usual promises (W. R. Blischke and D. N. P.
// Murthy, Warranty Cost Analysis, 1994). The product is in use from its sale at time 0 without pause, and replacement and
// repair take no time. Costs are counted in replacements, prices or repairs: the caller multiplies by what one costs.
import { exp, type Distribution, type LifeDistribution } from '../random/index.ts';
import { integrate } from '../random/arithmetic/quadrature.ts';
import { integralOf } from './moments.ts';
import { renewalsBy, type SmoothLife } from './renewal.ts';
import { requireNotNegative, requirePositive } from './require.ts';

/** Free replacement for a fixed time: the expected number of replacements per sale, M(warranty). */
export function freeReplacements(life: SmoothLife, warranty: number): number {
  requirePositive('warranty', warranty, 'time for which failures are made good');
  return renewalsBy(life, warranty);
}

/** A sale under free replacement where every replacement starts the warranty anew. */
export interface RenewingWarranty {
  /** Expected replacements per sale: F / (1 − F) at the warranty's end. */
  readonly replacements: number;
  /** Mean time from the sale to the end of cover, in the unit of the life. */
  readonly coveredTime: number;
  /** Probability that one replacement at most is needed. */
  readonly onceAtMostShare: number;
}

/** Free replacement until one product outlives its warranty. */
export function renewingWarranty(
  life: Pick<Distribution, 'cdf' | 'survival'>,
  warranty: number,
): RenewingWarranty {
  requirePositive('warranty', warranty, 'time for which failures are made good');
  const [dead, alive] = [life.cdf(warranty), life.survival(warranty)];
  // E[life; life ≤ W] = W F(W) − ∫ F.
  const brokenTime = warranty * dead - integralOf((x) => life.cdf(x), 0, warranty);
  return {
    replacements: dead / alive,
    coveredTime: warranty + brokenTime / alive,
    onceAtMostShare: alive * (1 + dead),
  };
}

/**
 * The expected rebate on the first failure, as a share of the price: all of it up to the age `freePart` (0 if left out),
 * then falling straight to nothing at `warranty`. Cover ends with the rebate.
 */
export function proRataRebate(life: Pick<Distribution, 'cdf'>, warranty: number, freePart = 0): number {
  requirePositive('warranty', warranty, 'time for which failures are made good');
  if (!(freePart >= 0 && freePart < warranty)) {
    throw new RangeError(
      `freePart (time of full rebate) must be zero or more, and below the warranty, ${warranty}, not ${freePart}`,
    );
  }
  // By parts: a rebate that falls at a constant rate is the mean of the cdf over the time in which it falls.
  return integralOf((x) => life.cdf(x), freePart, warranty) / (warranty - freePart);
}

/** The failures of a product whose repair leaves it as old as it was: a Poisson count. */
export interface MinimalRepair {
  /** Expected failures, and their variance: the cumulative hazard at the warranty's end. */
  readonly failures: number;
  /** Probability that there is none. */
  readonly noneShare: number;
}

/** Minimal repair for a fixed time; for a Weibull life (warranty / scale)^shape failures. */
export function minimalRepair(
  life: Pick<LifeDistribution, 'cumulativeHazard'>,
  warranty: number,
): MinimalRepair {
  requirePositive('warranty', warranty, 'time for which failures are made good');
  const failures = life.cumulativeHazard(warranty);
  return { failures, noneShare: exp(-failures) };
}

/**
 * The present value at the sale of one unit of money at every event up to `horizon`: `expectedBy(t)` events are expected
 * by t, and money loses the share `discountRate` of its value per unit of time, continuously: ln(1 + yearly rate) per year.
 */
export function presentValue(
  expectedBy: (t: number) => number,
  horizon: number,
  discountRate: number,
): number {
  requirePositive('horizon', horizon, 'time up to which events count');
  requireNotNegative('discountRate', discountRate, 'continuous rate of interest per unit of time');
  // ∫ e^(−rt) dM(t), by parts.
  const earlier = integrate((t) => exp(-discountRate * t) * expectedBy(t), 0, horizon, 2);
  return exp(-discountRate * horizon) * expectedBy(horizon) + discountRate * earlier;
}
