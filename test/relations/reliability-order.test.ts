import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../engine/build/scenario.ts';
import { leastOwnExpectedCost } from '../../engine/relations/least-own-expected-cost.ts';
import { scenarioIn, shipped } from '../laws/chronicle.ts';
import { reliabilityIsOrdered, type ChosenWear } from '../laws/incentives.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const repairInPlace = scenarioIn('test/contracts/scenarios/repair-in-place.yaml');

// The flagship has two options of reliability and no fixed fee; the law wants five options at convex cost, and the fee.
const options = [1, 0.9, 0.8, 0.7, 0.6].map((wear, index) => {
  const cost = `cost: ${50_000 * index * index} USD/y, costPer: engine`;
  return `wear ${wear}: ${index === 0 ? '{}' : `{ wear: ${wear}, ${cost} }`}`;
});
const flagship = scenarioIn(shipped.flagship, [
  'prices.serviceFee={ value: 500_000 USD/y }',
  'alternatives.fixedFee={ contracts: { service: { preset: fixedFee } } }',
  'decisions.reliability=null',
  `decisions.durability={ actor: maker, options: { ${options.join(', ')} } }`,
]);

/** The wear that the maker chooses when reliability costs so many times what the file says. */
function chosenWear(scenario: Scenario, alternative: string, decision: string, times: number): number {
  const { network, economics, decisions } = scenario.alternatives[alternative]!;
  const its = decisions[decision]!;
  const priced = Object.fromEntries(
    Object.entries(its.options).map(([id, option]) => [
      id,
      { ...option, yearlyCost: option.yearlyCost * times },
    ]),
  );
  const { chosen } = leastOwnExpectedCost(decision, { ...its, options: priced }, { network, economics });
  return Number(chosen.slice('wear '.length));
}

const grid = (scenario: Scenario, decision: string): readonly ChosenWear[] =>
  [0.02, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 8, 12, 20, 40, 100, 500].map((times) => ({
    adHoc: chosenWear(scenario, 'adHoc', decision, times),
    fixedFee: chosenWear(scenario, 'fixedFee', decision, times),
    performanceBased: chosenWear(scenario, 'performanceBased', decision, times),
  }));

describe('L04: the wear that the maker chooses over a grid of costs', () => {
  test.each([
    ['compressors that are repaired in place', repairInPlace, 'reliability'],
    ['the aero engines', flagship, 'durability'],
  ])('is ordered time and material ≥ fixed fee ≥ performance based, for %s', (_, scenario, decision) => {
    reliabilityIsOrdered(grid(scenario, decision));
  });

  test('falls to the best option when reliability is nearly free, and stays as designed when it is ruinous', () => {
    expect(chosenWear(repairInPlace, 'performanceBased', 'reliability', 0.001)).toBe(0.6);
    expect(chosenWear(repairInPlace, 'performanceBased', 'reliability', 1000)).toBe(1);
    expect(chosenWear(repairInPlace, 'adHoc', 'reliability', 0)).toBe(1);
  });

  test('would be caught if two models changed places, or if nobody ever chose otherwise', () => {
    const right = grid(repairInPlace, 'reliability');
    expectBroken(() =>
      reliabilityIsOrdered(
        right.map((its) => ({ ...its, adHoc: its.performanceBased, performanceBased: its.adHoc })),
      ),
    );
    expectBroken(() =>
      reliabilityIsOrdered(
        right.map((its) => ({ ...its, fixedFee: its.performanceBased, performanceBased: its.fixedFee })),
      ),
    );
    expectBroken(() =>
      reliabilityIsOrdered(
        right.map((its) => ({ ...its, performanceBased: its.adHoc, fixedFee: its.adHoc })),
      ),
    );
  });
});
