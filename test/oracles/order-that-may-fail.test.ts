// A shelf whose orders may not come off: a scenario file against the exact profit of a Markov chain.
import { describe, expect, test } from 'vitest';
import { chronicle, factsOf, scenarioFrom } from '../laws/chronicle.ts';
import { timeout } from './compare-with-theory.ts';
import { exactValues } from './fixtures.ts';
import { expectCaught, expectMet, read, type Oracle } from './oracle.ts';
import type { Watch } from './simulate.ts';

const day = 24;
/** Days after which the full shelf of the start is forgotten. */
const settled = 100;

/** What the shop earned: 2 a sale, less 0.1 for each part left in the evening, 10 for an order and 1 for each part of it. */
const profit: Watch = () => {
  let onHand = 200;
  let evenings = 0;
  let total = 0;
  let untilSettled = 0;
  const evening = (at: number): void => {
    for (; (evenings + 1) * day <= at; evenings += 1) {
      total -= 0.1 * onHand;
      if (evenings + 1 === settled) untilSettled = total;
    }
  };
  return {
    see(fact) {
      evening(fact.at);
      if (fact.kind === 'issued') {
        onHand -= 1;
        total += 2;
      } else if (fact.kind === 'received') onHand += 1;
      else if (fact.kind === 'ordered') total -= 10 + fact.quantity;
    },
    values: (horizon) => {
      evening(horizon);
      return { profit: total / evenings, settledProfit: (total - untilSettled) / (evenings - settled) };
    },
  };
};

const shop: Oracle = {
  id: 'SP-1-SSJ',
  file: 'order-that-may-fail',
  watch: [profit],
  exact: exactValues('stock-rules', 'SP-1-SSJ'),
  figures: { mean_profit_2000_days: read('profit'), longrun_profit: read('settledProfit') },
  length: { horizon: '2_000 d', replications: 10 },
  long: { horizon: '2_000 d', replications: 60 },
};

describe('orders that may fail', { timeout }, () => {
  test('the oracle SP-1-SSJ is met (± 1 %)', () => {
    expectMet(shop);
  });

  test.each([
    ['orders that always come off', 'stocks.part.shop.succeeds=100 %'],
    ['a reorder point that is twice as high', 'stocks.part.shop.reorderAt=159'],
  ])('the oracle SP-1-SSJ catches %s', (_, setting) => {
    expectCaught({ ...shop, length: { ...shop.length, replications: 30 } }, { settings: [setting] });
  });

  test('an order that fails is tried again at the next demand, where nobody reviews', () => {
    const text = (succeeds: string): string => `
aftersim: 1
name: One shelf
horizon: 400 d
places: { shop: { kind: field } }
items: { part: { kind: consumable } }
arrivals: { customers: { place: shop, interval: 24 h, job: sale } }
jobs: { sale: { steps: [{ demand: part }] } }
stocks: { part: { shop: { level: 4, source: supplier, leadTime: 1 h, succeeds: ${succeeds} } } }
`;
    const orders = (succeeds: string): readonly number[] =>
      factsOf(chronicle(scenarioFrom(text(succeeds), 'shelf.yaml')).facts, 'ordered').map(
        ({ quantity }) => quantity,
      );
    expect(new Set(orders('100 %'))).toEqual(new Set([1]));
    // Whatever failed is ordered with the next: as many units as were sold, and some orders of several.
    const half = orders('50 %');
    expect(Math.max(...half)).toBeGreaterThan(2);
    const units = half.reduce((sum, its) => sum + its, 0);
    expect(units).toBeGreaterThan(390);
    expect(units).toBeLessThanOrEqual(400);
  });
});
