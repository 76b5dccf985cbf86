// Every key says what it means, where it is declared; what it says of its default is what normalize does; and the pages
// of docs/reference are written from it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson, readScenario } from '../../language/index.ts';
import { defaultText } from '../../language/reference/default-text.ts';
import { keyAt, keyHelp, keysAt, plainValueOf, formsOf } from '../../language/reference/key-help.ts';
import { rootSchema } from '../../language/reference/outline.ts';
import { keysPage, valuesPage } from '../../language/reference/pages.ts';
import { byId, form } from '../../language/schema/form.ts';
import { key } from '../../language/schema/key.ts';
import { duration } from '../../language/schema/quantities.ts';
import { scalar, text } from '../../language/schema/scalar.ts';
import { parse } from '../../language/source/parse.ts';
import { plain } from '../../language/source/source-tree.ts';
import { messageKinds } from './message-kinds.ts';
import { messagesPage, toldElsewhere, wrongFiles } from './messages-page.ts';
import { placesOfKeys } from './places-of-keys.ts';
import { scenarioTexts } from './scenario-texts.ts';
import { walk } from './walk.ts';

const root = join(import.meta.dirname, '../..');

/** What is missing in what a schema says of itself, one line each, with what to do. */
function gaps(schema = rootSchema()): readonly string[] {
  const { keys, values } = walk(schema);
  return [
    ...keys.flatMap(({ path, name, doc, required }): readonly string[] => {
      if (doc === undefined) {
        return [
          `${path} is not explained; write, where it is declared: ${name}: key('What it means.', <its schema>, ` +
            "{ byDefault: defaults.… or otherwise: 'what holds without it', example: '…', rows: ['A01'] })",
        ];
      }
      const without = doc.byDefault !== undefined || doc.otherwise !== undefined;
      if (!required && !without) return [`${path} says neither "byDefault" nor "otherwise"`];
      return required && without ? [`${path} must be written, so it has no default`] : [];
    }),
    ...values.flatMap(({ path, outline }) =>
      outline.value === undefined
        ? [
            `${path} has no kind: give scalar() or known() one of schema/written.ts, described in reference/kinds.ts`,
          ]
        : [],
    ),
  ];
}

describe('every key', () => {
  it('is explained where it is declared', () => {
    expect(gaps()).toEqual([]);
    expect(walk().keys.length).toBeGreaterThan(180);
  });

  it('which is seen to fail for one that is not', () => {
    const said = { a: key('Something.', text), b: key('Something.', text.optional(), { otherwise: 'none' }) };
    expect(gaps(form(said))).toEqual([]);
    expect(gaps(form({ ...said, c: byId(form({ d: text })) }))).toEqual([
      expect.stringMatching(/^c is not explained; write, where it is declared: c: key\('/),
      expect.stringMatching(/^c\.\*\.d is not explained/),
    ]);
    expect(gaps(form({ e: key('Something.', duration.optional()) }))).toHaveLength(1);
    expect(gaps(form({ e: key('Something.', duration, { byDefault: 0 }) }))).toHaveLength(1);
    expect(
      gaps(
        form({
          f: key(
            'Something.',
            scalar(() => ({ value: 1 })),
          ),
        }),
      ),
    ).toHaveLength(1);
  });

  it('is explained in whole sentences, and names rows that there are', () => {
    const coverage = readFileSync(join(root, 'docs/coverage.md'), 'utf8');
    for (const { path, doc } of walk().keys) {
      expect(doc?.sentence, path).toMatch(/^["A-Z].{6,}\.$/s);
      for (const row of doc?.rows ?? []) expect(coverage, path).toContain(`| ${row} |`);
    }
  });

  it('has an example that it accepts, unless its own keys are one', () => {
    for (const { path, name, schema, doc } of walk().keys) {
      if (doc === undefined) continue;
      const { example } = keyHelp(name, schema, doc);
      const plainForms = formsOf(schema).filter(({ is }) => is === 'value' || is === 'list');
      if (example === null)
        expect(plainForms.length === 1 && plainForms[0]?.is === 'value', path).toBe(false);
      else {
        const parsed = parse(example, 'example');
        if ('problems' in parsed) throw new Error(`${path}: ${example} is no YAML`);
        expect(schema.safeParse(plain(parsed.tree)).success, `${path}: ${example}`).toBe(true);
      }
    }
  });
});

/** A key that a text leaves out, and the setting that writes its default there. */
interface Silent {
  readonly key: string;
  readonly setting: string;
}

function silentIn(text: string): readonly Silent[] {
  const currency = /\d [kMG]?([A-Z]{3})\b/.exec(text)?.[1] ?? 'USD';
  return placesOfKeys(text).flatMap(({ key: name, path, schema, doc, isWritten }) => {
    if (isWritten || doc?.byDefault === undefined) return [];
    const standard = defaultText(doc.byDefault, plainValueOf(schema)).replace('USD', currency);
    return [{ key: name, setting: `${path}=${standard}` }];
  });
}

/** Whether a scenario is the same with the setting; undefined where it cannot be read with it. */
function same(text: string, setting: string): boolean | undefined {
  const [silent, said] = [[], [setting]].map((settings) =>
    readScenario(text, { file: 'test.yaml', settings }),
  );
  if (silent === undefined || said === undefined || 'problems' in silent || 'problems' in said)
    return undefined;
  return canonicalJson(silent.scenario) === canonicalJson(said.scenario);
}

describe('a default that is written out', () => {
  const tried = new Map<string, (boolean | undefined)[]>();
  for (const [, content] of scenarioTexts()) {
    for (const { key: name, setting } of silentIn(content)) {
      const before = tried.get(name) ?? [];
      if (before.filter((its) => its !== undefined).length >= 2 || before.length > 8) continue;
      tried.set(name, [...before, same(content, setting)]);
    }
  }

  it.each([...tried])('%s changes nothing', (name, results) => {
    expect(results, name).toContain(true);
    expect(results, name).not.toContain(false);
  });

  it('is tried for every key that has one', () => {
    const names = walk().keys.filter(({ doc }) => doc?.byDefault !== undefined);
    expect(tried.size).toBeGreaterThan(0.8 * names.length);
  });

  it('is seen to change something where the reference is wrong', () => {
    const [[, content] = ['', '']] = scenarioTexts().filter(([name]) => name.includes('first-steps'));
    expect(same(content, 'fleets.stations.wear=1')).toBe(true);
    expect(same(content, 'fleets.stations.wear=2')).toBe(false);
  });
});

describe('the help of editors', () => {
  it('tells of the key that a path leads to', () => {
    expect(keyAt(['items', 'pump', 'modes', 'wear', 'life'])).toMatchObject({ name: 'life', without: null });
    expect(keyAt(['items', 'pump', 'bookLife'])).toMatchObject({ without: '20 y', example: '10 y' });
    expect(keyAt(['jobs', 'swap', 'steps', 2, 'fixes'])?.sentence).toContain('chance');
    expect(keyAt(['alternatives', 'other', 'fleets', 'A', 'wear'])?.without).toBe('1');
    expect(keyAt(['items', 'pump', 'lief'])).toBeUndefined();
    expect(keyAt(['items', 'pump'])).toBeUndefined();
  });

  it('offers the keys of a place', () => {
    expect(keysAt(['tiers', 'gold']).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['priority', 'response', 'restore']),
    );
    expect(keysAt(['alternatives', 'other']).map(({ name }) => name)).toContain('contracts');
    expect(keysAt(['items'])).toEqual([]);
  });
});

test.each([
  ['scenario.md', keysPage],
  ['values.md', valuesPage],
  ['messages.md', messagesPage],
] as const)('docs/reference/%s is what the schema says', async (name, page) => {
  const path = join(root, 'docs/reference', name);
  const options = await prettier.resolveConfig(path);
  const content = await prettier.format(page(), { ...options, parser: 'markdown' });
  if (process.env['AFTERSIM_UPDATE_GUIDES'] === '1') writeFileSync(path, content);
  expect(readFileSync(path, 'utf8')).toBe(content);
  expect(readFileSync(join(root, 'docs/reference/README.md'), 'utf8')).toContain(`(${name})`);
});

test('every message has a wrong file, or is told of something that is none', () => {
  const kinds = messageKinds();
  const files = wrongFiles(kinds);
  const told = new Set(files.flatMap(({ problems }) => problems.map(({ kind }) => kind)));
  expect([...told].filter((name) => name === '' || name in toldElsewhere)).toEqual([]);
  const without = kinds.flatMap(({ name }) => (told.has(name) ? [] : [name]));
  expect(without.sort()).toEqual(Object.keys(toldElsewhere).sort());
});

test('the index of docs/reference names every page', () => {
  const index = readFileSync(join(root, 'docs/reference/README.md'), 'utf8');
  for (const page of readdirSync(join(root, 'docs/reference'))) {
    if (page !== 'README.md') expect(index).toContain(`(${page})`);
  }
});
