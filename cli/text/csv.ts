/** Tables for other programs: comma-separated values with a header. */
import type { Estimate } from '../../engine/experiments/comparison.ts';

/** A header and rows; cells with commas or quotation marks are quoted. */
export function csvText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('');
}

/** What is undefined or without bound is left empty. */
export function csvNumber(value: number | undefined): string {
  return value !== undefined && Number.isFinite(value) ? String(value) : '';
}

/** The cells of an estimate, under `estimateColumns`. */
export function estimateCells({ mean, halfWidth, sd, n, unit }: Estimate): readonly string[] {
  return [csvNumber(mean), csvNumber(halfWidth), csvNumber(sd), String(n), unit];
}

export const estimateColumns = ['mean', 'half width', 'sd', 'n', 'unit'];

function field(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
