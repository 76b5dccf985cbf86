/** A table of data as `fit` reads it: the language's reader of tables, and a header that is one. */
import { readTable } from '../../language/index.ts';
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
  const table = readTable(bytes, name);
  if ('problems' in table) {
    const [only, ...more] = table.problems;
    // What is about the whole file has no line to be looked up.
    if (
      only !== undefined &&
      more.length === 0 &&
      only.value === null &&
      only.line === 1 &&
      only.column === 1
    )
      throw new WrongCall(`"${name}": ${only.message}`);
    for (const { line, message } of table.problems) problems.add(line, message);
    problems.throwIfAny();
    throw new WrongCall(`"${name}" is no table`);
  }
  const header = table.header.map(({ text }) => text);
  const [first] = table.header;
  if (first !== undefined && /^[+-]?\.?\d/.test(first.text))
    problems.add(first.at.line, `the first line names the columns, but "${first.text}" looks like a number`);
  problems.throwIfAny();
  const rows = table.rows.map((cells) => ({
    line: cells[0]?.at.line ?? 1,
    cells: cells.map(({ text }) => text),
  }));
  return { name, header, rows };
}
