import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  sampleQuantile,
  sortedQuantile,
  tally,
  Tally,
  TimeWeighted,
} from '../../engine/kernel/monitors/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { agreesWithTwoPasses, averagesOverTime } from '../laws/kernel-monitors.ts';
import fixture from '../stats/fixtures/output-statistics.json' with { type: 'json' };

/** Two parts merged agree with one tally of all, also where the parts lie far apart. */
const mergesToTheWhole = (merge: (into: Tally, other: Tally) => void) => {
  const part = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 40, size: 'max' });
  return fc.property(part, part, fc.constantFrom(0, 1e6), (first, other, apart) => {
    const second = other.map((value) => value + apart);
    const [merged, rest, whole] = [tally(first), tally(second), tally([...first, ...second])];
    merge(merged, rest);
    const { count, minimum, maximum } = merged;
    expect({ count, minimum, maximum }).toMatchObject({ count: whole.count, minimum: whole.minimum });
    expect(maximum).toBe(whole.maximum);
    if (count > 0) expect(Math.abs(merged.mean - whole.mean)).toBeLessThanOrEqual(1e-12 * (apart + 1000));
    if (count < 2) return;
    const noise = 1e-12 * (whole.variance + 1000);
    expect(Math.abs(merged.variance - whole.variance)).toBeLessThanOrEqual(noise);
  });
};

describe('a tally', () => {
  test('has the mean and variance of two exact passes', () => {
    fc.assert(agreesWithTwoPasses(() => new Tally()));
  });
  test('is the recurrence of Welford to the last bit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e150, max: 1e150 }), { minLength: 2 }),
        (values) => {
          let [mean, squares] = [0, 0];
          for (const [index, value] of values.entries()) {
            const before = value - mean;
            mean += before / (index + 1);
            squares += before * (value - mean);
          }
          const counter = tally(values);
          expect([counter.mean, counter.variance]).toEqual([mean, squares / (values.length - 1)]);
        },
      ),
    );
  });
  test('of two parts merged is the tally of all values', () => {
    fc.assert(mergesToTheWhole((into, other) => into.merge(other)));
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 })), (values) => {
        const [empty, full] = [new Tally(), tally(values)];
        empty.merge(full);
        expect(empty).toEqual(full);
        full.merge(new Tally());
        expect(full).toEqual(empty);
      }),
    );
  });
  test('is caught when it merges without the distance of the means, or averages them unweighted', () => {
    expectCaught(
      mergesToTheWhole((into, other) => {
        const [count, mean] = [into.count + other.count, into.mean];
        const squares = (part: Tally) => (part.count < 2 ? 0 : part.variance * (part.count - 1));
        const variance = (squares(into) + squares(other)) / (count - 1);
        const whole = (mean * into.count + other.mean * other.count) / count;
        Object.defineProperties(into, { count: { value: count }, mean: { value: whole } });
        Object.defineProperty(into, 'variance', { value: variance });
      }),
    );
    expectCaught(
      mergesToTheWhole((into, other) => {
        const mean = (into.mean + other.mean) / 2;
        into.merge(other);
        into.mean = mean;
      }),
    );
  });
  test('refuses NaN and stays as it was', () => {
    const counter = tally([3, 4]);
    expect(() => counter.add(NaN)).toThrow(RangeError);
    expect(() => new Tally().add(NaN)).toThrow(/not NaN/);
    expect(counter).toEqual(tally([3, 4]));
  });
  test('knows its extremes, and that one value has no variance', () => {
    expect(tally([3, -1, 4])).toMatchObject({ count: 3, mean: 2, minimum: -1, maximum: 4, variance: 7 });
    expect(tally([3]).variance).toBeNaN();
    expect(tally([]).variance).toBeNaN();
  });
});

/** The extremes are those of all levels since the start, the first one included. */
const knowsItsExtremes = (make: (level: number, at: number) => TimeWeighted) =>
  fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 20 }), (values) => {
    const [first = 0, ...rest] = values;
    const level = make(first, 0);
    for (const [hour, value] of rest.entries()) level.set(value, hour);
    expect([level.minimum, level.maximum]).toEqual([Math.min(...values), Math.max(...values)]);
  });

describe('a time-weighted average', () => {
  test('is the integral of the level over the time watched', () => {
    fc.assert(averagesOverTime((level, at) => new TimeWeighted(level, at)));
  });
  test('is caught when it starts at time zero, or weighs its settings alike', () => {
    expectCaught(averagesOverTime((level) => new TimeWeighted(level, 0)));
    expectCaught(
      averagesOverTime((first, at) => {
        const values: number[] = [first];
        return {
          set: (level) => values.push(level),
          average: (until) =>
            until > at ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined,
        };
      }),
    );
  });
  test('forgets its past at a restart and keeps its level', () => {
    const down = new TimeWeighted(4, 0);
    down.set(1, 10);
    down.restart(20);
    down.set(3, 22);
    expect(down.current).toBe(3);
    expect(down.total(24)).toBe(8);
    expect(down.average(24)).toBe(2);
    expect(new TimeWeighted(4, 7).average(7)).toBeUndefined();
  });
  test('refuses a time that runs backwards', () => {
    const level = new TimeWeighted(1, 5);
    expect(() => {
      level.set(2, 4);
    }).toThrow(RangeError);
    expect(() => level.average(4)).toThrow(RangeError);
  });
  test('refuses NaN as a level and as a time, and stays as it was', () => {
    const level = new TimeWeighted(1, 5);
    expect(() => level.set(NaN, 6)).toThrow(RangeError);
    expect(() => level.set(2, NaN)).toThrow(/a time must be a number/);
    expect(() => new TimeWeighted(NaN, 0)).toThrow(RangeError);
    expect(() => new TimeWeighted(0, NaN)).toThrow(RangeError);
    expect(level).toEqual(new TimeWeighted(1, 5));
  });
  test('knows the lowest and the highest level since the start or the restart', () => {
    fc.assert(knowsItsExtremes((level, at) => new TimeWeighted(level, at)));
    const down = new TimeWeighted(4, 0);
    down.set(9, 1);
    down.set(2, 1);
    down.restart(3);
    expect([down.minimum, down.maximum]).toEqual([2, 2]);
  });
  test('is caught when it forgets the level at the start', () => {
    expectCaught(
      knowsItsExtremes((_, at) => {
        const level = new TimeWeighted(0, at);
        return Object.assign(level, { minimum: Infinity, maximum: -Infinity });
      }),
    );
  });
  test('agrees with the recorded data of q7.obs.1', () => {
    const { model, expect: wanted } = fixture.oracles['q7.obs.1'];
    const [[start, first], ...rest] = model.record as [number, number][] as [[number, number]];
    const level = new TimeWeighted(first, start);
    for (const [at, value] of rest as [number, number][]) level.set(value, at);
    expect(level.average(model.T)).toBe(wanted.time_weighted_mean);
    expect([level.minimum, level.maximum]).toEqual([0, 2]);
  });
});

describe('a sample quantile', () => {
  test('interpolates between order statistics as R does by default', () => {
    const values = [10.2, 9.8, 11.1, 10.7, 9.5, 10.0, 10.9, 10.4, 9.9, 10.5];
    expect(sampleQuantile(values, 0.25)).toBeCloseTo(9.925, 12);
    expect(sampleQuantile(values, 0.5)).toBeCloseTo(10.3, 12);
    expect([sampleQuantile(values, 0), sampleQuantile(values, 1)]).toEqual([9.5, 11.1]);
    expect(values[0]).toBe(10.2);
  });
  test('leaves out what is undefined, and is undefined for nothing', () => {
    expect(sampleQuantile([undefined, 3, NaN, 1], 0.5)).toBe(2);
    expect(sampleQuantile([undefined], 0.5)).toBeUndefined();
    expect(sortedQuantile([1, Infinity, Infinity], 0.9)).toBe(Infinity);
    expect(() => sampleQuantile([1], 1.5)).toThrow(RangeError);
  });
});
