/** The sums of each decision, option beside option: how much of what in a year, and what it is worth to the actor. */
import type { Decided, OptionSum } from '../../engine/relations/least-own-expected-cost.ts';
import type { Paint } from '../call/terminal.ts';
import { moneyUnit, type MoneyUnit } from '../text/money.ts';
import { decimalsFor, grouped, nothing, plainNumber } from '../text/numbers.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { cut, table, type Column } from '../text/table.ts';
import type { AlternativeDecisions } from './decisions.ts';

/** Options that fit side by side. */
const abreast = 2;
const nameWidth = 36;

export function decisionsText(
  alternatives: readonly AlternativeDecisions[],
  currency: string,
  paint: Paint,
): string {
  const blocks = alternatives.flatMap(({ title, decided }) => [
    paint.bold(paint.yellow(title)),
    ...(decided.length === 0
      ? ['no decisions']
      : decided.flatMap((its) => decisionBlocks(its, currency, paint))),
  ]);
  return paragraphs(
    'What each party expects of a year under each option: it takes the one with the best total for itself.\n' +
      'Beliefs are mean rates; negative amounts are paid. Every other decision is taken to stay as frozen.',
    ...blocks,
  );
}

function decisionBlocks(its: Decided, currency: string, paint: Paint): readonly string[] {
  const unit = moneyUnit(
    its.sums.flatMap(({ lines, total }) => [total, ...lines.map(({ cents }) => cents)]),
    currency,
  );
  const headline = `${paint.bold(its.decision)}: ${its.actor} takes ${paint.green(its.chosen)}`;
  const groups = Array.from({ length: Math.ceil(its.sums.length / abreast) }, (_, index) =>
    its.sums.slice(index * abreast, (index + 1) * abreast),
  );
  return groups.map((sums, index) => {
    const text = sumsTable(sums, its.chosen, unit, paint);
    return index === 0 ? `${headline}\n${text}` : text;
  });
}

function sumsTable(sums: readonly OptionSum[], chosen: string, unit: MoneyUnit, paint: Paint): string {
  const names = [...new Set(sums.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const totals = sums.map(({ total }) => total / unit.cents);
  const decimals = Math.max(0, ...totals.map((total) => decimalsFor(total, 4, 2)));
  const amount = (cents: number): string => grouped(cents / unit.cents, decimals);
  const columns: Column[] = [{ title: '', align: 'left' }];
  for (const { option } of sums) {
    columns.push({ title: `${option === chosen ? '→ ' : ''}${option}\nper year`, align: 'right' });
    columns.push({ title: unit.label, align: 'right' });
  }
  const rows = names.map((name) => [
    `  ${cut(name, nameWidth)}`,
    ...sums.flatMap(({ lines }) => {
      const line = lines.find((its) => its.name === name);
      return line === undefined ? [nothing, nothing] : [plainNumber(line.quantity), amount(line.cents)];
    }),
  ]);
  const sum = ['  total to the actor', ...sums.flatMap(({ total }) => ['', paint.bold(amount(total))])];
  const believed = [
    '  believed availability',
    ...sums.flatMap(({ availability }) => [`${grouped(availability * 100, 2)} %`, '']),
  ];
  const strikes = [
    '  believed failures',
    ...sums.flatMap((its) => [plainNumber([...its.strikes.values()].reduce((all, one) => all + one, 0)), '']),
  ];
  return table(columns, [...rows, sum, strikes, believed], paint.dim);
}
