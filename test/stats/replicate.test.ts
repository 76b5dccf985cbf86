import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runKey, uniform } from '../../engine/random/index.ts';
import { meanInterval, replicate, untilPrecise, type PrecisionRule } from '../../engine/stats/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';

const model = (replication: number) => {
  const key = runKey('replicate', replication);
  return { wait: 5 + uniform(key, 0, 0), idle: uniform(key, 1, 0) < 0.5 ? undefined : 0.3 };
};
type Loop = typeof replicate;

/** The figures of n replications are those of the model called for 0 … n − 1, and so the first of any longer run. */
const isTheModelByReplication = (loop: Loop) =>
  fc.property(fc.integer({ min: 1, max: 30 }), (replications) => {
    const called: number[] = [];
    const found = loop({ replications, confidence: 0.9 }, (replication) => {
      called.push(replication);
      return model(replication);
    });
    const wanted = Array.from({ length: replications }, (_, replication) => model(replication));
    expect(called).toEqual(wanted.map((_, replication) => replication));
    expect(found.replications).toBe(replications);
    for (const name of ['wait', 'idle'] as const) {
      const values = wanted.map((figures) => figures[name]);
      expect(found.figures[name]).toEqual({ values, interval: meanInterval(values, 0.9) });
    }
  });

describe('a loop over replications', () => {
  test('gives the figures of the model for replication 0, 1, 2 …, with their intervals', () => {
    fc.assert(isTheModelByReplication(replicate));
  });
  test('is caught when it counts from one', () => {
    const fromOne = ((plan: Parameters<Loop>[0], inner: (replication: number) => ReturnType<typeof model>) =>
      replicate(plan, (replication) => inner(replication + 1))) as Loop;
    expectCaught(isTheModelByReplication(fromOne));
  });
  test('calls a plain number `value`', () => {
    const found = replicate({ replications: 3, confidence: 0.95 }, (replication) => replication);
    expect(found.figures.value.values).toEqual([0, 1, 2]);
    expect(found.figures.value.interval.mean).toBe(1);
    expect(found.decision).toBeUndefined();
    const ratio = replicate({ replications: 2, confidence: 0.95 }, (r) => (r === 0 ? undefined : 4));
    expect(ratio.figures.value.interval).toMatchObject({ n: 1, mean: 4 });
  });
  test('stops where the rule of precision says, with the replications that a fixed count gives', () => {
    const precision: PrecisionRule = { relative: 0.02, confidence: 0.95, minimum: 5, maximum: 500 };
    const found = replicate({ precision }, (replication) => ({ wait: model(replication).wait }));
    const fixed = replicate({ replications: found.replications, confidence: 0.95 }, (replication) => ({
      wait: model(replication).wait,
    }));
    expect(found.figures).toEqual(fixed.figures);
    expect(found.decision).toEqual(untilPrecise(precision).decide(fixed.figures.wait.values));
    expect(found.decision).toMatchObject({ decision: 'enough', replications: found.replications });
    expect(found.replications).toBeGreaterThan(5);
  });
  test('gives up at the maximum, and has run no more', () => {
    let calls = 0;
    const found = replicate(
      { precision: { absolute: 1e-6, confidence: 0.95, minimum: 4, maximum: 9 } },
      (r) => {
        calls += 1;
        return model(r).wait;
      },
    );
    expect([found.replications, calls, found.decision?.decision]).toEqual([9, 9, 'gave up']);
  });
  test('refuses figures that change their names, and counts that are none', () => {
    const plan = { replications: 3, confidence: 0.9 };
    expect(() => replicate(plan, (r): Record<string, number> => (r < 2 ? { a: 1, b: 2 } : { a: 1 }))).toThrow(
      /replication 2 gave no figure 'b'/,
    );
    expect(() => replicate(plan, (r): Record<string, number> => (r < 1 ? { a: 1 } : { a: 1, c: 1 }))).toThrow(
      /replication 1 gave the new figure 'c'/,
    );
    expect(() => replicate(plan, () => ({}))).toThrow(/no figures/);
    for (const replications of [0, -1, 1.5, NaN]) {
      expect(() => replicate({ replications, confidence: 0.9 }, () => 1)).toThrow(/whole number/);
    }
  });

  test('keeps what it had when a replication fails, and says which', () => {
    const cause = new Error('from the model');
    const model = (replication: number): { a: number } => {
      if (replication === 3) throw cause;
      return { a: 10 * replication };
    };
    expect(() => replicate({ replications: 5, confidence: 0.9 }, model)).toThrow(
      expect.objectContaining({
        name: 'ReplicationError',
        message: 'replication 3: from the model',
        replication: 3,
        values: { a: [0, 10, 20] },
        cause,
      }),
    );
  });
});
