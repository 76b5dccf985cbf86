// What a party does to a running network, told from the facts alone: service that is held does not begin, who leaves is
// gone with all that was under way, and a life whose wear changes is spent on, not drawn again.

import { expect } from 'vitest';
import { buckets } from '../../engine/network/request/job-input.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { factsOf, fleetOf, sum } from './chronicle.ts';

/** A decision by the indices that `decided` facts bear. */
export interface Watched {
  readonly decision: number;
  readonly option: number;
}

const repairOfAUnit = 3;
const admin = buckets.indexOf('admin');

/**
 * What is raised for a customer while its service is held neither takes anybody nor asks for anything until it is
 * resumed, and its hours down wait in `admin`; what is raised at other times never does.
 */
export const nothingBeginsWhileHeld = (facts: readonly Fact[], { decision, option }: Watched) => {
  const held = new Set<number>();
  const waiting = new Map<number, number>();
  const everHeld = new Set<number>();
  let begunLater = 0;
  for (const fact of facts) {
    if (fact.kind === 'decided' && fact.decision === decision) {
      if (fact.option === option) held.add(fact.customer);
      else {
        held.delete(fact.customer);
        for (const [request, customer] of waiting) if (customer === fact.customer) waiting.delete(request);
      }
    } else if (fact.kind === 'raised' && fact.origin !== repairOfAUnit && held.has(fact.customer)) {
      waiting.set(fact.request, fact.customer);
      everHeld.add(fact.request);
    } else if (
      fact.kind === 'assigned' ||
      fact.kind === 'demanded' ||
      fact.kind === 'arrived' ||
      fact.kind === 'worked'
    ) {
      if (waiting.has(fact.request)) expect.fail(`request ${fact.request} is held, and was ${fact.kind}`);
      if (everHeld.has(fact.request)) begunLater += 1;
    } else if (fact.kind === 'downtime') {
      const isHeld = waiting.has(fact.request);
      if (isHeld && fact.bucket !== admin)
        expect.fail(`request ${fact.request} is held, and its hours go to ${buckets[fact.bucket]}`);
      if (!everHeld.has(fact.request)) expect(fact.bucket).not.toBe(admin);
    }
  }
  expect(everHeld.size, 'requests that were held').toBeGreaterThan(5);
  expect(begunLater, 'held requests that began later').toBeGreaterThan(5);
};

/** Machines that retire have no open request from then on, and nothing is ever told of them again. */
export const theGoneAreGone = (facts: readonly Fact[]) => {
  const retired = new Map<number, number>();
  const openAbout = new Map<number, Set<number>>();
  let withdrawn = 0;
  for (const fact of facts) {
    if (fact.kind === 'raised' && fact.machine >= 0) {
      if (retired.has(fact.machine))
        expect.fail(`machine ${fact.machine} is gone, and request ${fact.request} raised`);
      openAbout.set(fact.machine, (openAbout.get(fact.machine) ?? new Set()).add(fact.request));
    } else if (fact.kind === 'closed' || fact.kind === 'withdrawn') {
      if (fact.kind === 'withdrawn') withdrawn += 1;
      openAbout.get(fact.machine)?.delete(fact.request);
    } else if (fact.kind === 'retired') {
      const open = openAbout.get(fact.machine)?.size ?? 0;
      if (open > 0) expect.fail(`machine ${fact.machine} left with ${open} requests open`);
      retired.set(fact.machine, fact.at);
    } else if (fact.kind === 'failed' || fact.kind === 'fellDue' || fact.kind === 'stopped') {
      if (retired.has(fact.machine)) expect.fail(`machine ${fact.machine} is gone, and ${fact.kind}`);
    } else if (fact.kind === 'metered') {
      const until = retired.get(fact.machine);
      // The month in which it left is told of once more.
      if (until !== undefined && fact.at >= until + 731)
        expect.fail(`machine ${fact.machine} is gone, and runs`);
    }
  }
  expect(retired.size).toBeGreaterThan(0);
  expect(withdrawn).toBeGreaterThan(0);
};

/**
 * From an hour on the wear of some machines is `factor` times what it was. Each machine that runs at that hour meets the
 * same next failure, at the same age, with what was left of its life spent at the new pace.
 */
export const livesAreSpentOn = (
  {
    plan,
    before,
    after,
  }: { readonly plan: NetworkPlan; readonly before: readonly Fact[]; readonly after: readonly Fact[] },
  at: number,
  factor: number,
) => {
  const firstFrom = (facts: readonly Fact[]) => {
    const stopped = new Set<number>();
    const found = new Map<number, { readonly at: number; readonly age: number }>();
    for (const fact of facts) {
      if (fact.kind === 'stopped' && fact.at <= at) stopped.add(fact.machine);
      else if (fact.kind === 'restored' && fact.at <= at) stopped.delete(fact.machine);
      else if (
        fact.kind === 'failed' &&
        fact.at > at &&
        !stopped.has(fact.machine) &&
        !found.has(fact.machine)
      )
        found.set(fact.machine, { at: fact.at, age: fact.age });
    }
    return found;
  };
  const [was, is] = [firstFrom(before), firstFrom(after)];
  let compared = 0;
  for (const [machine, its] of is) {
    const other = was.get(machine);
    if (other === undefined) continue;
    compared += 1;
    expect(its.age, `machine ${machine} failed at another age`).toBe(other.age);
    const wanted = at + (other.at - at) / factor;
    if (!(Math.abs(its.at - wanted) <= 1e-6 * wanted))
      expect.fail(`machine ${machine} fails at ${its.at}, not at ${wanted}`);
  }
  expect(compared).toBeGreaterThan(0.5 * sum(plan.fleets.map(({ count }) => count)));
};

/** Until the first decision takes effect, two runs tell the same story. */
export const sameUntil = (one: readonly Fact[], other: readonly Fact[], at: number) => {
  const until = (facts: readonly Fact[]) => facts.filter((fact) => fact.at < at);
  expect(until(one)).toEqual(until(other));
  expect(until(one).length).toBeGreaterThan(50);
};

/** Machines in service of a customer at an hour. */
export const machinesInService = (
  plan: NetworkPlan,
  facts: readonly Fact[],
  customer: string,
  at: number,
) => {
  const fleets = fleetOf(plan);
  const index = plan.customers.indexOf(customer);
  const mine = (fact: { readonly machine: number; readonly at: number }) =>
    fact.at <= at && fleets[fact.machine]!.customer === index;
  return factsOf(facts, 'commissioned').filter(mine).length - factsOf(facts, 'retired').filter(mine).length;
};
