// Measures of simulated networks: what must hold between them in every run, and inputs that they give back.
import { describe, expect, test } from 'vitest';
import { run } from '../../engine/experiments/run.ts';
import { meanInterval } from '../../engine/stats/interval.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { blueprintOf, runAll, type Values } from './by-hand.ts';

const replicated = (text: string, count: number, settings: readonly string[] = []): readonly Values[] => {
  const its = blueprintOf(text, settings);
  return Array.from(
    { length: count },
    (_, replication) => run(its, { seed: 'networks', replication, replay: '', measures: 'all' }).indicators,
  );
};

const interval = (runs: readonly Values[], name: string) =>
  meanInterval(
    runs.map((values) => values[name]),
    0.999,
  );

/** The value lies in the 99.9 % interval of the runs, which is no wider than `share` of it. */
function holds(runs: readonly Values[], name: string, value: number, share: number): void {
  const { lower, upper, halfWidth } = interval(runs, name);
  expect(halfWidth, name).toBeLessThan(share * value);
  expect(lower, name).toBeLessThanOrEqual(value);
  expect(upper, name).toBeGreaterThanOrEqual(value);
}

// Orders of three lines of two units each.
const shop = `
aftersim: 1
name: Orders of three lines
horizon: 20 y
places: { shop: { kind: field } }
items: { a: { kind: consumable }, b: { kind: consumable }, c: { kind: consumable } }
arrivals: { buyers: { place: shop, interval: exponential(6 d), job: sale } }
jobs: { sale: { steps: [{ demand: a, quantity: 2 }, { demand: b, quantity: 2 }, { demand: c, quantity: 2 }] } }
stocks:
  a: { shop: { level: 5, source: supplier, leadTime: exponential(8 d) } }
  b: { shop: { level: 6, source: supplier, leadTime: exponential(8 d) } }
  c: { shop: { level: 7, source: supplier, leadTime: exponential(8 d) } }
`;

describe('orders of equal lines', () => {
  const runs = [...replicated(shop, 10), ...replicated(shop, 10, ['stocks.a.shop.level=2'])];

  const isOrdered = (values: Values): void => {
    const { unitFill = NaN, lineFill = NaN, orderFill = NaN } = values;
    expect(unitFill).toBeGreaterThanOrEqual(lineFill);
    expect(lineFill).toBeGreaterThanOrEqual(orderFill);
    expect(orderFill).toBeGreaterThan(0);
    expect(unitFill).toBeLessThan(1);
  };

  test('unit fill ≥ line fill ≥ order fill in every run', () => {
    for (const values of runs) isOrdered(values);
    for (const [one, other] of [
      ['unitFill', 'lineFill'],
      ['lineFill', 'orderFill'],
    ] as const) {
      expectBroken(() => {
        isOrdered({ ...runs[0], [one]: runs[0]?.[other] ?? NaN, [other]: runs[0]?.[one] ?? NaN });
      });
    }
  });

  test('perfect orders are no more than whole ones, nor than those on time', () => {
    for (const { perfectOrder = NaN, onTime = NaN } of runs) expect(perfectOrder).toBeLessThanOrEqual(onTime);
  });
});

describe('the pipeline', () => {
  const settings = [
    'jobs.sale.steps=[{ demand: a }]',
    'stocks.b=null',
    'stocks.c=null',
    'items.b=null',
    'items.c=null',
  ];
  const runs = replicated(shop, 20, ['horizon=60 y', ...settings]);

  test('of a supplier is rate × lead time (Little)', () => holds(runs, 'pipeline/shop/a', 8 / 6, 0.05));

  test('is not that of another lead time', () => {
    const slower = replicated(shop, 20, [
      'horizon=60 y',
      ...settings,
      'stocks.a.shop.leadTime=exponential(9 d)',
    ]);
    expectBroken(() => {
      holds(slower, 'pipeline/shop/a', 8 / 6, 0.05);
    });
  });

  test('with what is on hand less what is owed is the level, in every run', () => {
    for (const values of runs) {
      const of = (name: string): number => values[`${name}/shop/a`] ?? NaN;
      expect(of('onHand') + of('pipeline') - of('backorders')).toBeCloseTo(5, 9);
    }
  });
});

describe('the cycle of an order', () => {
  const text = `
aftersim: 1
name: Made to order
horizon: 10 y
places: { works: { kind: central } }
items: { blank: { kind: consumable } }
arrivals: { buyers: { place: works, interval: exponential(1 d), job: make } }
jobs: { make: { steps: [{ demand: blank }, { do: design, time: 4 h, bucket: admin }, { do: make, time: 'lognormal(16 h, 50 %)' }] } }
stocks: { blank: { works: { unlimited: true } } }
`;
  const runs = replicated(text, 10);

  test('has the mean and the variation of the input', () => {
    holds(runs, 'orderCycle', 20, 0.02);
    holds(runs, 'orderCycleVariation', 8 / 20, 0.05);
    holds(runs, 'leadTime/production', 16, 0.02);
    for (const values of runs) expect(values['leadTime/design']).toBeCloseTo(4, 9);
    expectBroken(() => {
      holds(replicated(text.replace('50 %', '60 %'), 10), 'orderCycleVariation', 8 / 20, 0.05);
    });
  });
});

describe('the nature of demand', () => {
  // A demand in ten days, of one unit or of five: mean 2, mean square 7, so CV² is 3/4.
  const settings = [
    'jobs.sale.steps=[{ demand: a, quantity: "discrete(1: 75 %, 5: 25 %)" }]',
    'arrivals.buyers.interval=exponential(10 d)',
    'stocks.b=null',
    'stocks.c=null',
    'items.b=null',
    'items.c=null',
  ];
  const holdsInput = (runs: readonly Values[]): void => {
    holds(runs, 'demandInterval/shop/a', 240, 0.03);
    holds(runs, 'demandVariation/shop/a', 0.75, 0.05);
  };

  test('is measured as it was written: the interval of demands and the variation of their sizes', () => {
    holdsInput(replicated(shop, 20, ['horizon=60 y', ...settings]));
  });

  test.each([
    ['more often', 'arrivals.buyers.interval=exponential(9 d)'],
    ['in other sizes', 'jobs.sale.steps=[{ demand: a, quantity: "discrete(1: 80 %, 5: 20 %)" }]'],
  ])('tells demand that comes %s', (_, wrong) => {
    expectBroken(() => {
      holdsInput(replicated(shop, 20, ['horizon=60 y', ...settings, wrong]));
    });
  });
});

// Two regions with a dealer each; the depot behind them is four days away.
const regions = `
aftersim: 1
name: Two regions
horizon: 10 y
places: { depot: { kind: central }, north: { kind: field, parent: depot }, south: { kind: field, parent: depot } }
lanes: { toNorth: { from: depot, to: north, time: 4 d }, toSouth: { from: depot, to: south, time: 4 d } }
items: { belt: { kind: consumable, modes: { wears: { meter: h, life: exponential(2_000 h), job: swap } } } }
products: { loader: { sockets: { belt: belt } } }
fleets:
  north: { product: loader, count: 10, place: north, usage: { h: 24 h/d } }
  south: { product: loader, count: 10, place: south, usage: { h: 24 h/d } }
pools: { hands: { kind: people, home: depot, unlimited: true } }
jobs: { swap: { steps: [{ demand: belt }, { take: hands }, { do: swap, time: 2 h }, { return: belt }, { release: hands }] } }
stocks:
  belt:
    depot: { level: 20, source: supplier, leadTime: 20 d }
    north: { level: 3, source: depot }
    south: { level: 3, source: depot }
`;

test('a part anywhere within 48 hours: a region without its dealer’s stock falls behind, the other does not', () => {
  const at = (values: Values, region: string): number => values[`suppliedWithin48/${region}`] ?? NaN;
  const served = runAll(regions);
  const bare = runAll(regions, { settings: ['stocks.belt.south.level=0'] });
  expect(at(served.values, 'south')).toBeGreaterThan(0.9);
  expect(at(bare.values, 'south')).toBe(0);
  expect(at(bare.values, 'north')).toBeGreaterThan(0.9);
});

// As by-hand.ts has it, in small: every second part is missing when the crew is there, and the crew comes again.
const returning = `
aftersim: 1
name: A crew that comes again
horizon: 1_100 h
places: { site: { kind: field } }
lanes: {}
items: { pump: { kind: consumable, modes: { wear: { meter: h, life: 100 h, job: swap, renews: unit } } } }
products: { mover: { sockets: { pump: pump } } }
fleets: { A: { product: mover, count: 1, place: site, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: site, members: { fitters: { count: 1, hours: always } } } }
jobs: { swap: { preset: crewReturns, item: pump, crew: crew, work: 5 h, workLaterVisits: 5 h } }
stocks: { pump: { site: { level: 1, source: supplier, leadTime: 120 h } } }
`;

test('a crew that must come again for the part spoils the first-time fix', () => {
  const { values } = runAll(returning);
  expect(values['firstTimeFix']).toBeCloseTo(5 / 9, 12);
  expect(values['visitsPerRequest']).toBeCloseTo(13 / 9, 12);
  const stocked = runAll(returning, { settings: ['stocks.pump.site.level=2'] }).values;
  expect(stocked['firstTimeFix']).toBe(1);
});
