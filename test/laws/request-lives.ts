// Every request has one life: raised once, then closed or withdrawn at most once, and nothing happens to it after.

import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { factsOf } from './chronicle.ts';

/** Raised = closed + withdrawn + open; ids count from 1, and only the living act. */
export const everyRequestHasOneLife = (facts: readonly Fact[], open: number) => {
  const alive = new Set<number>();
  let ended = 0;
  for (const fact of facts) {
    if (fact.kind === 'raised') {
      expect(fact.request).toBe(alive.size + ended + 1);
      alive.add(fact.request);
    } else if (fact.kind === 'closed' || fact.kind === 'withdrawn') {
      if (!alive.delete(fact.request)) expect.fail(`request ${fact.request} ended and was not alive`);
      ended += 1;
    } else if (fact.kind === 'assigned' || fact.kind === 'worked' || fact.kind === 'issued') {
      if (!alive.has(fact.request)) expect.fail(`request ${fact.request} has ${fact.kind} and is not alive`);
    }
  }
  expect(factsOf(facts, 'raised').length).toBe(ended + open);
  expect(alive.size).toBe(open);
};

/** Every failure, limit reached and unit sent to repair raises one request, which names it as its cause. */
export const everyNeedRaisesOneRequest = (facts: readonly Fact[]) => {
  const needs = facts.filter(({ kind }) => kind === 'failed' || kind === 'fellDue').map(({ id }) => id);
  const raised = factsOf(facts, 'raised').filter(({ origin }) => origin <= 1);
  expect(raised.map(({ cause }) => cause)).toEqual(needs);
};

/** Ids count from 1, time never runs back, and a fact is caused by an earlier one. */
export const factsAreInOrder = (facts: readonly Fact[]) => {
  let last = 0;
  for (const [index, fact] of facts.entries()) {
    if (fact.id !== index + 1) expect.fail(`fact ${index + 1} has the id ${fact.id}`);
    if (!(fact.at >= last)) expect.fail(`fact ${fact.id} happened at ${fact.at}, after ${last}`);
    if (!(fact.cause >= 0 && fact.cause < fact.id)) expect.fail(`fact ${fact.id} is caused by ${fact.cause}`);
    last = fact.at;
  }
};
