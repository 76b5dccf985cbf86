import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleQuantile } from '../../engine/kernel/monitors/index.ts';
import { binomialTerms } from '../../engine/stats/binomial.ts';
import { quantileInterval } from '../../engine/stats/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';

type Method = typeof quantileInterval;

/** Binomial probabilities as fractions of 10^(3 n), for p = thousandths / 1000. */
const exactBinomial = (n: number, thousandths: number) => {
  const [p, q] = [BigInt(thousandths), BigInt(1000 - thousandths)];
  let choose = 1n;
  return Array.from({ length: n + 1 }, (_, k) => {
    if (k > 0) choose = (choose * BigInt(n - k + 1)) / BigInt(k);
    return choose * p ** BigInt(k) * q ** BigInt(n - k);
  });
};

/** Coverage by exact arithmetic: enough on each side, and no rank further in would be. */
const coversExactly = (method: Method) =>
  fc.property(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 999 }),
    fc.constantFrom(0.8, 0.95, 0.99),
    (n, thousandths, confidence) => {
      const values = Array.from({ length: n }, (_, k) => (k * 7919) % 104729);
      const found = method(values, thousandths / 1000, confidence);
      const terms = exactBinomial(n, thousandths);
      const whole = 1000n ** BigInt(n);
      // Σ of P(B = k) for k in [from, to).
      const probability = (from: number, to: number) =>
        Number((terms.slice(from, to).reduce((sum, term) => sum + term, 0n) * 10n ** 18n) / whole) / 1e18;
      const { lowerRank, upperRank, coverage } = found;
      expect(Math.abs(coverage - probability(lowerRank, upperRank))).toBeLessThan(1e-13);
      const side = (1 - confidence) / 2;
      expect(probability(0, lowerRank)).toBeLessThanOrEqual(side + 1e-15);
      expect(probability(0, lowerRank + 1)).toBeGreaterThan(side - 1e-15);
      expect(probability(upperRank, n + 1)).toBeLessThanOrEqual(side + 1e-15);
      expect(probability(upperRank - 1, n + 1)).toBeGreaterThan(side - 1e-15);
      const sorted = [...values].sort((a, b) => a - b);
      expect(found.lower).toBe(sorted[lowerRank - 1] ?? -Infinity);
      expect(found.upper).toBe(sorted[upperRank - 1] ?? Infinity);
      expect(found.estimate).toBe(sampleQuantile(values, thousandths / 1000));
      expect(found.enough).toBe(found.needed <= n);
      expect(found.enough).toBe(found.lower > -Infinity && found.upper < Infinity);
    },
  );

describe('the interval of a quantile', () => {
  test('has the coverage of exact binomial arithmetic, and the innermost ranks', () => {
    fc.assert(coversExactly(quantileInterval), { numRuns: 200 });
  });
  test('is caught when it is a rank too wide, a rank too narrow, or rounds normal ranks', () => {
    const shifted =
      (inward: number): Method =>
      (values, p, confidence) => {
        const found = quantileInterval(values, p, confidence);
        return { ...found, lowerRank: found.lowerRank + inward };
      };
    expectCaught(coversExactly(shifted(1)));
    expectCaught(coversExactly(shifted(-1)));
    expectCaught(
      coversExactly((values, p, confidence) => {
        const found = quantileInterval(values, p, confidence);
        const reach = 1.96 * Math.sqrt(found.n * p * (1 - p));
        return {
          ...found,
          lowerRank: Math.max(0, Math.round(found.n * p - reach)),
          upperRank: Math.min(found.n + 1, Math.round(found.n * p + reach) + 1),
        };
      }),
    );
  });
  test('of the median of 20 has the published ranks 6 and 15', () => {
    const values = Array.from({ length: 20 }, (_, k) => k + 1);
    // P(6 ≤ B ≤ 14) for B binomial (20, ½) is 1 − 2 · 21,700 / 2^20.
    expect(quantileInterval(values, 0.5, 0.95)).toMatchObject({
      lower: 6,
      upper: 15,
      enough: true,
      needed: 6,
    });
    expect(quantileInterval(values, 0.5, 0.95).coverage).toBeCloseTo(1 - (2 * 21700) / 1048576, 14);
  });
  test('says when the values are too few, and how many it takes', () => {
    const few = quantileInterval([3, 1, 2], 0.99, 0.95);
    expect(few).toMatchObject({ n: 3, upper: Infinity, upperRank: 4, enough: false, needed: 368 });
    const enough = (n: number) =>
      quantileInterval(
        Array.from({ length: n }, (_, k) => k),
        0.99,
        0.95,
      ).enough;
    expect([enough(367), enough(368)]).toEqual([false, true]);
    expect(quantileInterval([undefined, NaN], 0.5, 0.9)).toMatchObject({
      n: 0,
      estimate: undefined,
      lower: -Infinity,
      upper: Infinity,
      coverage: 1,
      enough: false,
    });
  });
  test('refuses a share or a confidence at or beyond 0 and 1', () => {
    for (const bad of [0, 1, NaN, 95]) {
      expect(() => quantileInterval([1], bad, 0.9)).toThrow(RangeError);
      expect(() => quantileInterval([1], 0.5, bad)).toThrow(RangeError);
    }
  });
});

test('binomial probabilities of a million trials add up around the mean with the right spread', () => {
  const { first, probabilities } = binomialTerms(1_000_000, 0.3);
  const moment = (f: (k: number) => number) => probabilities.reduce((sum, p, k) => sum + p * f(first + k), 0);
  expect(moment(() => 1)).toBeCloseTo(1, 12);
  expect(moment((k) => k) / 300_000).toBeCloseTo(1, 12);
  expect(moment((k) => (k - 300_000) ** 2) / 210_000).toBeCloseTo(1, 10);
  expect(probabilities.length).toBeLessThan(20_000);
});
