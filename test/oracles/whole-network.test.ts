// SP-5-A1, a whole network as an exact Markov chain: the same data under three ways of working.
import { describe, expect, test } from 'vitest';
import { timeout } from './compare-with-theory.ts';
import { expectCaught, expectMet } from './oracle.ts';
import { oracles, presets, type Preset } from './oracles.ts';
import { factsOf } from './simulate.ts';

const longRun = {
  partFirst: oracles.partFirst,
  crewWaits: oracles.crewWaits,
  crewReturns: oracles.crewReturns,
};
const firstYear = {
  partFirst: oracles.firstYearPartFirst,
  crewWaits: oracles.firstYearCrewWaits,
  crewReturns: oracles.firstYearCrewReturns,
};
const all = Object.keys(presets) as Preset[];
const cases = all.map((preset) => ({ preset, id: longRun[preset].id }));

describe('a repairable part, two sites and one crew', { timeout }, () => {
  for (const { preset, id } of cases) {
    test(`the oracle ${id} is met in the long run (availability ± 1 %, backorders ± 5 %; AFTERSIM_LONG=1: all ± 1 %)`, () =>
      expectMet(longRun[preset]));

    test(`the oracle ${id} is met over the first 365 days (availability ± 1 %, backorders ± 6.5 %; AFTERSIM_LONG=1: all ± 1 %)`, () =>
      expectMet(firstYear[preset]));

    for (const other of all.filter((one) => one !== preset)) {
      test(`the oracle ${id} is not taken for ${other}`, () =>
        expectCaught(longRun[preset], { alternative: other }));
    }
  }

  test('the oracle SP-5-A1-part-first over 365 days is not taken for crewWaits', () =>
    expectCaught(firstYear.partFirst, { alternative: 'crewWaits' }));

  for (const [wrong, setting] of [
    ['a second bench in the repair shop', 'pools.shop.members.bench.count=2'],
    ['a transit that takes twice as long', 'lanes.supply.time=exponential(6 d)'],
    ['machines of both sites failing alike', 'fleets.B.usage.run=1 run/d'],
    ['a second spare at central', 'stocks.part.central.level=2'],
  ] as const) {
    test(`the oracle SP-5-A1-part-first catches ${wrong}`, () =>
      expectCaught(longRun.partFirst, { settings: [setting] }));
  }
});

describe('the same failures under every way of working', () => {
  /** The lives of each machine in turn, in units of its meter. */
  const livesOf = (preset: Preset, seed: string): number[][] => {
    const { facts, plan } = factsOf(
      { file: 'repairable-part-network', alternative: preset, settings: ['horizon=20 y'] },
      seed,
    );
    const lives = Array.from({ length: plan.machines }, (): number[] => []);
    for (const fact of facts) if (fact.kind === 'failed') lives[fact.machine]!.push(fact.age);
    return lives;
  };
  const startOfEach = (lives: number[][]): number[][] => lives.map((its) => its.slice(0, 100));

  test('the three presets of SP-5-A1 meet the same sequence of lives at every machine', () => {
    const first = livesOf('partFirst', 'same world');
    expect(Math.min(...first.map((its) => its.length))).toBeGreaterThan(100);
    for (const preset of ['crewWaits', 'crewReturns'] as const) {
      const other = livesOf(preset, 'same world');
      expect(startOfEach(other)).toEqual(startOfEach(first));
      // The lives are the same, the times of the failures are not.
      expect(other).not.toEqual(first);
    }
  });

  test('another seed brings other lives', () => {
    expect(startOfEach(livesOf('partFirst', 'another world'))).not.toEqual(
      startOfEach(livesOf('partFirst', 'same world')),
    );
  });
});
