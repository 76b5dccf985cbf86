// Server-hours are conserved: what pools say they were busy is what requests held, claim by claim; on duty is what the
// working hours say, counted here hour by hour.

import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { MembersPlan, NetworkPlan } from '../../engine/network/plan/plan.ts';
import { factsOf, sum } from './chronicle.ts';

const near = (got: number, wanted: number) => Math.abs(got - wanted) <= 1e-7 * (1 + Math.abs(wanted));

export interface Holding {
  readonly request: number;
  readonly pool: number;
  readonly count: number;
  readonly from: number;
  /** Infinity for what is still held at the end. */
  readonly to: number;
  /** Hours of rest in between, each with its beginning and end. */
  readonly rests: readonly (readonly [number, number])[];
  /** As the `released` fact has it; NaN for what is still held. */
  readonly hours: number;
}

/** Hours that a claim held its servers until a time, per server: rests do not count. */
const heldUntil = ({ from, to, rests }: Holding, until: number): number => {
  const end = Math.min(to, until);
  const rested = sum(rests.map(([start, stop]) => Math.max(0, Math.min(stop, end) - start)));
  return end - from - rested;
};

/** Every claim that was met: from `assigned` to `released`. */
export const holdingsOf = (facts: readonly Fact[]): readonly Holding[] => {
  const open = new Map<string, { readonly count: number; readonly at: number }>();
  const restsOf = new Map<string, [number, number][]>();
  const holdings: Holding[] = [];
  for (const fact of facts) {
    if (fact.kind === 'paused') restsOf.get(`${fact.request} ${fact.pool}`)?.push([fact.at, Infinity]);
    if (fact.kind === 'resumed') {
      const rest = restsOf.get(`${fact.request} ${fact.pool}`)?.at(-1);
      if (rest === undefined) expect.fail(`request ${fact.request} was resumed, and had not been paused`);
      rest[1] = fact.at;
    }
    if (fact.kind !== 'assigned' && fact.kind !== 'released') continue;
    const key = `${fact.request} ${fact.pool}`;
    if (fact.kind === 'assigned') {
      if (open.has(key)) expect.fail(`request ${key} was assigned the same pool twice`);
      open.set(key, fact);
      restsOf.set(key, []);
      continue;
    }
    const its = open.get(key);
    if (its === undefined) expect.fail(`request ${key} released what it was never assigned`);
    open.delete(key);
    const { request, pool, count, hours } = fact;
    const rests = restsOf.get(key) ?? [];
    holdings.push({ request, pool, count, from: its.at, to: fact.at, rests, hours });
    if (its.count !== count) expect.fail(`request ${key} took ${its.count} servers and released ${count}`);
  }
  for (const [key, { count, at }] of open) {
    const [request = '', pool = ''] = key.split(' ');
    holdings.push({
      request: Number(request),
      pool: Number(pool),
      count,
      from: at,
      to: Infinity,
      rests: restsOf.get(key) ?? [],
      hours: NaN,
    });
  }
  return holdings;
};

/** Busy = released + still held, for each pool; and each release says how long it was. */
export const busyIsReleasedAndHeld = (plan: NetworkPlan, facts: readonly Fact[], horizon: number) => {
  const holdings = holdingsOf(facts);
  for (const its of holdings) {
    const { request, hours, to, count } = its;
    const held = heldUntil(its, to) * count;
    if (to < Infinity && !near(hours, held))
      expect.fail(`request ${request} held ${held} server-hours and released ${hours}`);
  }
  for (const [pool, { name }] of plan.pools.entries()) {
    const busy = sum(factsOf(facts, 'staffed').flatMap((its) => (its.pool === pool ? [its.busy] : [])));
    const mine = holdings.filter((its) => its.pool === pool);
    const held = sum(mine.map((its) => heldUntil(its, horizon) * its.count));
    if (!near(busy, held)) expect.fail(`${name}: ${busy} server-hours busy, ${held} held by requests`);
  }
};

const step = 0.25;

/** Members on duty in the quarter of an hour that begins at a time. */
export const onDutyAt = (members: MembersPlan, at: number): number => {
  const position = at % 168;
  const on =
    members.hours.always || members.hours.weekly.some(([from, to]) => position >= from && position < to);
  return on ? members.count : 0;
};

/** Duty = what the working hours say, month by month; shifts begin and end at quarters of an hour. */
export const dutyIsWhatTheShiftsSay = (plan: NetworkPlan, facts: readonly Fact[]) => {
  for (const { pool, month, duty, at } of factsOf(facts, 'staffed')) {
    const { name, members } = plan.pools[pool]!;
    let hours = 0;
    for (let time = month * 730; time < at; time += step) {
      for (const its of members) hours += onDutyAt(its, time) * Math.min(step, at - time);
    }
    if (!near(duty, hours))
      expect.fail(`${name}, month ${month}: ${duty} server-hours on duty, not ${hours}`);
  }
};

/** Nobody is in two places: never are more servers held than there are. */
export const nobodyIsInTwoPlaces = (plan: NetworkPlan, facts: readonly Fact[]) => {
  const held = plan.pools.map(() => 0);
  for (const fact of facts) {
    if (fact.kind === 'assigned') held[fact.pool]! += fact.count;
    if (fact.kind === 'released') held[fact.pool]! -= fact.count;
    if (fact.kind !== 'assigned') continue;
    const { name, members, unlimited } = plan.pools[fact.pool]!;
    const there = sum(members.map(({ count }) => count));
    if (!unlimited && held[fact.pool]! > there)
      expect.fail(`${name}: ${held[fact.pool]!} servers are held at ${fact.at}, of ${there}`);
  }
};
