// Starters: every sector under every contract is a scenario without a problem; some are run, and no file is lost.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sectors } from '../../language/starter/sectors.ts';
import { starter } from '../../language/starter/starter.ts';
import { contractPresets } from '../../engine/contracts/switches/presets.ts';
import { formatProblems, readScenario } from '../../language/index.ts';
import { call, callJson } from './call.ts';
import type { RunJson } from './schemas.ts';

const models = Object.keys(contractPresets);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-init-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there are starters for nine sectors and all contracts', () => {
  expect(Object.keys(sectors)).toHaveLength(9);
  expect(models.length).toBeGreaterThanOrEqual(17);
});

test.each(Object.entries(sectors))('%s: every contract is read without problem or warning', (_id, sector) => {
  for (const model of models) {
    const read = readScenario(starter(sector, model), { file: model });
    expect('problems' in read ? formatProblems(read.problems) : '').toBe('');
    if ('problems' in read) continue;
    expect(formatProblems(read.warnings)).toBe('');
    expect(read.scenario.base.economics.contracts['service']?.preset).toBe(model);
  }
});

const combinations = Object.keys(sectors).map((sector, index) => [
  sector,
  models[(2 * index) % models.length] ?? '',
]);
test.each(combinations)('%s under %s runs', (sector, model) => {
  const file = join(folder, `${sector}.yaml`);
  const { code, stderr } = call(['init', '--sector', sector, '--model', model, file]);
  expect(stderr).toContain(`next: aftersim compare ${file}`);
  expect(code).toBe(0);
  const result = callJson<RunJson>(['run', file, '--replications', '2', '--set', 'horizon=1 y']);
  expect(result.replications).toBe(2);
});

test('a file that is there is kept, unless it is forced', () => {
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, 'mine\n');
  const { code, stderr } = call(['init', file]);
  expect(stderr).toMatch(/is there already; --force/);
  expect(code).toBe(2);
  expect(readFileSync(file, 'utf8')).toBe('mine\n');
  expect(call(['init', file, '--force']).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(/^aftersim: 1\n/);
});

test('- is stdout, and what it writes can be checked', () => {
  const { stdout } = call(['init', '--sector', 'wind', '--model', 'lease', '-']);
  expect(call(['check', '-'], stdout).code).toBe(0);
});
