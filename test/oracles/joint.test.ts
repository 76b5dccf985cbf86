// A test of the tests: scores of one figure per model, each from a run of its own, must be as far from zero as standard
// normal scores are, neither farther (a small bias everywhere) nor nearer (intervals that are too wide).
import { beforeAll, describe, expect, test } from 'vitest';
import { normalScore, timeout } from './compare-with-theory.ts';
import { figuresOf, type Oracle } from './oracle.ts';
import { oracles } from './oracles.ts';

/** The figure that speaks for each model: correlated ones of one run would count twice. */
const speakers: readonly (readonly [Oracle, string])[] = [
  [oracles.mmc1, 'Wq'],
  [oracles.mmc3, 'P_wait'],
  [oracles.rep1, 'availability'],
  [oracles.rep3, 'availability'],
  [oracles.bs1Constant, 'mean_backorders'],
  [oracles.bs1Exponential, 'fill_rate'],
  [oracles.bs1Lognormal, 'mean_on_hand'],
  [oracles.bsw, 'P_wait_le_4'],
  [oracles.bs3Constant, 'fill_rate'],
  [oracles.bs3Exponential, 'mean_on_hand'],
  [oracles.bs3Lognormal, 'mean_pipeline'],
  [oracles.partFirst, 'availability_all'],
  [oracles.crewWaits, 'crew_utilisation'],
  [oracles.crewReturns, 'field_depot_fill_rate'],
  [oracles.firstYearPartFirst, 'failures_per_day'],
  [oracles.firstYearCrewWaits, 'availability_site_A'],
  [oracles.firstYearCrewReturns, 'crew_utilisation'],
  [oracles.alt1, 'mean_down_h'],
  [oracles.alt3, 'availability'],
  [oracles.l19, 'availability'],
];

function scoreOf([oracle, name]: (typeof speakers)[number], index: number): number {
  const figures = { [name]: oracle.figures[name]! };
  // A seventh of the normal length; that so few runs follow Student's distribution is taken out by the score.
  const replications = Math.ceil(oracle.length.replications / 7);
  const length = { ...oracle.length, replications, seed: `joint ${index}` };
  return normalScore(figuresOf({ ...oracle, figures }, length)[0]!);
}

/** P(X > x) for chi-square with an even number of degrees of freedom: the tail of a Poisson count. */
function chiSquareSurvival(x: number, degrees: number): number {
  let term = Math.exp(-x / 2);
  let sum = 0;
  for (let k = 0; k < degrees / 2; k++) {
    sum += term;
    term *= x / 2 / (k + 1);
  }
  return sum;
}

/** Whether the sum of squares of the scores lies between the 0.1 % and the 99.9 % quantile. */
function looksRandom(scores: readonly number[]): boolean {
  const sum = scores.reduce((total, score) => total + score * score, 0);
  const above = chiSquareSurvival(sum, scores.length);
  return above > 0.001 && above < 0.999;
}

describe('all simulated oracles together', () => {
  const scores: number[] = [];
  beforeAll(() => {
    scores.push(...speakers.map(scoreOf));
  }, timeout);

  test('the scores of twenty models are as large as chance makes them (chi-square)', () => {
    expect(scores).toHaveLength(20);
    expect(looksRandom(scores)).toBe(true);
  });

  test('a bias of one and a half standard errors everywhere, which no single interval shows, is caught', () => {
    expect(looksRandom(scores.map((score) => score + 1.5))).toBe(false);
  });

  test('intervals that are four times too wide are caught', () => {
    expect(looksRandom(scores.map((score) => score / 4))).toBe(false);
  });

  test('the tail of chi-square is right where tables have it', () => {
    // The 0.1 % and 99.9 % points for 20 degrees of freedom (Abramowitz and Stegun, table 26.8).
    expect(chiSquareSurvival(45.315, 20)).toBeCloseTo(0.001, 6);
    expect(chiSquareSurvival(5.921, 20)).toBeCloseTo(0.999, 5);
  });
});
