/** A run as CSV: a row a metric, then of each party the present value and the net cash. Money is in cents. */
import { csvText, estimateCells, estimateColumns } from '../text/csv.ts';
import type { ShownRun } from './json.ts';

export function runCsv({ estimated, which }: ShownRun): string {
  const rows = [
    ...Object.entries(estimated.metrics),
    ...estimated.parties.flatMap(({ party, presentValue, netCash }) => [
      [`present value ${party}`, presentValue] as const,
      [`net cash ${party}`, netCash] as const,
    ]),
  ];
  return csvText(
    ['alternative', 'metric', ...estimateColumns],
    rows.map(([name, its]) => [which.alternative, name, ...estimateCells(its)]),
  );
}
