// Every measure that is published is registered with its meaning, and every one registered is published somewhere.
// docs/measures.md is the registry in words: AFTERSIM_UPDATE_GUIDES=1 writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { expect, test } from 'vitest';
import { definitionsPage } from '../../cli/measures/definitions.ts';
import { moneyMetrics } from '../../engine/experiments/outcomes.ts';
import { run } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { baseOf, indicatorOf, indicators, type Indicator } from '../../engine/metrics/indicator.ts';
import { formatProblems, readScenario } from '../../language/index.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const root = join(import.meta.dirname, '../..');
const file = 'scenarios/aero-engines.yaml';

function published(measures: 'main' | 'all'): readonly string[] {
  const read = readScenario(readFileSync(join(root, file), 'utf8'), { file, settings: ['horizon=6 month'] });
  if ('problems' in read) throw new Error(formatProblems(read.problems));
  const { blueprint } = prepare(read.scenario, 'frozen', 'performanceBased');
  const result = run(blueprint, { seed: 'registry', replication: 0, replay: '', measures });
  return [...Object.keys(result.indicators), ...moneyMetrics];
}

/** What only scenarios with degraded machines, or with flaws, tell. */
const elsewhere = ['outputAvailability', 'orderWithout'];

const all = published('all');
const main = published('main');

type Registry = Readonly<Record<string, Indicator>>;

function areRegistered(names: readonly string[], registry: Registry): void {
  expect(names.filter((name) => registry[baseOf(name)] === undefined)).toEqual([]);
}

test('every measure that is published is registered', () => {
  areRegistered(all, indicators);
  const { mtbf: _, ...without } = indicators;
  expectBroken(() => {
    areRegistered(all, without);
  });
});

test('every measure that is registered is published', () => {
  const bases = new Set(all.map(baseOf));
  expect(Object.keys(indicators).filter((name) => !bases.has(name))).toEqual(elsewhere);
});

test('a run that is asked for nothing tells the main ones, and no others', () => {
  expect(main.filter((name) => indicatorOf(name)?.told !== 'always')).toEqual([]);
  expect(all.filter((name) => indicatorOf(name)?.told === 'always')).toEqual(main);
});

function areExplained(registry: Registry): void {
  const rows = new Set(
    [...readFileSync(join(root, 'docs/coverage.md'), 'utf8').matchAll(/^\| ([A-F]\d\d) \|/gm)].map(
      ([, id]) => id,
    ),
  );
  for (const [name, { unit, formula, better, phase, answers }] of Object.entries(registry)) {
    expect(unit, name).not.toBe('');
    expect(formula.length, name).toBeGreaterThan(10);
    expect(['up', 'down', 'none'], name).toContain(better);
    expect(['before', 'during', 'after'], name).toContain(phase);
    expect(answers, name).not.toEqual([]);
    expect(
      answers.filter((row) => !rows.has(row)),
      name,
    ).toEqual([]);
  }
}

test('every measure has a unit, a formula, a direction, a phase and the rows that it answers', () => {
  areExplained(indicators);
  for (const wrong of [{ answers: ['A99'] }, { answers: [] }, { unit: '' }, { formula: '' }]) {
    expectBroken(() => {
      areExplained({ ...indicators, mtbf: { ...indicators.mtbf, ...wrong } });
    });
  }
});

test('docs/measures.md is the registry', async () => {
  const path = join(root, 'docs/measures.md');
  const options = await prettier.resolveConfig(path);
  const page = await prettier.format(definitionsPage(), { ...options, parser: 'markdown' });
  if (process.env['AFTERSIM_UPDATE_GUIDES'] === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});
