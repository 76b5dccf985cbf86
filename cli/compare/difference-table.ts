/** Paired differences: every alternative against the best, on the same failures. */
import type { AlternativeSummary, Difference } from '../../engine/experiments/comparison.ts';
import type { Paint } from '../call/terminal.ts';
import { moneyUnit } from '../text/money.ts';
import { decimalsOf, grouped, plusMinus, signed } from '../text/numbers.ts';
import { cut, table, wrapped, type Column } from '../text/table.ts';
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
    differences.map(({ mean }) => mean),
    currency,
  );
  const columns: Column[] = [{ title: unit.label, align: 'left' }];
  const cells = metrics.map((metric) => {
    columns.push(
      { title: titles[metric] ?? metric, align: 'right' },
      { title: '', align: 'left', close: true },
    );
    const its = differences.filter((each) => each.metric === metric);
    const scaled = its.map(({ mean, halfWidth }) => ({
      mean: mean / unit.cents,
      halfWidth: halfWidth / unit.cents,
    }));
    const decimals = decimalsOf(scaled, 2);
    return new Map(
      its.map(({ first }, index): [string, [string, string]] => {
        const { mean = NaN, halfWidth = NaN } = scaled[index] ?? {};
        const unsure = Math.abs(mean) <= halfWidth && mean !== 0 ? ' ?' : '';
        return [
          first,
          [mean === 0 ? 'equal' : signed(mean, decimals), plusMinus(halfWidth, decimals) + unsure],
        ];
      }),
    );
  });
  const rows = alternatives.map(({ id, title }) => [
    cut(title, titleWidth),
    ...cells.flatMap((column) => column.get(id) ?? [paint.green('best'), '']),
  ]);
  return `${table(columns, rows, paint.bold)}\n${wrapped(pairingNote(differences))}`;
}

/** What pairing achieved, and where it did not help. */
function pairingNote(differences: readonly Difference[]): string {
  const unsure = differences.some(({ mean, halfWidth }) => Math.abs(mean) <= halfWidth && mean !== 0)
    ? '"?": the interval holds zero, so the difference may be chance. '
    : '';
  const ratios = differences.flatMap(({ varianceRatio }) =>
    varianceRatio === undefined ? [] : [varianceRatio],
  );
  if (ratios.length === 0) return unsure.trim();
  const percent = (ratio: number): string => `${grouped(ratio * 100, ratio < 0.01 ? 2 : 0)} %`;
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  const worse = differences.filter(({ varianceRatio = 0 }) => varianceRatio >= 1);
  const helped =
    `Same failures for all: the differences have ${percent(least)} to ${percent(most)} of the variance ` +
    'of independent runs.';
  const places = worse.map(
    ({ first, second, metric }) => `${first} against ${second} (${titles[metric] ?? metric})`,
  );
  return unsure + helped + (worse.length > 0 ? ` Pairing did not help for ${places.join(', ')}.` : '');
}
