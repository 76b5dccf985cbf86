/** Text in columns: words to the left, numbers to the right, no lines drawn. */
import { stripVTControlCharacters } from 'node:util';

/** Columns that a table and a line of text may take. */
export const pageWidth = 100;

export interface Column {
  /** May have several lines. */
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Stands close to the column before it, as an interval does to its mean. */
  readonly close?: true;
}

const widthOf = (text: string): number => stripVTControlCharacters(text).length;

/** A table with a title line or two; `paintTitle` colours them. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paintTitle: (text: string) => string = (text) => text,
): string {
  const titles = columns.map(({ title }) => title.split('\n'));
  const height = Math.max(...titles.map((lines) => lines.length));
  const heads = Array.from({ length: height }, (_, line) =>
    titles.map((lines) => lines[line - height + lines.length] ?? ''),
  );
  const widths = columns.map((_, index) =>
    Math.max(...[...heads, ...rows].map((row) => widthOf(row[index] ?? ''))),
  );
  const lineOf = (row: readonly string[]): string =>
    columns
      .map(({ align, close }, index) => {
        const text = row[index] ?? '';
        const pad = ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(text)));
        const gap = index === 0 ? '' : close === true ? ' ' : '  ';
        return gap + (align === 'right' ? pad + text : text + pad);
      })
      .join('')
      .trimEnd();
  return [...heads.map((head) => paintTitle(lineOf(head))), ...rows.map(lineOf)].join('\n');
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

/** Cuts a text that is too long. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
