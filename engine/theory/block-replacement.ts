// Block replacement: a part is replaced at every multiple of an interval whatever its age, and whenever it fails between;
// replacements take no time (R. E. Barlow and F. Proschan, Mathematical Theory of Reliability, 1965). An interval costs
// one planned replacement and as many at failure as the renewal function counts.
import type { LifeDistribution } from '../random/index.ts';
import { renewalDensity, renewalsBy } from './renewal.ts';
import { requirePositive } from './require.ts';

/** Intervals that are tried before the best one is narrowed down, up to so many mean lives. */
const tries = 60;
const mostLives = 3;
/** A saving against replacement at failure only that is smaller than this share of the cost rate is none. */
const negligible = 1e-6;
const halvings = 60;

/** A part that wears, and what replacing it costs. */
export interface BlockReplacement {
  /** The time to failure, without steps. */
  readonly life: Pick<LifeDistribution, 'cdf' | 'mean'>;
  /** Cost of a planned replacement. */
  readonly plannedCost: number;
  /** Cost of a replacement at failure. */
  readonly failureCost: number;
}

/** The policy at one interval, in the long run. */
export interface BlockReplacementFigures {
  /** Time between planned replacements; Infinity for replacement at failure only. */
  readonly interval: number;
  /** Cost per unit of time. */
  readonly costRate: number;
  /** Expected failures in an interval; Infinity where it has no end. */
  readonly failures: number;
}

/** Replacement at every multiple of `interval`; Infinity stands for replacement at failure only. */
export function blockReplacement(
  { life, plannedCost, failureCost }: BlockReplacement,
  interval: number,
): BlockReplacementFigures {
  requirePositive('life.mean', life.mean, 'mean time to failure');
  requirePositive('plannedCost', plannedCost, 'cost of a planned replacement');
  requirePositive('failureCost', failureCost, 'cost of a replacement at failure');
  if (interval === Infinity) return { interval, costRate: failureCost / life.mean, failures: Infinity };
  requirePositive('interval', interval, 'time between planned replacements, or Infinity');
  const failures = renewalsBy(life, interval);
  return { interval, costRate: (plannedCost + failureCost * failures) / interval, failures };
}

/**
 * The interval of the lowest cost rate among those up to three mean lives; Infinity (replacement at failure only) if none
 * of them saves a millionth of the cost. Good to about 1e-9, relative, where the life's cdf is smooth.
 */
export function bestBlockReplacement(policy: BlockReplacement): BlockReplacementFigures {
  const atFailure = blockReplacement(policy, Infinity);
  const { life, plannedCost, failureCost } = policy;
  const intervals = Array.from({ length: tries }, (_, n) => (mostLives * life.mean * (n + 1)) / tries);
  const rates = intervals.map((interval) => blockReplacement(policy, interval).costRate);
  const lowest = rates.reduce((least, rate) => Math.min(least, rate), Infinity);
  if (!(lowest < atFailure.costRate * (1 - negligible))) return atFailure;
  // The slope of the cost rate has the sign of this: the failures of waiting longer against the rate so far.
  const pull = (interval: number): number =>
    failureCost * (interval * renewalDensity(life, interval) - renewalsBy(life, interval)) - plannedCost;
  const best = rates.indexOf(lowest);
  let low = intervals[best - 1] ?? 1e-3 * (intervals[0] ?? NaN);
  let high = intervals[best + 1] ?? intervals[best] ?? NaN;
  for (let halving = 0; halving < halvings && high - low > 1e-12 * high; halving += 1) {
    const middle = low + 0.5 * (high - low);
    if (pull(middle) < 0) low = middle;
    else high = middle;
  }
  return blockReplacement(policy, high);
}
