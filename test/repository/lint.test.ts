// The bans of eslint.config.js are worth what they catch: each is seen to refuse what it is there to refuse.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('bans', () => {
  // Without types, the files of these examples need not exist.
  const linter = new ESLint({
    cwd: root,
    overrideConfig: [tseslint.configs.disableTypeChecked as ESLint.Options['overrideConfig'] & object].flat(),
  });
  const rulesBroken = async (path: string, code: string): Promise<(string | null)[]> => {
    const results = await linter.lintText(`${code}\n`, { filePath: join(root, path) });
    return results.flatMap((result) => result.messages.map((message) => message.ruleId));
  };

  test.each([
    ['engine/stats/example.ts', 'export const x = (a: number) => Math.log(a);', 'no-restricted-syntax'],
    ['engine/stats/example.ts', 'export const x = () => Math.random();', 'no-restricted-syntax'],
    ['engine/stats/example.ts', "export const x = (a: number) => Math['pow'](a, 2);", 'no-restricted-syntax'],
    ['engine/stats/example.ts', 'export const { log } = Math;', 'no-restricted-syntax'],
    ['engine/stats/example.ts', 'export const x = (a: number) => a ** 2;', 'no-restricted-syntax'],
    [
      'engine/stats/example.ts',
      'export const x = (a: number) => { a **= 2; return a; };',
      'no-restricted-syntax',
    ],
    [
      'engine/stats/example.ts',
      "export const x = (a: string) => a.localeCompare('b');",
      'no-restricted-syntax',
    ],
    ['engine/stats/example.ts', 'let count = 0;\nexport const x = () => ++count;', 'no-restricted-syntax'],
    ['engine/stats/example.ts', 'export let count = 0;', 'no-restricted-syntax'],
    ['engine/stats/example.ts', 'export default 1;', 'no-restricted-syntax'],
    ['engine/stats/example.ts', 'const x = 1;\nexport { x as default };', 'no-restricted-syntax'],
    ['engine/kernel/example.ts', 'export async function x() {}', 'no-restricted-syntax'],
    ['engine/network/example.ts', 'export const x = async () => 1;', 'no-restricted-syntax'],
    ['engine/network/example.ts', 'await 1;\nexport {};', 'no-restricted-syntax'],
    ['engine/network/example.ts', 'export const x = (a: number) => Math.exp(a);', 'no-restricted-syntax'],
    ['engine/stats/example.ts', 'export const x = new Date();', 'no-restricted-globals'],
    ['engine/stats/example.ts', 'export const x = () => performance.now();', 'no-restricted-globals'],
    ['engine/stats/example.ts', 'setTimeout(() => {}, 1);', 'no-restricted-globals'],
    ['engine/stats/example.ts', 'export const x = process.argv;', 'no-restricted-globals'],
    ['engine/stats/example.ts', "console.log('x');", 'no-restricted-globals'],
    ['engine/stats/example.ts', 'export const x = globalThis;', 'no-restricted-globals'],
    ['engine/stats/example.ts', 'export const x = crypto.randomUUID();', 'no-restricted-globals'],
    ['engine/stats/example.ts', 'export const x = (a: any) => a;', '@typescript-eslint/no-explicit-any'],
    [
      'engine/stats/example.ts',
      'export const x = (a?: string) => a!;',
      '@typescript-eslint/no-non-null-assertion',
    ],
    ['cli/example.ts', 'export const x = (a?: string) => a!;', '@typescript-eslint/no-non-null-assertion'],
    ['engine/stats/example.ts', "import { z } from 'zod';\nexport const x = z;", 'no-restricted-imports'],
    ['engine/stats/example.ts', "import fs from 'node:fs';\nexport const x = fs;", 'no-restricted-imports'],
    ['cli/example.ts', "import { parse } from 'yaml';\nexport const x = parse;", 'no-restricted-imports'],
    ['viz/example.tsx', "import { z } from 'zod/mini';\nexport const x = z;", 'no-restricted-imports'],
  ])('in %s: %s', async (path, code, rule) => {
    expect(await rulesBroken(path, code)).toContain(rule);
  });

  test.each([
    ['engine/stats/example.ts', 'export const x = (a: number) => Math.sqrt(Math.max(a, Math.abs(a)));'],
    ['engine/kernel/event-calendar.ts', 'export const x = (a: Float64Array) => a[0]!;'],
    ['language/example.ts', "import { parse } from 'yaml';\nexport const x = parse;"],
    ['batch/example.ts', 'export async function x() { await Promise.resolve(performance.now()); }'],
  ])('in %s this is fine: %s', async (path, code) => {
    expect(await rulesBroken(path, code)).toEqual([]);
  });
});

describe('hot files', () => {
  const engineFiles = readdirSync(join(root, 'engine'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `engine/${name.replaceAll('\\', '/')}`);

  test('the files in which non-null assertions are allowed are those that start with `// hot:`', async () => {
    const linter = new ESLint({ cwd: root });
    const allowed: string[] = [];
    for (const path of engineFiles) {
      const { rules } = (await linter.calculateConfigForFile(path)) as { rules: Record<string, [number]> };
      if (rules['@typescript-eslint/no-non-null-assertion']?.[0] === 0) allowed.push(path);
    }
    const labelled = engineFiles.filter((path) =>
      readFileSync(join(root, path), 'utf8').startsWith('// hot:'),
    );
    expect(allowed).toEqual(labelled);
  });
});
