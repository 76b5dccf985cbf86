// Nothing in the engine knows an hour: a scenario whose times are all k times as long has the same life, k times as
// slow. And machines that last twice as long fail half as often.

import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { meanInterval } from '../../engine/stats/index.ts';
import { buckets } from '../../engine/network/request/job-input.ts';
import { factsOf, sum } from './chronicle.ts';

/** Months have a fixed length, so what is published by the month is compared otherwise. */
const monthly = ['metered', 'staffed', 'stocked', 'monthEnded', 'downtime'];
const timed = ['at', 'hours', 'waited', 'age', 'raisedAt'];

const near = (got: number, wanted: number) => Math.abs(got - wanted) <= 1e-9 * (1 + Math.abs(wanted));

const total = (facts: readonly Fact[], which: 'up' | 'down') =>
  sum(factsOf(facts, 'metered').map((its) => its[which]));

/** The same facts in the same order, at k times the times; the same availability and causes of downtime. */
export const timesScale = (facts: readonly Fact[], scaled: readonly Fact[], k: number) => {
  const story = (list: readonly Fact[]) => list.filter(({ kind }) => !monthly.includes(kind));
  const [slow, fast] = [story(scaled), story(facts)];
  for (const [index, fact] of fast.entries()) {
    const other = slow[index] as unknown as Readonly<Record<string, unknown>> | undefined;
    for (const [field, value] of Object.entries(fact)) {
      if (field === 'id' || field === 'cause') continue;
      const got = other?.[field];
      if (typeof value === 'number' && timed.includes(field)) {
        if (!near(Number(got), k * value))
          expect.fail(`${fact.kind} ${index}: ${field} is ${String(got)}, not ${k * value}`);
      } else if (got !== value)
        expect.fail(`${fact.kind} ${index}: ${field} is ${String(got)}, not ${String(value)}`);
    }
  }
  expect(slow.length).toBe(fast.length);
  expect(near(total(scaled, 'up'), k * total(facts, 'up'))).toBe(true);
  for (const bucket of buckets.keys()) {
    const hours = (list: readonly Fact[]) =>
      sum(factsOf(list, 'downtime').map((its) => (its.bucket === bucket ? its.hours : 0)));
    expect(near(hours(scaled), k * hours(facts)), `hours of ${buckets[bucket]}`).toBe(true);
  }
};

/** Twice the life, half the failures: 1 lies in the interval of 2 × failures after / failures before, and it is narrow. */
export const failuresHalve = (before: readonly number[], after: readonly number[], tolerance: number) => {
  const ratios = before.map((count, replication) => (2 * after[replication]!) / count);
  const { mean, halfWidth, lower, upper } = meanInterval(ratios, 0.999);
  expect(halfWidth, 'the interval says little').toBeLessThan(tolerance);
  expect(lower, `twice the failures after, by those before: ${mean}`).toBeLessThanOrEqual(1);
  expect(upper, `twice the failures after, by those before: ${mean}`).toBeGreaterThanOrEqual(1);
};
