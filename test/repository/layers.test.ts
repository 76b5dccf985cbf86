// The rules of .dependency-cruiser.mjs hold in this tree, and each is seen to refuse a tree that breaks it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const layers = ['engine', 'language', 'batch', 'cli', 'viz'];

interface Summary {
  totalCruised: number;
  violations: { from: string; to: string; rule: { name: string } }[];
}

function cruise(tree: string): Summary {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', ...layers],
    { cwd: tree, encoding: 'utf8', maxBuffer: 1e9 },
  );
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: Summary }).summary;
}

/** A file of the toy tree, what it says, and the rule that it breaks (none: it is fine, or only there to be imported). */
const toy: [path: string, text: string, rule?: string][] = [
  ['engine/kernel/clock.ts', 'export type Hours = number; export const zero: Hours = 0;'],
  ['engine/network/machine.ts', "import { zero } from '../kernel/clock.ts'; export const machine = zero;"],
  ['engine/contracts/fee.ts', "import type { Hours } from '../kernel/clock.ts'; export type Fee = Hours;"],
  ['engine/experiments/compare.ts', 'export const compare = 1;'],
  ['engine/index.ts', "export * from './experiments/compare.ts'; export * from './kernel/clock.ts';"],
  ['language/parse.ts', "export { compare } from '../engine/index.ts';"],
  ['batch/pool.ts', "export { compare } from '../language/parse.ts';"],
  ['cli/main.ts', "export { compare } from '../batch/pool.ts';"],
  ['viz/study/worker.ts', "export { compare } from '../../engine/index.ts';"],
  ['viz/page.ts', "import type { Hours } from '../engine/kernel/clock.ts'; export const start: Hours = 0;"],
  ['viz/eager.ts', "export { compare } from '../language/parse.ts';", 'page-thread-needs-no-engine'],
  ['test/sample.ts', 'export const sample = 1;'],
  // An upward import of a type alone is erased by the compiler, and still counts.
  [
    'engine/kernel/upward-type.ts',
    "import type { Fee } from '../contracts/fee.ts'; export type Paid = Fee;",
    'engine-kernel-knows-no-later-layer',
  ],
  ['engine/stats/upward.ts', "export * from '../network/machine.ts';", 'engine-stats-knows-no-later-layer'],
  [
    'engine/network/priced.ts',
    "import type { Fee } from '../contracts/fee.ts'; export type P = Fee;",
    'network-knows-no-money',
  ],
  ['engine/metrics/entry.ts', "export * from '../index.ts';", 'engine-metrics-knows-no-later-layer'],
  ['engine/build/text.ts', "export * from '../../language/parse.ts';", 'engine-takes-normalized-data-only'],
  ['engine/trace/file.ts', "import fs from 'node:fs'; export const x = fs;", 'engine-needs-no-host'],
  ['engine/trace/schema.ts', "import { z } from 'zod'; export const x = z;", 'engine-needs-few-packages'],
  ['language/call.ts', "export * from '../cli/main.ts';", 'language-knows-no-later-layer'],
  ['batch/shown.ts', "export * from '../viz/page.ts';", 'batch-knows-no-later-layer'],
  ['viz/workers.ts', "export * from '../batch/pool.ts';", 'page-needs-no-node'],
  ['engine/random/one.ts', "import { two } from './two.ts'; export const one = two;", 'no-cycles'],
  ['engine/random/two.ts', "import type { one } from './one.ts'; export const two: typeof one | 0 = 0;"],
  ['engine/relations/tested.ts', "export * from '../../test/sample.ts';", 'product-needs-no-test'],
  [
    'cli/dev.ts',
    "import { build } from 'vite'; export const x = build;",
    'product-needs-no-development-package',
  ],
  ['cli/undeclared.ts', "import ms from 'undeclared'; export const x = ms;", 'only-declared-packages'],
  ['cli/nowhere.ts', "export * from './nothing.ts';", 'only-what-exists'],
];

let tree: string;
let found: Summary;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'aftersim-layers-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  for (const [path, text] of toy) write(path, text);
  for (const name of ['zod', 'vite', 'undeclared']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  write(
    'package.json',
    JSON.stringify({ dependencies: { zod: '1.0.0' }, devDependencies: { vite: '1.0.0' } }),
  );
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { allowImportingTsExtensions: true, noEmit: true } }),
  );
  found = cruise(tree);
});
afterAll(() => {
  rmSync(tree, { recursive: true, force: true });
});

test.each(toy.filter(([, , rule]) => rule !== undefined))('%s (%s) breaks %s', (path, _text, rule) => {
  expect(
    found.violations.filter(({ from }) => from === path).map((violation) => violation.rule.name),
  ).toContain(rule);
});

test('files that keep the layers are not reported', () => {
  const fine = toy.filter(([, , rule]) => rule === undefined).map(([path]) => path);
  expect(found.violations.filter(({ from }) => fine.includes(from))).toEqual([]);
});

test('this tree keeps the layers', () => {
  const { totalCruised, violations } = cruise(root);
  expect(totalCruised).toBeGreaterThan(20); // an unsupported TypeScript would make it read nothing, and pass
  expect(violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});
