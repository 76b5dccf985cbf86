/** A sweep as a page keeps it: what was asked, the cells that it makes, and a number for each replication of each cell. */
import type { SweepAxis, SweepCell } from '../../engine/experiments/sweep.ts';
import { halfWidthOf, meanOf } from '../compare/series.ts';

export interface SweepFigures {
  /** The axis of alternatives first, if there is one. */
  readonly axes: readonly SweepAxis[];
  readonly cells: readonly SweepCell[];
  /** By id of a cell, in the order of replications, without gaps. */
  readonly values: Readonly<Record<string, readonly number[]>>;
}

/** What is known of a cell: nothing yet, a mean, and an interval once there are two replications. */
export interface CellEstimate {
  readonly mean: number;
  readonly halfWidth: number;
  readonly n: number;
}

export function estimateOf(values: readonly number[]): CellEstimate {
  return { mean: meanOf(values), halfWidth: halfWidthOf(values), n: values.length };
}

export interface SweepRow {
  /** Points of all axes but the last, in their order. */
  readonly at: readonly string[];
  readonly cells: readonly CellEstimate[];
}

/** The cells in rows: the last axis runs along them. */
export function rowsOf({ axes, cells, values }: SweepFigures): readonly SweepRow[] {
  const along = axes.at(-1)?.points.length ?? 1;
  const rows: SweepRow[] = [];
  for (let start = 0; start < cells.length; start += along) {
    const its = cells.slice(start, start + along);
    rows.push({
      at: its[0]?.at.slice(0, -1) ?? [],
      cells: its.map(({ id }) => estimateOf(values[id] ?? [])),
    });
  }
  return rows;
}

/** The number at the start of a value as it is written, such as 0.5 of `0.5 USD/h`; NaN without one. */
export function leadingNumber(text: string): number {
  const [digits] = /^-?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?/i.exec(text.trim()) ?? [];
  return digits === undefined ? NaN : Number(digits.replaceAll('_', ''));
}

/** What follows the number; values of one axis in one unit can stand on a scale. */
export function unitAfterNumber(text: string): string {
  return text.trim().replace(/^-?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?/i, '');
}

/** Whether the points of an axis are numbers in one unit. */
export function isOnScale({ points }: SweepAxis): boolean {
  return (
    points.every((point) => Number.isFinite(leadingNumber(point))) &&
    new Set(points.map(unitAfterNumber)).size === 1
  );
}

/** Values to try around one that is written: its own range in equal steps, or shares and multiples of it. */
export function valuesAround(text: string, range: readonly [string, string] | null): readonly string[] {
  const its = leadingNumber(text);
  const unit = unitAfterNumber(text);
  const write = (value: number): string => `${Number(value.toPrecision(3))}${unit}`;
  const [low, high] = range?.map(leadingNumber) ?? [];
  const isRange =
    low !== undefined &&
    high !== undefined &&
    low < high &&
    range?.every((end) => unitAfterNumber(end) === unit);
  if (isRange === true)
    return unique([0, 1, 2, 3, 4, 5].map((step) => write(low + ((high - low) * step) / 5)));
  if (/^-?\d+$/.test(text.trim()) && Math.abs(its) <= 10) {
    const start = Math.max(0, its - 2);
    return [0, 1, 2, 3, 4].map((step) => String(start + step));
  }
  return unique([0.5, 0.75, 1, 1.5, 2].map((share) => write(its * share)));
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
