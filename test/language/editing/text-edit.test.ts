// Edits of a text: the value that was asked for, nothing else changed, every comment kept; and back again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlined, type Field } from '../../../language/editing/fields.ts';
import { withCopy, withKeyRenamed, withoutKey, withValue } from '../../../language/editing/text-edit.ts';
import { parse } from '../../../language/source/parse.ts';
import { nodeAt, textOf } from '../../../language/source/source-tree.ts';
import { scenarioTexts } from '../scenario-texts.ts';

const texts = scenarioTexts().filter(([name]) => name.startsWith('scenarios/'));
const runs = Number(process.env['AFTERSIM_LONG'] ?? 0) > 0 ? 1000 : 40;

function fieldsOf(text: string): readonly Field[] {
  const found = outlined(text);
  if (found === null) throw new Error('the text cannot be taken apart');
  return found.fields;
}

function textAt(text: string, field: Pick<Field, 'path'>): string | null {
  const parsed = parse(text, 'test');
  const node = 'tree' in parsed ? nodeAt(parsed.tree, field.path) : undefined;
  return node === undefined ? null : textOf(node);
}

function done(edited: ReturnType<typeof withValue>): string {
  if ('problems' in edited) throw new Error(edited.problems.map(({ message }) => message).join('; '));
  return edited.text;
}

/** What stands behind `#`, in order; quoted signs are not comments. */
function commentsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|\s)(#.*)$/gm)]
    .map(([, comment]) => String(comment))
    .filter((each) => !each.includes('"'));
}

/** Values as people write them, and some that need quotes. */
const values = fc.oneof(
  fc.constantFrom(
    '120 USD/h',
    '16_000 h',
    '98.5 %',
    'weibull(2, 9_000 h)',
    'true',
    '007',
    '1e3',
    'null',
    'a: b',
    'x # y',
    "it's",
    'say "so"',
    '- a',
    '@b',
    'é ü',
    '[',
    'a, b',
    ' padded ',
  ),
  fc.string({
    minLength: 0,
    maxLength: 12,
    unit: fc.constantFrom(...Array.from('ab 1:#,[]{}"\'%&*!|>-_.\\')),
  }),
);

const picked = fc.tuple(fc.constantFrom(...texts), fc.nat()).map(([[, text], index]) => {
  const fields = fieldsOf(text).filter(({ isList }) => !isList);
  return { text, field: fields[index % fields.length]! };
});

test('an edited value is read back as it was given, all others as they were', () => {
  fc.assert(
    fc.property(picked, values, ({ text, field }, value) => {
      fc.pre(!/^(\[.*\]|\{.*\})$/.test(value.trim()));
      const after = done(withValue(text, field.path, value));
      expect(textAt(after, field)).toBe(value.trim());
      const others = (its: string) => fieldsOf(its).filter(({ at }) => at !== field.at);
      expect(others(after)).toEqual(others(text));
    }),
    { numRuns: runs },
  );
});

test('an edit keeps every comment and every other line, and the same edit back gives the same text', () => {
  fc.assert(
    fc.property(picked, values, ({ text, field }, value) => {
      fc.pre(!/^(\[.*\]|\{.*\})$/.test(value.trim()) && !value.includes('#'));
      const after = done(withValue(text, field.path, value));
      expect(commentsOf(after)).toEqual(commentsOf(text));
      const changed = text.split('\n').filter((line, index) => line !== after.split('\n')[index]);
      expect(changed.length).toBeLessThanOrEqual(1);
      // Quotes that a value once needed stay; what it says does not change.
      const back = done(withValue(after, field.path, field.text));
      expect(fieldsOf(back)).toEqual(fieldsOf(text));
      expect(commentsOf(back)).toEqual(commentsOf(text));
    }),
    { numRuns: runs },
  );
});

test('a key that is added is read back, and taken away again leaves what was said before', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(), values, ([, text], index, value) => {
      fc.pre(!/^(\[.*\]|\{.*\})$/.test(value.trim()) && !value.includes('#'));
      const maps = [...outlined(text)!.maps.keys()].filter((at) => !/[[/ ]/.test(at));
      const at = maps[index % maps.length] ?? '';
      const above = at === '' ? [] : at.split('.');
      const path = [...above, 'brandNew'];
      const with1 = done(withValue(text, path, value));
      expect(textAt(with1, { path })).toBe(value.trim());
      expect(commentsOf(with1)).toEqual(commentsOf(text));
      expect(fieldsOf(with1).filter((field) => field.path.at(-1) !== 'brandNew')).toEqual(fieldsOf(text));
      expect(done(withoutKey(with1, path))).toBe(text);
    }),
    { numRuns: runs },
  );
});

test('whatever is taken away, the rest says what it said', () => {
  fc.assert(
    fc.property(picked, ({ text, field }) => {
      fc.pre(typeof field.path.at(-1) !== 'number');
      const after = done(withoutKey(text, field.path));
      expect(fieldsOf(after)).toEqual(fieldsOf(text).filter(({ at }) => at !== field.at));
    }),
    { numRuns: runs },
  );
});

const example = `# head
a: 1 # one

b: { c: 2, d: "x, y" } # braces
e:
  f: { value: 3 h, basis: assumed, range: [1 h, 5 h] }
  # before g
  g: 4 # behind g
# foot
`;

test('numbers stay as they are typed, quotes as they stand, and of a known value only the value changes', () => {
  expect(done(withValue(example, ['a'], '16_000 h'))).toBe(example.replace('a: 1 #', 'a: 16_000 h #'));
  expect(done(withValue(example, ['b', 'd'], 'z'))).toBe(example.replace('"x, y"', '"z"'));
  expect(done(withValue(example, ['b', 'c'], 'p, q'))).toBe(example.replace('c: 2', 'c: "p, q"'));
  expect(done(withValue(example, ['e', 'f'], '4 h'))).toBe(example.replace('value: 3 h', 'value: 4 h'));
  expect(done(withValue(example, ['a'], '[x, y]'))).toBe(example.replace('a: 1', 'a: [x, y]'));
});

test('what is new stands at the end of its map', () => {
  expect(done(withValue(example, ['b', 'n'], '5'))).toBe(example.replace('"x, y" }', '"x, y", n: 5 }'));
  expect(done(withValue(example, ['e', 'n'], '5'))).toBe(
    example.replace('# behind g\n', '# behind g\n  n: 5\n'),
  );
  expect(done(withValue(example, ['n', 'm', 'o'], '5'))).toBe(
    example.replace('# behind g\n', '# behind g\n\nn:\n  m: { o: 5 }\n'),
  );
});

test('a copy has the comments of what it is a copy of; a name changes at its place', () => {
  expect(done(withCopy(example, ['e'], 'h'))).toContain(
    '\nh:\n  f: { value: 3 h, basis: assumed, range: [1 h, 5 h] }\n  # before g\n  g: 4\n# foot',
  );
  expect(done(withCopy(example, ['b', 'c'], 'h'))).toContain('c: 2, h: 2, d:');
  expect(done(withKeyRenamed(example, ['e', 'g'], 'of: it'))).toBe(
    example.replace('  g: 4', '  "of: it": 4'),
  );
});

test('what is not there, or cannot be, is refused', () => {
  for (const path of [['a', 'b'], ['e', 3], [], ['b', 'c', 'd']])
    expect(withValue(example, path, '1')).toHaveProperty('problems');
  expect(withoutKey(example, ['z'])).toHaveProperty('problems');
  expect(withKeyRenamed(example, ['a'], 'b')).toHaveProperty('problems');
  expect(withCopy(example, ['a'], 'b')).toHaveProperty('problems');
  expect(withValue('a: [', ['a'], '1')).toHaveProperty('problems');
  expect(withValue(`a: ${'['.repeat(5000)}`, ['a'], '1')).toHaveProperty('problems');
});
