import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runKey, uniform } from '../../engine/random/index.ts';
import { meanInterval, replicationsFor, untilPrecise, type PrecisionRule } from '../../engine/stats/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { expectBroken } from '../laws/seen-broken.ts';

type Method = typeof untilPrecise;
const rule: PrecisionRule = { relative: 0.1, confidence: 0.95, minimum: 10, maximum: 200 };
const series = (seed: string, count: number) =>
  Array.from({ length: count }, (_, replication) => 1 + uniform(runKey(seed, replication), 0, 0));

/** However many replications are there already, the decision is that of the first checkpoint that suffices. */
const sameHoweverManyAreDone = (method: Method) =>
  fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 }), (done, percent) => {
    const precision = { ...rule, relative: percent / 100 };
    const stopping = method(precision);
    const all = series(`seed ${percent}`, 200);
    const whole = stopping.decide(all);
    // One more replication at a time, as a single worker would bring them.
    let first = 0;
    while (first < 200 && stopping.decide(all.slice(0, first)).decision === 'more') first += 1;
    expect(whole.replications).toBe(first);
    expect(stopping.checkpoints).toContain(first);
    const more = stopping.decide(all.slice(0, Math.min(200, first + done)));
    expect(more).toEqual(whole);
    const [interval] = whole.intervals;
    expect(interval).toEqual(meanInterval(all.slice(0, first), 0.95));
    const limit = (precision.relative / (1 + precision.relative)) * interval!.mean;
    expect(interval!.halfWidth <= limit).toBe(whole.decision === 'enough');
    // No checkpoint before would have done.
    for (const count of stopping.checkpoints.filter((checkpoint) => checkpoint < first)) {
      const before = meanInterval(all.slice(0, count), 0.95);
      expect(before.halfWidth).toBeGreaterThan((precision.relative / (1 + precision.relative)) * before.mean);
    }
  });

describe('stopping by precision', () => {
  test('decides at the first checkpoint that suffices, however many replications are done', () => {
    fc.assert(sameHoweverManyAreDone(untilPrecise), { numRuns: 30 });
  });
  test('is caught when it decides on all that is done, or leaves out γ / (1 + γ)', () => {
    expectCaught(
      sameHoweverManyAreDone((given) => {
        const inner = untilPrecise(given);
        return {
          ...inner,
          decide: (...figures) => {
            const decision = inner.decide(...figures);
            const intervals = figures.map((values) => meanInterval(values, given.confidence));
            return { ...decision, replications: figures[0]!.length, intervals };
          },
        };
      }),
    );
    expectCaught(
      sameHoweverManyAreDone((given) =>
        untilPrecise({
          ...given,
          relative: given.relative! / (1 - Math.min(0.9, given.relative!)),
        } as PrecisionRule),
      ),
    );
  });
  test('has checkpoints from the minimum, each half as far again, to the maximum', () => {
    expect(untilPrecise(rule).checkpoints).toEqual([10, 15, 23, 35, 53, 80, 120, 180, 200]);
    expect(untilPrecise({ ...rule, maximum: 10 }).checkpoints).toEqual([10]);
    expect(untilPrecise({ ...rule, checkpoints: [10, 100, 200] }).checkpoints).toEqual([10, 100, 200]);
  });
  test('says where to decide next, and how many it will take by the spread so far', () => {
    const stopping = untilPrecise({ absolute: 0.05, confidence: 0.95, minimum: 10, maximum: 40 });
    const values = series('next', 40);
    expect(stopping.decide(values.slice(0, 9))).toEqual({
      decision: 'more',
      replications: 0,
      intervals: [],
      nextCheckpoint: 10,
      replicationsNeeded: NaN,
    });
    const early = stopping.decide(values.slice(0, 12));
    const { sd } = meanInterval(values.slice(0, 10), 0.95);
    expect(early).toMatchObject({ decision: 'more', replications: 10, nextCheckpoint: 15 });
    expect(early.replicationsNeeded).toBe(replicationsFor(0.05, sd, 0.95));
    const late = stopping.decide(values);
    expect(late).toMatchObject({ decision: 'gave up', replications: 40, nextCheckpoint: undefined });
    expect(late.replicationsNeeded).toBeGreaterThan(40);
    const wide = untilPrecise({ absolute: 5, confidence: 0.95, minimum: 10, maximum: 40 }).decide(values);
    expect(wide).toMatchObject({ decision: 'enough', replications: 10, replicationsNeeded: 10 });
  });
  test('waits for every figure', () => {
    const easy = series('easy', 200).map((value) => 100 + value);
    const hard = series('hard', 200);
    const stopping = untilPrecise({ ...rule, relative: 0.05 });
    const [alone, both] = [stopping.decide(hard), stopping.decide(easy, hard)];
    expect(stopping.decide(easy).replications).toBe(10);
    expect(alone.replications).toBeGreaterThan(10);
    expect(both.replications).toBe(alone.replications);
    expect(both.intervals[1]).toEqual(alone.intervals[0]);
  });
  test('is never satisfied by a mean of zero in relative terms, nor by figures that are mostly undefined', () => {
    const none = Array.from({ length: 200 }, () => 0);
    expect(untilPrecise(rule).decide(none)).toMatchObject({
      decision: 'gave up',
      replicationsNeeded: Infinity,
    });
    const absolute = untilPrecise({ absolute: 1, confidence: 0.95, minimum: 10, maximum: 200 });
    expect(absolute.decide(none)).toMatchObject({ decision: 'enough', replications: 10 });
    const rare = none.map((_, replication) => (replication % 10 === 0 ? 1 : undefined));
    expect(absolute.decide(rare).replications).toBe(120);
    expectBroken(() => expect(absolute.decide(none).replications).toBe(120));
  });
  test('refuses a rule that cannot be kept', () => {
    for (const bad of [
      { ...rule, relative: 0 },
      { ...rule, relative: NaN },
      { ...rule, confidence: 95 },
      { ...rule, minimum: 1 },
      { ...rule, minimum: 0 },
      { ...rule, minimum: -3 },
      { ...rule, minimum: NaN },
      { ...rule, minimum: 10.5 },
      { ...rule, minimum: 300 },
      { ...rule, checkpoints: [10, 50] },
      { ...rule, checkpoints: [20, 200] },
      { ...rule, checkpoints: [10, 50, 50, 200] },
      { ...rule, checkpoints: [] },
    ])
      expect(() => untilPrecise(bad)).toThrow(RangeError);
    expect(() => untilPrecise(rule).decide()).toThrow(/one figure or more/);
    expect(() => untilPrecise(rule).decide([1], [1, 2])).toThrow(/unequal length/);
  });
});
