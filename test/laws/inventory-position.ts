// Under (S−1, S) what is on the shelf and on order less what is asked for is S. A demand that is taken back leaves one
// order too many, and the next demand makes up for it by ordering nothing.

import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { UnitFlow } from './unit-flow.ts';

/** The position of each stock that orders is S, and above it only by what was taken back; returns how often that was. */
export const positionStaysAtLevel = (plan: NetworkPlan, facts: readonly Fact[]): number => {
  const flow = new UnitFlow(plan, facts);
  const [waiting, onOrder, credit] = [0, 1, 2].map(() => plan.stocks.map(() => 0)) as [
    number[],
    number[],
    number[],
  ];
  const asked = new Map<number, number>();
  const given = new Map<number, number>();
  /** Units that requests were issued and have not put in. */
  const inHand = new Set<number>();
  const orders = (stock: number) =>
    !plan.stocks[stock]!.unlimited && plan.stocks[stock]!.source.kind !== 'repair';
  let takenBack = 0;
  const demand = (stock: number, id: number) => {
    waiting[stock]! += 1;
    if (!orders(stock)) return;
    // The order follows its demand at once.
    const ordered = facts
      .slice(id - 1, id + 3)
      .some((fact) => fact.kind === 'ordered' && fact.stock === stock && fact.cause === id);
    if (credit[stock]! > 0) credit[stock]! -= 1;
    else if (!ordered) expect.fail(`fact ${id}: ${plan.stocks[stock]!.name} was asked and ordered nothing`);
  };
  const takeBack = (stock: number) => {
    credit[stock]! += 1;
    takenBack += 1;
  };
  for (const [index, fact] of facts.entries()) {
    flow.follow(fact);
    if (fact.kind === 'demanded') {
      asked.set(fact.request, fact.stock);
      demand(fact.stock, fact.id);
    } else if (fact.kind === 'ordered') {
      onOrder[fact.stock]! += fact.quantity;
      const { source } = plan.stocks[fact.stock]!;
      if (source.kind === 'stock') demand(source.stock, fact.id);
    } else if (fact.kind === 'issued') {
      waiting[fact.stock]! -= 1;
      asked.delete(fact.request);
      given.set(fact.request, fact.stock);
      inHand.add(fact.unit);
    } else if (fact.kind === 'installed' || fact.kind === 'closed') {
      given.delete(fact.request);
      if (fact.kind === 'installed') inHand.delete(fact.unit);
    }
    // A unit that comes back from whoever had it in hand fills no order.
    else if (fact.kind === 'received' && inHand.delete(fact.unit)) continue;
    else if (fact.kind === 'filled') waiting[fact.source]! -= 1;
    else if (fact.kind === 'received' && orders(fact.stock)) onOrder[fact.stock]! -= 1;
    else if (fact.kind === 'withdrawn') {
      const stock = asked.get(fact.request);
      if (stock !== undefined) {
        waiting[stock]! -= 1;
        takeBack(stock);
      }
      const from = given.get(fact.request);
      if (from !== undefined) takeBack(from);
      asked.delete(fact.request);
      given.delete(fact.request);
    }
    if (facts[index + 1]?.at === fact.at) continue;
    for (const [stock, { name, initial }] of plan.stocks.entries()) {
      if (!orders(stock)) continue;
      const position = flow.shelf(stock) + onOrder[stock]! - waiting[stock]!;
      if (position !== initial + credit[stock]!)
        expect.fail(`${name} at ${fact.at}: the position is ${position}, not ${initial} + ${credit[stock]!}`);
    }
  }
  return takenBack;
};
