/**
 * Models at equal profit to the maker: each contract's named price is solved so that the maker's mean present value is
 * that of the reference, at the decisions taken. Values are linear in prices, so the ledgers are refolded, not rerun;
 * where a cap bends the line, the price is found by bisection.
 */
import type { Alternative } from '../build/scenario.ts';
import type { AtEqualValue, Difference, EqualValue, Estimate } from './comparison.ts';
import { difference } from './difference.ts';
import { estimate, hasKinks, kinkSeries, moneyMetrics, moneySeries, slopeSeries } from './outcomes.ts';
import type { MoneyMetric, Series } from './outcomes.ts';
import type { RunResult } from './run.ts';

export interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly alternative: Alternative;
  readonly results: readonly RunResult[];
}

interface Priced extends EqualValue {
  readonly series: Readonly<Record<MoneyMetric, Series>>;
}

function mean(series: Series): number {
  return series.reduce((sum, value) => sum + value, 0) / series.length;
}

/** The named price of an alternative's contracts, if they agree on one. */
export function namedPriceOf(alternative: Alternative): string | undefined {
  const names = new Set(
    Object.values(alternative.economics.contracts).map((contract) => contract.namedPrice),
  );
  const [name] = names;
  return names.size === 1 && name !== null ? name : undefined;
}

/** Adds `by` units of a price to a series of values. */
function shifted(candidate: Candidate, metric: MoneyMetric, price: string | undefined, by: number): Series {
  const series = moneySeries(candidate.results, metric);
  if (price === undefined || by === 0 || metric === 'cash/outside') return series;
  const slopes = slopeSeries(candidate.results, metric, price);
  const line = series.map((value, index) => value + by * (slopes[index] ?? 0));
  if (!hasKinks(candidate.results, price)) return line;
  const authored = candidate.alternative.economics.prices[price]?.value ?? NaN;
  const bent = kinkSeries(candidate.results, metric, price, [authored, authored + by]);
  return line.map((value, index) => value + (bent[index] ?? 0));
}

/** How often the interval is widened, and then halved: beyond the digits of a double. */
const widenings = 80;
const halvings = 120;

/** By how much a price with kinks must move for the maker's mean value to reach a target; undefined: it never does. */
function bisected(candidate: Candidate, price: string, target: number): number | undefined {
  const excess = (by: number): number => mean(shifted(candidate, 'value/maker', price, by)) - target;
  const here = excess(0);
  if (here === 0) return 0;
  const step = Math.max(1e-6, Math.abs(candidate.alternative.economics.prices[price]?.value ?? 1)) / 1024;
  for (const sign of [1, -1]) {
    let [near, far] = [0, sign * step];
    for (let n = 0; n < widenings && excess(far) * here > 0; n += 1) [near, far] = [far, 2 * far];
    if (excess(far) * here > 0) continue;
    for (let n = 0; n < halvings; n += 1) {
      const middle = (near + far) / 2;
      if (excess(middle) * here > 0) near = middle;
      else far = middle;
    }
    return far;
  }
  return undefined;
}

function solve(candidate: Candidate, target: number, confidence: number): Priced {
  const price = namedPriceOf(candidate.alternative);
  const authored = price === undefined ? NaN : (candidate.alternative.economics.prices[price]?.value ?? NaN);
  const slope = price === undefined ? 0 : mean(slopeSeries(candidate.results, 'value/maker', price));
  const bent = price !== undefined && hasKinks(candidate.results, price);
  const move = bent
    ? bisected(candidate, price, target)
    : slope === 0
      ? undefined
      : (target - mean(moneySeries(candidate.results, 'value/maker'))) / slope;
  const solvable = price !== undefined && move !== undefined;
  const by = move ?? 0;
  const series = {} as Record<MoneyMetric, Series>;
  const metrics: Record<string, Estimate> = {};
  for (const metric of moneyMetrics) {
    series[metric] = shifted(candidate, metric, price, by);
    metrics[metric] = estimate(series[metric], confidence, 'cents');
  }
  return {
    id: candidate.id,
    title: candidate.title,
    price: solvable ? price : undefined,
    authored,
    solved: authored + by,
    metrics,
    series,
  };
}

/** All candidates at the price that gives the maker the first one's mean value. */
export function atEqualValue(candidates: readonly Candidate[], confidence: number): AtEqualValue | undefined {
  const [reference] = candidates;
  if (reference === undefined) return undefined;
  const target = mean(moneySeries(reference.results, 'value/maker'));
  const priced = candidates.map((candidate) => solve(candidate, target, confidence));
  const reached = priced.filter((its) => its.price !== undefined || its.id === reference.id);
  const best = cheapest(reached);
  const differences = reached.flatMap((its): readonly Difference[] =>
    best === undefined || its === best
      ? []
      : [
          difference(
            'cost/customer',
            { id: its.id, series: its.series['cost/customer'] },
            { id: best.id, series: best.series['cost/customer'] },
            confidence,
          ),
        ],
  );
  return { reference: reference.id, target, alternatives: priced.map(withoutSeries), differences };
}

function cheapest(priced: readonly Priced[]): Priced | undefined {
  return priced.reduce<Priced | undefined>(
    (best, its) =>
      best === undefined || mean(its.series['cost/customer']) < mean(best.series['cost/customer'])
        ? its
        : best,
    undefined,
  );
}

function withoutSeries({ id, title, price, authored, solved, metrics }: Priced): EqualValue {
  return { id, title, price, authored, solved, metrics };
}
