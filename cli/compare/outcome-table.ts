/** The outcomes of alternatives side by side: a row each, means with their intervals. */
import type { Estimate, Estimates } from '../../engine/experiments/comparison.ts';
import type { Paint } from '../call/terminal.ts';
import { moneyUnit, type MoneyUnit } from '../text/money.ts';
import { decimalsOf, grouped, nothing, plusMinus } from '../text/numbers.ts';
import { cut, table, type Cell, type Column } from '../text/table.ts';

export interface OutcomeRow {
  readonly title: string;
  readonly metrics: Estimates;
}

/** A column of numbers, and how the metric is scaled for it. */
interface Outcome {
  readonly metric: string;
  readonly title: string;
  readonly divisor: number;
}

/** Letters that a title may take beside the numbers. */
export const titleWidth = 18;

export function outcomeTable(rows: readonly OutcomeRow[], currency: string, paint: Paint): string {
  const unit = unitOf(rows, currency);
  const outcomes = [
    { metric: 'value/maker', title: `maker\n${unit.label}`, divisor: unit.cents },
    { metric: 'cost/customer', title: `customer cost\n${unit.label}`, divisor: unit.cents },
    { metric: 'value/lessor', title: `lessor\n${unit.label}`, divisor: unit.cents },
    { metric: 'value/joint', title: `joint\n${unit.label}`, divisor: unit.cents },
    { metric: 'availability', title: 'availability\n%', divisor: 0.01 },
    { metric: 'removalRate', title: 'removals\nper 1,000 use', divisor: 1 },
  ].filter(({ metric }) => rows.some(({ metrics }) => isTold(metrics[metric])));
  const cells = outcomes.map((outcome) => cellsOf(outcome, rows));
  const columns: Column[] = [{ title: '', align: 'left' }];
  for (const { title } of outcomes) columns.push({ title, align: 'right' });
  const body = rows.map(({ title }, index) => [
    cut(title, titleWidth),
    ...cells.map((column) => column[index] ?? ''),
  ]);
  return table(columns, body, paint.bold);
}

/** A metric that is nothing everywhere (there is no lessor) needs no column. */
function isTold(its: Estimate | undefined): boolean {
  return its !== undefined && !Number.isNaN(its.mean) && (its.mean !== 0 || its.sd > 0);
}

/** The unit for all money of a table. */
export function unitOf(rows: readonly OutcomeRow[], currency: string): MoneyUnit {
  const money = rows.flatMap(({ metrics }) =>
    Object.entries(metrics).flatMap(([name, its]) => (/^(value|cost)\//.test(name) ? [its.mean] : [])),
  );
  return moneyUnit(money, currency);
}

function cellsOf({ metric, divisor }: Outcome, rows: readonly OutcomeRow[]): Cell[] {
  const scaled = rows.map(({ metrics }) => ({
    mean: (metrics[metric]?.mean ?? NaN) / divisor,
    halfWidth: (metrics[metric]?.halfWidth ?? NaN) / divisor,
  }));
  const decimals = decimalsOf(scaled, divisor === 1 ? 4 : 2);
  return scaled.map(({ mean, halfWidth }) =>
    mean === 0 ? nothing : [grouped(mean, decimals), plusMinus(halfWidth, decimals)],
  );
}
