/** How likely a penalty is, how large when there is one, and how bad it gets: over the replications of one alternative. */
import { meanInterval } from '../stats/interval.ts';
import { quantileInterval } from '../stats/quantile-interval.ts';
import { shareInterval } from '../stats/share-interval.ts';
import type { ShareInterval } from '../stats/share-interval.ts';
import type { Estimate } from './comparison.ts';

export interface PenaltyRisk {
  /** P(penalty > 0) in a run, with Wilson's interval. */
  readonly probability: ShareInterval;
  /** Mean size of the penalties that there were, cents; undefined (NaN) if there was none. */
  readonly size: Estimate;
  /** 95 % of runs pay no more, cents; an interval without bounds where replications are too few. */
  readonly p95: { readonly value: number; readonly lower: number; readonly upper: number };
}

/** The risk behind penalties paid, one figure a replication; undefined without replications. */
export function penaltyRisk(penalties: readonly number[], confidence: number): PenaltyRisk | undefined {
  if (penalties.length === 0) return undefined;
  const paid = penalties.filter((its) => its > 0);
  const { mean, halfWidth, sd, n } = meanInterval(paid, confidence);
  const p95 = quantileInterval(penalties, 0.95, confidence);
  return {
    probability: shareInterval(paid.length, penalties.length, confidence),
    size: { mean, halfWidth, sd, n, unit: 'cents' },
    p95: { value: p95.estimate ?? NaN, lower: p95.lower, upper: p95.upper },
  };
}
