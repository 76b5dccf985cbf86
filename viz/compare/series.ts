/** Series of numbers by replication, out of the runs that a page keeps. */
import type { PageRun } from '../study/page-run.ts';

/** Parties of a run by index: maker, lessor, supplier, outside, then the customers. */
const firstCustomer = 4;

/** Metrics in money that every run has; in cents, customers' cost is what they pay less what they get. */
export const moneyMetrics = ['value/maker', 'cost/customer', 'value/joint'] as const;

function customers(values: readonly number[]): number {
  return values.slice(firstCustomer).reduce((sum, its) => sum + its, 0);
}

/** A metric of a run: money, or a measure by its name. */
export function metricOf({ result }: PageRun, metric: string): number {
  const { presentValue } = result;
  const of = (party: number): number => presentValue[party] ?? 0;
  switch (metric) {
    case 'value/maker':
      return of(0);
    case 'cost/customer':
      return -customers(presentValue);
    case 'value/joint':
      return of(0) + of(1) + of(2) + customers(presentValue);
    default:
      return result.indicators[metric] ?? NaN;
  }
}

/** How much a metric in money rises per unit of a price. */
export function slopeOf({ result }: PageRun, metric: string, price: string): number {
  const slopes = result.slopes[price] ?? [];
  if (metric === 'value/maker') return slopes[0] ?? 0;
  return -customers(slopes);
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, its) => sum + its, 0) / values.length;
}

/**
 * The half width of the interval of a mean at 95 %: Student's quantile by the expansion in powers of one over the
 * degrees of freedom (Abramowitz and Stegun 26.7.5), exact for fewer than seven values. For pictures only: what is said in sentences comes
 * from the engine. NaN for a single value.
 */
export function halfWidthOf(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) return NaN;
  const mean = meanOf(values);
  const variance = values.reduce((sum, its) => sum + (its - mean) ** 2, 0) / (n - 1);
  return studentQuantile(n - 1) * Math.sqrt(variance / n);
}

const exactFirst = [12.7062047, 4.3026527, 3.1824463, 2.7764451, 2.5705818] as const;

function studentQuantile(freedom: number): number {
  const exact = exactFirst[freedom - 1];
  if (exact !== undefined) return exact;
  const z = 1.959963985;
  const z3 = z ** 3;
  const z5 = z ** 5;
  const z7 = z ** 7;
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3)
  );
}
