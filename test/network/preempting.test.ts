// Urgent work takes servers from less urgent work, on a timeline that can be followed by hand.
import { describe, expect, test } from 'vitest';
import { chronicle, factsOf, scenarioFrom } from '../laws/chronicle.ts';

const desk = (preempt: boolean) =>
  chronicle(
    scenarioFrom(
      `
aftersim: 1
name: One bench, two tiers
horizon: 60 h
places: { shop: { kind: field } }
tiers: { gold: { priority: 1 }, silver: { priority: 2 } }
pools: { bench: { kind: benches, home: shop, dispatch: byTier, preempt: ${String(preempt)}, members: { one: { count: 1, hours: always } } } }
jobs: { job: { steps: [{ take: bench }, { do: work, time: 10 h }, { release: bench }] } }
arrivals:
  gold: { place: shop, tier: gold, interval: 25 h, job: job }
  silver: { place: shop, tier: silver, interval: 20 h, job: job }
`,
      'preempting.yaml',
    ),
  );

describe('work that is less urgent', () => {
  test('is put out, keeps what is done of it, and goes on when the urgent is done', () => {
    const { facts } = desk(true);
    // Silver begins at 20 h, gold comes at 25 h and is done at 35 h, then silver does its other 5 h.
    expect(factsOf(facts, 'closed').map(({ at }) => at)).toEqual([35, 40, 50, 60].filter((at) => at < 60));
    expect(factsOf(facts, 'worked').map(({ at, hours }) => [at, hours])).toEqual([
      [35, 10],
      [40, 10],
      [50, 10],
    ]);
  });

  test('is finished first where nobody is put out', () => {
    expect(factsOf(desk(false).facts, 'closed').map(({ at }) => at)).toEqual([30, 40, 50]);
  });
});

describe('a meter that stands still', () => {
  test('does not keep the modes of other meters from striking', () => {
    const { facts } = chronicle(
      scenarioFrom(
        `
aftersim: 1
name: Two meters
horizon: 100 h
places: { site: { kind: field } }
items:
  part: { modes: { far: { meter: km, life: 5 km, job: fix }, long: { meter: h, life: 30 h, job: fix } } }
products: { car: { sockets: { part: part } } }
fleets: { cars: { product: car, count: 1, place: site, usage: { km: 0 km/d, h: 24 h/d } } }
jobs: { fix: { steps: [{ do: fixing, time: 0 h }] } }
`,
        'two-meters.yaml',
      ),
    );
    expect(factsOf(facts, 'failed').map(({ at }) => at)).toEqual([30, 60, 90]);
  });
});
