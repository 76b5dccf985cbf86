// The laws of monitors, each against what one would compute from the whole record. Each takes a `make`, so that it can be
// seen to fail on a wrong monitor.

import fc from 'fast-check';
import { expect } from 'vitest';
import { sampleQuantile, type Sample } from '../../engine/kernel/monitors/index.ts';

/** What the law needs of a tally. */
export interface Counter {
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
export const agreesWithTwoPasses = (make: () => Counter) =>
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

/** What the law needs of a time-weighted average. */
export interface Level {
  set(level: number, at: number): void;
  average(at: number): number | undefined;
}

/** The average is the level's integral over the time, however often it is set. */
export const averagesOverTime = (make: (level: number, at: number) => Level) =>
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

/** What the law needs of a sample. */
export type Keeper = Pick<Sample, 'add' | 'quantile' | 'shareUpTo' | 'values' | 'count'>;

/** Asked at any time, it answers as a sort of all values so far would. */
export const answersForAllSoFar = (make: () => Keeper) =>
  fc.property(
    fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 50, size: 'max' }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 5 }),
    (values, p, every) => {
      const sample = make();
      for (const [index, value] of values.entries()) {
        sample.add(value);
        if (index % every !== 0 && index + 1 < values.length) continue;
        const soFar = values.slice(0, index + 1);
        const limit = values[Math.floor(p * index)] ?? expect.fail('no such value');
        expect(sample.count).toBe(soFar.length);
        expect(Array.from(sample.values())).toEqual(soFar);
        expect(sample.quantile(p)).toBe(sampleQuantile(soFar, p));
        expect(sample.shareUpTo(limit)).toBe(soFar.filter((one) => one <= limit).length / soFar.length);
      }
    },
  );
