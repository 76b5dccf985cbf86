/** The results of one alternative over its replications, as series of numbers that can be compared. */
import { party } from '../contracts/ledger/parties.ts';
import { kinkedGain } from '../contracts/ledger/valuation.ts';
import { entry } from '../network/entry.ts';
import { indicatorOf } from '../metrics/indicator.ts';
import { meanInterval } from '../stats/interval.ts';
import { Digest } from '../trace/digest.ts';
import type { Estimate, Estimates, TakenShare } from './comparison.ts';
import type { RunResult } from './run.ts';

/** Money metrics of a comparison. */
export const moneyMetrics = [
  'value/maker',
  'value/lessor',
  'value/supplier',
  'cost/customer',
  'value/joint',
  'cash/outside',
] as const;
export type MoneyMetric = (typeof moneyMetrics)[number];

/** One metric in every replication, in order. */
export type Series = readonly number[];

function customersOf(byParty: readonly number[]): number {
  return byParty.slice(party.firstCustomer).reduce((sum, its) => sum + its, 0);
}

/** A money metric from amounts by party; the customers' cost is what they pay less what they get. */
function pick(metric: MoneyMetric, byParty: readonly number[]): number {
  switch (metric) {
    case 'value/maker':
      return entry(byParty, party.maker);
    case 'value/lessor':
      return entry(byParty, party.lessor);
    case 'value/supplier':
      return entry(byParty, party.supplier);
    case 'cost/customer':
      return -customersOf(byParty);
    case 'value/joint':
    case 'cash/outside':
      return (
        entry(byParty, party.maker) +
        entry(byParty, party.lessor) +
        entry(byParty, party.supplier) +
        customersOf(byParty)
      );
  }
}

/** A money metric in each replication; `cash/outside` undiscounted, the others as present values. */
export function moneySeries(results: readonly RunResult[], metric: MoneyMetric): Series {
  return results.map((result) =>
    pick(metric, metric === 'cash/outside' ? result.netCash : result.presentValue),
  );
}

/** How much a present value rises per unit of a price, in each replication. */
export function slopeSeries(results: readonly RunResult[], metric: MoneyMetric, price: string): Series {
  return results.map((result) => {
    const slope = result.slopes[price];
    return slope === undefined ? 0 : pick(metric, slope);
  });
}

/** What capped billings add to a metric in each replication when a price moves. */
export function kinkSeries(
  results: readonly RunResult[],
  metric: MoneyMetric,
  price: string,
  move: readonly [number, number],
): Series {
  return results.map(({ kinks, presentValue }) =>
    pick(metric, kinkedGain(kinks, price, move, presentValue.length)),
  );
}

/** Whether any capped billing is at a price. */
export function hasKinks(results: readonly RunResult[], price: string): boolean {
  return results.some(({ kinks }) => kinks.some((its) => its.price === price));
}

/** A mean with its interval. */
export function estimate(series: Series, confidence: number, unit: string): Estimate {
  const { mean, halfWidth, sd, n } = meanInterval(series, confidence);
  return { mean, halfWidth, sd, n, unit };
}

/** Estimates of all money metrics and indicators. */
export function estimates(results: readonly RunResult[], confidence: number): Estimates {
  const all: Record<string, Estimate> = {};
  for (const metric of moneyMetrics)
    all[metric] = estimate(moneySeries(results, metric), confidence, 'cents');
  for (const name of Object.keys(results[0]?.indicators ?? {})) {
    const series = results.map((result) => result.indicators[name] ?? NaN);
    all[name] = estimate(series, confidence, indicatorOf(name)?.unit ?? '');
  }
  return all;
}

/** One digest for the digests of all replications. */
export function digestOf(results: readonly RunResult[], which: 'facts' | 'ledger'): string {
  const digest = new Digest();
  for (const result of results) {
    digest.add(parseInt(result[which].slice(0, 8), 16));
    digest.add(parseInt(result[which].slice(8), 16));
  }
  return digest.hex();
}

/** How often each option was taken, in the order in which they first were. */
export function takenShares(results: readonly RunResult[]): readonly TakenShare[] {
  const counts = new Map<string, { readonly decision: string; readonly option: string; count: number }>();
  for (const { taken } of results) {
    for (const { decision, option } of taken) {
      const key = `${decision}/${option}`;
      const its = counts.get(key) ?? { decision, option, count: 0 };
      its.count += 1;
      counts.set(key, its);
    }
  }
  return [...counts.values()].map(({ decision, option, count }) => ({
    decision,
    option,
    perRun: count / results.length,
  }));
}
