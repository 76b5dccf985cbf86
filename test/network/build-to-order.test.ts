// C01: nothing is kept; each part is made when a machine asks for it, then shipped.
import { expect, test } from 'vitest';
import { chronicle, factsOf, scenarioFrom } from '../laws/chronicle.ts';

const text = `
aftersim: 1
name: Build to order
horizon: 20 y
places: { factory: { kind: central }, plant: { kind: field } }
lanes: { way: { from: factory, to: plant, time: 30 h } }
items: { pump: { kind: consumable, modes: { wear: { meter: h, life: "weibull(2, 4_000 h)", job: swap } } } }
products: { station: { sockets: { pump: pump } } }
fleets: { stations: { product: station, count: 5, place: plant, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: plant, members: { all: { count: 5, hours: always } } } }
jobs: { swap: { preset: partFirst, item: pump, crew: crew, work: 2 h } }
stocks:
  pump:
    plant: { level: 0, source: factory }
    factory: { level: 0, source: supplier, leadTime: 100 h }
`;

function run(settings: readonly string[] = []) {
  const { facts } = chronicle(scenarioFrom(text, 'build-to-order.yaml', settings));
  return {
    down: factsOf(facts, 'restored').map(({ hours }) => hours),
    kept: factsOf(facts, 'stocked').reduce((sum, { onHand }) => sum + onHand, 0),
  };
}

test('C01: built to order, every machine waits for making, shipping and the swap, and no shelf holds anything', () => {
  const { down, kept } = run();
  expect(down.length).toBeGreaterThan(50);
  for (const hours of down) expect(hours).toBeCloseTo(100 + 30 + 2, 9);
  expect(kept).toBe(0);
});

test('C01: one part on the shelf is seen to break that: some wait no longer than for the swap', () => {
  const { down, kept } = run(['stocks.pump.plant.level=1']);
  expect(Math.min(...down)).toBeCloseTo(2, 9);
  expect(Math.max(...down)).toBeLessThanOrEqual(132 + 1e-9);
  expect(kept).toBeGreaterThan(0);
});
