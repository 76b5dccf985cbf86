import { describe, expect, test } from 'vitest';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { run } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { scenarioIn } from '../laws/chronicle.ts';
import { profitAnswersToTheRate, profitsMeetOnceAt, type Level } from '../laws/incentives.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const file = 'test/contracts/scenarios/repair-in-place.yaml';
const wears = [0.5, 1, 1.5, 2, 2.5];
const [machines, years, replications] = [40, 5, 12];

/** Profits per machine-year in dollars, by rate of failures, under one model. */
function levelsOf(alternative: string): readonly Level[] {
  return wears.map((wear) => {
    const scenario = scenarioIn(file, [`fleets.yard.wear=${wear}`]);
    const { blueprint } = prepare(scenario, 'payment', alternative);
    const results = Array.from({ length: replications }, (_, replication) =>
      run(blueprint, { seed: scenario.seed, replication, replay: '' }),
    );
    return {
      // A machine fails once in its life and the eight hours that it takes to mend it.
      rate: 8760 / (2000 / wear + 8),
      profits: results.map(({ netCash }) => netCash[party.maker]! / 100 / machines / years),
      failures: results.map(({ indicators }) => indicators['failures']! / machines / years),
    };
  });
}

// By hand: parts 400 at cost and 500 to the customer; 5 shop hours at 40 or 90; 8 field hours at 90; a call-out.
const cost = 400 + 5 * 40;
const price = 500 + (5 + 8) * 90 + 120;
const hoursDown = 8;

describe('how the maker’s profit answers to failures, decisions frozen', () => {
  const adHoc = levelsOf('adHoc');
  const fixedFee = levelsOf('fixedFee');

  test('L01: under time and material it rises by p − c for each failure', () => {
    profitAnswersToTheRate(adHoc, price - cost);
  });

  test('L02: under a fixed fee it falls by c', () => {
    profitAnswersToTheRate(fixedFee, -cost);
  });

  test('L02: under a promise of availability it falls by c + kD', () => {
    // 2,628 dollars for a percent of a year: 30 dollars an hour.
    profitAnswersToTheRate(levelsOf('performanceBased'), -(cost + 30 * hoursDown));
  });

  test('L02: paid by the hour of use it falls by c + rhD', () => {
    profitAnswersToTheRate(levelsOf('payPerUse'), -(cost + 1.25 * hoursDown));
  });

  test('L02: under cost plus it rises by the margin on what is audited', () => {
    profitAnswersToTheRate(levelsOf('costPlus'), 0.15 * cost);
  });

  test('L03: time and material and the fixed fee meet at one rate, fee / p, to 1 %', () => {
    profitsMeetOnceAt(adHoc, fixedFee, 9000 / price);
  });

  test('the laws are seen to fail on the wrong model, a slope that is 5 % off, and models that never meet', () => {
    expectBroken(() => profitAnswersToTheRate(fixedFee, price - cost));
    expectBroken(() => profitAnswersToTheRate(adHoc, 1.05 * (price - cost)));
    const bent = adHoc.map((level, index) => ({
      ...level,
      profits: level.profits.map((profit) => profit + [0, 200, 300, 200, 0][index]!),
    }));
    expectBroken(() => profitAnswersToTheRate(bent, price - cost));
    expectBroken(() => profitsMeetOnceAt(adHoc, adHoc, 9000 / price));
    expectBroken(() => profitsMeetOnceAt(adHoc, fixedFee, (1.02 * 9000) / price));
    expect(adHoc.length).toBe(wears.length);
  });
});
