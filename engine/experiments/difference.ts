/** Paired differences: two alternatives meet the same failures, replication by replication. */
import { pairedDifference } from '../stats/paired.ts';
import type { Difference } from './comparison.ts';
import type { Series } from './outcomes.ts';

export interface Side {
  readonly id: string;
  readonly series: Series;
}

/** `first − second` in a metric, with what pairing achieved. */
export function difference(metric: string, first: Side, second: Side, confidence: number): Difference {
  const { mean, halfWidth, sd, n, pValue, correlation, varianceRatio } = pairedDifference(
    first.series,
    second.series,
    confidence,
  );
  return {
    metric,
    first: first.id,
    second: second.id,
    mean,
    halfWidth,
    sd,
    n,
    pValue,
    correlation,
    varianceRatio,
  };
}
