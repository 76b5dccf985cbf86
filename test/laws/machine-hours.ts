// Machine-hours are conserved: each month of each machine is up or down, every hour down has one cause, and the causes
// of an outage add up to it.

import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { factsOf } from './chronicle.ts';

const near = (got: number, wanted: number) => Math.abs(got - wanted) <= 1e-9 * (1 + Math.abs(wanted));
const month = 730;

/** Metered up + down = the hours of the month that the machine was in service, and they follow from when the machine stopped and was restored. */
export const monthsAreUpOrDown = (facts: readonly Fact[]) => {
  const hours = new Map(factsOf(facts, 'monthEnded').map((its) => [its.month, its.hours]));
  const stoppedAt = new Map<number, number>();
  const down = new Map<number, number>();
  const sold = new Map<number, number>();
  const retired = new Map<number, number>();
  // An outage that ends with the month, to the bit, is of that month.
  let began = 0;
  for (const fact of facts) {
    if (fact.kind === 'commissioned') sold.set(fact.machine, fact.at);
    else if (fact.kind === 'retired') retired.set(fact.machine, fact.at);
    else if (fact.kind === 'stopped') {
      if (stoppedAt.has(fact.machine)) expect.fail(`machine ${fact.machine} stopped while it stood still`);
      stoppedAt.set(fact.machine, fact.at);
    } else if (fact.kind === 'restored') {
      const since = stoppedAt.get(fact.machine);
      if (since === undefined) expect.fail(`machine ${fact.machine} was restored while it ran`);
      down.set(fact.machine, (down.get(fact.machine) ?? 0) + fact.at - Math.max(since, began));
      stoppedAt.delete(fact.machine);
    } else if (fact.kind === 'monthEnded') began = fact.at;
    else if (fact.kind === 'metered') {
      const from = Math.max(sold.get(fact.machine) ?? NaN, fact.month * month);
      const to = Math.min(
        retired.get(fact.machine) ?? Infinity,
        fact.month * month + (hours.get(fact.month) ?? NaN),
      );
      if (!near(fact.up + fact.down, to - from))
        expect.fail(`machine ${fact.machine}, month ${fact.month}: up ${fact.up} and down ${fact.down}`);
      const since = stoppedAt.get(fact.machine);
      const open = since === undefined ? 0 : fact.at - Math.max(since, fact.month * month);
      const wanted = (down.get(fact.machine) ?? 0) + open;
      down.delete(fact.machine);
      if (!near(fact.down, wanted))
        expect.fail(`machine ${fact.machine}, month ${fact.month}: down ${fact.down}, not ${wanted}`);
    }
  }
};

/** The causes of a month's downtime add up to it, for each machine; none is negative. */
export const causesAddUpToDowntime = (facts: readonly Fact[]) => {
  const booked = new Map<number, number>();
  for (const fact of facts) {
    if (fact.kind === 'downtime') {
      if (!(fact.hours > 0)) expect.fail(`machine ${fact.machine} was down for ${fact.hours} hours`);
      booked.set(fact.machine, (booked.get(fact.machine) ?? 0) + fact.hours);
    } else if (fact.kind === 'metered') {
      const its = booked.get(fact.machine) ?? 0;
      booked.delete(fact.machine);
      if (!near(its, fact.down))
        expect.fail(`machine ${fact.machine}, month ${fact.month}: causes ${its}, downtime ${fact.down}`);
    }
  }
};

/** The causes of one outage add up to its length. */
export const causesAddUpToOutages = (facts: readonly Fact[]) => {
  const booked = new Map<number, number>();
  const stoppedAt = new Map<number, number>();
  for (const fact of facts) {
    if (fact.kind === 'stopped') {
      booked.set(fact.machine, 0);
      stoppedAt.set(fact.machine, fact.at);
    } else if (fact.kind === 'downtime')
      booked.set(fact.machine, (booked.get(fact.machine) ?? NaN) + fact.hours);
    else if (fact.kind === 'restored') {
      const its = booked.get(fact.machine) ?? NaN;
      const lasted = fact.at - (stoppedAt.get(fact.machine) ?? NaN);
      if (!near(its, fact.hours) || !near(lasted, fact.hours))
        expect.fail(
          `machine ${fact.machine}: an outage of ${fact.hours} h, causes ${its} h, clock ${lasted} h`,
        );
    }
  }
};
