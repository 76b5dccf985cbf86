// Uptime as it is reported, from the calls, and as the customer has it (L35).
import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';

/**
 * L35: the customer is without the machine for longer than its calls say, by the delay for each failure, to the hour;
 * a failure that is not noticed yet at the horizon counts with what has passed of it.
 */
export const experiencedExceedsReportedBy = (delay: number, facts: readonly Fact[], horizon: number) => {
  const stoppedAt = new Map<number, number>();
  const calledAt = new Map<number, number>();
  let experienced = 0;
  let reported = 0;
  let unnoticed = 0;
  for (const fact of facts) {
    if (fact.kind === 'failed') {
      stoppedAt.set(fact.machine, fact.at);
      unnoticed += Math.min(delay, horizon - fact.at);
    } else if (fact.kind === 'raised') calledAt.set(fact.machine, fact.at);
    else if (fact.kind === 'restored') {
      experienced += fact.at - stoppedAt.get(fact.machine)!;
      reported += fact.at - calledAt.get(fact.machine)!;
      stoppedAt.delete(fact.machine);
      calledAt.delete(fact.machine);
    }
  }
  for (const at of stoppedAt.values()) experienced += horizon - at;
  for (const at of calledAt.values()) reported += horizon - at;
  expect(experienced).toBeGreaterThanOrEqual(reported);
  expect(experienced - reported).toBeCloseTo(unnoticed, 6);
  // The buckets say the same.
  let undetected = 0;
  for (const fact of facts) if (fact.kind === 'downtime' && fact.bucket === 0) undetected += fact.hours;
  expect(undetected).toBeCloseTo(unnoticed, 6);
};
