/** A sweep as CSV: a row a cell; of each measure the mean and the half width, of each party the present value. */
import type { Estimate } from '../../engine/experiments/comparison.ts';
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
    [its?.mean ?? NaN, its?.halfWidth ?? NaN].map(number);
  const rows = sweep.cells.map(({ at, measures: values, presentValue, price }) => [
    ...at,
    ...measures.flatMap((name) => numbers(values[name])),
    ...parties.flatMap((name) => numbers(presentValue[name])),
    ...(priced ? [price?.name ?? '', number(price?.authored ?? NaN), number(price?.solved ?? NaN)] : []),
    String(sweep.replications),
  ]);
  return `${[head, ...rows].map((row) => row.map(field).join(',')).join('\n')}\n`;
}

/** What is undefined or without bound is left empty. */
function number(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}

function field(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
