// Every oracle with chance in it, in lengths that a test may take: all intervals must contain the exact values. How wide
// the widest is, stands in the title; with AFTERSIM_LONG=1 all are as narrow as the oracles ask, which takes some twenty
// minutes (`npm run validate -- --long` does the same and prints a table). Every program has been seen to fail: for each kind
// of model the same comparison catches one that is wrong.
import { describe, expect, test } from 'vitest';
import {
  distributions,
  drawStream,
  pairedDifference,
  runKey,
  type DrawKey,
} from '../../engine/kernel-library.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { chiSquare, chiSquareSurvival, looksRandom } from './chi-square.ts';
import { compare, inWords, type Figures, type Finding, type Validation } from './comparison.ts';
import { enoughOf, type EnoughOf } from './models/block-diagram.ts';
import { inspection, type Inspection } from './models/inspection.ts';
import { line, type Line } from './models/line.ts';
import { machineRepair, newLoop, type MachineRepair, type NewLoop } from './models/machine-repair.ts';
import {
  fleet,
  minimalRepair,
  twoDimensional,
  type Fleet,
  type MinimalRepair,
  type Repair,
  type TwoDimensional,
} from './models/minimal-repair.ts';
import { openingHours, type OpeningHours } from './models/opening-hours.ts';
import {
  payPerUse,
  penaltyContract,
  type PayPerUse,
  type PenaltyContract,
} from './models/performance-contract.ts';
import { pipeline, type Pipeline } from './models/pipeline.ts';
import { priorityLine, type PriorityLine } from './models/priority-line.ts';
import {
  ageReplacement,
  blockReplacement,
  type AgeReplacement,
  type BlockReplacement,
} from './models/replacement.ts';
import { upAndDown, watchedMachines, type UpAndDown, type WatchedMachine } from './models/up-and-down.ts';
import { freeReplacement, proRata, type FreeReplacement, type ProRata } from './models/warranty.ts';
import { oracle } from './oracle.ts';
import { simulated } from './simulated.ts';
import {
  AgainFromTheStart,
  LastComeFirstServed,
  NeverPreempting,
  OneTooMany,
  WithoutPriorities,
} from './wrong-servers.ts';

const long = process.env['AFTERSIM_LONG'] === '1';
const timeout = long ? 3_600_000 : 120_000;

/** Asserts that every figure agrees with theory, and closely enough. */
function expectMet(findings: readonly Finding[]): void {
  expect(findings).not.toEqual([]);
  const worst = long ? ['met'] : ['met', 'coarse'];
  expect(findings.filter(({ verdict }) => !worst.includes(verdict)).map(inWords)).toEqual([]);
}

const percent = (share: number) => `${Number((100 * share).toPrecision(2))} %`;

describe('the library agrees with theory', () => {
  const scores: number[] = [];

  for (const its of simulated) {
    const { id, title, tolerance = 0 } = its.oracle;
    const width = its.coarse === undefined ? '' : `${percent(its.coarse)} at most; AFTERSIM_LONG=1: `;
    test(
      `the oracle ${id} is met by the library (± ${width}${percent(tolerance)}): ${title}`,
      () => {
        const findings = compare(its, long ? its.long : its.short);
        const { score } = findings.find(({ figure }) => figure === its.speaker) ?? {};
        if (score !== undefined) scores.push(score);
        expectMet(findings);
      },
      timeout,
    );
  }

  test('the scores of all oracles are together as large as chance makes them (chi-square)', () => {
    expect(scores).toHaveLength(simulated.length);
    expect(looksRandom(chiSquare(scores))).toBe(true);
  });

  test('a bias of one standard error everywhere, which no single interval shows, is caught', () => {
    expect(looksRandom(chiSquare(scores.map((score) => score + 1)))).toBe(false);
  });

  test('intervals that are twice too wide are caught', () => {
    expect(looksRandom(chiSquare(scores.map((score) => score / 2)))).toBe(false);
  });

  test('the tail of chi-square is right where tables have it', () => {
    // The 0.1 % and 99.9 % points for 20 and the 5 % point for 5 degrees of freedom (Abramowitz and Stegun, table 26.8).
    expect(chiSquareSurvival(45.315, 20)).toBeCloseTo(0.001, 6);
    expect(chiSquareSurvival(5.921, 20)).toBeCloseTo(0.999, 5);
    expect(chiSquareSurvival(11.0705, 5)).toBeCloseTo(0.05, 6);
  });
});

/** Asserts that the oracle refutes a wrong program, held against it as the right one is. */
function expectCaught<Model>(
  id: string,
  wrong: (model: Model, key: DrawKey, length: number) => Figures,
  length: number,
): void {
  const its = oracle(id);
  const plan = { samples: 20, length };
  const simulate = (key: DrawKey, hours: number) => wrong(its.model as Model, key, hours);
  // A figure that the program does not have is no failure of it: those of other programs are taken out.
  const known = simulate(runKey(id, 0), length);
  const expected = Object.fromEntries(Object.entries(its.expect).filter(([name]) => name in known));
  const validation: Validation = {
    oracle: { ...its, expect: expected },
    simulate,
    speaker: '',
    short: plan,
    long: plan,
  };
  expectBroken(() => {
    const missed = compare(validation, plan).filter(({ verdict }) => verdict === 'missed');
    expect(missed.map(inWords)).toEqual([]);
  });
}

describe('theory catches', () => {
  test('a line with one server too many', () => {
    expectCaught('q1.mmc.1', (its: Line, key, hours) => line(its, key, hours, OneTooMany), 2_000);
    expectCaught('q1.tr.1', (its: OpeningHours, key, runs) => openingHours(its, key, runs, OneTooMany), 50);
  });
  test('a line that serves its last comer first, though its means are right', () => {
    expectCaught('q1.md1.1', (its: Line, key, hours) => line(its, key, hours, LastComeFirstServed), 20_000);
  });
  test('room for one too many', () => {
    const wrong = (its: Line, key: DrawKey, hours: number) =>
      line({ ...its, places: (its.places ?? 0) + 1 }, key, hours);
    expectCaught('q1.mmck.1', wrong, 2_000);
  });
  test('a law of service with the right mean and another variance', () => {
    const wrong = (its: Line, key: DrawKey, hours: number) =>
      line({ ...its, service: { law: 'constant', value: 4 } }, key, hours);
    expectCaught('q1.mg1.3', wrong, 10_000);
  });
  test('a shelf with one unit too many', () => {
    const wrong = (its: Pipeline, key: DrawKey, hours: number) =>
      pipeline({ ...its, baseStock: its.baseStock + 1 }, key, hours);
    expectCaught('q1.mginf.1', wrong, 20_000);
  });
  test('repair with one crew too many, and one spare too many', () => {
    const spare = (its: MachineRepair, key: DrawKey, hours: number) =>
      machineRepair({ ...its, spares: its.spares + 1 }, key, hours);
    expectCaught(
      'q2.rep.3',
      (its: MachineRepair, key, hours) => machineRepair(its, key, hours, OneTooMany),
      20_000,
    );
    expectCaught('q2.tr.1', (its: NewLoop, key, runs) => newLoop(its, key, runs, OneTooMany), 20);
    expectCaught('q2.sp.4', spare, 50_000);
  });
  test('constant repair times, where the life may have any law and the repair may not', () => {
    const wrong = (its: MachineRepair, key: DrawKey, hours: number) =>
      machineRepair({ ...its, repair: { law: 'constant', value: 24 } }, key, hours);
    expectCaught('q2.ins.1', wrong, 200_000);
  });
  test('priorities that are ignored', () => {
    const wrong = (its: PriorityLine, key: DrawKey, hours: number) =>
      priorityLine(its, key, hours, WithoutPriorities);
    expectCaught('q3.np.1', wrong, 5_000);
    expectCaught('q3.mg1.1', wrong, 5_000);
  });
  test('preempted work that begins again from the start, and preemption that never happens', () => {
    const wrong = (Desk: typeof NeverPreempting) => (its: PriorityLine, key: DrawKey, hours: number) =>
      priorityLine(its, key, hours, Desk);
    expectCaught('q3.pr.1', wrong(AgainFromTheStart), 2_000);
    expectCaught('q3.prc.1', wrong(NeverPreempting), 2_000);
  });
  test('down times of another mean, and of another law', () => {
    const mean = (its: UpAndDown, key: DrawKey, hours: number) =>
      upAndDown({ ...its, down: { law: 'exponential', mean: 25 } }, key, hours);
    const law = (its: WatchedMachine, key: DrawKey, runs: number) =>
      watchedMachines({ ...its, down: { law: 'constant', value: 10 } }, key, runs);
    expectCaught('q4.alt.1', mean, 2_000_000);
    expectCaught('q4.tr.1', law, 2_000);
  });
  test('a system that needs one component more, and a crew too many', () => {
    const needy = (its: EnoughOf, key: DrawKey, hours: number) =>
      enoughOf({ ...its, needed: its.needed + 1 }, key, hours);
    const crews = (its: EnoughOf, key: DrawKey, hours: number) => enoughOf(its, key, hours, OneTooMany);
    expectCaught('q4.kofn.1', needy, 200_000);
    expectCaught('q4.kofn.3', crews, 200_000);
  });
  test('parts that do not wear', () => {
    const exponential = { law: 'exponential', mean: 887.2638 } as const;
    const byAge = (its: AgeReplacement, key: DrawKey, hours: number): Figures => {
      const { costRate, operating } = ageReplacement({ ...its, life: exponential }, key, hours);
      return { cost_rate_at_test_age: costRate, mean_operating_time_per_cycle_at_test_age_h: operating };
    };
    const byBlock = (its: BlockReplacement, key: DrawKey, hours: number): Figures => {
      const { costRate, renewals } = blockReplacement({ ...its, life: exponential }, key, hours);
      return { cost_rate_at_test_interval: costRate, renewals_in_test_interval: renewals };
    };
    expectCaught('q4.age.1', byAge, 100_000);
    expectCaught('q4.block.1', byBlock, 100_000);
  });
  test('an inspection that comes too late', () => {
    const wrong = (its: Inspection, key: DrawKey, hours: number) =>
      inspection({ ...its, interval: 1.2 * its.interval }, key, hours);
    expectCaught('q4.pf.1', wrong, 500_000);
  });
  test('a warranty on products that do not wear', () => {
    const free = (its: FreeReplacement, key: DrawKey, products: number) =>
      freeReplacement({ ...its, life: { law: 'exponential', mean: 886.2269 } }, key, products);
    const proRated = (its: ProRata, key: DrawKey, products: number) =>
      proRata({ ...its, life: { law: 'exponential', mean: 31.9042 } }, key, products);
    expectCaught('q5.frw.1', free, 500);
    expectCaught('q5.prw.1', proRated, 500);
  });
  test('a repair that leaves the product as good as new', () => {
    const asNew: Repair = ({ shape, scale }) => {
      const life = distributions.weibull(shape, scale);
      return (key) => {
        const lives = drawStream(key, 'lives');
        return (age) => age + lives.next(life);
      };
    };
    expectCaught('q5.min.1', (its: MinimalRepair, key, n) => minimalRepair(its, key, n, asNew), 500);
    expectCaught('q5.2d.1', (its: TwoDimensional, key, n) => twoDimensional(its, key, n, asNew), 500);
    expectCaught('q5.fleet.1', (its: Fleet, key, n) => fleet(its, key, n, asNew), 30);
  });
  test('a penalty on the work of one crew too many, and on the mean availability', () => {
    const onTheMean = (its: PenaltyContract, key: DrawKey, periods: number): Figures => {
      const { expected_availability } = penaltyContract(its, key, periods);
      return { expected_shortfall: Math.max(0, its.target - expected_availability) };
    };
    const crews = (its: PenaltyContract, key: DrawKey, periods: number) =>
      penaltyContract(its, key, periods, OneTooMany);
    expectCaught('q6.pen.1', crews, 100);
    expectCaught('q6.pen.1', onTheMean, 100);
  });
  test('a minimum bill over machines that are always down for the mean time', () => {
    const wrong = (its: PayPerUse, key: DrawKey, machines: number) =>
      payPerUse({ ...its, down: { law: 'constant', value: 20 } }, key, machines);
    expectCaught('q6.ppu.1', wrong, 300);
  });
  test('intervals that are too wide to say anything', () => {
    const validation = simulated[0];
    const findings =
      validation === undefined ? [] : compare({ ...validation, coarse: 0 }, { samples: 5, length: 500 });
    expectBroken(() => expectMet(findings));
  });
});

describe('the best policies', () => {
  const cheaper = (best: (n: number) => number, other: (n: number) => number) => {
    const costs = (cost: (n: number) => number) => Array.from({ length: 20 }, (_, number) => cost(number));
    return pairedDifference(costs(best), costs(other), 0.999);
  };

  for (const id of ['q4.age.1', 'q4.age.3']) {
    test(`the age of replacement of ${id} costs less than those around it`, () => {
      const its = oracle(id);
      const best = Number(its.expect['optimal_age_h']);
      const cost = (age: number) => (number: number) =>
        ageReplacement({ ...(its.model as AgeReplacement), age }, runKey('best age', number), 1_000_000)
          .costRate;
      for (const factor of [0.7, 1.4]) {
        const { mean, halfWidth } = cheaper(cost(best), cost(factor * best));
        expect(mean + halfWidth).toBeLessThan(0);
      }
    });
  }

  test('an interval of replacement costs less than those around it', () => {
    const its = oracle('q4.block.1');
    const best = Number(its.expect['optimal_interval_h']);
    const cost = (interval: number) => (number: number) =>
      blockReplacement(
        { ...(its.model as BlockReplacement), interval },
        runKey('best block', number),
        500_000,
      ).costRate;
    for (const factor of [0.6, 1.6]) {
      const { mean, halfWidth } = cheaper(cost(best), cost(factor * best));
      expect(mean + halfWidth).toBeLessThan(0);
    }
  });
});
