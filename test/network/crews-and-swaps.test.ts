// What the users of a network take for granted: nothing is done to a machine before it is sold, a swap takes as long as the
// swap, nobody works in two places, and a journey is as long as its lanes.
import { describe, expect, test } from 'vitest';
import {
  altered,
  chronicle,
  comingsAndGoings,
  factsOf,
  openingHours,
  scenarioFrom,
  scenarioIn,
  twoDepots,
  type Chronicle,
} from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';

/** Every fact about a machine lies in its life: from its commission on, and nothing new is asked for after its retirement. */
function lieInTheLife(facts: readonly Fact[]): void {
  const soldAt = new Map(factsOf(facts, 'commissioned').map(({ machine, at }) => [machine, at]));
  const goneAt = new Map(factsOf(facts, 'retired').map(({ machine, at }) => [machine, at]));
  for (const fact of facts) {
    if (!('machine' in fact) || fact.machine < 0 || fact.kind === 'metered') continue;
    expect(fact.at, fact.kind).toBeGreaterThanOrEqual(soldAt.get(fact.machine) ?? Infinity);
    const asked = fact.kind === 'failed' || fact.kind === 'raised' || fact.kind === 'arrived';
    if (asked) expect(fact.at, fact.kind).toBeLessThanOrEqual(goneAt.get(fact.machine) ?? Infinity);
  }
}

test('B01: nothing is done to a machine before it is sold, or asked for after it is gone', () => {
  const { facts } = chronicle(scenarioIn(comingsAndGoings));
  expect(factsOf(facts, 'retired').length).toBeGreaterThan(0);
  lieInTheLife(facts);
  expectBroken(() => {
    lieInTheLife(
      altered(
        facts,
        'raised',
        () => ({ at: -1 }),
        ({ machine }) => machine >= 0,
      ),
    );
  });
});

test('A04: with a part and a crew at hand, a machine is down for as long as the swap takes', () => {
  const text = `
aftersim: 1
name: Swaps
horizon: 2 y
places: { plant: { kind: field } }
items: { pump: { kind: consumable, modes: { wear: { meter: h, life: "weibull(2, 900 h)", job: swap } } } }
products: { station: { sockets: { pump: pump } } }
fleets: { stations: { product: station, count: 5, place: plant, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: plant, members: { all: { count: 5, hours: always } } } }
jobs: { swap: { preset: partFirst, item: pump, crew: crew, work: "lognormal(3 h, 50 %)" } }
stocks: { pump: { plant: { level: unlimited } } }
`;
  const { facts } = chronicle(scenarioFrom(text, 'swaps.yaml'));
  const worked = new Map(factsOf(facts, 'worked').map(({ request, hours }) => [request, hours]));
  const restored = factsOf(facts, 'restored');
  expect(restored.length).toBeGreaterThan(50);
  for (const { request, hours } of restored) expect(hours).toBeCloseTo(worked.get(request)!, 9);
});

describe('B05: crews', () => {
  /** People held at any time are no more than there are; only those on duty and able could be given. */
  const nobodyIsInTwoPlaces = ({ facts, plan }: Pick<Chronicle, 'facts' | 'plan'>): void => {
    const held = plan.pools.map(() => 0);
    for (const fact of facts) {
      if (fact.kind !== 'assigned' && fact.kind !== 'released') continue;
      held[fact.pool]! += fact.kind === 'assigned' ? fact.count : -fact.count;
      const { members, unlimited } = plan.pools[fact.pool]!;
      const there = unlimited ? Infinity : members.reduce((sum, { count }) => sum + count, 0);
      expect(held[fact.pool]!).toBeGreaterThanOrEqual(0);
      expect(held[fact.pool]!).toBeLessThanOrEqual(there);
    }
  };

  test('nobody is in two places', () => {
    for (const file of [twoDepots, openingHours]) nobodyIsInTwoPlaces(chronicle(scenarioIn(file)));
    const its = chronicle(scenarioIn(openingHours));
    expectBroken(() => {
      nobodyIsInTwoPlaces({ ...its, facts: its.facts.filter(({ kind }) => kind !== 'released') });
    });
  });

  /** From the assignment to the arrival a crew is under way as long as its lanes take, on every visit. */
  const journeysAreTheirLanes = (facts: readonly Fact[], hours: number): void => {
    const assigned = new Map<number, number>();
    let arrivals = 0;
    for (const fact of facts) {
      if (fact.kind === 'assigned') assigned.set(fact.request, fact.at);
      if (fact.kind !== 'arrived') continue;
      arrivals += 1;
      expect(fact.hours).toBeCloseTo(hours, 9);
      expect(fact.at - assigned.get(fact.request)!).toBeCloseTo(hours, 9);
    }
    expect(arrivals).toBeGreaterThan(10);
  };

  test('a journey is as long as the lanes on its way', () => {
    const text = (lane: string): string => `
aftersim: 1
name: Far away
horizon: 3 y
places: { base: { kind: central }, east: { kind: regional, parent: base }, farm: { kind: customer, parent: east } }
lanes: { a: { from: base, to: east, time: ${lane} }, b: { from: east, to: farm, time: 90 min } }
items: { pump: { kind: consumable, modes: { wear: { meter: h, life: exponential(700 h), job: mend, renews: mode } } } }
products: { station: { sockets: { pump: pump } } }
fleets: { stations: { product: station, count: 3, place: farm, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: base, members: { all: { count: 2, hours: always } } } }
jobs: { mend: { steps: [{ take: crew }, { travel: crew }, { do: mend, time: 2 h, fixes: 80 % }, { release: crew }] } }
`;
    const facts = (lane: string): readonly Fact[] => chronicle(scenarioFrom(text(lane), 'far.yaml')).facts;
    journeysAreTheirLanes(facts('4 h'), 5.5);
    expectBroken(() => {
      journeysAreTheirLanes(facts('5 h'), 5.5);
    });
  });
});
