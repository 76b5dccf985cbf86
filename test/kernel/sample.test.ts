import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Sample } from '../../engine/kernel/monitors/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { answersForAllSoFar } from '../laws/kernel-monitors.ts';
import fixture from '../stats/fixtures/output-statistics.json' with { type: 'json' };

describe('a sample', () => {
  test('keeps its values in order and has their exact quantiles and shares at any time', () => {
    fc.assert(answersForAllSoFar(() => new Sample()));
  });
  test('is caught when it sorts the values it keeps, or forgets to sort again', () => {
    expectCaught(
      answersForAllSoFar(() => {
        const inner = new Sample();
        return Object.assign(Object.create(inner) as Sample, {
          add: inner.add.bind(inner),
          quantile: inner.quantile.bind(inner),
          shareUpTo: inner.shareUpTo.bind(inner),
          values: () => inner.values().sort(),
        });
      }),
    );
    expectCaught(
      answersForAllSoFar(() => {
        const inner = new Sample();
        let first: number | undefined;
        return Object.assign(Object.create(inner) as Sample, {
          quantile: (p: number) => (first ??= inner.quantile(p)),
          add: inner.add.bind(inner),
          shareUpTo: inner.shareUpTo.bind(inner),
          values: inner.values.bind(inner),
        });
      }),
    );
  });
  test('agrees with the quantiles of q7.obs.1', () => {
    const { model, expect: wanted } = fixture.oracles['q7.obs.1'];
    const sample = new Sample();
    for (const value of model.sample) sample.add(value);
    expect(sample.quantile(0.5)).toBeCloseTo(wanted['quantile_0.5_type7'], 12);
    expect(sample.quantile(0.9)).toBeCloseTo(wanted['quantile_0.9_type7'], 12);
    expect(sample.quantile(0.95)).toBeCloseTo(wanted['quantile_0.95_type7'], 12);
  });
  test('is undefined while it is empty, and refuses NaN', () => {
    const sample = new Sample();
    expect([sample.quantile(0.5), sample.shareUpTo(1), sample.count]).toEqual([undefined, undefined, 0]);
    expect(() => sample.add(NaN)).toThrow(RangeError);
    expect(() => sample.shareUpTo(NaN)).toThrow(RangeError);
    expect(() => sample.quantile(-0.1)).toThrow(RangeError);
    expect(sample.count).toBe(0);
  });
  test('gives copies: changing what it gave changes nothing', () => {
    const sample = new Sample();
    sample.add(3);
    sample.values()[0] = 9;
    expect(sample.quantile(0.5)).toBe(3);
  });
});
