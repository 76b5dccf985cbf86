// `--format json` against `aftersim schema --output`: what each command prints with each of its flags is as its schema says. The
// examples of docs/cli.md are held against them in docs.test.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { outputNames } from '../../language/reference/results.ts';
import { call, firstSteps } from './call.ts';
import { isPublished, problemsOf } from './result-schemas.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-results-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const aero = 'scenarios/aero-engines.yaml';
const two = ['--replications', '2'];
const calls: Readonly<Record<string, readonly (readonly string[])[]>> = {
  check: [[firstSteps], [firstSteps, '--explain'], [aero], [firstSteps, '--set', 'flets.stations.count=1']],
  run: [
    [firstSteps, '--alternative', 'payPerUse', '--measures', 'all', '--twin', '--accounts', ...two],
    [firstSteps, '--replication', '3'],
    [aero, '--alternative', 'payPerUse', '--replications', '1'],
  ],
  compare: [
    [firstSteps, '--equal-npv', ...two],
    [firstSteps, '--payment-only', ...two],
    [aero, '--only', 'adHoc,payPerUse', '--with-decisions', '--replications', '1'],
  ],
  sweep: [[firstSteps, '--set', 'stocks.pump.plant.level=1,2', '--equal-npv', ...two]],
  explain: [
    [firstSteps, '--machine', 'stations/3'],
    [aero, '--alternative', 'payPerUse'],
  ],
  fit: [
    ['test/fit/data/generator-fans-lifedata.csv', '--time', 'hours', '--event', 'status'],
    [
      'test/fit/data/mining-loader-hydraulics-events.csv',
      '--time',
      'hours_since_previous',
      '--gaps',
      '--system',
      'machine',
      '--each',
    ],
  ],
  measures: [[]],
  diff: [
    [`${firstSteps}#adHoc`, '#payPerUse'],
    [firstSteps, 'scenarios/razors.yaml'],
  ],
};
const all = Object.entries(calls).flatMap(([command, its]) => its.map((args) => [command, ...args]));

function resultOf(args: readonly string[]): Record<string, unknown> {
  const { stdout, stderr } = call([...args, '--format', 'json']);
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as Record<string, unknown>;
}

it.each(all.map((args) => [args.join(' '), args] as const))('%s', (_, args) => {
  const result = resultOf(args);
  expect(problemsOf(result)).toEqual([]);
  expect(result['schema']).toBe(`aftersim.${args[0] ?? ''}/1`);
});

it('import --replay', () => {
  const table = (name: string): string => `test/cli/import/${name}.csv`;
  const window = ['--from', '2023-01-01', '--to', '2025-12-31', '--out', join(folder, 'mine.yaml')];
  const result = resultOf([
    'import',
    table('fleet'),
    '--orders',
    table('orders'),
    ...window,
    '--replay',
    '20',
  ]);
  expect(problemsOf(result)).toEqual([]);
});

describe('a result that is not as it should be', () => {
  it('is seen: a key that is gone, of another kind, or new', () => {
    const result = resultOf(['diff', `${firstSteps}#adHoc`, '#payPerUse']);
    const { before: _before, ...less } = result;
    expect(isPublished(less)).toBe(false);
    expect(isPublished({ ...result, engine: 1 })).toBe(false);
    expect(isPublished({ ...result, schema: 'aftersim.diff/2' })).toBe(false);
    // What is new is no harm to a reader, but is not published yet.
    expect(isPublished({ ...result, more: 1 })).toBe(true);
    expect(problemsOf({ ...result, more: 1 })).not.toEqual([]);
  });
});

test.each(outputNames)(
  'aftersim schema --output %s prints the schema, and no result is without one',
  (name) => {
    const { code, stdout } = call(['schema', '--output', name]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: `aftersim.${name}/1` });
  },
);

test('--format csv has a header and a row an estimate', () => {
  for (const args of [['run', firstSteps, ...two], ['compare', firstSteps, ...two], ['measures']]) {
    const { code, stdout } = call([...args, '--format', 'csv']);
    expect(code).toBe(0);
    const rows = stdout.trimEnd().split('\n');
    expect(rows.length).toBeGreaterThan(20);
    const width = (row = ''): number => row.replaceAll(/"(?:[^"]|"")*"/g, '').split(',').length;
    expect(new Set(rows.map(width))).toEqual(new Set([width(rows[0])]));
  }
  const { stdout } = call(['run', firstSteps, ...two, '--format', 'csv']);
  const { metrics } = resultOf(['run', firstSteps, ...two]) as { metrics: Record<string, { mean: number }> };
  for (const [name, { mean }] of Object.entries(metrics)) {
    if (!name.includes(',')) expect(stdout).toContain(`\nbase,${name},${mean ?? ''},`);
  }
});
