// The same demand for few items and for many: what a factory has on its shelves, and what after-sales has (L34).
import { describe, expect, test } from 'vitest';
import { run } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { baseStock } from '../../engine/theory/index.ts';
import { scenarioFrom, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { manySlowItemsTurnSlowly, turnsOf, type Assortment } from '../laws/turns.ts';

const demandsAYear = 2_000;
const leadDays = 30;
const years = 6;

const numbers = (items: number) => Array.from({ length: items }, (_, number) => `p${number + 1}`);

/** One shelf with that many items, which share the demand; each has the least stock that meets 95 % at once. */
function assortment(items: number, shelf?: number): Assortment {
  const each = demandsAYear / items;
  const fill = (stock: number) => baseStock({ demandRate: each, leadTime: leadDays / 365, stock }).fillRate;
  let level = shelf ?? 1;
  while (shelf === undefined && fill(level) < 0.95) level += 1;
  const list = (line: (id: string) => string) =>
    numbers(items)
      .map((id) => `  ${line(id)}\n`)
      .join('');
  const text = `aftersim: 1
name: ${items} items
horizon: ${years} y
places: { shop: { kind: field } }
items:
${list((id) => `${id}: { kind: consumable, price: 10 USD }`)}arrivals:
${list((id) => `${id}: { place: shop, interval: exponential(${8760 / each} h), job: sale-${id} }`)}jobs:
${list((id) => `sale-${id}: { steps: [{ demand: ${id} }] }`)}stocks:
${list((id) => `${id}: { shop: { level: ${level}, source: supplier, leadTime: ${leadDays} d } }`)}`;
  const scenario = scenarioFrom(text, `${items} items`);
  const { indicators } = run(prepare(scenario, 'frozen', 'base').blueprint, {
    seed: 'turns',
    replication: 0,
    replay: '',
  });
  const of = (name: string) => numbers(items).map((id) => indicators[`${name}/shop/${id}`]!);
  return {
    items,
    yearlyUse: (10 * indicators['requestsClosed']!) / years,
    meanStock: 10 * sum(of('onHand')),
    fill: sum(of('fillRate').filter((its) => !Number.isNaN(its))) / items,
  };
}

describe('L34: turns', () => {
  const factory = assortment(20);
  const service = assortment(350);

  test('A32, A34: 17.5 times the items at the same demand and fill turn 1 to 4 times a year, not 6 to 50', () => {
    manySlowItemsTurnSlowly(factory, service);
  });

  test('that is seen to fail with few items in after-sales, and with overstocked ones in the factory', () => {
    expectBroken(() => manySlowItemsTurnSlowly(factory, assortment(40)));
    expectBroken(() => manySlowItemsTurnSlowly(assortment(20, 200), service));
  });

  test('by hand: a unit is taken each ten days and is back after five', () => {
    const scenario = scenarioFrom(
      `aftersim: 1
name: By hand
horizon: 1_005 d
places: { shop: { kind: field } }
items: { part: { kind: consumable } }
arrivals: { customers: { place: shop, interval: 10 d, job: sale } }
jobs: { sale: { steps: [{ demand: part }] } }
stocks: { part: { shop: { level: 1, source: supplier, leadTime: 5 d } } }
`,
      'by hand',
    );
    const { indicators } = run(prepare(scenario, 'frozen', 'base').blueprint, {
      seed: '1',
      replication: 0,
      replay: '',
    });
    // A hundred units in 1,005 days; the shelf has one for ten days, then for five of each ten.
    expect(indicators['requestsClosed']).toBe(100);
    expect(indicators['onHand/shop/part']).toBeCloseTo((10 + 99 * 5) / 1005, 12);
    const yearlyUse = (100 * 365) / 1005;
    expect(turnsOf({ yearlyUse, meanStock: indicators['onHand/shop/part']! })).toBeCloseTo(36_500 / 505, 9);
    expect(turnsOf({ yearlyUse: 12, meanStock: 4 })).toBe(3);
  });
});
