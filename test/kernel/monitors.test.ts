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

interface Counter {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
  add(value: number): void;
}

const fill = <T extends Counter>(counter: T, values: readonly number[]): T => {
  for (const value of values) counter.add(value);
  return counter;
};

/** Mean and variance are those of two passes in exact arithmetic, also far from zero. */
const agreesWithTwoPasses = (make: () => Counter) =>
  fc.property(
    fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 60, size: 'max' }),
    fc.constantFrom(0, 1e9, -1e12),
    (values, offset) => {
      const counter = fill(
        make(),
        values.map((value) => value + offset),
      );
      const n = BigInt(values.length);
      const sum = values.reduce((total, value) => total + BigInt(value), 0n);
      const squares = values.reduce((total, value) => total + (BigInt(value) * n - sum) ** 2n, 0n);
      const variance = Number(squares) / Number(n * n * (n - 1n));
      const mean = Number(sum) / Number(n) + offset;
      const noise = 1e-15 * Math.abs(offset) * values.length;
      expect(counter.count).toBe(values.length);
      expect(Math.abs(counter.mean - mean)).toBeLessThanOrEqual(noise + 1e-11);
      expect(Math.abs(Math.sqrt(counter.variance) - Math.sqrt(variance))).toBeLessThanOrEqual(noise + 1e-10);
    },
  );

describe('a tally', () => {
  test('has the mean and variance of two exact passes', () => {
    fc.assert(agreesWithTwoPasses(() => new Tally()));
  });
  test('knows its extremes, and that one value has no variance', () => {
    expect(tally([3, -1, 4])).toMatchObject({ count: 3, mean: 2, minimum: -1, maximum: 4, variance: 7 });
    expect(tally([3]).variance).toBeNaN();
    expect(tally([]).variance).toBeNaN();
  });
});

describe('the law of the tally catches', () => {
  class DividesByCount extends Tally {
    override get variance() {
      return (super.variance * (this.count - 1)) / this.count;
    }
  }
  class SumsOfSquares {
    count = 0;
    sum = 0;
    squares = 0;
    add(value: number) {
      this.count += 1;
      this.sum += value;
      this.squares += value * value;
    }
    get mean() {
      return this.sum / this.count;
    }
    get variance() {
      return Math.max(0, (this.squares - (this.sum * this.sum) / this.count) / (this.count - 1));
    }
  }
  test('a variance divided by n', () => {
    expectCaught(agreesWithTwoPasses(() => new DividesByCount()));
  });
  test('the cancellation of sums of squares', () => {
    expectCaught(agreesWithTwoPasses(() => new SumsOfSquares()));
  });
});

interface Level {
  set(level: number, at: number): void;
  average(at: number): number | undefined;
}

/** The average is the level's integral over the time, however often it is set. */
const averagesOverTime = (make: (level: number, at: number) => Level) =>
  fc.property(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(20)), {
      minLength: 1,
      maxLength: 40,
      size: 'max',
    }),
    fc.nat(5),
    (steps, start) => {
      const [[first] = [0]] = steps;
      const level = make(first, start);
      const hours: number[] = [];
      for (const [value, length] of steps) {
        level.set(value, start + hours.length);
        for (let hour = 0; hour < length; hour += 1) hours.push(value);
      }
      const wanted =
        hours.length === 0 ? undefined : hours.reduce((sum, value) => sum + value, 0) / hours.length;
      expect(level.average(start + hours.length)).toBe(wanted);
    },
  );

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
