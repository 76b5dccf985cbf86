/**
 * A comparison as CSV: a row a metric of each alternative, with decisions, then for payment only and at equal value; then
 * the paired differences, in whose rows `against` is the other alternative. Money is in cents.
 */
import type { Difference } from '../../engine/experiments/comparison.ts';
import { csvNumber, csvText, estimateCells, estimateColumns } from '../text/csv.ts';
import type { ShownComparison } from './shown-comparison.ts';

interface Rows {
  readonly id: string;
  readonly metrics: Readonly<Record<string, Parameters<typeof estimateCells>[0]>>;
}

export function compareCsv({ comparison }: ShownComparison): string {
  const { alternatives, payment, equalValue, differences } = comparison;
  const means = (which: string, list: readonly Rows[]): readonly (readonly string[])[] =>
    list.flatMap(({ id, metrics }) =>
      Object.entries(metrics).map(([name, its]) => [which, id, '', name, ...estimateCells(its), '']),
    );
  const pairs = (which: string, list: readonly Difference[]): readonly (readonly string[])[] =>
    list.map(({ first, second, metric, pValue, ...its }) => [
      which,
      first,
      second,
      metric,
      ...estimateCells({ ...its, unit: 'cents' }),
      csvNumber(pValue),
    ]);
  return csvText(
    ['comparison', 'alternative', 'against', 'metric', ...estimateColumns, 'p value'],
    [
      ...means('with decisions', alternatives),
      ...means('payment only', payment?.alternatives ?? []),
      ...means('equal value', equalValue?.alternatives ?? []),
      ...pairs('with decisions', differences),
      ...pairs('equal value', equalValue?.differences ?? []),
    ],
  );
}
