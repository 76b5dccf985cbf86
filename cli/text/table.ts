/** Text in columns: words to the left, numbers to the right, no lines drawn. */
import { stripVTControlCharacters } from 'node:util';

/** Columns that a table and a line of text may take. */
export const pageWidth = 100;

export interface Column {
  /** May have several lines. */
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** A text, or a number with what belongs to it: its interval, a remark. The second parts stand in line, too. */
export type Cell = string | readonly [main: string, annex: string];

const widthOf = (text: string): number => stripVTControlCharacters(text).length;
const room = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text)));
const partsOf = (cell: Cell | undefined): readonly [string, string] =>
  cell === undefined ? ['', ''] : typeof cell === 'string' ? [cell, ''] : cell;

/** A table; `paintTitle` colours its titles. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  paintTitle: (text: string) => string = (text) => text,
): string {
  const titles = columns.map(({ title }) => title.split('\n'));
  const height = Math.max(...titles.map((lines) => lines.length));
  const bodies = columns.map((column, index) =>
    bodyOf(
      column,
      rows.map((row) => partsOf(row[index])),
    ),
  );
  const widths = titles.map((lines, index) => Math.max(...[...lines, ...(bodies[index] ?? [])].map(widthOf)));
  const lineOf = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const cell = cells[index] ?? '';
        const pad = room(cell, widths[index] ?? 0);
        return align === 'right' ? pad + cell : cell + pad;
      })
      .join('  ')
      .trimEnd();
  const heads = Array.from({ length: height }, (_, line) =>
    paintTitle(lineOf(titles.map((lines) => lines[line - height + lines.length] ?? ''))),
  );
  return [...heads, ...rows.map((_, row) => lineOf(bodies.map((body) => body[row] ?? '')))].join('\n');
}

/** The cells of a column, each as wide as the widest: main parts aligned, annexes in line behind them. */
function bodyOf({ align }: Column, cells: readonly (readonly [string, string])[]): readonly string[] {
  const mainWidth = Math.max(0, ...cells.map(([main]) => widthOf(main)));
  const annexWidth = Math.max(0, ...cells.map(([, annex]) => widthOf(annex)));
  return cells.map(([main, annex]) => {
    const pad = room(main, mainWidth);
    const aligned = align === 'right' ? pad + main : main + pad;
    return annexWidth === 0 ? aligned : `${aligned} ${annex}${room(annex, annexWidth)}`;
  });
}

/** Breaks a text into lines that fit the page, and keeps its indentation; later lines have their own. */
export function wrapped(text: string, indent = '', width = pageWidth): string {
  const lines: string[] = [];
  const [start = ''] = /^ */.exec(text) ?? [];
  let line = start;
  let empty = true;
  for (const word of text.slice(start.length).split(' ')) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}

/** Whether a text fits the page. */
export function fits(text: string): boolean {
  return text.split('\n').every((line) => widthOf(line) <= pageWidth);
}

/** Cuts a text that is too long. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
