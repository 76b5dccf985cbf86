// The rules of stocks on timelines that can be followed by hand.
import { describe, expect, test } from 'vitest';
import type { Fact, FactKind, FactOf } from '../../engine/network/facts/fact.ts';
import { chronicle, scenarioFrom, scenarioIn } from '../laws/chronicle.ts';
import { everyUnitCanBeFollowed, shelfHoursAddUp } from '../laws/unit-flow.ts';

const all = <K extends FactKind>(facts: readonly Fact[], kind: K): readonly FactOf<K>[] =>
  facts.filter((fact): fact is FactOf<K> => fact.kind === kind);

const shelf = (rule: string, rest = ''): { readonly facts: readonly Fact[] } =>
  chronicle(
    scenarioFrom(
      `
aftersim: 1
name: One shelf
horizon: 100 h
places: { shop: { kind: field } }
items: { part: { kind: consumable } }
arrivals: { customers: { place: shop, interval: 10 h, job: sale } }
jobs: { sale: { steps: [{ demand: part${rest} }] } }
stocks: { part: { shop: { source: supplier, leadTime: 25 h, ${rule} } } }
`,
      'one-shelf.yaml',
    ),
  );

const orders = (facts: readonly Fact[]) => all(facts, 'ordered').map(({ at, quantity }) => [at, quantity]);
const waits = (facts: readonly Fact[]) => all(facts, 'issued').map(({ at, waited }) => [at, waited]);

describe('a reorder point', () => {
  test('with a batch orders when the position falls to it, counting what is on order', () => {
    const { facts } = shelf('reorderAt: 1, batch: 3, initial: 4');
    // Positions 4, 3, 2, 1 at the third demand: 3 more come at 55, and so on every 30 h.
    expect(orders(facts)).toEqual([
      [30, 3],
      [60, 3],
      [90, 3],
    ]);
    expect(waits(facts).slice(0, 6)).toEqual([
      [10, 0],
      [20, 0],
      [30, 0],
      [40, 0],
      [55, 5],
      [60, 0],
    ]);
  });

  test('orders as many batches as it takes, and at the start if it begins low', () => {
    const { facts } = shelf('reorderAt: 4, batch: 2, initial: 1');
    expect(orders(facts).slice(0, 2)).toEqual([
      [0, 2],
      [0, 2],
    ]);
  });

  test('up to a level orders what is missing after the whole of a demand', () => {
    const { facts } = shelf('reorderAt: 4, orderUpTo: 10', ', quantity: 3');
    expect(orders(facts).slice(0, 2)).toEqual([
      [20, 6],
      [40, 6],
    ]);
  });

  test('that is looked at in reviews orders then and only then', () => {
    const { facts } = shelf('reorderAt: 2, orderUpTo: 5, review: 24 h, firstReview: 12 h');
    // At 12 h the position is 4, at 36 and 60 h it is 2, at 84 h it is 3.
    expect(orders(facts)).toEqual([
      [36, 3],
      [60, 3],
    ]);
  });

  test('is passed by the last of a request that wants several, which goes on when it has all of them', () => {
    const { facts } = shelf('level: 2', ', quantity: 3');
    expect(waits(facts).slice(0, 3)).toEqual([
      [10, 0],
      [10, 0],
      [35, 25],
    ]);
    expect(all(facts, 'closed')[0]?.at).toBe(35);
  });
});

describe('shelves that help out', () => {
  const { facts, plan } = chronicle(scenarioIn('test/network/scenarios/helping-shelves.yaml'));

  const north = plan.stocks.findIndex(({ name }) => name === 'north/part');
  const ofNorth = facts.filter((fact) => 'stock' in fact && fact.stock === north);

  test('lend what they need not hold back, and are asked before anybody outside', () => {
    // North has one at 10 h, south lends at 20 h, and keeps its last; from 30 h on parts come from outside.
    expect(all(facts, 'lent').map(({ at }) => at)[0]).toBe(20);
    expect(
      all(facts, 'expedited')
        .map(({ at }) => at)
        .slice(0, 3),
    ).toEqual([30, 40, 50]);
    expect(waits(ofNorth).slice(0, 4)).toEqual([
      [10, 0],
      [23, 3],
      [35, 5],
      [45, 5],
    ]);
  });

  test('do not order what others have met', () => {
    const own = all(facts, 'issued').filter(({ stock, fromShelf }) => stock === north && fromShelf === 1);
    const ordered = all(facts, 'ordered').filter(({ stock }) => stock === north);
    expect(ordered.map(({ at }) => at)).toEqual(own.map(({ at }) => at));
  });

  test('lose whom they cannot serve, who is gone and waits nowhere', () => {
    const lost = all(facts, 'lost');
    expect(lost.length).toBeGreaterThan(0);
    const gone = new Set(all(facts, 'withdrawn').map(({ request }) => request));
    expect(lost.every(({ request }) => gone.has(request))).toBe(true);
  });

  test('keep count of every unit', () => {
    everyUnitCanBeFollowed(plan, facts);
    shelfHoursAddUp(plan, facts);
  });
});
