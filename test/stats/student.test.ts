import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../engine/random/index.ts';
import { studentCdf, studentQuantile, studentSurvival } from '../../engine/stats/index.ts';
import fixture from './fixtures/reference-values.json' with { type: 'json' };

type Quantile = (p: number, df: number) => number;

// p, degrees of freedom, quantile: published tables, to the digits shown.
const table: readonly (readonly [number, number, number])[] = [
  [0.975, 1, 12.706204736],
  [0.975, 2, 4.30265273],
  [0.975, 4, 2.7764451052],
  [0.975, 9, 2.262157163],
  [0.975, 29, 2.045229642],
  [0.975, 99, 1.984216952],
  [0.975, 9999, 1.960201264],
  [0.995, 9, 3.24983554159],
  [0.95, 29, 1.69912702653],
];

const worst = (rows: readonly (readonly number[])[], subject: Quantile) =>
  Math.max(...rows.map(([x = NaN, df = NaN, wanted = NaN]) => Math.abs(subject(x, df) / wanted - 1)));

test('the quantile of Student agrees with the tables', () => {
  expect(worst(table, studentQuantile)).toBeLessThan(5e-10);
});

test('the tables catch a normal quantile in the place of that of Student', () => {
  expect(worst(table, normalQuantile)).toBeGreaterThan(0.5);
  expect(Math.abs(normalQuantile(0.975) / 1.960201264 - 1)).toBeGreaterThan(1e-4);
});

test('the tail of Student agrees with high-precision values for 1 to a million degrees of freedom', () => {
  // Measured: 1.4e-14, in the tail of 2e-225.
  expect(fixture.reference.studentSurvival.length).toBeGreaterThan(100);
  expect(worst(fixture.reference.studentSurvival, studentSurvival)).toBeLessThan(1e-13);
});

test('the quantile of Student agrees with high-precision values for 1 to a million degrees of freedom', () => {
  // Measured: 2.8e-13, next to the middle.
  expect(fixture.reference.studentQuantile.length).toBeGreaterThan(100);
  expect(worst(fixture.reference.studentQuantile, studentQuantile)).toBeLessThan(1e-12);
});

describe('the distribution of Student', () => {
  const degrees = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0.5, max: 1e7, noNaN: true }));
  test('is undone by its quantile, and is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), degrees, (p, df) => {
        const t = studentQuantile(p, df);
        expect(Math.abs(studentCdf(t, df) / p - 1)).toBeLessThan(1e-12);
        expect(studentCdf(-t, df)).toBe(studentSurvival(t, df));
        expect(Math.abs(studentCdf(t, df) + studentSurvival(t, df) - 1)).toBeLessThan(1e-15);
      }),
      { numRuns: 500 },
    );
  });
  test('rises with t, and has more in its tail than with more degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), degrees, (t, df) => {
        expect(studentCdf(t + 0.01, df)).toBeGreaterThanOrEqual(studentCdf(t, df));
        if (t > 0)
          expect(studentSurvival(t, df)).toBeGreaterThanOrEqual(studentSurvival(t, df * 1.5) * (1 - 1e-13));
        if (t > 0.01 && df < 1e4)
          expect(studentSurvival(t, df)).toBeGreaterThan(studentSurvival(t, df * 1.5));
      }),
    );
  });
  test('nears the normal distribution as the degrees of freedom grow', () => {
    for (const p of [0.6, 0.975, 0.9999]) {
      const z = normalQuantile(p);
      // The first term of the Cornish-Fisher expansion.
      const first = (z * z * z + z) / 4;
      expect((studentQuantile(p, 1e9) - z) * 1e9).toBeCloseTo(first, 4);
      expect(studentQuantile(p, 1e16)).toBe(z);
    }
  });
  test('has the quantiles of Cauchy for one degree of freedom, far out too', () => {
    expect(studentQuantile(0.75, 1)).toBeCloseTo(1, 14);
    expect(studentQuantile(1e-300, 1) / (-1e300 / Math.PI)).toBeCloseTo(1, 12);
  });
  test('reaches its ends and refuses what is no probability or no degrees of freedom', () => {
    expect([0, 0.5, 1].map((p) => studentQuantile(p, 3))).toEqual([-Infinity, 0, Infinity]);
    expect([studentCdf(Infinity, 3), studentCdf(-Infinity, 3), studentCdf(0, 3)]).toEqual([1, 0, 0.5]);
    expect([studentQuantile(2, 3), studentQuantile(0.5, 0), studentCdf(1, -1), studentCdf(NaN, 3)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  });
});
