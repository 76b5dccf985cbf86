/**
 * Reads comma-separated values strictly: a header row, then rows with as many cells. Cells may be quoted as in RFC 4180,
 * but not go on over lines. Empty lines and lines that begin with `#` are passed over. What is odd is told, not guessed.
 */
import { WrongCall } from '../call/exit.ts';
import { DataProblems } from './problems.ts';

export interface CsvRow {
  /** Counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Csv {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** Reads a table; throws with every problem when it is not one. */
export function readCsv(bytes: Uint8Array, name: string): Csv {
  const problems = new DataProblems(name);
  const rows: CsvRow[] = [];
  for (const [index, text] of textOf(bytes, name)
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (text.trim() === '' || text.startsWith('#')) continue;
    const cells = cellsOf(text);
    if (typeof cells === 'string') problems.add(index + 1, cells);
    else rows.push({ line: index + 1, cells });
  }
  const [head, ...body] = rows;
  if (head === undefined) {
    problems.throwIfAny();
    throw new WrongCall(`"${name}" is empty: the first line names the columns, such as time,failed`);
  }
  checkHeader(head, problems);
  for (const { line, cells } of body) {
    if (cells.length === head.cells.length) continue;
    problems.add(line, `the header names ${head.cells.length} columns, this row has ${cells.length}`);
  }
  problems.throwIfAny();
  return { name, header: head.cells, rows: body };
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    // A byte-order mark falls away here.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new WrongCall(`"${name}" is not text in UTF-8; save the table as CSV in UTF-8`);
  }
}

function checkHeader({ line, cells }: CsvRow, problems: DataProblems): void {
  const [only = ''] = cells;
  if (cells.length === 1 && /[;\t]/.test(only)) {
    problems.add(
      line,
      'cells are parted by commas here; export the table with commas, and numbers with points',
    );
  }
  for (const [index, name] of cells.entries()) {
    if (name === '') problems.add(line, `column ${index + 1} has no name`);
    else if (cells.indexOf(name) < index) problems.add(line, `two columns are called "${name}"`);
    else if (/^[+-]?\.?\d/.test(name) && index === 0) {
      problems.add(line, `the first line names the columns, but "${name}" looks like a number`);
    }
  }
}

/** The cells of a line, trimmed unless quoted; or what is wrong with it. */
function cellsOf(text: string): string[] | string {
  const cells: string[] = [];
  let rest = text;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(,|$)/.exec(rest);
    const plain = /^([^",]*)(,|$)/.exec(rest);
    const [whole, cell = '', separator] = quoted ?? plain ?? [];
    if (whole === undefined) return `a quotation mark is not closed, or stands inside a cell: ${rest.trim()}`;
    cells.push(quoted === null ? cell.trim() : cell.replaceAll('""', '"'));
    if (separator === '') return cells;
    rest = rest.slice(whole.length);
  }
}
