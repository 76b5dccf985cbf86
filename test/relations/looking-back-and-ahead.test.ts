import { describe, expect, test } from 'vitest';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { lifeDistribution } from '../../engine/random/distributions/distribution-spec.ts';
import { Experience, fromTheStart } from '../../engine/relations/experience.ts';
import { ageReplacement, bestAgeReplacement } from '../../engine/theory/index.ts';
import { bestIsInside, errorsFall, fallsToTheLongest } from '../laws/behaviour.ts';
import { chronicle, factsOf, live, scenarioFrom, scenarioIn, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const inPlace = 'test/contracts/scenarios/repair-in-place.yaml';

describe('B14: what a party has seen', () => {
  const years = [1, 2, 5, 10];
  // A machine fails once in its life and the eight hours that it takes to mend it.
  const trueRate = 8760 / 2008;
  const errors = (() => {
    const scenario = scenarioIn(inPlace, ['horizon=10.1 y', 'fleets.yard.count=3']);
    const sums = years.map(() => 0);
    const replications = 150;
    for (let replication = 0; replication < replications; replication += 1) {
      const world = live(scenario, { replication });
      const experience = new Experience(world.plan, world.network.bus);
      for (const [index, year] of years.entries()) {
        world.simulation.run(year * 8760 + 1);
        const seen = experience.measure('failures', -1, fromTheStart);
        sums[index]! += Math.abs(seen / trueRate - 1) / replications;
      }
    }
    return sums;
  })();

  test('makes its forecast of failures the better the longer the record is: the error falls as 1/√n', () => {
    errorsFall(errors);
    for (const [index, year] of years.entries()) {
      // The mean absolute error of a count with mean m is about √(2 / (π m)).
      const wanted = Math.sqrt(2 / (Math.PI * trueRate * 3 * year));
      expect(Math.abs(errors[index]! / wanted - 1)).toBeLessThan(0.25);
    }
  });

  test('would be caught if only the last year counted, or a rule of thumb did', () => {
    expectBroken(() => errorsFall(errors.map(() => errors[0]!)));
    expectBroken(() => errorsFall(errors.toReversed()));
  });
});

describe('L30: which interval of planned work a party believes in', () => {
  const text = (life: string, intervals: readonly number[]) => `aftersim: 1
name: Compressors with planned work
horizon: 5 y
places: { yard: { kind: field } }
items:
  compressor:
    kind: consumable
    price: 20_000 USD
    modes:
      breakage: { meter: h, life: "${life}", job: mend, shopCost: { materials: 3_000 USD } }
      overhaul: { kind: planned, severity: runsOn, meter: h, life: 100_000 h, job: overhaul, shopCost: { materials: 600 USD } }
products: { station: { sockets: { compressor: compressor } } }
fleets: { yard: { product: station, count: 10, place: yard, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: yard, unlimited: true } }
jobs:
  mend: { steps: [{ take: crew }, { do: mend, time: 30 h }, { release: crew }] }
  overhaul: { steps: [{ take: crew }, { do: overhaul, time: 6 h }, { release: crew }] }
prices: { serviceFee: 9_000 USD/y }
contracts: { service: { preset: fixedFee, covers: [yard], unit: compressor } }
decisions:
  planning: { actor: maker, options: { ${intervals.map((its) => `every ${its}: { interval: { compressor/overhaul: ${its} h } }`).join(', ')} } }
beliefs: { stopHours: 30 h }
`;
  const grid = [800, 1_200, 1_600, 2_000, 2_400, 2_800, 3_400, 4_500, 7_000, 40_000];
  const decidedFor = (life: string) =>
    prepare(scenarioFrom(text(life, grid), 'planned.yaml'), 'decisions', 'base').decided[0]!;
  const policy = {
    life: lifeDistribution({ law: 'weibull', shape: 3, scale: 4_000 }),
    plannedCost: 600,
    failureCost: 3_000,
    plannedDown: 6,
    failureDown: 30,
  };
  const believed = decidedFor('weibull(3, 4_000 h)');
  const costOf = (interval: number) => {
    const { lines } = believed.sums.find(({ option }) => option === `every ${interval}`)!;
    return -lines.find(({ name }) => name === 'outside/material')!.cents / 100 / 10 / 8760;
  };

  test('its sums are those of age replacement, interval by interval', () => {
    for (const interval of grid) {
      const { costRate, availability } = ageReplacement(policy, interval);
      expect(Math.abs(costOf(interval) / costRate - 1), `every ${interval} h`).toBeLessThan(1e-4);
      const sum = believed.sums.find(({ option }) => option === `every ${interval}`)!;
      expect(Math.abs(sum.availability / availability - 1)).toBeLessThan(1e-5);
    }
  });

  test('it takes the one next to the optimum where wear is planned for, and the longest where there is no wear', () => {
    const { age } = bestAgeReplacement(policy);
    const rates = grid.map((interval) => ageReplacement(policy, interval).costRate);
    const best = grid[rates.indexOf(Math.min(...rates))]!;
    expect(best).toBeGreaterThan(grid[0]!);
    expect(best).toBeLessThan(grid.at(-1)!);
    expect(Math.abs(best - age)).toBeLessThan(600);
    expect(believed.chosen).toBe(`every ${best}`);
    expect(decidedFor('exponential(4_000 h)').chosen).toBe('every 40000');
    expect(decidedFor('weibull(0.7, 4_000 h)').chosen).toBe('every 40000');
  });

  test('simulated, the cost falls to the longest age, but for wear and cheap planned work: then there is a best one', () => {
    const ages = [900, 1_500, 2_100, 2_700, 3_600, 6_000, 40_000];
    const played = (shape: number) =>
      ages.map((age) => {
        const scenario = scenarioFrom(text(`weibull(${shape}, 4_000 h)`, [age]), 'planned.yaml', [
          'fleets.yard.count=40',
          'horizon=15 y',
        ]);
        const { facts } = chronicle(scenario, { mode: 'decisions' });
        return { failed: factsOf(facts, 'failed').length, planned: factsOf(facts, 'fellDue').length };
      });
    const costs = (its: ReturnType<typeof played>, planned: number, failed: number) =>
      its.map((counts) => counts.planned * planned + counts.failed * failed);
    const wearing = played(2.5);
    const [worn, alike] = [costs(wearing, 1, 5), costs(wearing, 5, 5)];
    const { age: optimum } = bestAgeReplacement({
      life: lifeDistribution({ law: 'weibull', shape: 2.5, scale: 4_000 }),
      plannedCost: 1,
      failureCost: 5,
      plannedDown: 6,
      failureDown: 30,
    });
    bestIsInside(ages, worn, optimum);
    fallsToTheLongest(alike);
    for (const shape of [0.8, 1]) {
      const its = played(shape);
      fallsToTheLongest(costs(its, 1, 5));
      fallsToTheLongest(costs(its, 5, 5));
      expectBroken(() => bestIsInside(ages, costs(its, 1, 5), optimum));
    }
    expectBroken(() => fallsToTheLongest(worn));
    expectBroken(() => bestIsInside(ages, alike, optimum));
  });

  test('what it then costs is what it believed, and less than at other intervals', () => {
    const costIn = (options: readonly number[]) => {
      const scenario = scenarioFrom(text('weibull(3, 4_000 h)', options), 'planned.yaml', [
        'fleets.yard.count=60',
        'horizon=20 y',
      ]);
      const { ledger, result } = chronicle(scenario, { mode: 'decisions' });
      const paid = ledger.entries.filter(({ charge }) => ledger.charges[charge]!.name === 'outside/material');
      expect(paid.every(({ payer }) => payer === party.maker)).toBe(true);
      expect(result.indicators['failures']).toBeGreaterThan(0);
      return sum(paid.map(({ cents }) => cents)) / 100 / 60 / 20 / 8760;
    };
    const chosen = Number(believed.chosen.slice('every '.length));
    const spent = costIn([chosen]);
    expect(Math.abs(spent / costOf(chosen) - 1)).toBeLessThan(0.03);
    expect(costIn([800])).toBeGreaterThan(spent);
    expect(costIn([40_000])).toBeGreaterThan(spent);
  });
});
