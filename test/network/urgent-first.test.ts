import { describe, expect, test } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import {
  compareRanks,
  precedences,
  rankOf,
  rulesOf,
  type Need,
  type BuiltInPrecedence,
} from '../../engine/network/entitlements/precedence.ts';
import { meanInterval } from '../../engine/stats/index.ts';
import { chronicle, factsOf, scenarioFrom } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

// Calls of two tiers at one desk that is busy four fifths of the time.
const desk = (dispatch: string, gold = '2 h') =>
  scenarioFrom(
    `
aftersim: 1
name: Calls of two tiers
horizon: 2 y
tiers: { gold: { priority: 0 }, silver: { priority: 1 } }
places: { office: { kind: central } }
pools: { agents: { kind: desk, home: office, dispatch: ${dispatch}, members: { one: { count: 1, hours: always } } } }
jobs:
  gold call: { steps: [{ take: agents }, { do: talk, time: exponential(${gold}), bucket: desk }, { release: agents }] }
  silver call: { steps: [{ take: agents }, { do: talk, time: exponential(2 h), bucket: desk }, { release: agents }] }
arrivals:
  gold: { place: office, interval: exponential(5 h), job: gold call, tier: gold }
  silver: { place: office, interval: exponential(5 h), job: silver call, tier: silver }
`,
    'tiers.yaml',
  );

/** Mean hours that calls waited: of each tier, and of all. */
const waits = (facts: readonly Fact[]) => {
  const tierOf = new Map(factsOf(facts, 'raised').map(({ request, tier }) => [request, tier]));
  const hours: [number, number] = [0, 0];
  const calls: [number, number] = [0, 0];
  for (const { request, waited } of factsOf(facts, 'assigned')) {
    const tier = tierOf.get(request) as 0 | 1;
    hours[tier] += waited;
    calls[tier] += 1;
  }
  return {
    gold: hours[0] / calls[0],
    silver: hours[1] / calls[1],
    all: (hours[0] + hours[1]) / (calls[0] + calls[1]),
  };
};

const runs = (dispatch: string, gold?: string) => {
  const scenario = desk(dispatch, gold);
  return Array.from({ length: 40 }, (_, replication) =>
    waits(chronicle(scenario, { mode: 'frozen', alternative: 'base', replication }).facts),
  );
};

type Waits = readonly ReturnType<typeof waits>[];

/** Mean difference between two ways on the same calls, relative to the mean of the first, with its interval. */
const paired = (one: Waits, other: Waits, which: 'gold' | 'silver' | 'all') => {
  const mean = one.reduce((sum, its) => sum + its[which], 0) / one.length;
  const { lower, upper, halfWidth } = meanInterval(
    one.map((its, index) => (other[index]![which] - its[which]) / mean),
    0.999,
  );
  return { lower, upper, halfWidth };
};

describe('L23: who goes first only shifts the wait from one tier to another', () => {
  const inTurn = runs('firstCome');
  const byTier = runs('byTier');

  /** Gold waits less, silver more, and the mean of all is the same to within a few percent. */
  const shifts = (before: Waits, after: Waits) => {
    expect(paired(before, after, 'gold').upper).toBeLessThan(-0.3);
    expect(paired(before, after, 'silver').lower).toBeGreaterThan(0.3);
    const all = paired(before, after, 'all');
    expect(all.halfWidth).toBeLessThan(0.03);
    expect(all.lower).toBeLessThanOrEqual(0);
    expect(all.upper).toBeGreaterThanOrEqual(0);
  };

  test('gold waits less, silver more, and all together as long as before', () => {
    shifts(inTurn, byTier);
  });

  test('the order of the mean waits is that of the tiers', () => {
    for (const { gold, silver } of byTier) expect(gold).toBeLessThan(silver);
  });

  test('would be caught where the law does not hold: urgent calls that are four times as short', () => {
    expectBroken(() => {
      shifts(runs('firstCome', '0.5 h'), runs('byTier', '0.5 h'));
    });
  });

  test('would be caught if nobody were preferred', () => {
    expectBroken(() => {
      shifts(inTurn, inTurn);
    });
  });
});

describe('A41: rules of precedence, one after the other', () => {
  const names = [
    'byTier',
    'failuresFirst',
    'oldestNeed',
    'dueFirst',
  ] as const satisfies readonly BuiltInPrecedence[];
  /** Every combination of an earlier and a later value under each of the four rules. */
  const needs: readonly Need[] = Array.from({ length: 16 }, (_, code) => ({
    priority: code & 1,
    planned: (code & 2) !== 0,
    severity: 0,
    raisedAt: code & 4,
    dueAt: code & 8,
  }));
  const permutations = (list: readonly BuiltInPrecedence[]): readonly (readonly BuiltInPrecedence[])[] =>
    list.length < 2
      ? [list]
      : list.flatMap((first) =>
          permutations(list.filter((its) => its !== first)).map((rest) => [first, ...rest]),
        );

  /** The table of all sixteen, sorted by comparing the rules in their order by hand. */
  const table = (order: readonly BuiltInPrecedence[]): readonly Need[] =>
    [...needs].sort((a, b) => {
      for (const name of order) {
        const difference = precedences[name](a) - precedences[name](b);
        if (difference !== 0) return difference;
      }
      return 0;
    });

  test('each combination stands where the table has it, in every order of the four rules', () => {
    const orders = new Set<string>();
    for (const order of permutations(names)) {
      const rules = rulesOf(order);
      const sorted = [...needs].sort((a, b) => compareRanks(rankOf(rules, a), rankOf(rules, b)));
      expect(sorted).toEqual(table(order));
      orders.add(JSON.stringify(sorted));
    }
    // Another order of the rules is another order of the work.
    expect(orders.size).toBe(24);
  });
});

describe('B03: a desk', () => {
  const calls = scenarioFrom(
    `
aftersim: 1
name: A desk that resolves two calls in five
horizon: 1 y
places: { office: { kind: central } }
pools:
  agents: { kind: desk, home: office, members: { one: { count: 2, hours: always } } }
  crew: { kind: people, home: office, unlimited: true }
jobs:
  call:
    steps:
      - { take: agents }
      - { do: talk, time: 0.5 h, bucket: desk, resolves: 40 % }
      - { release: agents }
      - { take: crew }
      - { do: visit, time: 2 h }
      - { release: crew }
arrivals: { calls: { place: office, interval: exponential(1 h), job: call } }
`,
    'calls.yaml',
  );

  test('hands over what it cannot resolve: that share of all contacts', () => {
    const shares = Array.from({ length: 20 }, (_, replication) => {
      const { facts } = chronicle(calls, { mode: 'frozen', alternative: 'base', replication });
      const worked = factsOf(facts, 'worked');
      const contacts = worked.filter(({ step }) => step === 1).length;
      return worked.filter(({ step }) => step === 4).length / contacts;
    });
    const { lower, upper, halfWidth } = meanInterval(shares, 0.999);
    expect(halfWidth).toBeLessThan(0.008);
    expect(lower).toBeLessThanOrEqual(0.6);
    expect(upper).toBeGreaterThanOrEqual(0.6);
  });

  test('A24: a pure service has no parts, and nothing is said of them', () => {
    const { result, facts } = chronicle(calls);
    expect(factsOf(facts, 'closed').length).toBeGreaterThan(8000);
    const words = Object.keys(result.indicators).map((name) => name.split('/')[0]);
    for (const word of ['fillRate', 'onHand', 'backorders', 'stockWait', 'availability', 'failures'])
      expect(words).not.toContain(word);
    expect(words).toContain('utilisation');
  });
});
