/** The statement of a party: the lines of a position in the order in which they are read, each with its sign. */
import type { Position } from './position.ts';

export interface StatementLine {
  readonly key: keyof Position;
  readonly title: string;
  /** What it does to the sum below it. */
  readonly sign: 1 | -1;
}

/** From revenue to profit. */
export const incomeLines: readonly StatementLine[] = [
  { key: 'revenue', title: 'revenue', sign: 1 },
  { key: 'letOff', title: 'debts let off', sign: 1 },
  { key: 'expense', title: 'expenses', sign: -1 },
  { key: 'depreciation', title: 'write-down of machines', sign: -1 },
  { key: 'stockUsed', title: 'spares used up', sign: -1 },
  { key: 'badDebt', title: 'bad debts', sign: -1 },
  { key: 'accruals', title: 'put by for claims', sign: -1 },
  { key: 'trueUps', title: 'true-up of the reserve', sign: -1 },
  { key: 'claims', title: 'claims met from the reserve', sign: 1 },
];

/** What is owned and what is owed; it comes to the same profit. */
export const balanceLines: readonly StatementLine[] = [
  { key: 'cash', title: 'cash', sign: 1 },
  { key: 'receivable', title: 'receivables', sign: 1 },
  { key: 'prepaid', title: 'prepaid', sign: 1 },
  { key: 'machines', title: 'machines', sign: 1 },
  { key: 'stock', title: 'spares', sign: 1 },
  { key: 'payable', title: 'payables', sign: -1 },
  { key: 'deferred', title: 'deferred revenue', sign: -1 },
  { key: 'reserve', title: 'reserve for claims', sign: -1 },
];

/** What the lines come to. */
export function sumOf(lines: readonly StatementLine[], its: Position): number {
  return lines.reduce((sum, { key, sign }) => sum + sign * its[key], 0);
}

/** The positions of several parties together. */
export function together(all: readonly Position[]): Position {
  const [first, ...rest] = all;
  if (first === undefined) throw new RangeError('there is no position to add up');
  const sum = { ...first };
  for (const its of rest) for (const key of Object.keys(sum) as (keyof Position)[]) sum[key] += its[key];
  return sum;
}
