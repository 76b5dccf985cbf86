// `aftersim sweep`: cells meet the same failures, whatever the workers; as a table, a pivot, JSON and CSV.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, callAndInterrupt, callJson, firstSteps } from './call.ts';
import type { RunJson, SweepJson } from './schemas.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-sweep-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const levels = ['--set', 'stocks.pump.plant.level=1,2,3'];
const leadTimes = ['--set', 'stocks.pump.plant.leadTime=7 d,14 d'];
const grid = ['sweep', firstSteps, ...levels, ...leadTimes, '--replications', '2', '--workers', '0'];

describe('a sweep', () => {
  test('has a row for each cell, and a price in each with --equal-npv', () => {
    const { code, stdout } = call([...grid, '--equal-npv']);
    expect(code).toBe(0);
    expect(stdout).toContain('6 cells, 2 replications each on the same failures');
    expect(stdout).toMatch(/^3 +14 d +.*\d+\.\d+ %$/m);
    expect(stdout).toContain('partsMarkup');
  });

  test('takes alternatives as its first axis, each as it is compared', () => {
    const { axes, cells } = callJson<SweepJson>([...grid, '--only', 'adHoc,payPerUse']);
    expect(axes.map(({ id }) => id)).toEqual([
      'alternative',
      'stocks.pump.plant.level',
      'stocks.pump.plant.leadTime',
    ]);
    expect(cells).toHaveLength(12);
    const alone = callJson<RunJson>([
      'run',
      firstSteps,
      ...['--alternative', 'payPerUse', '--decisions', 'free', '--replications', '2'],
      ...['--set', 'stocks.pump.plant.level=1', '--set', 'stocks.pump.plant.leadTime=7 d'],
    ]);
    expect(cells[6]?.at['alternative']).toBe('payPerUse');
    expect(cells[6]?.presentValue['maker']).toEqual(alone.parties['maker']?.presentValue);
    expect(cells[0]?.presentValue['maker']).not.toEqual(cells[6]?.presentValue['maker']);
  });

  test('shows one measure by rows and columns', () => {
    const { stdout } = call([...grid, '--pivot', 'availability']);
    expect(stdout).toMatch(/stocks\.pump\.plant\.level +7 d +14 d\n1 +\d\d\.\d+ ±\S+ +\d\d\.\d+/);
  });

  test('gives the same JSON on 0 and 2 workers, and what single runs give', () => {
    const none = callJson<SweepJson>([...grid, '--equal-npv']);
    expect(callJson<SweepJson>([...grid.slice(0, -1), '2', '--equal-npv'])).toEqual(none);
    expect(none.schema).toBe('aftersim.sweep/1');
    expect(none.axes.map(({ points }) => points.length)).toEqual([3, 2]);
    expect(none.cells).toHaveLength(6);
    const last = none.cells[5];
    expect(last?.at).toEqual({
      'stocks.pump.plant.level': '3',
      'stocks.pump.plant.leadTime': '14 d',
    });
    const own = callJson<RunJson>([
      'run',
      firstSteps,
      '--set',
      'stocks.pump.plant.level=3',
      '--set',
      'stocks.pump.plant.leadTime=14 d',
      '--replications',
      '2',
    ]);
    expect(last?.metrics['availability']).toEqual(own.metrics['availability']);
    expect(last?.presentValue['maker']).toEqual(own.parties['maker']?.presentValue);
    expect(last?.price?.name).toBe('partsMarkup');
  });

  test('meets the same failures in every cell', () => {
    const { cells } = callJson<SweepJson>([
      'sweep',
      firstSteps,
      '--set',
      'customer.lostMargin=1 USD/h,9 USD/h',
      '--replications',
      '2',
    ]);
    expect(cells[0]?.digests.facts).toBe(cells[1]?.digests.facts);
    expect(cells[0]?.digests.ledger).not.toBe(cells[1]?.digests.ledger);
  });

  test('writes CSV with a row a cell', () => {
    const file = join(folder, 'sweep.csv');
    const { stdout } = call([
      ...grid,
      '--format',
      'csv',
      '--measures',
      'availability,downtime / failures',
      '--out',
      file,
    ]);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    const [head = '', ...rows] = stdout.trimEnd().split('\n');
    expect(head.split(',').slice(0, 4)).toEqual([
      'stocks.pump.plant.level',
      'stocks.pump.plant.leadTime',
      'availability',
      'availability half width',
    ]);
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row.split(',')).toHaveLength(head.split(',').length);
  });

  test('tells values with commas in brackets from several values', () => {
    const { cells } = callJson<SweepJson>([
      'sweep',
      firstSteps,
      '--set',
      'stocks.pump.plant.leadTime=uniform(5 d, 9 d),7 d',
      '--set',
      'jobs.swap.work=uniform(2 h, 4 h)',
      '--replications',
      '1',
    ]);
    expect(cells.map(({ at }) => Object.values(at))).toEqual([['uniform(5 d, 9 d)'], ['7 d']]);
  });

  test('plays a run of a cell again', () => {
    const cell = ['--alternative', 'stocks.pump.plant.level=2, stocks.pump.plant.leadTime=7 d'];
    const { metrics } = callJson<RunJson>(['run', ...grid.slice(1), ...cell, '--decisions', 'free']);
    const { cells } = callJson<SweepJson>(grid);
    expect(metrics['availability']).toEqual(cells[2]?.metrics['availability']);
  });

  test.each([
    [['sweep', firstSteps], 'has no axes to sweep'],
    [[...grid, '--only', 'payPerUs'], 'did you mean "payPerUse"?'],
    [[...grid, '--measures', 'availabilty'], 'did you mean "availability"?'],
    [['sweep', firstSteps, '--set', 'stocks.pump.plnt.level=1,2'], 'did you mean "plant"?'],
  ] as const)('says what is wrong: %j', (args, message) => {
    const { code, stderr } = call(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test('keeps what is complete when it is interrupted', async () => {
    const { code, stdout } = await callAndInterrupt(
      ['sweep', firstSteps, ...levels, '--replications', '100000', '--format', 'json'],
      [{ when: /aftersim: [\d,]+\/[\d,]+ runs/, signal: 'SIGINT' }],
    );
    expect(code).toBe(130);
    const partial = JSON.parse(stdout) as SweepJson;
    expect(partial.incomplete).toContain('interrupted');
    expect(partial.replications).toBeGreaterThan(0);
    const whole = callJson<SweepJson>([
      'sweep',
      firstSteps,
      ...levels,
      '--replications',
      String(partial.replications),
    ]);
    expect(partial.cells).toEqual(whole.cells);
  });
});
