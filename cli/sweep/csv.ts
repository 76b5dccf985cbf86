/** A sweep as CSV: a row a cell; of each measure the mean and the half width, of each party the present value. */
import type { Estimate } from '../../engine/experiments/comparison.ts';
import { csvNumber, csvText } from '../text/csv.ts';
import type { ShownSweep } from './shown-sweep.ts';

export function sweepCsv({ design, sweep }: ShownSweep): string {
  const [first] = sweep.cells;
  const measures = Object.keys(first?.measures ?? {});
  const parties = Object.keys(first?.presentValue ?? {});
  const priced = sweep.target !== undefined;
  const head = [
    ...design.axes.map(({ id }) => id),
    ...measures.flatMap((name) => [name, `${name} half width`]),
    ...parties.flatMap((name) => [`present value ${name}`, `present value ${name} half width`]),
    ...(priced ? ['price', 'authored price', 'solved price'] : []),
    'replications',
  ];
  const numbers = (its: Estimate | undefined): readonly string[] =>
    [its?.mean, its?.halfWidth].map(csvNumber);
  const rows = sweep.cells.map(({ at, measures: values, presentValue, price }) => [
    ...at,
    ...measures.flatMap((name) => numbers(values[name])),
    ...parties.flatMap((name) => numbers(presentValue[name])),
    ...(priced ? [price?.name ?? '', csvNumber(price?.authored), csvNumber(price?.solved)] : []),
    String(sweep.replications),
  ]);
  return csvText(head, rows);
}
