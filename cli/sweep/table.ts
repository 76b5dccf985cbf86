/** What `sweep` prints: a row a cell, or one measure by rows and columns. */
import type { Estimate } from '../../engine/experiments/comparison.ts';
import { alternativeOf } from '../../engine/experiments/study.ts';
import type { SweepOutcome } from '../../engine/experiments/sweep.ts';
import type { Paint } from '../call/terminal.ts';
import { priceText } from '../compare/price-text.ts';
import { money, moneyUnit } from '../text/money.ts';
import { counted, decimalsOf, grouped, nothing, plusMinus } from '../text/numbers.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { table, wrapped, type Cell } from '../text/table.ts';
import type { ShownSweep } from './shown-sweep.ts';

export function sweepTable(shown: ShownSweep, paint: Paint): string {
  const { loaded, design, sweep, pivot, incomplete } = shown;
  const { scenario } = loaded;
  const how = `${counted(sweep.cells.length, 'cell')}, ${counted(sweep.replications, 'replication')} each on the same failures, seed ${scenario.seed}`;
  const years = counted(Math.round((scenario.horizon / 8760) * 10) / 10, 'year');
  const measures = pivot === undefined ? Object.keys(sweep.cells[0]?.measures ?? {}) : [pivot];
  const columns = measures.map((name) => columnOf(name, shown));
  return paragraphs(
    `${paint.bold(scenario.name)}: ${how}`,
    incomplete === undefined ? undefined : paint.yellow(`INCOMPLETE: ${incomplete}`),
    pivot === undefined || design.axes.length < 2
      ? rowACell(shown, columns, paint)
      : pivoted(shown, columns[0], paint),
    wrapped(
      `Means and 95 % intervals over ${years}; money as present values.` +
        (sweep.target === undefined
          ? ''
          : ` The price is the one at which the maker has ${money(sweep.target, scenario.base.economics.currency)}, as in the first cell.`),
    ),
  );
}

interface MeasureColumn {
  readonly title: string;
  readonly cells: readonly Cell[];
}

const isMoney = (its: Estimate | undefined): boolean => its?.unit === 'cents';

function columnOf(name: string, { sweep, loaded }: ShownSweep): MeasureColumn {
  const its = sweep.cells.map(({ measures }) => measures[name]);
  const unit = moneyUnit(
    its.map((each) => each?.mean ?? NaN),
    loaded.scenario.base.economics.currency,
  );
  const share = its[0]?.unit === 'fraction';
  const divisor = isMoney(its[0]) ? unit.cents : share ? 0.01 : 1;
  const scaled = its.map((each) => ({
    mean: (each?.mean ?? NaN) / divisor,
    halfWidth: (each?.halfWidth ?? NaN) / divisor,
  }));
  const decimals = decimalsOf(scaled, 3);
  const label = isMoney(its[0]) ? unit.label : share ? '%' : (its[0]?.unit ?? '');
  return {
    title: `${name.replace(' / ', '\n/ ')}\n${label}`,
    cells: scaled.map(({ mean, halfWidth }) =>
      Number.isNaN(mean)
        ? nothing
        : [grouped(mean, decimals), halfWidth > 0 ? plusMinus(halfWidth, decimals) : ''],
    ),
  };
}

function rowACell(shown: ShownSweep, columns: readonly MeasureColumn[], paint: Paint): string {
  const { design, sweep } = shown;
  const prices = sweep.target === undefined ? [] : [priceColumn(shown)];
  const heads = [
    ...design.axes.map(({ id }) => ({ title: id, align: 'left' }) as const),
    ...[...columns, ...prices].map(({ title }) => ({ title, align: 'right' }) as const),
  ];
  const rows = sweep.cells.map(({ at }, index) => [
    ...at,
    ...[...columns, ...prices].map(({ cells }) => cells[index] ?? ''),
  ]);
  return table(heads, rows, paint.bold);
}

function priceColumn({ sweep, loaded }: ShownSweep): MeasureColumn {
  const text = ({ id, price }: SweepOutcome): string =>
    price === undefined
      ? nothing
      : priceText(price.solved, price.name, alternativeOf(loaded.scenario, id), loaded.assumptions);
  const names = new Set(sweep.cells.flatMap(({ price }) => (price === undefined ? [] : [price.name])));
  const [name = 'price'] = names;
  return { title: names.size === 1 ? name : 'price', cells: sweep.cells.map(text) };
}

/** Columns by the points of the last axis, rows by those of the others. */
function pivoted({ design, sweep }: ShownSweep, column: MeasureColumn | undefined, paint: Paint): string {
  const rowAxes = design.axes.slice(0, -1);
  const across = design.axes.at(-1)?.points ?? [];
  const heads = [
    ...rowAxes.map(({ id }) => ({ title: id, align: 'left' }) as const),
    ...across.map((point) => ({ title: point, align: 'right' }) as const),
  ];
  // The last axis turns fastest, so that each row is a stretch of cells.
  const rows = Array.from({ length: sweep.cells.length / across.length }, (_, row) => [
    ...(sweep.cells[row * across.length]?.at.slice(0, -1) ?? []),
    ...across.map((_point, index) => column?.cells[row * across.length + index] ?? ''),
  ]);
  const title = `${(column?.title ?? '').replaceAll('\n', ' ')}, by ${design.axes.at(-1)?.id ?? ''}`;
  return `${title}\n${table(heads, rows, paint.bold)}`;
}
