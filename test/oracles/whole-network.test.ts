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
  interface Failures {
    /** The lives of each machine in turn, in units of its meter. */
    readonly lives: readonly (readonly number[])[];
    /** When the machines failed. */
    readonly times: readonly number[];
  }
  const failuresOf = (preset: Preset, seed: string): Failures => {
    const { facts, plan } = factsOf(
      { file: 'repairable-part-network', alternative: preset, settings: ['horizon=20 y'] },
      seed,
    );
    const lives = Array.from({ length: plan.machines }, (): number[] => []);
    const failed = facts.filter((fact) => fact.kind === 'failed');
    for (const { machine, age } of failed) lives[machine]!.push(age);
    return { lives: lives.map((its) => its.slice(0, 100)), times: failed.map(({ at }) => at) };
  };

  test('the three presets of SP-5-A1 meet the same sequence of lives at every machine', () => {
    const first = failuresOf('partFirst', 'same world');
    expect(first.lives.map((its) => its.length)).toEqual([100, 100, 100]);
    for (const preset of ['crewWaits', 'crewReturns'] as const) {
      const other = failuresOf(preset, 'same world');
      expect(other.lives).toEqual(first.lives);
      // They are stopped for other lengths of time, so they fail at other times.
      expect(other.times).not.toEqual(first.times);
    }
  });

  test('another seed brings other lives', () => {
    expect(failuresOf('partFirst', 'another world').lives).not.toEqual(
      failuresOf('partFirst', 'same world').lives,
    );
  });
});
