/** The sums of each decision, option beside option: how much of what in a year, and what it is worth to the actor. */
import type { Alternative } from '../../engine/build/scenario.ts';
import type { Decided, OptionSum } from '../../engine/relations/least-own-expected-cost.ts';
import type { Paint } from '../call/terminal.ts';
import { moneyUnit, type MoneyUnit } from '../text/money.ts';
import { decimalsFor, grouped, nothing, plainNumber } from '../text/numbers.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { cut, table, wrapped, type Cell, type Column } from '../text/table.ts';
import type { AlternativeDecisions } from './decisions.ts';
import { quantityText } from './quantity-text.ts';

/** Options that fit side by side. */
const abreast = 2;
const nameWidth = 28;

export function decisionsText(
  alternatives: readonly AlternativeDecisions[],
  currency: string,
  paint: Paint,
): string {
  return paragraphs(
    wrapped(
      'What each party expects of a year under each option; it takes the one with the best total for itself. ' +
        'Beliefs are mean rates, negative amounts are paid, every other decision is taken to stay as frozen.',
    ),
    ...alternatives.flatMap(({ title, alternative, decided }) => [
      paint.bold(paint.yellow(title)),
      decided.length === 0 ? 'There is nothing to decide.' : '',
      ...decided.flatMap((its) => decisionBlocks(its, { alternative, currency, paint })),
    ]),
  );
}

interface Setting {
  readonly alternative: Alternative;
  readonly currency: string;
  readonly paint: Paint;
}

function decisionBlocks(its: Decided, setting: Setting): readonly string[] {
  const { currency, paint } = setting;
  const unit = moneyUnit(
    its.sums.flatMap(({ lines, total }) => [total, ...lines.map(({ cents }) => cents)]),
    currency,
  );
  const headline = `${paint.bold(its.decision)}: ${its.customer === null || its.actor === its.customer ? its.actor : `${its.actor} (${its.customer})`} takes ${paint.green(its.chosen)}`;
  const groups = Array.from({ length: Math.ceil(its.sums.length / abreast) }, (_, index) =>
    its.sums.slice(index * abreast, (index + 1) * abreast),
  );
  return groups.map((sums, index) => {
    const text = sumsTable(sums, its.chosen, unit, setting);
    return index === 0 ? `${headline}\n${text}` : text;
  });
}

function sumsTable(sums: readonly OptionSum[], chosen: string, unit: MoneyUnit, setting: Setting): string {
  const { alternative, paint } = setting;
  const names = [...new Set(sums.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const totals = sums.map(({ total }) => total / unit.cents);
  const decimals = Math.max(0, ...totals.map((total) => decimalsFor(total, 4, 2)));
  const amount = (cents: number): string => grouped(cents / unit.cents, decimals);
  const columns: Column[] = [{ title: '', align: 'left' }];
  for (const { option } of sums) {
    columns.push({ title: `${option === chosen ? '→ ' : ''}${option}\na year`, align: 'right' });
    columns.push({ title: unit.label, align: 'right' });
  }
  const rows: Cell[][] = names.map((name) => [
    `  ${cut(name, nameWidth)}`,
    ...sums.flatMap(({ lines }): Cell[] => {
      const line = lines.find((its) => its.name === name);
      return line === undefined ? [nothing, nothing] : [quantityText(line, alternative), amount(line.cents)];
    }),
  ]);
  rows.push(
    ['  total to the actor', ...sums.flatMap(({ total }) => ['', paint.bold(amount(total))])],
    ['  believed failures', ...sums.flatMap((its) => [plainNumber(strikesOf(its)), ''])],
    [
      '  believed availability',
      ...sums.flatMap((its): Cell[] => [[grouped(its.availability * 100, 2), '%'], '']),
    ],
  );
  return table(columns, rows, paint.dim);
}

function strikesOf({ strikes }: OptionSum): number {
  return [...strikes.values()].reduce((sum, rate) => sum + rate, 0);
}
