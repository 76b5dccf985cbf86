import { describe, expect, test } from 'vitest';
import { expectBroken } from '../laws/seen-broken.ts';
import {
  coverage,
  coverageStudies,
  coverageStudy,
  type CoverageRow,
  type CoverageStudy,
} from './coverage-study.ts';

const long = process.env['AFTERSIM_LONG'] === '1';

/** Four standard errors of a share of 95 %. */
const noise = (experiments: number) => 4 * Math.sqrt((0.95 * 0.05) / experiments);

/** Where its assumptions hold, an interval holds the truth as often as it says. */
const keepsItsPromise = ({ what, share, nominal, experiments }: CoverageRow) => {
  expect(share, what).toBeGreaterThanOrEqual(nominal - noise(experiments));
  expect(share, what).toBeLessThanOrEqual(nominal + noise(experiments));
};

/** Where they do not, it falls short, but by no more than this. */
const fallsShort = ({ what, share, experiments }: CoverageRow) => {
  const [least, most] = what.includes('taken as independent') ? [0.3, 0.65] : [0.83, 0.95];
  expect(share, what).toBeGreaterThanOrEqual(least - noise(experiments));
  expect(share, what).toBeLessThanOrEqual(most + (experiments < 1000 ? noise(experiments) : 0));
};

const check = (rows: readonly CoverageRow[]) => {
  expect(rows.map((row) => row.what)).toEqual(coverageStudies.map((study) => study.what));
  for (const row of rows) (row.assumptionsHold ? keepsItsPromise : fallsShort)(row);
};

describe('95 % intervals hold the truth as often as is said of them', () => {
  test('over 200 experiments', () => {
    check(coverageStudy(200));
  });
  test.skipIf(!long)('over 1,000 experiments (AFTERSIM_LONG=1)', () => {
    check(coverageStudy(1000));
  });
  test('and are caught when they are two thirds as wide, or twice', () => {
    const scaled = (study: CoverageStudy, factor: number): CoverageStudy => ({
      ...study,
      experiment: (key) => {
        const { lower, upper } = study.experiment(key);
        const [middle, half] = [(lower + upper) / 2, (factor * (upper - lower)) / 2];
        return { lower: middle - half, upper: middle + half };
      },
    });
    const study = coverageStudies[0]!;
    keepsItsPromise(coverage(study, 1000));
    for (const factor of [2 / 3, 2])
      expectBroken(() => keepsItsPromise(coverage(scaled(study, factor), 1000)));
  });
  test('and the first experiments of a long study are those of a short one', () => {
    const study = coverageStudies[1]!;
    const [few, more] = [coverage(study, 50), coverage(study, 60)];
    expect(coverage(study, 50)).toEqual(few);
    expect(more.covered).toBeGreaterThanOrEqual(few.covered);
    expect(more.covered).toBeLessThanOrEqual(few.covered + 10);
  });
});
