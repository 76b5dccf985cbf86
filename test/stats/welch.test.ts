import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairedDifference, studentQuantile, welchDifference } from '../../engine/stats/index.ts';
import { tally } from '../../engine/kernel/monitors/index.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { expectNear, oracles } from './oracles.ts';

const { model, expect: wanted } = oracles['q7.paired.1'];

const agreesWithOracle = (method: typeof welchDifference) => {
  const found = method(model.x, model.y, model.confidence);
  expectNear(found.mean, wanted.mean_difference, 'mean');
  expectNear(found.t, wanted.welch_t, 't');
  expectNear(found.degreesOfFreedom, wanted.welch_df, 'degrees of freedom');
  expectNear(found.pValue, wanted.welch_p, 'p');
};

test('a paired difference agrees with q7.paired.1: mean, error, t, degrees of freedom, p and both ends', () => {
  const { mean, halfWidth, sd, n, t, pValue } = pairedDifference(model.x, model.y, model.confidence);
  expectNear(mean, wanted.mean_difference);
  expectNear(sd / Math.sqrt(n), wanted.se);
  expectNear(t, wanted.t);
  expect(n - 1).toBe(wanted.df);
  expectNear(pValue, wanted.p_two_sided);
  expectNear(halfWidth, wanted.half_width);
  expectNear(mean - halfWidth, wanted.lower);
  expectNear(mean + halfWidth, wanted.upper);
});

test('a paired difference leaves out two equal infinities, which have no difference', () => {
  expect(pairedDifference([1, Infinity, 5], [0, Infinity, 3], 0.9)).toEqual(
    pairedDifference([1, 5], [0, 3], 0.9),
  );
});

describe('the difference of independent samples', () => {
  test('agrees with q7.paired.1: the t, degrees of freedom and p of Welch', () => {
    agreesWithOracle(welchDifference);
  });
  test('is caught when it pools the variances or pairs the values', () => {
    expectBroken(() =>
      agreesWithOracle((x, y, confidence) => ({
        ...welchDifference(x, y, confidence),
        degreesOfFreedom: [...x].length + [...y].length - 2,
      })),
    );
    expectBroken(() =>
      agreesWithOracle((x, y, confidence) => {
        const paired = pairedDifference([...x], [...y], confidence);
        return { ...paired, standardError: paired.sd, degreesOfFreedom: paired.n - 1 };
      }),
    );
  });
  test('has degrees of freedom between those of the smaller sample and of both, and its half width by them', () => {
    const values = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, values, (x, y) => {
        const found = welchDifference(x, y, 0.9);
        const spread = tally(x).variance + tally(y).variance;
        if (spread === 0) {
          expect([found.degreesOfFreedom, found.t, found.halfWidth, found.pValue]).toEqual([
            NaN,
            NaN,
            NaN,
            NaN,
          ]);
          return;
        }
        expect(found.degreesOfFreedom).toBeGreaterThan(Math.min(x.length, y.length) - 1 - 1e-9);
        expect(found.degreesOfFreedom).toBeLessThan(x.length + y.length - 2 + 1e-9);
        expect(found.halfWidth).toBe(
          -studentQuantile(0.5 * (1 - 0.9), found.degreesOfFreedom) * found.standardError,
        );
        // The interval holds zero exactly where the test would not refuse it.
        expect(found.pValue > 0.1).toBe(Math.abs(found.mean) < found.halfWidth);
      }),
    );
  });
  test('is undefined for too few values, and refuses a confidence that is not a share', () => {
    expect(welchDifference([1, undefined], [2, 3, NaN], 0.9)).toMatchObject({
      mean: -1.5,
      halfWidth: NaN,
      t: NaN,
    });
    expect(welchDifference([], [2, 3], 0.9).mean).toBeNaN();
    expect(() => welchDifference([1, 2], [3, 4], 95)).toThrow(/95 % is 0.95/);
  });
});
