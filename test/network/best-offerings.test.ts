import { describe, expect, test } from 'vitest';
import { runFully } from '../../engine/experiments/run.ts';
import { moneySeries } from '../../engine/experiments/outcomes.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { distributions } from '../../engine/kernel-library.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { bestAgeReplacement } from '../../engine/theory/index.ts';
import { scenarioIn, sum } from '../laws/chronicle.ts';
import {
  bestAgeIsInside,
  cheapestMovesOn,
  costFallsToTheLongestAge,
  costRisesLessThanFailures,
  nothingIsBought,
} from '../laws/offerings.ts';
import { expectBroken } from '../laws/seen-broken.ts';

/** Runs an alternative of a file. */
function runs(file: string, alternative: string, replications: number, settings: readonly string[] = []) {
  const scenario = scenarioIn(file, settings);
  const { blueprint } = prepare(scenario, 'frozen', alternative);
  return Array.from({ length: replications }, (_, replication) =>
    runFully(blueprint, { seed: 'offerings', replication, replay: '' }),
  );
}

describe('L20: how critical the machine is', () => {
  const file = 'test/network/scenarios/critical-customer.yaml';
  const offerings = ['adHoc', 'warranty', 'performance', 'spareOnSite'];
  const costsAt = (margin: number) =>
    offerings.map((offering) => {
      const results = runs(file, offering, 3, [`customer.lostMargin=${margin} USD/h`]);
      return sum(
        moneySeries(
          results.map(({ result }) => result),
          'cost/customer',
        ),
      );
    });
  const grid = [0, 3, 10, 30, 100, 300, 1000].map(costsAt);

  test('decides which offering costs the customer least: ever sooner help, from nothing to a spare on site', () => {
    cheapestMovesOn(grid);
    expectBroken(() => cheapestMovesOn([...grid].reverse()));
    expectBroken(() => cheapestMovesOn([grid[0]!, grid[0]!]));
  });
});

describe('L30: replacement ahead of failure', () => {
  const file = 'test/network/scenarios/planned-life.yaml';
  const ages = [150, 250, 350, 500, 700, 1000, 1500];
  const counts = (shape: number, years = 50) =>
    ages.map((age) => {
      const results = runs(file, 'base', 2, [
        `items.valve.modes.failure.life=weibull(${shape}, 1_000 h)`,
        `items.valve.modes.planned.life=${age} h`,
        `horizon=${years} y`,
      ]);
      const count = (mode: string) => sum(results.map(({ result }) => result.indicators[mode]!));
      return { age, failed: count('failures/valve/failure'), planned: count('failures/valve/planned') };
    });
  const wearing = counts(2.5);
  const cost = (figures: ReturnType<typeof counts>, perFailure: number) =>
    figures.map(({ age, failed, planned }) => ({ age, cost: perFailure * failed + planned }));
  const best = (failureCost: number) =>
    bestAgeReplacement({ life: distributions.weibull(2.5, 1000), plannedCost: 1, failureCost }).age;

  test('pays with wear and dear failures, at the age of the oracle q4.age.1 (± a step of the grid)', () => {
    expect(best(10)).toBeCloseTo(354.57440963, 4);
    bestAgeIsInside(cost(wearing, 10), 354.57440963);
    bestAgeIsInside(cost(wearing, 5), best(5));
    expectBroken(() => bestAgeIsInside(cost(wearing, 10), 800));
  });

  test('does not pay where failures cost no more, nor without wear', () => {
    costFallsToTheLongestAge(cost(wearing, 1));
    for (const shape of [0.8, 1]) costFallsToTheLongestAge(cost(counts(shape, 12), 5));
    expectBroken(() => costFallsToTheLongestAge(cost(wearing, 5)));
    expectBroken(() => bestAgeIsInside(cost(wearing, 1), best(5)));
  });
});

describe('a wind farm', () => {
  const file = 'scenarios/wind-offshore.yaml';
  const years = 1;
  const at = (alternative: string, settings: readonly string[] = []) =>
    runs(file, alternative, 4, [`horizon=${years} y`, ...settings]);
  type Runs = ReturnType<typeof at>;
  /** What the maker pays to people, for boats and for material, by replication. */
  const costs = (its: Runs) =>
    its.map(({ ledger }) =>
      sum(
        ledger.entries
          .filter(
            ({ payer, payee }) =>
              payer === party.maker && (payee === party.outside || payee === party.supplier),
          )
          .map(({ cents }) => cents / 100),
      ),
    );
  const wages = (its: Runs, of: string) =>
    its.map(({ ledger }) =>
      sum(
        ledger.entries
          .filter(({ charge }) => ledger.charges[charge]!.name.includes(of))
          .map(({ cents }) => cents / 100),
      ),
    );
  const availability = (its: Runs) => its.map(({ result }) => result.indicators['availability']!);

  test('L39: ten more technicians buy nothing where the boats bind, and cost their wages exactly', () => {
    const binding = ['pools.boats.members.teams.count=3'];
    const [fewer, more] = [at('reference', binding), at('technicians30', binding)];
    nothingIsBought(availability(more), availability(fewer));
    const extra = wages(more, 'technicians').map((its, index) => its - wages(fewer, 'technicians')[index]!);
    for (const its of extra) expect(its).toBeCloseTo(10 * 12 * 365 * years * 18.2648, 0);
    // Boats do bind: three more of them do buy something.
    const boats = at('reference', ['pools.boats.members.teams.count=6']);
    expectBroken(() => nothingIsBought(availability(boats), availability(fewer)));
  });

  test('L40: twice the failures cost more, but less than twice as much', () => {
    const means = ['halfTheFailures', 'reference', 'twiceTheFailures'].map(
      (alternative) => sum(costs(at(alternative))) / 4,
    );
    costRisesLessThanFailures(means);
    expectBroken(() => costRisesLessThanFailures([...means].reverse()));
    expectBroken(() => costRisesLessThanFailures([1, 3, 9]));
  });

  test('people and boats cost what arithmetic says: 1.6 and 1.916 million a year (SP-8-DINWOODIE, these two)', () => {
    const [its] = at('reference');
    expect(wages([its!], 'technicians')[0]! / years / 1e6).toBeCloseTo(1.6, 4);
    expect(wages([its!], 'boats')[0]! / years / 1e6).toBeCloseTo(1.91625, 3);
  });
});
