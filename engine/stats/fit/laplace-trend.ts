// Laplace's test of a trend: if failures come at a constant rate, their times are as good as uniform over the observation,
// and the sum of many is normal (D. R. Cox and P. A. W. Lewis, "The Statistical Analysis of Series of Events", Methuen
// 1966, §3.3). Each system is held against its own span, so systems may differ in their rates. Where observation ended
// with a failure, that failure is fixed and says nothing.
import { normalSurvival } from '../../random/index.ts';
import { checkSystems, type RepairableSystem } from './repairable.ts';

/** The outcome of the test. */
export interface LaplaceTrend {
  /** Standard normal without a trend; above 0: failures come closer (wear), below: further apart (growth). */
  readonly statistic: number;
  /** Two-sided: the probability of a statistic this far from 0 if there were no trend. */
  readonly pValue: number;
  /** Failures that the test rests on; it is good from about 4 on. */
  readonly failures: number;
}

/** Laplace's statistic over all systems; NaN when no failure says anything. Throws a `FitError` as `checkSystems`. */
export function laplaceTrend(systems: Iterable<RepairableSystem>): LaplaceTrend {
  let excess = 0;
  let variance = 0;
  let failures = 0;
  for (const { times, end, endedBy } of checkSystems(systems)) {
    for (const time of endedBy === 'failure' ? times.slice(0, -1) : times) {
      excess += time - 0.5 * end;
      variance += (end * end) / 12;
      failures += 1;
    }
  }
  const statistic = excess / Math.sqrt(variance);
  return { statistic, pValue: 2 * normalSurvival(Math.abs(statistic)), failures };
}
