// One machine that works and fails in turn. In the long run its availability is the share of the mean cycle in which it
// works, whatever the laws (renewal-reward theorem); the three availabilities of the handbooks (B. S. Blanchard, Logistics
// Engineering and Management, 1974) differ in what counts as down. With exponential times the approach to the long run is
// known too, and the law of the downtime of a span (L. Takács, Acta Mathematica Hungarica 8, 1957). Times are in one unit
// throughout.
import { exp, expm1 } from '../random/index.ts';
import { poissonCounts } from './counts.ts';
import { integralOf } from './moments.ts';
import { requireNotNegative, requirePositive, requireShare } from './require.ts';

/** A machine in the long run. */
export interface UpAndDownFigures {
  /** Share of time in which it works. */
  readonly availability: number;
  /** Failures per unit of time. */
  readonly failureRate: number;
}

/** Means of the times up and down, of any laws: mtbf / (mtbf + meanDown). */
export function alternatingRenewal(mtbf: number, meanDown: number): UpAndDownFigures {
  requirePositive('mtbf', mtbf, 'mean operating time to failure');
  requireNotNegative('meanDown', meanDown, 'mean time from failure to return to work');
  return { availability: mtbf / (mtbf + meanDown), failureRate: 1 / (mtbf + meanDown) };
}

/** What stops a machine, and for how long. */
export interface Stoppages {
  /** Mean operating time to failure. */
  readonly mtbf: number;
  /** Mean active time of a repair. */
  readonly mttr: number;
  /** Mean operating time between planned maintenances; none if left out. */
  readonly plannedEvery?: number;
  /** Mean active time of a planned maintenance; 0 if left out. */
  readonly plannedTime?: number;
  /** Mean wait for people, parts and papers, per stoppage of either kind; 0 if left out. */
  readonly delay?: number;
}

/** A machine's availability by the three definitions, each of which counts more as down than the one before. */
export interface Availabilities {
  /** Repairs alone: mtbf / (mtbf + mttr). */
  readonly inherent: number;
  /** Active maintenance, repairs and planned. */
  readonly achieved: number;
  /** All downtime, waits included. */
  readonly operational: number;
}

/** Inherent, achieved and operational availability. */
export function availabilities(stoppages: Stoppages): Availabilities {
  const { mtbf, mttr, plannedEvery = Infinity, plannedTime = 0, delay = 0 } = stoppages;
  requirePositive('mtbf', mtbf, 'mean operating time to failure');
  requireNotNegative('mttr', mttr, 'mean active time of a repair');
  if (plannedEvery !== Infinity) {
    requirePositive('plannedEvery', plannedEvery, 'mean operating time between planned maintenances');
  }
  requireNotNegative('plannedTime', plannedTime, 'mean active time of a planned maintenance');
  requireNotNegative('delay', delay, 'mean wait per stoppage');
  // Per hour of operation.
  const [failures, planned] = [1 / mtbf, 1 / plannedEvery];
  const active = failures * mttr + planned * plannedTime;
  return {
    inherent: mtbf / (mtbf + mttr),
    achieved: 1 / (1 + active),
    operational: 1 / (1 + active + (failures + planned) * delay),
  };
}

/** A machine that works at time 0, with exponential times up and down, over a span from 0. */
export interface Span {
  /** Mean operating time to failure. */
  readonly mtbf: number;
  /** Mean time from failure to return to work. */
  readonly meanDown: number;
  /** The length of the span. */
  readonly span: number;
}

/** The machine over the span. */
export interface SpanFigures {
  /** Probability that it works at the span's end. */
  readonly pointAvailability: number;
  /** Expected share of the span in which it works. */
  readonly intervalAvailability: number;
  /** Standard deviation of that share. */
  readonly intervalDeviation: number;
  /** Expected failures. */
  readonly failures: number;
  /** Probability that there is none. */
  readonly noneShare: number;
}

function requireSpan({ mtbf, meanDown, span }: Span): void {
  requirePositive('mtbf', mtbf, 'mean operating time to failure');
  requirePositive('meanDown', meanDown, 'mean time from failure to return to work');
  requirePositive('span', span, 'time from the start');
}

/** The machine from its start to the end of the span. */
export function upAndDownOver(its: Span): SpanFigures {
  requireSpan(its);
  const { mtbf, meanDown, span } = its;
  const up = mtbf / (mtbf + meanDown);
  const down = meanDown / (mtbf + meanDown);
  const rate = 1 / mtbf + 1 / meanDown;
  const x = rate * span;
  // The start is forgotten at this rate: P(down at t) = down · (1 − e^(−rate t)).
  const forgotten = -expm1(-x);
  const meanDownShare = down * (1 - forgotten / x);
  // E downtime² = 2 ∫∫ P(down at s) P(down at t | down at s) over s < t.
  const ends = (1 - forgotten / x) / x;
  const squares = down * (0.5 * down + (up - down) * ends - (up * (forgotten - x * exp(-x))) / (x * x));
  return {
    pointAvailability: up + down * exp(-x),
    intervalAvailability: 1 - meanDownShare,
    intervalDeviation: Math.sqrt(Math.max(0, 2 * squares - meanDownShare * meanDownShare)),
    failures: (span * (1 - meanDownShare)) / mtbf,
    noneShare: exp(-span / mtbf),
  };
}

/**
 * P(the machine works for at least the share `target` of the span). The downtime stays within what is allowed if the
 * downs that begin in the first target × span of operation do; they are a Poisson number of exponential times.
 */
export function reachesTarget(its: Span, target: number): number {
  requireSpan(its);
  requireShare('target', target, 'time in which the machine is to work');
  const { mtbf, meanDown, span } = its;
  const failures = poissonCounts((target * span) / mtbf);
  const returns = poissonCounts(((1 - target) * span) / meanDown);
  // n downs fit into the time allowed if a Poisson process of returns has n points or more in it.
  let sum = 0;
  let fit = 1;
  for (let n = 0; n < failures.first + failures.probabilities.length; n += 1) {
    sum += fit * (failures.probabilities[n - failures.first] ?? 0);
    fit -= returns.probabilities[n - returns.first] ?? 0;
  }
  return Math.min(1, sum);
}

/** E max(0, target − share of the span in which the machine works): what a penalty per missing point is paid on. */
export function expectedShortfall(its: Span, target: number): number {
  requireSpan(its);
  requireShare('target', target, 'time in which the machine is to work');
  return integralOf((share) => 1 - reachesTarget(its, share), 0, target);
}
