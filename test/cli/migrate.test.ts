// Migrations, before the first real one: two made-up steps rewrite a text as they rewrite a tree, and nothing else in
// it changes; the program with no step to take says so.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Terminal } from '../../cli/call/terminal.ts';
import { migrate } from '../../cli/migrate/command.ts';
import { migrated, migrations } from '../../language/migrate.ts';
import { migratedText, renamingStep, renamingSteps } from '../../language/migrate-text.ts';
import { parse } from '../../language/source/parse.ts';
import { childOf, plain, type SourceNode } from '../../language/source/source-tree.ts';
import { call, firstSteps } from './call.ts';

const steps = [
  renamingStep(1, [
    { path: 'engineers', to: 'crews' },
    { path: 'items.*.modes.*.lifetime', to: 'life' },
  ]),
  renamingStep(2, [{ path: 'crews', to: 'pools' }]),
];

const old = `# Kept, and so is aftersim: 1 in a comment.
aftersim: 1 # the version
engineers: { lifetime: 3 } # not that lifetime
items:
  pump: # a pump
    modes: { wear: { lifetime: 4_000 h, "job": swap }, 'leak': { "lifetime": 9 h } }
alternatives:
  better: { items: { pump: { modes: { wear: { lifetime: 5_000 h } } } } }
`;
const present = `# Kept, and so is aftersim: 1 in a comment.
aftersim: 3 # the version
pools: { lifetime: 3 } # not that lifetime
items:
  pump: # a pump
    modes: { wear: { life: 4_000 h, "job": swap }, 'leak': { "life": 9 h } }
alternatives:
  better: { items: { pump: { modes: { wear: { life: 5_000 h } } } } }
`;

function treeOf(text: string): SourceNode {
  const parsed = parse(text, 'old.yaml');
  if ('problems' in parsed) throw new Error('the text cannot be read');
  return parsed.tree;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-migrate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a text goes through every step, and keeps its comments and form', () => {
  expect(migratedText(old, 'old.yaml', steps, 3)).toEqual({ text: present, from: 1, to: 3 });
  expect(migratedText(present, 'new.yaml', steps, 3)).toEqual({ text: present, from: 3, to: 3 });
});

test('what is read of an old text is what is read of the migrated one', () => {
  const read = migrated(treeOf(old), steps, 3);
  if (!('tree' in read)) throw new Error('refused');
  for (const key of ['pools', 'items', 'alternatives']) {
    const [before, after] = [childOf(read.tree, key), childOf(treeOf(present), key)];
    expect(before && plain(before)).toEqual(after && plain(after));
  }
});

test('a missing step, a newer version and a text that is none are refused', () => {
  for (const text of [old.replace('aftersim: 1 #', 'aftersim: 4 #'), '{', 'name: x\n']) {
    expect('problems' in migratedText(text, 'x.yaml', steps, 3)).toBe(true);
  }
  expect('problems' in migratedText(old, 'x.yaml', steps.slice(1), 3)).toBe(true);
});

test('--write writes the file; without it the file stays', async () => {
  const file = join(folder, 'old.yaml');
  writeFileSync(file, old);
  const made = (text: string, name: string) => migratedText(text, name, steps, 3);
  expect(await migrate(file, { write: false }, new Terminal(), made)).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(old);
  expect(await migrate(file, { write: true }, new Terminal(), made)).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(present);
});

test('the program says when there is nothing to do, and refuses what is newer', () => {
  const { code, stdout } = call(['migrate', firstSteps]);
  expect(stdout).toMatch(/version 1, the present one; nothing to do/);
  expect(code).toBe(0);
  const newer = call(['migrate', '-'], 'aftersim: 99\n');
  expect(newer.stderr).toMatch(/newer than this release/);
  expect(newer.code).toBe(2);
});

test('what migrates a text migrates a tree, and the other way round', () => {
  expect(migrations.map(({ from }) => from)).toEqual(renamingSteps.map(({ from }) => from));
});
