/** Paired differences: every alternative against the best, on the same failures. */
import type { AlternativeSummary, Difference } from '../../engine/experiments/comparison.ts';
import type { Paint } from '../call/terminal.ts';
import { moneyUnit, type MoneyUnit } from '../text/money.ts';
import { decimalsOf, grouped, plusMinus, signed } from '../text/numbers.ts';
import { cut, table, wrapped, type Cell } from '../text/table.ts';
import { titleWidth } from './outcome-table.ts';

const titles: Readonly<Record<string, string>> = {
  'value/maker': 'maker',
  'cost/customer': 'customer cost',
  'value/joint': 'joint',
};

export function differenceTable(
  alternatives: readonly Pick<AlternativeSummary, 'id' | 'title'>[],
  differences: readonly Difference[],
  currency: string,
  paint: Paint,
): string {
  const metrics = Object.keys(titles).filter((metric) => differences.some((its) => its.metric === metric));
  if (metrics.length === 0) return '';
  const unit = moneyUnit(
    differences.flatMap(({ mean, halfWidth }) => [mean, halfWidth]),
    currency,
  );
  const cells = metrics.map((metric) =>
    cellsOf(
      differences.filter((its) => its.metric === metric),
      unit,
    ),
  );
  const columns = [
    { title: unit.label, align: 'left' } as const,
    ...metrics.map((metric) => ({ title: titles[metric] ?? metric, align: 'right' }) as const),
  ];
  const rows = alternatives.map(({ id, title }) => [
    cut(title, titleWidth),
    ...cells.map((column) => column.get(id) ?? paint.green('best')),
  ]);
  return `${table(columns, rows, paint.bold)}\n${wrapped(pairingNote(differences))}`;
}

/** The interval holds zero, so the difference may be chance. */
function isUnsure({ mean, halfWidth }: Pick<Difference, 'mean' | 'halfWidth'>): boolean {
  return halfWidth > 0 && Math.abs(mean) <= halfWidth;
}

/** Cells of one metric, by alternative. */
function cellsOf(differences: readonly Difference[], unit: MoneyUnit): ReadonlyMap<string, Cell> {
  const scaled = differences.map(({ first, mean, halfWidth }) => ({
    first,
    mean: mean / unit.cents,
    halfWidth: halfWidth / unit.cents,
  }));
  const decimals = decimalsOf(scaled, 2);
  return new Map(
    scaled.map((its): [string, Cell] => {
      if (its.mean === 0 && its.halfWidth === 0) return [its.first, 'equal'];
      const mark = isUnsure(its) ? ' ?' : '';
      return [its.first, [signed(its.mean, decimals), plusMinus(its.halfWidth, decimals) + mark]];
    }),
  );
}

/** What pairing achieved, and where it did not help. */
function pairingNote(differences: readonly Difference[]): string {
  const sentences: string[] = [];
  if (differences.some(isUnsure)) sentences.push('"?": may be chance, for the interval holds zero.');
  const ratios = differences.flatMap(({ varianceRatio }) =>
    varianceRatio === undefined ? [] : [varianceRatio],
  );
  if (ratios.length > 0) {
    const percent = (ratio: number): string => `${grouped(ratio * 100, ratio < 0.01 ? 2 : 0)} %`;
    const [least, most] = [percent(Math.min(...ratios)), percent(Math.max(...ratios))];
    const range = least === most ? most : `${least} to ${most}`;
    sentences.push(
      `Same failures for all: the differences have ${range} of the variance of independent runs.`,
    );
  }
  const worse = differences.filter(({ varianceRatio = 0 }) => varianceRatio >= 1);
  if (worse.length > 0) {
    const places = worse.map(
      ({ first, second, metric }) => `${first}/${second} (${titles[metric] ?? metric})`,
    );
    sentences.push(`Pairing did not help for ${places.join(', ')}.`);
  }
  return sentences.join(' ');
}
