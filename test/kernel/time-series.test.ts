import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TimeSeries, TimeWeighted } from '../../engine/kernel/monitors/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import fixture from '../stats/fixtures/output-statistics.json' with { type: 'json' };

const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat(3)), { maxLength: 40, size: 'max' });

/** The level and its averages are those of a list by the hour, for every stretch of whole hours. */
const isTheLevelByTheHour = (
  make: (value: number, at: number) => Pick<TimeSeries, 'record' | 'valueAt' | 'average'>,
) =>
  fc.property(
    history,
    fc.integer({ min: -5, max: 5 }),
    fc.nat(130),
    fc.nat(130),
    (changes, start, one, other) => {
      const series = make(2, start);
      const byHour: number[] = [];
      let level = 2;
      for (const [value, length] of changes) {
        level = value;
        series.record(value, start + byHour.length);
        for (let hour = 0; hour < length; hour += 1) byHour.push(value);
      }
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const stretch = Array.from({ length: to - from }, (_, hour) => byHour[from + hour] ?? level);
      expect(series.valueAt(start + from)).toBe(byHour[from] ?? level);
      const sum = stretch.reduce((total, value) => total + value, 0);
      expect(series.average(start + from, start + to)).toBe(from === to ? undefined : sum / (to - from));
    },
  );

/** From the start on, the average is that of a TimeWeighted that saw the same, to rounding. */
const agreesWithTimeWeighted = (
  make: (value: number, at: number) => Pick<TimeSeries, 'record' | 'average'>,
) =>
  fc.property(
    fc.array(
      fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true })),
      { minLength: 1 },
    ),
    (changes) => {
      const [series, level] = [make(1, 0), new TimeWeighted(1, 0)];
      let now = 0;
      for (const [value, length] of changes) {
        now += length;
        series.record(value, now);
        level.set(value, now);
      }
      const end = now + 1;
      expect(Math.abs(series.average(0, end)! - level.average(end)!)).toBeLessThan(1e-12);
    },
  );

describe('a time series', () => {
  const make = (value: number, at: number) => new TimeSeries(value, at);
  test('has the level at any instant and its average over any stretch', () => {
    fc.assert(isTheLevelByTheHour(make), { numRuns: 300 });
  });
  test('averages as a time-weighted level does', () => {
    fc.assert(agreesWithTimeWeighted(make));
  });
  test('is caught when a step counts only after its instant, or the last level does not hold on', () => {
    expectCaught(
      isTheLevelByTheHour((value, at) => {
        const inner = new TimeSeries(value, at);
        return {
          record: inner.record.bind(inner),
          average: inner.average.bind(inner),
          valueAt: (when) => inner.valueAt(Math.max(at, when - 0.5)),
        };
      }),
    );
    expectCaught(
      agreesWithTimeWeighted((value, at) => {
        const inner = new TimeSeries(value, at);
        return {
          record: inner.record.bind(inner),
          average: (from) => inner.average(from, Math.max(inner.steps().at(-1)!.at, from + 0.1)),
        };
      }),
    );
  });
  test('keeps one step an instant, and none where nothing changes', () => {
    const series = new TimeSeries(5, 0);
    series.record(5, 1);
    series.record(7, 2);
    series.record(8, 2);
    series.record(6, 4);
    expect(series.steps()).toEqual([
      { at: 0, value: 5 },
      { at: 2, value: 8 },
      { at: 4, value: 6 },
    ]);
    expect([0, 1.9, 2, 4, 100].map((at) => series.valueAt(at))).toEqual([5, 5, 8, 6, 6]);
  });
  test('agrees with the recorded data of q7.obs.1', () => {
    const { model, expect: wanted } = fixture.oracles['q7.obs.1'];
    const record = model.record as [number, number][];
    const series = new TimeSeries(record[0]![1], record[0]![0]);
    for (const [at, value] of record) series.record(value, at);
    expect(series.average(0, model.T)).toBe(wanted.time_weighted_mean);
  });
  test('refuses NaN, a time that runs backwards and a time before its first', () => {
    const series = new TimeSeries(1, 10);
    series.record(2, 12);
    const refused = [
      () => series.record(NaN, 13),
      () => series.record(1, NaN),
      () => series.record(1, 11),
      () => series.valueAt(9),
      () => series.valueAt(NaN),
      () => series.average(9, 11),
      () => series.average(12, 11),
      () => new TimeSeries(NaN, 0),
    ];
    for (const call of refused) expect(call).toThrow(RangeError);
    expect(series.steps()).toHaveLength(2);
  });
});
