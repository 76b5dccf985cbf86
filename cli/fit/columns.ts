/** The columns of a table that the flags name, and how their cells are read. */
import { nearestName } from '../../language/nearest-name.ts';
import { WrongCall } from '../call/exit.ts';
import type { Csv, CsvRow } from './csv.ts';
import type { DataProblems } from './problems.ts';

/** Which columns hold what. */
export interface ColumnFlags {
  readonly time: string;
  readonly event?: string;
  readonly censored?: string;
  readonly system?: string;
  readonly count?: string;
  readonly gaps: boolean;
}

/** A row, its cells read; `undefined` for a cell that could not be, which has been told. */
export interface ReadRow {
  readonly line: number;
  readonly time: number | undefined;
  readonly event: boolean | undefined;
  readonly count: number | undefined;
  readonly system: string;
}

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
const yes = ['1', 'true', 'yes'];
const no = ['0', 'false', 'no'];

/** Reads the columns that the flags name. Throws when there is no such column. */
export function readColumns(csv: Csv, flags: ColumnFlags, problems: DataProblems): readonly ReadRow[] {
  const time = indexOf(csv, flags.time, '--time');
  const event = optional(csv, flags.event, '--event');
  const censored = optional(csv, flags.censored, '--censored');
  const system = optional(csv, flags.system, '--system');
  const count = optional(csv, flags.count, '--count');
  return csv.rows.map((row): ReadRow => {
    const read = <T>(
      index: number | undefined,
      of: (cell: string) => T | string,
      absent: T,
    ): T | undefined =>
      index === undefined ? absent : readCell(row, index, csv.header[index] ?? '', of, problems);
    const censoredThere = read(censored, readYesNo, { is: false })?.is;
    return {
      line: row.line,
      time: read(time, readTime, { is: 0 })?.is,
      event:
        censored === undefined
          ? read(event, readYesNo, { is: true })?.is
          : censoredThere === undefined
            ? undefined
            : !censoredThere,
      count: read(count, readCount, { is: 1 })?.is,
      system: read(system, readName, { is: '' })?.is ?? '',
    };
  });
}

/** Columns of zeros and ones that no flag names: perhaps those that say what failed. */
export function overlookedColumns(csv: Csv, flags: ColumnFlags): readonly string[] {
  const used = [flags.time, flags.system, flags.count];
  if (flags.event !== undefined || flags.censored !== undefined) return [];
  return csv.header.filter((name, index) => {
    const values = new Set(csv.rows.map(({ cells }) => cells[index]?.toLowerCase() ?? ''));
    const answers = [...values].every((value) => yes.includes(value) || no.includes(value));
    return !used.includes(name) && values.size === 2 && answers;
  });
}

function optional(csv: Csv, name: string | undefined, flag: string): number | undefined {
  return name === undefined ? undefined : indexOf(csv, name, flag);
}

function indexOf({ header, name: file }: Csv, name: string, flag: string): number {
  const index = header.indexOf(name);
  if (index >= 0) return index;
  const near = nearestName(name, header);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  throw new WrongCall(
    `${flag}: "${file}" has no column "${name}"${hint} (its columns are ${header.map((its) => `"${its}"`).join(', ')})`,
  );
}

function readCell<T>(
  { line, cells }: CsvRow,
  index: number,
  name: string,
  read: (cell: string) => T | string,
  problems: DataProblems,
): T | undefined {
  const result = read(cells[index] ?? '');
  if (typeof result !== 'string') return result;
  problems.add(line, `${name}: ${result}`);
  return undefined;
}

function readTime(cell: string): { is: number } | string {
  if (cell === '') return 'there is no time';
  if (/^\d+,\d+$/.test(cell)) return `a decimal point is a point, not a comma: "${cell}"`;
  if (!number.test(cell)) return `a time is a plain number such as 1250.5, not "${cell}"`;
  const value = Number(cell);
  if (value > 0 && value < Infinity) return { is: value };
  if (value === 0) return 'a time of 0 has no likelihood; give half the smallest step, or leave the row out';
  return `a time is above 0 and finite, not ${cell}`;
}

function readYesNo(cell: string): { is: boolean } | string {
  const word = cell.toLowerCase();
  if (yes.includes(word)) return { is: true };
  if (no.includes(word)) return { is: false };
  return `give 1 or 0 (or true or false, yes or no), not "${cell}"`;
}

function readCount(cell: string): { is: number } | string {
  const value = Number(cell);
  if (/^\d+$/.test(cell) && value > 0 && value <= 1e12) return { is: value };
  return `a count is a whole number above 0, not "${cell}"`;
}

function readName(cell: string): { is: string } | string {
  return cell === '' ? 'the system has no name' : { is: cell };
}
