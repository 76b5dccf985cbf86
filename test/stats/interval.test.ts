import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile, runKey, uniform } from '../../engine/random/index.ts';
import {
  meanInterval,
  pairedDifference,
  replicationsFor,
  type MeanInterval,
} from '../../engine/stats/index.ts';
import { tally } from '../../engine/kernel/monitors/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';

const near = (got: number, wanted: number) => {
  expect(Math.abs(got / wanted - 1), `${got} against ${wanted}`).toBeLessThan(1e-10);
};

/** 95 % intervals from five normal values hold the true mean in 95 % of 4,000 samples, within 4 standard errors. */
const coversAsOftenAsItSays = (make: (values: readonly number[]) => MeanInterval) =>
  fc.property(fc.constantFrom('1', '2', '3'), (seed) => {
    const key = runKey(seed, 0);
    const samples = 4000;
    let covered = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const values = Array.from({ length: 5 }, (_, n) => 7 + 2 * normalQuantile(uniform(key, n, sample)));
      const { lower, upper } = make(values);
      if (lower <= 7 && 7 <= upper) covered += 1;
    }
    expect(Math.abs(covered / samples - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / samples));
  });

describe('the interval of a mean', () => {
  test('agrees with a worked example', () => {
    const { mean, sd, halfWidth, n, lower, upper } = meanInterval(
      [10.2, 9.8, 11.1, 10.7, 9.5, 10.0, 10.9, 10.4, 9.9, 10.5],
      0.95,
    );
    near(mean, 10.3);
    near(sd, 0.512076383191);
    near(halfWidth, 0.3663173771);
    expect([n, lower, upper]).toEqual([10, mean - halfWidth, mean + halfWidth]);
  });
  test('covers the true mean as often as it says', () => {
    fc.assert(
      coversAsOftenAsItSays((values) => meanInterval(values, 0.95)),
      { numRuns: 9 },
    );
  });
  test('is caught when it takes the normal quantile for that of Student, or divides by n', () => {
    const widened = (factor: number) => (values: readonly number[]) => {
      const { mean, sd, n } = meanInterval(values, 0.95);
      const halfWidth = (factor * sd) / Math.sqrt(n);
      return { mean, sd, n, halfWidth, lower: mean - halfWidth, upper: mean + halfWidth };
    };
    expectCaught(coversAsOftenAsItSays(widened(normalQuantile(0.975))));
    expectCaught(coversAsOftenAsItSays(widened(2.7764451052 * Math.sqrt(4 / 5))));
  });
  test('leaves out undefined figures and says how many remained', () => {
    expect(meanInterval([1, undefined, 3, NaN], 0.9)).toEqual(meanInterval([1, 3], 0.9));
    expect(meanInterval([1, undefined, 3, NaN], 0.9).n).toBe(2);
  });
  test('is the whole line for one value, and nothing for none', () => {
    const one = { mean: 4, n: 1, sd: NaN, halfWidth: Infinity, lower: -Infinity, upper: Infinity };
    expect(meanInterval([4], 0.95)).toEqual(one);
    expect(meanInterval([], 0.95)).toEqual({
      mean: NaN,
      n: 0,
      sd: NaN,
      halfWidth: NaN,
      lower: NaN,
      upper: NaN,
    });
    expect(meanInterval([4, 4], 0.95)).toMatchObject({ mean: 4, halfWidth: 0 });
  });
  test('refuses a confidence that is not a share', () => {
    for (const confidence of [0, 1, 95, NaN])
      expect(() => meanInterval([1, 2], confidence)).toThrow(/95 % is 0.95/);
  });
});

describe('a paired difference', () => {
  const x = [83.1, 79.4, 88.0, 85.2, 80.7, 84.9, 82.3, 86.1];
  const y = [80.2, 78.8, 84.1, 83.9, 78.0, 82.7, 82.9, 83.0];
  test('agrees with a worked example', () => {
    const { mean, sd, n, t, pValue, halfWidth } = pairedDifference(x, y, 0.95);
    near(mean, 2.0125);
    near(sd / Math.sqrt(n), 0.523872087714);
    near(t, 3.84158661474);
    near(pValue, 0.00636143623363);
    near(halfWidth, 1.23876064334);
    expect(n).toBe(8);
  });
  test('is the interval of the differences, and says what pairing was worth', () => {
    const value = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 30 }), (pairs) => {
        const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const paired = pairedDifference(first, second, 0.9);
        const alone = meanInterval(
          pairs.map(([a, b]) => a - b),
          0.9,
        );
        expect([paired.mean, paired.halfWidth, paired.sd]).toEqual([alone.mean, alone.halfWidth, alone.sd]);
        const [one, other] = [tally(first), tally(second)];
        if (paired.correlation === undefined || paired.varianceRatio === undefined) return;
        // var(x − y) = var x + var y − 2 r sd x sd y
        const spread = one.variance + other.variance;
        const ratio = 1 - (2 * paired.correlation * one.deviation * other.deviation) / spread;
        expect(Math.abs(paired.varianceRatio - ratio)).toBeLessThan(1e-9);
        expect(paired.helped).toBe(paired.varianceRatio < 1);
      }),
    );
  });
  test('of alternatives that agree helps, and of alternatives that oppose each other does not', () => {
    const up = pairedDifference([1, 2, 3, 4], [11, 12, 13, 14.5], 0.95);
    expect(up.helped).toBe(true);
    expect(up.correlation).toBeGreaterThan(0.99);
    const against = pairedDifference([1, 2, 3, 4], [4, 3, 2, 1], 0.95);
    expect(against.correlation).toBeCloseTo(-1, 14);
    expect(against.varianceRatio).toBeCloseTo(2, 14);
    expect(against.helped).toBe(false);
  });
  test('changes sign with its sides', () => {
    const [forth, back] = [pairedDifference(x, y, 0.95), pairedDifference(y, x, 0.95)];
    expect([back.mean, back.t]).toEqual([-forth.mean, -forth.t]);
    expect([back.halfWidth, back.pValue]).toEqual([forth.halfWidth, forth.pValue]);
  });
  test('of identical alternatives is zero without doubt, and of a fixed shift is certain', () => {
    expect(pairedDifference(x, x, 0.95)).toMatchObject({
      mean: 0,
      halfWidth: 0,
      t: 0,
      pValue: 1,
      varianceRatio: 0,
    });
    expect(pairedDifference([3, 4, 5], [1, 2, 3], 0.95)).toMatchObject({
      mean: 2,
      halfWidth: 0,
      t: Infinity,
      pValue: 0,
    });
  });
  test('of alternatives that do not vary has neither correlation nor variance ratio', () => {
    const flat = pairedDifference([2, 2], [1, 1], 0.95);
    expect([flat.correlation, flat.varianceRatio, flat.helped]).toEqual([undefined, undefined, false]);
  });
  test('leaves out a pair of which one side is undefined, and refuses uneven counts', () => {
    expect(pairedDifference([1, 2, undefined, 5], [0, NaN, 3, 3], 0.9)).toEqual(
      pairedDifference([1, 5], [0, 3], 0.9),
    );
    expect(pairedDifference([1], [0], 0.9)).toMatchObject({ mean: 1, halfWidth: Infinity, n: 1 });
    expect(() => pairedDifference([1], [], 0.9)).toThrow(RangeError);
  });
});

describe('the number of replications', () => {
  /** It reaches the target, and one fewer would not. */
  const isTheSmallestThatDoes = (make: (target: number, sd: number, confidence: number) => number) =>
    fc.property(
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      fc.constantFrom(0.8, 0.95, 0.99),
      (target, confidence) => {
        const n = make(target, 1, confidence);
        const width = (count: number) => {
          // Values of standard deviation 1 exactly: ±a, and a zero where the count is odd.
          const half = Math.floor(count / 2);
          const a = Math.sqrt((count - 1) / (2 * half));
          const values = Array.from({ length: count }, (_, k) => (k < half ? a : k < 2 * half ? -a : 0));
          return meanInterval(values, confidence).halfWidth;
        };
        expect(width(n)).toBeLessThanOrEqual(target * (1 + 1e-9));
        if (n > 2) expect(width(n - 1)).toBeGreaterThan(target * (1 - 1e-9));
      },
    );
  test('is the smallest that reaches the half width', () => {
    fc.assert(isTheSmallestThatDoes(replicationsFor), { numRuns: 40 });
  });
  test('is caught when it comes from the normal quantile, or is one too many', () => {
    expectCaught(
      isTheSmallestThatDoes((target, sd, c) =>
        Math.max(2, Math.ceil(((normalQuantile((1 + c) / 2) * sd) / target) ** 2)),
      ),
    );
    expectCaught(isTheSmallestThatDoes((target, sd, c) => replicationsFor(target, sd, c) + 1));
  });
  test('quadruples, nearly, to halve the half width', () => {
    expect(replicationsFor(0.05, 1, 0.95) / replicationsFor(0.1, 1, 0.95)).toBeCloseTo(4, 1);
  });
  test('is two where nothing varies, and without end for a target of nothing', () => {
    expect(replicationsFor(0.1, 0, 0.95)).toBe(2);
    expect(replicationsFor(0, 0, 0.95)).toBe(2);
    expect(replicationsFor(0, 1, 0.95)).toBe(Infinity);
    expect(replicationsFor(1, NaN, 0.95)).toBeNaN();
  });
});
