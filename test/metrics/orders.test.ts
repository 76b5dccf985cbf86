// Orders from logs that nobody simulated: the fill rates of the textbook's example, cycle times, perfect orders.
import { describe, expect, test } from 'vitest';
import { OrderMeasures } from '../../engine/metrics/order-measures.ts';
import { RequestColumns } from '../../engine/metrics/request-columns.ts';
import { VisitMeasures } from '../../engine/metrics/visit-measures.ts';
import type { FactBus } from '../../engine/network/facts/fact-bus.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { chronicle, scenarioFrom } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { blueprintOf, mishearing, valuesOf, type Values } from './by-hand.ts';

const { plan } = blueprintOf(`
aftersim: 1
name: Five shelves
horizon: 1 y
places: { shop: { kind: field } }
tiers: { gold: { priority: 0, restore: 48 h } }
items: { a: { kind: consumable }, b: { kind: consumable }, c: { kind: consumable }, d: { kind: consumable }, e: { kind: consumable } }
arrivals: { buyers: { place: shop, tier: gold, interval: exponential(5 d), job: sale } }
jobs: { sale: { steps: [{ demand: a }, { demand: b }, { demand: c }, { demand: d }, { demand: e }] } }
stocks:
  a: { shop: { level: 3, source: supplier, leadTime: 10 d } }
  b: { shop: { level: 3, source: supplier, leadTime: 10 d } }
  c: { shop: { level: 3, source: supplier, leadTime: 10 d } }
  d: { shop: { level: 3, source: supplier, leadTime: 10 d } }
  e: { shop: { level: 3, source: supplier, leadTime: 10 d } }
`);

const orders = (its: NetworkPlan, bus: FactBus) =>
  new OrderMeasures(its, bus, new RequestColumns(its, bus), new Int32Array(0));

/** An order of `lines` lines of `size` units; `late[line]` of them were not on the shelf. It was closed after `hours`. */
interface Order {
  readonly lines: number;
  readonly size: number;
  readonly late: readonly number[];
  readonly hours?: number;
}

function logOf(all: readonly Order[]): readonly Fact[] {
  const log: Fact[] = [];
  let id = 0;
  const add = (its: Record<string, unknown>): void => {
    id += 1;
    log.push({ id, cause: 0, ...its } as unknown as Fact);
  };
  for (const [index, { lines, size, late, hours = 1 }] of all.entries()) {
    const request = index + 1;
    add({ kind: 'raised', at: 0, request, origin: 2, machine: -1, mode: -1, customer: 0, tier: 0 });
    for (let stock = 0; stock < lines; stock += 1) {
      for (let unit = 0; unit < size; unit += 1) add({ kind: 'demanded', at: 0, request, stock });
    }
    for (let stock = 0; stock < lines; stock += 1) {
      for (let unit = 0; unit < size; unit += 1) {
        const fromShelf = unit < (late[stock] ?? 0) ? 0 : 1;
        add({
          kind: 'issued',
          at: fromShelf === 1 ? 0 : hours,
          request,
          stock,
          unit: id,
          waited: 0,
          fromShelf,
        });
      }
    }
    add({ kind: 'closed', at: hours, request, machine: -1, resolved: 0 });
  }
  return log;
}

const repeated = <T>(count: number, its: T): readonly T[] => Array.from({ length: count }, () => its);

// 1,000 orders of 5 lines of 4 units; 90 orders, 200 lines and 500 units were not there: of 70 orders two lines, of 20
// orders three, of 100 lines two units and of 100 three.
const whole = { lines: 5, size: 4, late: [] };
const example = logOf([
  ...repeated(910, whole),
  ...repeated(70, { ...whole, late: [2, 3] }),
  ...repeated(10, { ...whole, late: [2, 3, 2] }),
  ...repeated(10, { ...whole, late: [2, 3, 3] }),
]);

function isTheExample(values: Values): void {
  expect(values['unitFill']).toBe(19_500 / 20_000);
  expect(values['unitFill']).toBe(0.975);
  expect(values['lineFill']).toBe(4_800 / 5_000);
  expect(values['lineFill']).toBe(0.96);
  expect(values['orderFill']).toBe(910 / 1_000);
  expect(values['orderFill']).toBe(0.91);
}

const changed = (fact: object): Fact => fact as Fact;

describe('the fill rates of an order log', () => {
  test('are 97.5 % of units, 96 % of lines and 91 % of orders, exactly', () => {
    isTheExample(valuesOf(plan, example, orders, 1));
  });

  test.each<[string, (fact: Fact) => Fact | undefined]>([
    [
      'that takes every line for another order',
      (fact) =>
        'request' in fact && 'stock' in fact
          ? changed({ ...fact, request: fact.request * 5 + fact.stock })
          : fact,
    ],
    ['that takes all lines for one', (fact) => ('stock' in fact ? changed({ ...fact, stock: 0 }) : fact)],
    ['that takes late for at once', (fact) => (fact.kind === 'issued' ? { ...fact, fromShelf: 1 } : fact)],
    [
      'that misses a unit of each line',
      (fact) => (fact.kind === 'issued' && fact.unit % 4 === 0 ? undefined : fact),
    ],
    ['that takes orders for repairs', (fact) => (fact.kind === 'raised' ? { ...fact, origin: 3 } : fact)],
  ])('are told apart from those of a fold %s', (_, hear) => {
    expectBroken(() => {
      isTheExample(valuesOf(plan, example, mishearing(orders, hear), 1));
    });
  });
});

describe('the cycle of orders', () => {
  const cycles = [10, 20, 30, 40, 100];
  const log = logOf(cycles.map((hours) => ({ ...whole, late: [1], hours })));
  const values = valuesOf(plan, log, orders, 1000);

  test('has the mean, deviation, variation and 95 % point of the log', () => {
    const deviation = Math.sqrt((30 ** 2 + 20 ** 2 + 10 ** 2 + 0 + 60 ** 2) / 4);
    expect(values['orderCycle']).toBe(40);
    expect(values['orderCycleDeviation']).toBeCloseTo(deviation, 12);
    expect(values['orderCycleVariation']).toBeCloseTo(deviation / 40, 12);
    expect(values['orderCycleP95']).toBeCloseTo(40 + 0.8 * 60, 12);
  });

  test('tells the share within limits, which rises with the limit and is never above one', () => {
    expect(values['completedWithin/24h']).toBe(2 / 5);
    expect(values['completedWithin/48h']).toBe(4 / 5);
    expect(values['completedWithin/168h']).toBe(1);
    expect(values['onTime']).toBe(4 / 5);
    const late = valuesOf(
      plan,
      log,
      mishearing(orders, (fact) => (fact.kind === 'closed' ? { ...fact, at: fact.at + 10 } : fact)),
      1000,
    );
    expect(late['onTime']).toBe(3 / 5);
    expect(late['completedWithin/24h']).toBe(1 / 5);
  });
});

describe('perfect orders', () => {
  const of = (late: boolean, hours: number): Order => ({ lines: 1, size: 1, late: late ? [1] : [], hours });
  const perfect = (all: readonly Order[]) => {
    const values = valuesOf(plan, logOf(all), orders, 1000);
    return { joint: values['perfectOrder'], product: values['perfectOrderIfIndependent'] };
  };

  test('are the product of their attributes where those are independent', () => {
    // 97 % of 97 % whole orders are on time, and 97 % of those that are not whole.
    const { joint, product } = perfect([
      ...repeated(97 * 97, of(false, 10)),
      ...repeated(97 * 3, of(false, 100)),
      ...repeated(3 * 97, of(true, 10)),
      ...repeated(9, of(true, 100)),
    ]);
    expect(joint).toBe(0.97 * 0.97);
    expect(product).toBe(joint);
  });

  test('are more than the product where what is short is late as well', () => {
    const { joint = NaN, product = NaN } = perfect([
      ...repeated(97, of(false, 10)),
      ...repeated(3, of(true, 100)),
    ]);
    expect(joint).toBe(0.97);
    expect(product).toBe(0.97 * 0.97);
    expect(joint).toBeGreaterThan(product);
  });

  const packing = (flaws: string): Values => {
    const text = `
aftersim: 1
name: Parcels
horizon: 50_000 h
places: { shop: { kind: field } }
tiers: { gold: { priority: 0, restore: 48 h } }
items: { a: { kind: consumable } }
arrivals: { buyers: { place: shop, tier: gold, interval: 1 h, job: sale } }
pools: { packers: { kind: benches, home: shop, unlimited: true } }
jobs: { sale: { steps: [{ take: packers }, { demand: a }, { do: pack, time: 6 min, flaws: ${flaws} }, { release: packers }] } }
stocks: { a: { shop: { level: unlimited } } }
`;
    const { plan: its, facts } = chronicle(scenarioFrom(text, 'parcels.yaml'));
    return valuesOf(its, facts, orders, 50_000);
  };

  test('D11: four attributes of 97 % that have nothing to do with each other make 88.53 %', () => {
    const values = packing('{ short: 3 %, late: 3 %, damaged: 3 %, papers: 3 % }');
    const exact = 0.97 ** 4;
    expect(exact).toBeCloseTo(0.88529281, 12);
    // Fifty thousand parcels: four standard errors are 0.57 %.
    const error = Math.sqrt((exact * (1 - exact)) / 50_000);
    expect(Math.abs(values['perfectOrder']! - exact)).toBeLessThan(4 * error);
    expect(Math.abs(values['perfectOrder']! - 0.97 ** 3)).toBeGreaterThan(4 * error);
    const shares = ['short', 'late', 'damaged', 'papers'].map((flaw) => values[`orderWithout/${flaw}`]!);
    const product = shares.reduce((all, share) => all * share, 1);
    expect(values['perfectOrderIfIndependent']).toBeCloseTo(product, 12);
  });

  test('and the product is exact, however what is wrong goes together', () => {
    const log = logOf(repeated(100, of(false, 10)));
    const flawed = [0, 1, 2].map((request) => ({
      kind: 'flawed',
      id: 0,
      at: 1,
      cause: 0,
      request: request + 1,
      flaw: 0,
    }));
    const all = [...log.filter(({ kind }) => kind !== 'closed'), ...(flawed as unknown as Fact[])];
    const closed = log.filter(({ kind }) => kind === 'closed');
    const values = valuesOf({ ...plan, flaws: ['damaged'] }, [...all, ...closed], orders, 1000);
    expect(values['orderWithout/damaged']).toBe(0.97);
    expect(values['perfectOrder']).toBe(0.97);
    expect(values['perfectOrderIfIndependent']).toBe(0.97);
  });
});

test('visits: a request that took three counts against the first-time fix', () => {
  const visit = (request: number, number: number) =>
    ({
      kind: 'arrived',
      id: 1,
      at: 0,
      cause: 0,
      request,
      pool: 0,
      visit: number,
      hours: 1,
      customer: 0,
      machine: 0,
      raisedAt: 0,
    }) as const;
  const close = (request: number) =>
    ({ kind: 'closed', id: 1, at: 9, cause: 0, request, machine: 0, resolved: 0 }) as const;
  const log: Fact[] = [
    visit(1, 1),
    close(1),
    visit(2, 1),
    visit(2, 2),
    visit(2, 3),
    close(2),
    close(3),
    visit(4, 1),
  ];
  const make = (_: NetworkPlan, bus: FactBus) => new VisitMeasures(bus);
  const isRight = (values: Values): void => {
    expect(values['firstTimeFix']).toBe(1 / 2);
    expect(values['visitsPerRequest']).toBe(2);
  };
  isRight(valuesOf(plan, log, make, 9));
  expectBroken(() => {
    isRight(
      valuesOf(
        plan,
        log,
        mishearing(make, (fact) => (fact.kind === 'arrived' && fact.visit > 2 ? undefined : fact)),
        9,
      ),
    );
  });
});
