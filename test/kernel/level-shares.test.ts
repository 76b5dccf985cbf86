import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LevelShares, TimeWeighted } from '../../engine/kernel/monitors/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import fixture from '../stats/fixtures/output-statistics.json' with { type: 'json' };

/** The shares add up to one, and Σ level · share is the time-weighted average, after a restart too. */
const sharesMakeTheAverage = (make: (level: number, at: number) => LevelShares) =>
  fc.property(
    fc.array(fc.tuple(fc.oneof(fc.nat(5), fc.nat(70)), fc.nat(8)), { minLength: 1, maxLength: 30 }),
    fc.nat(30),
    (changes, restartAt) => {
      const [shares, level] = [make(3, 1), new TimeWeighted(3, 1)];
      let now = 1;
      for (const [index, [value, length]] of changes.entries()) {
        shares.set(value, now);
        level.set(value, now);
        now += length;
        if (index !== restartAt) continue;
        shares.restart(now);
        level.restart(now);
      }
      const list = shares.shares(now);
      const average = level.average(now);
      if (average === undefined) {
        expect(list).toEqual([]);
        expect(shares.share(3, now)).toBeUndefined();
        return;
      }
      expect(Math.abs(list.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-12);
      const moment = list.reduce((sum, share, value) => sum + value * share, 0);
      expect(Math.abs(moment - average)).toBeLessThan(1e-10);
      expect(list.at(-1)).toBeGreaterThan(0);
      for (const [value, share] of list.entries()) expect(shares.share(value, now)).toBe(share);
    },
  );

describe('the shares of time at a level', () => {
  test('add up to one, and give the time-weighted average', () => {
    fc.assert(sharesMakeTheAverage((level, at) => new LevelShares(level, at)));
  });
  test('are caught when they forget the level that still holds, or the restart', () => {
    class Forgets extends LevelShares {
      private changed = 1;
      override set(level: number, at: number) {
        super.set(level, at);
        this.changed = at;
      }
      override time(level: number) {
        return super.time(level, this.changed);
      }
    }
    class NeverRestarts extends LevelShares {
      override restart() {}
    }
    expectCaught(sharesMakeTheAverage((level, at) => new Forgets(level, at)));
    expectCaught(sharesMakeTheAverage((level, at) => new NeverRestarts(level, at)));
  });
  test('agree with the recorded data of q7.obs.1', () => {
    const { model, expect: wanted } = fixture.oracles['q7.obs.1'];
    const record = model.record as [number, number][];
    const shares = new LevelShares(record[0]![1], record[0]![0]);
    for (const [at, value] of record) shares.set(value, at);
    expect(shares.share(0, model.T)).toBe(wanted.fraction_of_time_at_zero);
    expect(shares.time(1, model.T)).toBe(13.5);
    expect(shares.shares(model.T)).toEqual([0.0625, 0.5625, 0.375]);
  });
  test('grow with the level, and know of levels never seen', () => {
    const shares = new LevelShares(1000, 0);
    shares.set(0, 2);
    expect(shares.share(1000, 4)).toBe(0.5);
    expect(shares.shares(4)).toHaveLength(1001);
    expect(shares.share(7, 4)).toBe(0);
    expect(shares.share(100_000, 4)).toBe(0);
  });
  test('refuse what is no count, and a time that runs backwards', () => {
    const shares = new LevelShares(1, 5);
    for (const level of [NaN, -1, 0.5, Infinity]) expect(() => shares.set(level, 6)).toThrow(/whole number/);
    expect(() => shares.set(1, 4)).toThrow(/ran backwards/);
    expect(() => shares.set(1, NaN)).toThrow(RangeError);
    expect(() => shares.shares(4)).toThrow(RangeError);
    expect(() => new LevelShares(0.5, 0)).toThrow(RangeError);
  });
});
