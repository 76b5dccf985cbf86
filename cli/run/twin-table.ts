/** Theory beside simulation: each closed form with its figures, and what of the scenario breaks its assumptions. */
import type { Twin, TwinFigure, TwinPart } from '../../engine/experiments/twin/twin.ts';
import { indicatorOf } from '../../engine/metrics/indicator.ts';
import type { Paint } from '../call/terminal.ts';
import { decimalsOf, grouped, plusMinus, signed } from '../text/numbers.ts';
import { table, wrapped, type Cell } from '../text/table.ts';

const columns = [
  { title: '', align: 'left' },
  { title: 'theory', align: 'right' },
  { title: 'simulated', align: 'right' },
  { title: 'difference', align: 'right' },
  { title: '', align: 'left' },
] as const;

function rowOf({ metric, theory, simulated, difference, relative, held }: TwinFigure): readonly Cell[] {
  const unit = indicatorOf(metric)?.unit ?? '';
  const scale = unit === 'fraction' ? 100 : 1;
  const shown = { mean: simulated.mean * scale, halfWidth: simulated.halfWidth * scale };
  const decimals = decimalsOf([shown]);
  const share = Number.isFinite(relative) ? `(${signed(100 * relative, 1)} %)` : '';
  return [
    `  ${metric}`,
    grouped(theory * scale, decimals),
    [grouped(shown.mean, decimals), plusMinus(shown.halfWidth, decimals)],
    [signed(difference * scale, decimals), share],
    `${unit === 'fraction' ? '%' : unit}${held ? '' : '  outside'}`,
  ];
}

function partText(
  { part, theory, assumptions, sound }: TwinPart,
  before: TwinPart | undefined,
  paint: Paint,
): readonly string[] {
  if (part === before?.part) return [wrapped(`${paint.bold(part)}: ${theory}; assumes the same`, '  ')];
  const broken = assumptions.filter(({ holds }) => !holds);
  return [
    wrapped(`${paint.bold(part)}: ${theory}`, '  '),
    wrapped(
      `  assumes that ${assumptions.map(({ text }) => text).join('; ')}${sound ? ': all hold' : ''}`,
      '    ',
    ),
    ...broken.map(({ text, why }) => paint.yellow(wrapped(`  broken: ${text} (${why})`, '    '))),
  ];
}

/** The whole twin. */
export function twinTable({ parts, none }: Twin, paint: Paint): string {
  const rows = parts.map(({ figures }) => figures.map(rowOf));
  const lines = table(columns, rows.flat(), paint.dim).split('\n');
  const [head = '', ...body] = lines;
  let next = 0;
  const blocks = parts.map((part, index) => {
    const count = rows[index]?.length ?? 0;
    const figures = body.slice(next, next + count);
    next += count;
    return [...partText(part, parts[index - 1], paint), ...figures].join('\n');
  });
  const unfit = none.map(({ part, why }) => wrapped(`${part}: no closed form fits, as ${why}.`, '  '));
  return ['Theory beside simulation', ...(body.length === 0 ? [] : [head]), ...blocks, ...unfit].join('\n');
}
