/** The numbers of a chart as a table: what is shown beside it, and what is saved as CSV or JSON. */

export type Cell = string | number | null;

export interface ChartTable {
  /** With units. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One line of CSV a row; text is quoted where it has to be. */
export function csvOf({ columns, rows }: ChartTable): string {
  return [columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\n') + '\n';
}

/** A cell that a spreadsheet would take for a formula is quoted with an apostrophe before it. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = /^[=+@\t\r-]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
