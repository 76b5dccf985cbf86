// Age replacement: a part is replaced when it fails, or when it has worked for `age`, whichever comes first (R. E. Barlow
// and F. Proschan, Mathematical Theory of Reliability, 1965). By the renewal-reward theorem a cost rate is the mean cost
// of a cycle over its mean length. The best age balances the hazard against the cost rate itself; where the hazard does
// not rise, or a planned replacement is not cheaper, there is none, and the part is best left to fail.
import type { LifeDistribution } from '../random/index.ts';
import { restrictedMean } from './moments.ts';
import { requireNotNegative, requirePositive } from './require.ts';

/** Ages that are tried before the best one is narrowed down, equally far apart in √(cumulative hazard). */
const tries = 400;
/** The cumulative hazard of the last age tried; only one part in 5e10 gets that old. */
const mostHazard = 25;
/** A saving against replacement at failure only that is smaller than this share of the cost rate is none. */
const negligible = 1e-12;
const halvings = 200;

/** A part that wears, and what replacing it costs. */
export interface AgeReplacement {
  /** The operating time to failure; without steps where an optimum is asked for. */
  readonly life: LifeDistribution;
  /** Cost of a planned replacement. */
  readonly plannedCost: number;
  /** Cost of a replacement at failure. */
  readonly failureCost: number;
  /** Mean time for which a planned replacement stops the machine; 0 if left out. */
  readonly plannedDown?: number;
  /** Mean time for which a failure stops the machine; 0 if left out. */
  readonly failureDown?: number;
}

/** The policy at one age, in the long run. */
export interface AgeReplacementFigures {
  /** Operating age at which the part is replaced; Infinity for replacement at failure only. */
  readonly age: number;
  /** Cost per unit of calendar time. */
  readonly costRate: number;
  /** Share of replacements that are planned. */
  readonly plannedShare: number;
  /** Mean operating time between replacements. */
  readonly operatingTime: number;
  /** Share of calendar time in which the machine works. */
  readonly availability: number;
}

function requirePolicy({
  life,
  plannedCost,
  failureCost,
  plannedDown = 0,
  failureDown = 0,
}: AgeReplacement): void {
  requirePositive('life.mean', life.mean, 'mean operating time to failure');
  requirePositive('plannedCost', plannedCost, 'cost of a planned replacement');
  requirePositive('failureCost', failureCost, 'cost of a replacement at failure');
  requireNotNegative('plannedDown', plannedDown, 'downtime of a planned replacement');
  requireNotNegative('failureDown', failureDown, 'downtime of a failure');
}

/** Replacement at the operating age `age`; Infinity stands for replacement at failure only. */
export function ageReplacement(policy: AgeReplacement, age: number): AgeReplacementFigures {
  requirePolicy(policy);
  if (age !== Infinity)
    requirePositive('age', age, 'operating age at which the part is replaced, or Infinity');
  const { life, plannedCost, failureCost, plannedDown = 0, failureDown = 0 } = policy;
  const planned = age === Infinity ? 0 : life.survival(age);
  const failed = age === Infinity ? 1 : life.cdf(age);
  const operatingTime = age === Infinity ? life.mean : restrictedMean(life, age);
  const cycle = operatingTime + plannedDown * planned + failureDown * failed;
  return {
    age,
    costRate: (plannedCost * planned + failureCost * failed) / cycle,
    plannedShare: planned,
    operatingTime,
    availability: operatingTime / cycle,
  };
}

/** The hazard rate at x > 0, by central differences of the cumulative hazard of three widths, extrapolated to none. */
function hazardRate(life: LifeDistribution, x: number): number {
  const slope = (h: number): number =>
    (life.cumulativeHazard(x * (1 + h)) - life.cumulativeHazard(x * (1 - h))) / (2 * h * x);
  const [wide, middle, narrow] = [slope(1 / 64), slope(1 / 128), slope(1 / 256)];
  const [better, best] = [middle + (middle - wide) / 3, narrow + (narrow - middle) / 3];
  return best + (best - better) / 15;
}

/**
 * The age of the lowest cost rate; Infinity (replacement at failure only) if no age saves anything against that. The age
 * is good to about 1e-10, relative.
 */
export function bestAgeReplacement(policy: AgeReplacement): AgeReplacementFigures {
  const atFailure = ageReplacement(policy, Infinity);
  const { life, plannedCost, failureCost, plannedDown = 0, failureDown = 0 } = policy;
  const ages = Array.from({ length: tries }, (_, n) => {
    const root = (n + 1) / tries;
    return life.inverseCumulativeHazard(mostHazard * root * root);
  });
  const rates = ages.map((age) => (age > 0 ? ageReplacement(policy, age).costRate : Infinity));
  const lowest = rates.reduce((least, rate) => Math.min(least, rate), Infinity);
  if (!(lowest < atFailure.costRate * (1 - negligible))) return atFailure;
  // The slope of the cost rate has the sign of this: the cost of ageing a little more, less what it saves.
  const pull = (age: number): number => {
    const { operatingTime } = ageReplacement(policy, age);
    const dead = life.cdf(age);
    const cost = plannedCost + (failureCost - plannedCost) * dead;
    const cycle = operatingTime + plannedDown + (failureDown - plannedDown) * dead;
    const hazard = hazardRate(life, age);
    return (failureCost - plannedCost) * hazard * cycle - cost * (1 + (failureDown - plannedDown) * hazard);
  };
  const best = rates.indexOf(lowest);
  let low = ages[best - 1] ?? 1e-3 * (ages[0] ?? NaN);
  let high = ages[best + 1] ?? ages[best] ?? NaN;
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = low + 0.5 * (high - low);
    if (middle <= low || middle >= high) break;
    if (pull(middle) < 0) low = middle;
    else high = middle;
  }
  return ageReplacement(policy, high);
}
