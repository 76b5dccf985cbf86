// docs/validation.md is generated: it must speak of every oracle that there is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import statistics from '../stats/fixtures/output-statistics.json' with { type: 'json' };
import { compareComputed, computed } from './computed.ts';
import type { Finding } from './comparison.ts';
import { oracles } from './oracle.ts';
import { holds, report, type Results } from './report.ts';
import { simulated } from './simulated.ts';

const ids = oracles.map(({ id }) => id);

test('the page of the validation names every oracle', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/validation.md'), 'utf8');
  const words = new Set(page.split(/[\s|,]+/).map((word) => word.replace(/\.$/, '')));
  const wanted = [...ids, ...Object.keys(statistics.oracles)];
  expect(wanted.filter((id) => !words.has(id))).toEqual([]);
  expect(page).toContain('All agree: **yes**');
});

test('every oracle is listed once, and has one program that must meet it', () => {
  const met = [...simulated, ...computed].map(({ oracle }) => oracle.id);
  expect([...met].sort()).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test('the figure that speaks for an oracle is one of its own', () => {
  expect(simulated.filter(({ oracle, speaker }) => !(speaker in oracle.expect))).toEqual([]);
});

describe('a validation', () => {
  const [computation] = computed;
  const finding: Finding = {
    id: 'q1.mmc.1',
    figure: 'W',
    exact: 2,
    mean: 2.01,
    halfWidth: 0.015,
    allowed: 0.02,
    score: 1,
    verdict: 'met',
  };
  const comparisons = computation === undefined ? [] : compareComputed(computation);

  /** Results in which all figures came out alike. */
  const results = (verdict: Finding['verdict'], agrees: boolean, long: boolean, score = 1): Results => ({
    long,
    simulated: simulated.map((validation) => ({
      validation,
      findings: [{ ...finding, figure: validation.speaker, verdict, score }],
    })),
    computed: computed.map((its) => ({
      computation: its,
      comparisons: comparisons.map((comparison) => ({ ...comparison, agrees })),
    })),
    coverage: [],
  });

  test('holds if every figure and every value does', () => {
    expect(holds(results('met', true, true))).toBe(true);
    expect(holds(results('coarse', true, false))).toBe(true);
    expect(report(results('met', true, true))).toContain('All agree: **yes**');
  });

  test('fails by a figure that is missed or too wide, by a value, and by scores that chance does not make', () => {
    expect(holds(results('missed', true, false))).toBe(false);
    expect(holds(results('too wide', true, false))).toBe(false);
    expect(holds(results('coarse', true, true))).toBe(false);
    expect(holds(results('met', false, true))).toBe(false);
    expect(holds(results('met', true, true, 2))).toBe(false);
    expect(holds(results('met', true, true, 0.01))).toBe(false);
    expect(report(results('missed', true, true))).toContain('All agree: **no**');
  });
});
