// Which values are names: the table that completion reads, against the check that refuses names that nothing has.
import { beforeAll, expect, test } from 'vitest';
import { outlined, type Field } from '../../../language/editing/fields.ts';
import { namedAt, namesAt } from '../../../language/editing/names.ts';
import { withoutKey, withValue } from '../../../language/editing/text-edit.ts';
import { readScenario } from '../../../language/index.ts';
import type { Path } from '../../../language/problem.ts';
import { keyAt } from '../../../language/reference/key-help.ts';
import { scenarioTexts } from '../scenario-texts.ts';

interface Tried {
  readonly pattern: string;
  readonly path: Path;
  /** What the check says is not called so: `place`, `item` and the like; null where it does not mind the name. */
  readonly minded: string | null;
  readonly names: readonly string[];
  readonly text: string;
}

/** Names whose kind depends on what stands beside them. */
const beside = [
  /^contracts\.\*\.charges\.\*\.per$/,
  // Told of with the fleet that has no such meter.
  /^contracts\.\*\.meter$/,
  /\.(socket|mode)$/,
  /^products\.\*\.structure\./,
  /^decisions\./,
];

function patternOf(path: Path): string {
  return path
    .map((key, index) =>
      typeof key === 'number' || keyAt(path.slice(0, index + 1)) === undefined ? '*' : key,
    )
    .join('.');
}

let tried: readonly Tried[] = [];
beforeAll(() => {
  const found = new Map<string, Tried>();
  for (const [, whole] of scenarioTexts()) {
    const bare = withoutKey(whole, ['alternatives']);
    const text = 'text' in bare ? bare.text : whole;
    if ('problems' in readScenario(text, { file: 'test' })) continue;
    for (const field of outlined(text)?.fields ?? []) {
      for (const each of itemsOf(field)) {
        const pattern = patternOf(each.path);
        if (found.has(pattern) || !/^[\p{L}][\p{L}\p{N} _-]*$/u.test(each.text) || each.text === 'true')
          continue;
        const changed = withValue(text, each.path, 'nothingLikeThis');
        if ('problems' in changed) continue;
        found.set(pattern, {
          pattern,
          path: each.path,
          minded: mindedIn(changed.text),
          names: namesAt(text, each.path),
          text: each.text,
        });
      }
    }
  }
  tried = [...found.values()];
}, 60_000);

function itemsOf({ path, text, isList }: Field): readonly { readonly path: Path; readonly text: string }[] {
  if (!isList) return [{ path, text }];
  return text
    .slice(1, -1)
    .split(', ')
    .slice(0, 1)
    .map((item) => ({ path: [...path, 0], text: item }));
}

function mindedIn(text: string): string | null {
  const read = readScenario(text, { file: 'test' });
  const messages = 'problems' in read ? read.problems.map(({ message }) => message) : [];
  return (
    messages.flatMap((message) => /^no (\w+).* is called "nothingLikeThis"$/.exec(message)?.[1] ?? [])[0] ??
    null
  );
}

test('many kinds of places of names were tried', () => {
  expect(tried.length).toBeGreaterThan(60);
  expect(tried.filter(({ minded }) => minded !== null).length).toBeGreaterThan(20);
});

test('what the check minds, the table has, and the other way round', () => {
  const wrong = tried.flatMap(({ pattern, path, minded }) => {
    const named = namedAt(path) ?? null;
    return named === minded || beside.some((each) => each.test(pattern))
      ? []
      : [`${pattern}: the check says ${minded}, the table ${named}`];
  });
  expect(wrong).toEqual([]);
});

test('the name that is there is among those offered', () => {
  const missing = tried.filter(
    ({ path, names, text }) => namedAt(path) !== undefined && !names.includes(text),
  );
  expect(missing.map(({ pattern, text }) => `${pattern}: ${text}`)).toEqual([]);
});

test('a table that had a name wrong would be seen', () => {
  expect(tried.some(({ pattern, minded }) => pattern === 'fleets.*.product' && minded !== 'place')).toBe(
    true,
  );
});

test('keys that are names, within an alternative as in the base', () => {
  const text = 'places: { a: { kind: field }, b: { kind: field } }\nitems: { pump: {} }\n';
  expect(namesAt(text, ['stocks', 'x'], true)).toEqual(['pump']);
  expect(namesAt(text, ['stocks', 'pump', 'x'], true)).toEqual(['a', 'b']);
  expect(namesAt(text, ['alternatives', 'more', 'stocks', 'pump', 'a', 'source'])).toEqual([
    'a',
    'b',
    'repair',
    'supplier',
  ]);
  const more = `${text}alternatives: { more: { places: { hub: { kind: central } } } }`;
  expect(namesAt(more, ['alternatives', 'more', 'fleets', 'f', 'place'])).toEqual(['a', 'b', 'hub']);
  expect(namesAt(more, ['fleets', 'f', 'place'])).toEqual(['a', 'b']);
  expect(namesAt(text, ['items', 'pump', 'modes', 'wear', 'meter'])).toEqual(['calendar']);
  expect(namesAt(text, ['places', 'x'], true)).toEqual([]);
  expect(namesAt('a: [', ['fleets', 'x', 'place'])).toEqual([]);
});
