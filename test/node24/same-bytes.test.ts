// Law 1: the same scenario, seed and replication give the same bytes in this Node and in a newer one.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { howToGetNode24, node24, node24Required } from './node24.ts';

const root = join(import.meta.dirname, '../..');
const newer = node24();
const programIsWritten = existsSync(join(root, 'cli/main.ts'));

const run = (node: string, args: string[]): string =>
  execFileSync(node, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });

if (newer === undefined && !node24Required) {
  console.warn(`not run: the comparison with Node 24; to get it: ${howToGetNode24}`);
}

test.runIf(newer !== undefined || node24Required)('a newer Node is at hand', () => {
  expect(newer, `Node 24 is obligatory here: ${howToGetNode24}`).toBeDefined();
  expect(run(newer!, ['--version'])).toMatch(/^v2[4-9]\./);
});

test.runIf(newer !== undefined && programIsWritten)(
  'a scenario gives the same bytes in Node 20 and Node 24',
  () => {
    const args = [
      'scripts/aftersim.mjs',
      'run',
      'scenarios/first-steps.yaml',
      '--replications',
      '5',
      '--format',
      'json',
    ];
    expect(run(newer!, args)).toBe(run(process.execPath, args));
  },
);
