import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchMeans, meanInterval } from '../../engine/stats/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { expectNear, oracles } from './oracles.ts';

type Method = typeof batchMeans;

const agreesWithOracle = (method: Method) => {
  const { model, expect: wanted } = oracles['q7.batch.1'];
  const found = method(model.series, { batches: model.batches, confidence: 0.95 });
  expect([found.batchSize, found.dropped, found.n]).toEqual([wanted.batch_size, 0, 10]);
  expectNear(found.mean, wanted.mean, 'mean');
  expectNear(found.halfWidth, wanted.half_width, 'half width');
  expectNear(found.lag1, wanted.batch_mean_lag1, 'lag 1');
  expectNear(found.naiveHalfWidth, wanted.naive_half_width_ignoring_correlation, 'naive half width');
};

/** What is left over is dropped at the front, and the rest is the interval of the means of equal batches. */
const dropsAtTheFront = (method: Method) =>
  fc.property(
    fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 10, maxLength: 80, size: 'max' }),
    fc.integer({ min: 2, max: 10 }),
    (series, batches) => {
      const size = Math.floor(series.length / batches);
      const used = series.slice(series.length - batches * size);
      const means = Array.from({ length: batches }, (_, j) => {
        const batch = used.slice(j * size, (j + 1) * size);
        return batch.reduce((sum, value) => sum + value, 0) / size;
      });
      const found = method(series, { batches, confidence: 0.9 });
      const wanted = meanInterval(means, 0.9);
      expect([found.batchSize, found.dropped]).toEqual([size, series.length - used.length]);
      expect(Math.abs(found.mean - wanted.mean)).toBeLessThan(1e-9);
      expect(Math.abs(found.halfWidth - wanted.halfWidth)).toBeLessThan(1e-9);
      expect(Math.abs(found.naiveHalfWidth - meanInterval(used, 0.9).halfWidth)).toBeLessThan(1e-9);
    },
  );

describe('batch means', () => {
  test('agree with q7.batch.1: size, mean, half width, lag 1 and the naive half width', () => {
    agreesWithOracle(batchMeans);
  });
  test('drop what is left over at the front', () => {
    fc.assert(dropsAtTheFront(batchMeans));
  });
  test('are caught when they drop at the end, overlap, or take a lag-1 with n − 1 terms alone', () => {
    expectCaught(
      dropsAtTheFront((series, plan) => {
        const all = [...series];
        const used = all.length - (all.length % plan.batches);
        return { ...batchMeans(all.slice(0, used), plan), dropped: all.length - used };
      }),
    );
    expectBroken(() =>
      agreesWithOracle((series, plan) =>
        batchMeans([...series].slice(1), { ...plan, batches: plan.batches - 1 }),
      ),
    );
    expectBroken(() =>
      agreesWithOracle((series, plan) => {
        const found = batchMeans(series, plan);
        return { ...found, lag1: ((found.lag1 ?? NaN) * found.n) / (found.n - 1) };
      }),
    );
  });
  test('of a series that does not vary have no lag-1 autocorrelation', () => {
    expect(batchMeans([2, 2, 2, 2], { batches: 2, confidence: 0.9 })).toMatchObject({
      mean: 2,
      halfWidth: 0,
      lag1: undefined,
      naiveHalfWidth: 0,
    });
  });
  test('refuse fewer than two batches, fewer observations than batches, and NaN', () => {
    for (const batches of [1, 0, 2.5, NaN]) {
      expect(() => batchMeans([1, 2, 3], { batches, confidence: 0.9 })).toThrow(/whole number of batches/);
    }
    expect(() => batchMeans([1, 2, 3], { batches: 4, confidence: 0.9 })).toThrow(/do not make 4 batches/);
    expect(() => batchMeans([1, NaN], { batches: 2, confidence: 0.9 })).toThrow(RangeError);
    expect(() => batchMeans([1, 2], { batches: 2, confidence: 90 })).toThrow(/95 % is 0.95/);
  });
});
