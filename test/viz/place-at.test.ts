// The place of the caret, read off half-written text, against the parser's own positions in whole ones.
import { expect, test } from 'vitest';
import { parse } from '../../language/source/parse.ts';
import type { Path, Position } from '../../language/problem.ts';
import type { SourceNode } from '../../language/source/source-tree.ts';
import { placeAt } from '../../viz/edit/place-at.ts';
import { scenarioTexts } from '../language/scenario-texts.ts';

interface Spot {
  readonly path: Path;
  readonly at: Position;
  readonly is: 'key' | 'value';
}

function* spots(node: SourceNode, path: Path): Generator<Spot> {
  if (node.kind === 'scalar' && node.text !== '') yield { path, at: node.at, is: 'value' };
  if (node.kind === 'list')
    for (const [index, item] of node.items.entries()) yield* spots(item, [...path, index]);
  if (node.kind === 'map') {
    for (const [key, entry] of node.entries) {
      yield { path, at: entry.keyAt, is: 'key' };
      yield* spots(entry.node, [...path, key]);
    }
  }
}

function offsetOf(text: string, { line, column }: Position): number {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

test.each(scenarioTexts())(
  '%s: the place of every key and value is where the parser has it',
  (_name, text) => {
    const parsed = parse(text, 'scenario');
    if ('problems' in parsed) throw new Error('it cannot be read');
    const wrong: string[] = [];
    let count = 0;
    for (const { path, at, is } of spots(parsed.tree, [])) {
      const offset = offsetOf(text, at);
      const place = placeAt(text, offset);
      count++;
      // A scalar alone behind a dash may become a key.
      const isSame = place !== null && (place.is === is || typeof path.at(-1) === 'number');
      if (!isSame || place.path.join('\n') !== path.join('\n') || place.from !== offset) {
        wrong.push(`${at.line}:${at.column} ${is} ${path.join('.')} → ${JSON.stringify(place)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(3);
  },
);

const half: readonly (readonly [string, string, Path, 'key' | 'value', string])[] = [
  ['an empty file', '', [], 'key', ''],
  ['a key at the margin', 'name: x\nhor', [], 'key', 'hor'],
  ['a key further in', 'places:\n  a: { kind: field }\n  ', ['places'], 'key', ''],
  ['a value', 'places:\n  a:\n    kind: fi', ['places', 'a', 'kind'], 'value', 'fi'],
  ['a key in open braces', 'places:\n  a: { kind: field, par', ['places', 'a'], 'key', 'par'],
  ['a value in open braces', 'fleets:\n  A: { place: x, tier: ', ['fleets', 'A', 'tier'], 'value', ''],
  ['braces in braces', 'a: { b: { value: 3 h, basis: ', ['a', 'b', 'basis'], 'value', ''],
  ['a list in brackets', 'a:\n  covers: [A, ', ['a', 'covers', 1], 'value', ''],
  [
    'a step',
    'jobs:\n  j:\n    steps:\n      - { take: x }\n      - { rel',
    ['jobs', 'j', 'steps', 1],
    'key',
    'rel',
  ],
  [
    'a step on lines',
    'jobs:\n  j:\n    steps:\n      - take: x\n        co',
    ['jobs', 'j', 'steps', 0],
    'key',
    'co',
  ],
  ['a list as far out as its key', 'steps:\n- take: x\n- take: ', ['steps', 1, 'take'], 'value', ''],
  ['a quoted key with a colon', '"a: b":\n  c: ', ['a: b', 'c'], 'value', ''],
  ['a comma in quotes', 'a: { x: "1, 2: 3", y', ['a'], 'key', 'y'],
  ['braces over lines', 'a: {\n  b: 1, # one, two\n  c: ', ['a', 'c'], 'value', ''],
  ['behind a text of several lines', 'a: |\n  b: c\n\nd: ', ['d'], 'value', ''],
  ['an open quote', 'a: { life: "weibull(2, ', ['a', 'life'], 'value', '"weibull(2, '],
];
test.each(half)('%s', (_name, text, path, is, typed) => {
  expect(placeAt(text, text.length)).toEqual({ path, is, from: text.length - typed.length, typed });
});

test('in a comment, and in a text of several lines, nothing is offered', () => {
  for (const text of ['# a', 'a: 1 # b', 'a:\n  # b: c', 'a: |\n  b: c', 'a: { b: 1, # c']) {
    expect(placeAt(text, text.length)).toBeNull();
  }
});
