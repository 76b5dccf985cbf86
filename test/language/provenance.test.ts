// Where values come from, and what scenarios differ in: told in the language's keys and units, for every shipped file.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { differences, explained, type Explained } from '../../language/index.ts';
import { readRight, shippedText, withChange } from './read.ts';

const names = readdirSync(join(import.meta.dirname, '../../scenarios'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''));
const pumps = shippedText('first-steps');

function valuesOf(text: string, id = 'base', settings: readonly string[] = []): readonly Explained[] {
  const { scenario, written } = readRight(text, settings);
  const tree = written.get(id);
  const alternative = id === 'base' ? scenario.base : scenario.alternatives[id];
  if (tree === undefined || alternative === undefined) throw new Error(`no alternative ${id}`);
  return explained(scenario, tree, alternative);
}

const at = (values: readonly Explained[], path: string): Explained | undefined =>
  values.find((value) => value.path === path);
const changes = (before: string, after: string): readonly string[] =>
  differences(valuesOf(before), valuesOf(after)).map(({ path }) => path);

test.each(names)('%s: what is said to stand in a line stands there', (name) => {
  const text = shippedText(name);
  const lines = text.split('\n');
  const { scenario } = readRight(text);
  for (const id of ['base', ...Object.keys(scenario.alternatives)]) {
    const values = valuesOf(text, id);
    const written = values.filter(({ origin }) => origin.from === 'file' || origin.from === 'alternative');
    expect(written.length).toBeGreaterThan(10);
    for (const { value, origin } of written) {
      if (!('line' in origin) || value.startsWith('[')) continue;
      // A long text may go on in the next line.
      const [start = ''] = value.split(/\s/);
      expect(lines[origin.line - 1]?.replaceAll("''", "'")).toContain(start);
    }
    const paths = values.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  }
});

test('file, alternative, setting, preset and default are told apart', () => {
  const values = valuesOf(pumps, 'payPerUse', ['fleets.stations.count=7']);
  expect(at(values, 'horizon')).toMatchObject({ value: '5 y', origin: { from: 'file', line: 4 } });
  expect(at(values, 'contracts.service.preset')?.origin).toMatchObject({ from: 'alternative', line: 22 });
  expect(at(values, 'fleets.stations.count')).toMatchObject({
    value: '7',
    origin: { from: 'set', setting: 'fleets.stations.count=7' },
  });
  expect(at(values, 'contracts.service.recognition')).toMatchObject({
    value: 'asUsed',
    origin: { from: 'preset', preset: 'payPerUse' },
  });
  expect(at(values, 'contracts.service.renewals')?.origin).toEqual({ from: 'default' });
  expect(at(values, 'jobs.swap.steps[0].step')?.origin).toEqual({ from: 'preset', preset: 'partFirst' });
  expect(at(values, 'fleets.stations.wear')).toMatchObject({ value: '1', origin: { from: 'default' } });
});

test.each(names)('%s differs from itself in nothing', (name) => {
  expect(changes(shippedText(name), shippedText(name))).toEqual([]);
});

test('the same in another unit, another order, or as a default written out is no difference', () => {
  expect(changes(pumps, withChange(pumps, '14 d', '336 h'))).toEqual([]);
  expect(changes(pumps, withChange(pumps, 'count: 20, place: plant', 'place: plant, count: 20'))).toEqual([]);
  expect(changes(pumps, withChange(pumps, 'count: 20,', 'count: 20, wear: 1,'))).toEqual([]);
});

test('a change is told at its key, in the units in which it is written', () => {
  const longer = withChange(pumps, '4_000 h', '5_000 h');
  const found = differences(valuesOf(pumps), valuesOf(longer));
  const life = found.find(({ path }) => path === 'items.pump.modes.wear.life');
  expect(life?.before?.value).toBe('weibull(2, 4_000 h)');
  expect(life?.after?.value).toBe('weibull(2, 5_000 h)');
  const more = withChange(pumps, 'count: 20,', 'count: 20, serviceLife: 9 y,');
  expect(changes(pumps, more)).toEqual(['fleets.stations.serviceLife']);
});
