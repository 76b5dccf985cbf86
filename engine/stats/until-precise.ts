// When to stop adding replications: once the half width is small enough. Stopping on the data has two traps.
//
// Looking after every replication stops too soon: a spread that happens to be small ends the experiment just when it is
// too small, and the interval then holds the truth less often than it says (Y. S. Chow and H. Robbins, Annals of
// Mathematical Statistics 36, 1965, prove the nominal coverage only in the limit of high precision). Guards: nothing is
// decided below `minimum` replications; decisions fall at fixed checkpoints alone, by default each half as far again as
// the one before; and for a relative target γ the half width is held against γ / (1 + γ) of the |mean|, by which the
// error relative to the unknown *true* mean is at most γ (A. M. Law and W. D. Kelton, "Simulation Modeling and
// Analysis", §9.4.1, who advise γ ≤ 0.15 and 10 replications or more). What remains is measured: test/stats/coverage-study.ts.
//
// Deciding in the order of completion makes the answer depend on which worker was fast. Here the first checkpoint at
// which the replications 0, 1 … up to it suffice decides, however many have been run beyond it.
import { tallyInterval, type MeanInterval } from './interval.ts';
import { replicationsFor } from './replications.ts';
import { Tally } from '../kernel/monitors/tally.ts';

/** When a rule may decide, and how sure its intervals are. */
export interface PrecisionLimits {
  /** Of the interval whose half width is to be small; a share: 95 % is 0.95. */
  readonly confidence: number;
  /** Replications below which nothing is decided: 2 or more, better 10 or more. */
  readonly minimum: number;
  /** Replications at which to give up. */
  readonly maximum: number;
  /**
   * The counts of replications at which to decide, rising from `minimum` to `maximum`. By default each is half as much
   * again as the one before, rounded up.
   */
  readonly checkpoints?: readonly number[];
}

/** How precise a mean is to be: |error| ≤ `relative` · |true mean|, or a half width of `absolute` in the figure's unit. */
export type PrecisionRule = PrecisionLimits &
  (
    | { readonly relative: number; readonly absolute?: never }
    | { readonly absolute: number; readonly relative?: never }
  );

/** What the replications so far lead to. */
export interface PrecisionDecision {
  /** `gave up`: the maximum is reached and the figures are not precise. */
  readonly decision: 'enough' | 'more' | 'gave up';
  /**
   * The count of replications on which the decision stands: where it was enough, or the last checkpoint reached; 0
   * before the first. What was run beyond it is not to be used.
   */
  readonly replications: number;
  /** The intervals of the figures over those replications, in the order given. */
  readonly intervals: readonly MeanInterval[];
  /** Where to decide next; undefined unless the decision is `more`. */
  readonly nextCheckpoint: number | undefined;
  /**
   * The estimated total that reaches the precision, by the spread so far; `replications` itself once it is enough,
   * NaN before the first checkpoint, Infinity for a relative precision of a mean of zero.
   */
  readonly replicationsNeeded: number;
}

/** A rule made ready. */
export interface StoppingRule {
  readonly rule: PrecisionRule;
  readonly checkpoints: readonly number[];
  /**
   * Decides for one figure, or several that must all be precise. `figures[f][r]` is figure f in replication r;
   * undefined and NaN values (0/0) are left out of the mean, and a figure with fewer than `minimum` others is not
   * precise. Throws a RangeError for figures of unequal length, or none.
   */
  decide(...figures: readonly (readonly (number | undefined)[])[]): PrecisionDecision;
}

function defaultCheckpoints(minimum: number, maximum: number): number[] {
  // From below 2 the steps would not rise; the rule is refused for it.
  if (!(minimum >= 2)) return [minimum];
  const checkpoints: number[] = [];
  for (let next = minimum; next < maximum; next = Math.ceil(1.5 * next)) checkpoints.push(next);
  return [...checkpoints, maximum];
}

function checkRule(rule: PrecisionRule, checkpoints: readonly number[]): void {
  const target = rule.relative ?? rule.absolute;
  if (!(target > 0 && target < Infinity)) {
    throw new RangeError(`a precision is a number above 0 (5 % is 0.05), not ${target}`);
  }
  if (!(rule.confidence > 0 && rule.confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1 (95 % is 0.95), not ${rule.confidence}`);
  }
  let before = 1;
  for (const count of checkpoints) {
    if (!(count > before && Math.floor(count) === count)) {
      throw new RangeError(
        `the counts of replications rise in whole numbers from 2: ${checkpoints.join(', ')}`,
      );
    }
    before = count;
  }
  if (checkpoints[0] !== rule.minimum || before !== rule.maximum) {
    throw new RangeError(
      `checkpoints go from the minimum ${rule.minimum} to the maximum ${rule.maximum}: ${checkpoints.join(', ')}`,
    );
  }
}

/** The half width that the rule asks for at this mean. */
function allowed(rule: PrecisionRule, mean: number): number {
  if (rule.relative === undefined) return rule.absolute;
  return (rule.relative / (1 + rule.relative)) * Math.abs(mean);
}

function isPrecise(rule: PrecisionRule, { n, mean, halfWidth }: MeanInterval): boolean {
  const limit = allowed(rule, mean);
  // A mean of zero may only be an event that has not come yet: it has no relative precision.
  return n >= rule.minimum && limit > 0 && halfWidth <= limit;
}

/**
 * A stopping rule for replications. Throws a RangeError for a precision or a confidence out of range, and for
 * checkpoints that do not rise in whole numbers from `minimum` to `maximum`.
 */
export function untilPrecise(rule: PrecisionRule): StoppingRule {
  const checkpoints = rule.checkpoints ?? defaultCheckpoints(rule.minimum, rule.maximum);
  checkRule(rule, checkpoints);

  const decide: StoppingRule['decide'] = (...figures) => {
    const count = figures[0]?.length;
    if (count === undefined) throw new RangeError('a precision is of one figure or more');
    for (const { length } of figures) {
      if (length !== count) throw new RangeError(`figures of unequal length: ${count} and ${length}`);
    }
    const tallies = figures.map(() => new Tally());
    let reached = 0;
    let intervals: MeanInterval[] = [];
    for (const checkpoint of checkpoints) {
      if (checkpoint > count) break;
      for (const [index, values] of figures.entries()) {
        for (const value of values.slice(reached, checkpoint)) {
          if (value !== undefined && value === value) tallies[index]?.add(value);
        }
      }
      reached = checkpoint;
      intervals = tallies.map((figure) => tallyInterval(figure, rule.confidence));
      if (intervals.every((interval) => isPrecise(rule, interval))) {
        const enough = { decision: 'enough', nextCheckpoint: undefined } as const;
        return { ...enough, replications: reached, intervals, replicationsNeeded: reached };
      }
    }
    const nextCheckpoint = checkpoints.find((checkpoint) => checkpoint > count);
    return {
      decision: nextCheckpoint === undefined ? 'gave up' : 'more',
      replications: reached,
      intervals,
      nextCheckpoint,
      replicationsNeeded: Math.max(
        ...(reached === 0 ? [NaN] : intervals.map(({ mean, sd }) => neededFor(rule, mean, sd))),
      ),
    };
  };
  return { rule, checkpoints, decide };
}

function neededFor(rule: PrecisionRule, mean: number, sd: number): number {
  const limit = allowed(rule, mean);
  return limit > 0 ? Math.max(rule.minimum, replicationsFor(limit, sd, rule.confidence)) : Infinity;
}
