/**
 * Text → table: comma-separated values with a header row, each cell with its position. Cells may be quoted as in RFC 4180,
 * but do not go on over lines; empty lines and lines that begin with `#` are passed over. What is odd is told of, all at
 * once, and never guessed: a formula is a formula, not its result.
 */
import {
  binaryTable,
  cellsInRow,
  columnTwice,
  columnWithoutName,
  emptyTable,
  formulaCell,
  otherSeparator,
  tooLongTable,
  tooManyRows,
  unclosedQuote,
} from '../messages.ts';
import { mostProblems, type Complaint, type Position, type Problem } from '../problem.ts';

/** Bytes that a table may have. */
export const mostTableBytes = 20_000_000;
/** Rows that a table may have. */
export const mostRows = 200_000;

/** What stands between two commas. */
export interface Cell {
  readonly text: string;
  readonly at: Position;
}

export interface Table {
  readonly file: string;
  readonly header: readonly Cell[];
  /** As many cells in each as in the header. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A table, or everything that is wrong with the text. Never throws. */
export function readTable(
  source: string | Uint8Array,
  file: string,
): Table | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const tell = (complaint: Complaint, at: Omit<Position, 'file'>, value: string | null = null): void => {
    if (problems.length <= mostProblems) problems.push(complaint({ file, ...at, path: '', value }));
  };
  const start = { line: 1, column: 1 };
  if (source.length > mostTableBytes) {
    tell(tooLongTable(mostTableBytes), start);
    return { problems };
  }
  const text = typeof source === 'string' ? source.replace(/^\ufeff/, '') : decoded(source);
  if (text?.includes('\u0000') !== false) {
    tell(binaryTable(), start);
    return { problems };
  }
  let header: readonly Cell[] | undefined;
  const rows: (readonly Cell[])[] = [];
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    if (written.trim() === '' || written.startsWith('#')) continue;
    const line = index + 1;
    const cells = cellsOf(written, file, line);
    if ('column' in cells) tell(unclosedQuote(), { line, column: cells.column }, cells.text);
    else if (header === undefined) {
      header = cells;
      checkHeader(header, tell);
    } else if (cells.length === header.length) {
      for (const { text: cell, at } of cells) if (cell.startsWith('=')) tell(formulaCell(), at, cell);
      rows.push(cells);
    } else tell(cellsInRow(header.length, cells.length), { line, column: 1 });
    if (rows.length > mostRows) {
      tell(tooManyRows(mostRows), { line, column: 1 });
      break;
    }
  }
  if (header === undefined && problems.length === 0) tell(emptyTable(), start);
  return header === undefined || problems.length > 0 ? { problems } : { file, header, rows };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    // A byte-order mark falls away here.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function checkHeader(
  header: readonly Cell[],
  tell: (complaint: Complaint, at: Position, value: string) => void,
): void {
  const [only] = header;
  if (header.length === 1 && only !== undefined && /[;\t]/.test(only.text)) {
    tell(otherSeparator(), only.at, only.text);
  }
  const seen = new Set<string>();
  for (const { text, at } of header) {
    if (text === '') tell(columnWithoutName(), at, text);
    else if (seen.has(text)) tell(columnTwice(text), at, text);
    seen.add(text);
  }
}

/** The cells of a line, trimmed unless quoted; or where a quotation mark is not closed, or stands inside a cell. */
function cellsOf(
  written: string,
  file: string,
  line: number,
): Cell[] | { readonly column: number; readonly text: string } {
  const cells: Cell[] = [];
  let from = 0;
  for (;;) {
    while (written[from] === ' ') from += 1;
    const at = { file, line, column: from + 1 };
    let end: number;
    if (written[from] === '"') {
      let close = written.indexOf('"', from + 1);
      while (close >= 0 && written[close + 1] === '"') close = written.indexOf('"', close + 2);
      if (close < 0) return { column: from + 1, text: written.slice(from, from + 40) };
      cells.push({ text: written.slice(from + 1, close).replaceAll('""', '"'), at });
      end = close + 1;
      while (written[end] === ' ') end += 1;
      if (end < written.length && written[end] !== ',') {
        return { column: end + 1, text: written.slice(from, from + 40) };
      }
    } else {
      const comma = written.indexOf(',', from);
      end = comma < 0 ? written.length : comma;
      const text = written.slice(from, end).trim();
      const quote = text.indexOf('"');
      if (quote >= 0) return { column: from + quote + 1, text: text.slice(0, 40) };
      cells.push({ text, at });
    }
    if (end >= written.length) return cells;
    from = end + 1;
  }
}
