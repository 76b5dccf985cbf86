/** What the charts of a sweep are drawn from, their table, and the sentence that says what they show. */
import type { SweepAxis } from '../../engine/experiments/sweep.ts';
import type { ChartTable } from '../charts/chart-table.ts';
import { chartWords } from '../words/chart-words.ts';
import { roughly } from '../words/numbers.ts';
import { sweepWords } from '../words/sweep-words.ts';
import type { CellEstimate, SweepRow } from './sweep-data.ts';

export interface SweepChartData {
  readonly title: string;
  /** Of the numbers in the table. */
  readonly unit: string;
  readonly format: (value: number) => string;
  /** Which way is better: up 1, down -1; 0 where nobody can say. */
  readonly better: 1 | -1 | 0;
  /** All axes but the last. */
  readonly before: readonly SweepAxis[];
  readonly along: SweepAxis;
  readonly rows: readonly (SweepRow & {
    /** How the row is called: its points, alternatives by their titles. */
    readonly title: string;
    /** The same in few letters: points without the settings that they are of. */
    readonly short: string;
    /** Its place among the alternatives, for colour and shape. */
    readonly series: number;
  })[];
}

export function sweepTable({ before, along, rows, unit }: SweepChartData): ChartTable {
  return {
    columns: [
      ...before.map(({ id }) => id),
      along.id,
      `${chartWords.mean} (${unit})`,
      chartWords.halfWidth,
      sweepWords.count,
    ],
    rows: rows.flatMap(({ at, cells }) =>
      cells.map(({ mean, halfWidth, n }, index) => [
        ...at,
        along.points[index] ?? '',
        Number.isFinite(mean) ? mean : null,
        Number.isFinite(halfWidth) ? halfWidth : null,
        n,
      ]),
    ),
  };
}

interface Placed extends CellEstimate {
  readonly row: number;
  readonly column: number;
}

function placed({ rows }: SweepChartData): readonly Placed[] {
  return rows.flatMap(({ cells }, row) =>
    cells.flatMap((its, column) => (Number.isFinite(its.mean) ? [{ ...its, row, column }] : [])),
  );
}

/** The best cell; the lowest where nobody can say what is better; undefined before there is one. */
export function bestCell(data: SweepChartData): Placed | undefined {
  const sign = data.better === 0 ? -1 : data.better;
  return placed(data).reduce<Placed | undefined>(
    (best, its) => (best === undefined || sign * its.mean > sign * best.mean ? its : best),
    undefined,
  );
}

/** What one sees, in words: the best cell, and who leads where. */
export function sweepSentences(data: SweepChartData): readonly string[] {
  const { rows, along, format, better } = data;
  const best = bestCell(data);
  if (best === undefined) return [];
  const placeOf = ({ row, column }: Placed): string =>
    [`${along.id} = ${along.points[column] ?? ''}`, rows[row]?.title ?? '']
      .filter((its) => its !== '')
      .join(', ');
  const writtenAs = ({ mean, halfWidth }: CellEstimate): string =>
    Number.isFinite(halfWidth) ? `${format(mean)} ± ${format(roughly(halfWidth))}` : format(mean);
  if (better === 0) {
    const all = placed(data);
    const highest = all.reduce((most, its) => (its.mean > most.mean ? its : most), best);
    return [sweepWords.spread(format(best.mean), placeOf(best), format(highest.mean), placeOf(highest))];
  }
  const sentences = [sweepWords.best(writtenAs(best), placeOf(best), '')];
  if (rows.length < 2) return sentences;
  // Who leads at each value of the last axis, in runs of the same leader.
  const runs: { leader: number; from: number; to: number }[] = [];
  for (let column = 0; column < along.points.length; column += 1) {
    const there = rows.flatMap(({ cells }, row) => {
      const mean = cells[column]?.mean ?? NaN;
      return Number.isFinite(mean) ? [{ row, mean }] : [];
    });
    if (there.length < rows.length) return sentences;
    const leader = there.reduce((most, its) => (better * its.mean > better * most.mean ? its : most)).row;
    const run = runs.at(-1);
    if (run?.leader === leader) run.to = column;
    else runs.push({ leader, from: column, to: column });
  }
  const [only, ...more] = runs;
  if (only === undefined) return sentences;
  if (more.length === 0) return [...sentences, sweepWords.leadsAll(rows[only.leader]?.title ?? '')];
  const parts = runs.map(({ leader, from, to }) =>
    sweepWords.leads(
      rows[leader]?.title ?? '',
      sweepWords.upTo(along.points[from] ?? '', along.points[to] ?? ''),
    ),
  );
  return [...sentences, sweepWords.leadsFrom(parts), sweepWords.notSure];
}
