import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mser5 } from '../../engine/stats/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { expectNear, oracles } from './oracles.ts';

type Rule = typeof mser5;

const agreesWithOracle = (rule: Rule) => {
  const { model, expect: wanted } = oracles['q7.mser.1'];
  const found = rule(model.series);
  expect([found.truncatedBatches, found.truncated, found.batches]).toEqual([
    wanted.truncated_batches_d,
    wanted.truncated_observations,
    40,
  ]);
  expect(found.tooShort).toBe(wanted.too_short);
  expectNear(found.mser, wanted.mser_at_d, 'MSER at d');
  expectNear(found.mserAtStart, wanted.mser_at_0, 'MSER at 0');
  expectNear(found.truncatedMean, wanted.truncated_mean_of_batches, 'truncated mean');
  expectNear(found.overallMean, wanted.overall_mean_of_batches, 'overall mean');
};

/** The smallest d of the least MSER(d), by the definition in exact arithmetic. */
const isTheSmallestLeast = (rule: Rule) =>
  fc.property(
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 60, size: 'max' }),
    (series) => {
      const k = Math.floor(series.length / 5);
      const sums = Array.from({ length: k }, (_, j) =>
        series.slice(5 * j, 5 * j + 5).reduce((a, b) => a + b, 0),
      );
      // MSER(d) · 25 = (m Σ Y² − (Σ Y)²) / m³ with m = k − d: a fraction of whole numbers.
      const fraction = (d: number) => {
        const rest = sums.slice(d);
        const m = rest.length;
        const sum = rest.reduce((a, b) => a + b, 0);
        const squares = rest.reduce((a, b) => a + b * b, 0);
        return { above: BigInt(m * squares - sum * sum), below: BigInt(m * m * m), mean: sum / m / 5 };
      };
      let best = 0;
      for (let d = 1; d <= Math.floor(k / 2); d += 1) {
        const [one, other] = [fraction(d), fraction(best)];
        if (one.above * other.below < other.above * one.below) best = d;
      }
      const { above, below, mean } = fraction(best);
      const found = rule(series);
      const value = Number(above) / Number(below) / 25;
      expect(Math.abs(found.mser - value)).toBeLessThan(1e-12);
      expect(found.tooShort).toBe(found.truncatedBatches === Math.floor(k / 2));
      // Rounding may break an exact tie, but not one at zero.
      const chosen = fraction(found.truncatedBatches);
      expect(chosen.above * below).toBe(above * chosen.below);
      expect(Math.abs(found.truncatedMean - chosen.mean)).toBeLessThan(1e-12);
      if (above === 0n) expect([found.truncatedBatches, mean]).toEqual([best, found.truncatedMean]);
    },
  );

describe('MSER-5', () => {
  test('agrees with q7.mser.1: truncation point, MSER and means', () => {
    agreesWithOracle(mser5);
  });
  test('is the smallest truncation with the least MSER, by exact arithmetic', () => {
    fc.assert(isTheSmallestLeast(mser5));
  });
  test('is caught when it looks beyond half, drops its rest at the front, or divides by k − d once', () => {
    /** The mean of the fives that give the least MSER over all truncations that leave two of them. */
    const beyondHalf: Rule = (series) => {
      const all = [...series];
      const rests = all.flatMap((_, d) =>
        5 * (d + 2) <= all.length ? [mser5WithNothingDropped(all, d)] : [],
      );
      const least = rests.reduce((best, rest) => (rest.mser < best.mser ? rest : best), mser5(all));
      return { ...mser5(all), ...least };
    };
    const mser5WithNothingDropped = (all: readonly number[], d: number) => {
      const { mserAtStart, overallMean } = mser5(all.slice(5 * d));
      return { truncatedBatches: d, truncated: 5 * d, mser: mserAtStart, truncatedMean: overallMean };
    };
    expectCaught(isTheSmallestLeast(beyondHalf));
    expectBroken(() => agreesWithOracle((series) => mser5([...series].slice(3))));
    expectCaught(
      isTheSmallestLeast((series) => {
        const found = mser5(series);
        return { ...found, mser: found.mser * (found.batches - found.truncatedBatches) };
      }),
    );
  });
  test('says that a run is too short whose beginning has not ended by its half', () => {
    const falling = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(mser5(falling)).toMatchObject({ tooShort: true, truncated: 50 });
    expect(mser5([1, 2, 3, 4, 5])).toMatchObject({ tooShort: true, truncated: 0, mser: 0, truncatedMean: 3 });
  });
  test('drops nothing of a series that does not vary', () => {
    expect(mser5(Array.from({ length: 43 }, () => 7))).toMatchObject({
      truncated: 0,
      mser: 0,
      tooShort: false,
    });
  });
  test('refuses fewer than five observations, and one that is not finite', () => {
    expect(() => mser5([1, 2, 3, 4])).toThrow(/5 observations/);
    expect(() => mser5([1, 2, 3, 4, NaN])).toThrow(RangeError);
    expect(() => mser5([1, 2, 3, 4, 5, 6, 7, 8, 9, Infinity])).toThrow(/finite/);
  });
});
