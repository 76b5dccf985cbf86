// docs/coverage.md says what is done. A claim counts only with a test that exists and runs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const states = ['proved', 'partial', 'open'];

interface Claim {
  file: string;
  title: string;
}
interface Row {
  id: string;
  state: string;
  claims: Claim[];
}

/** The table rows of the page: `| Id | What | State | Test |`. */
function rowsOf(markdown: string): Row[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')))
    .filter(([, id]) => id !== 'Id' && !/^[-: ]+$/.test(id ?? ''))
    .map(([, id = '', , state = '', cell = '']) => ({ id, state, claims: claimsOf(cell) }));
}

/** The entries `` `path/to/file.test.ts` › title `` of a cell, parted by semicolons. */
function claimsOf(cell: string): Claim[] {
  if (cell === '') return [];
  return cell.split(/;\s*(?=`[^`]+\.test\.ts`)/).map((entry) => {
    const [, file, title] = /^`([^`]+\.test\.ts)` › (.+)$/.exec(entry) ?? [];
    return { file: file ?? '', title: title ?? entry };
  });
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is wrong with a claim, given the text of its file (undefined: there is no such file); '' if nothing is. */
function fault({ file, title }: Claim, source: string | undefined): string {
  if (file === '') return `not of the form \`file.test.ts\` › title: ${title}`;
  if (source === undefined) return `no such file: ${file}`;
  const start = ["'", '"', '`']
    .map((quote) => source.search(new RegExp(`\\(\\s*${literal(quote + title + quote)}`)))
    .find((index) => index >= 0);
  if (start === undefined) return `no test in ${file} has the title: ${title}`;
  const caller = /[\w.]*$/.exec(source.slice(0, start))?.[0] ?? '';
  return /\.(skip|todo|fails)$/.test(caller) ? `the test does not run: ${file} › ${title}` : '';
}

const rows = rowsOf(readFileSync(join(root, 'docs/coverage.md'), 'utf8'));

test('every id is listed once', () => {
  const ids = rows.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every row of the mission, every law and every oracle is listed', () => {
  const counts = { A: 65, B: 26, C: 42, D: 33, E: 33, F: 10, L: 40 };
  const wanted = Object.entries(counts).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`),
  );
  const ids = new Set(rows.map(({ id }) => id));
  expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  expect(rows.filter(({ id }) => /^(SP-|q\d)/.test(id))).toHaveLength(131);
});

test('every state is known, and what is proved or partial names a test', () => {
  expect(
    rows.filter(({ state }) => !states.includes(state)).map(({ id, state }) => `${id}: ${state}`),
  ).toEqual([]);
  expect(
    rows.filter(({ state, claims }) => state !== 'open' && claims.length === 0).map(({ id }) => id),
  ).toEqual([]);
});

test('every test that a row names exists and runs', () => {
  const faults = rows.flatMap(({ id, claims }) =>
    claims.map((claim) => {
      const path = join(root, claim.file);
      const found = claim.file !== '' && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      const what = fault(claim, found);
      return what === '' ? '' : `${id}: ${what}`;
    }),
  );
  expect(faults.filter((what) => what !== '')).toEqual([]);
});

describe('the reading of a row', () => {
  const source = [
    "test('a (b) is | c', () => {});",
    "test.each(cases)(\n  'in each case', () => {});",
    'test(`the oracle ${id} is met`, () => {});',
    "test.skip('not now', () => {});",
  ].join('\n');
  const faultsIn = (cell: string): string[] =>
    rowsOf(`| A01 | what | proved | ${cell} |`).flatMap(({ claims }) =>
      claims.map((claim) => fault(claim, source)),
    );

  test('finds titles, plain, in cases and as templates', () => {
    const cell =
      '`x.test.ts` › a (b) is \\| c; `x.test.ts` › in each case; `x.test.ts` › the oracle ${id} is met';
    expect(faultsIn(cell)).toEqual(['', '', '']);
  });

  test('refuses a title that is not there, a test that is skipped, and another form', () => {
    expect(faultsIn('`x.test.ts` › a (b) is')[0]).toContain('has the title');
    expect(faultsIn('`x.test.ts` › not now')[0]).toContain('does not run');
    expect(faultsIn('see x.test.ts')[0]).toContain('not of the form');
    expect(fault({ file: 'gone.test.ts', title: 'x' }, undefined)).toContain('no such file');
  });
});
