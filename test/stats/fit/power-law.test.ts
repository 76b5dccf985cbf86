// The power-law process and the test of a trend, held against theory.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pow } from '../../../engine/random/index.ts';
import {
  FitError,
  fitPowerLaw,
  fitWeibull,
  gapsOf,
  laplaceTrend,
  type PowerLawFit,
  type RepairableSystem,
} from '../../../engine/stats/fit/index.ts';
import { tally } from '../../../engine/kernel/monitors/index.ts';
import { expectCaught } from '../../kernel/seen-to-fail.ts';
import { drawSystem, powerLawLikelihood } from './drawn.ts';

type Method = (systems: readonly RepairableSystem[]) => PowerLawFit;

/** Records as they may come: ages with at most one decimal, so that some are equal, and various ends. */
const someSystems = fc
  .array(
    fc.record({
      ages: fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 8 }),
      left: fc.integer({ min: 0, max: 3000 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((records) =>
    records.map(({ ages, left }, index): RepairableSystem => {
      const times = [...ages].sort((a, b) => a - b).map((age) => age / 10);
      return { id: `${index}`, times, end: (times.at(-1) ?? 1) + left / 10 };
    }),
  )
  .filter((systems) => {
    const longest = Math.max(...systems.map(({ end }) => end));
    return systems.some(({ times }) => times.some((time) => time < 0.99 * longest));
  });

/** The likelihood is level at the estimate. */
const scoreVanishes = (method: Method) =>
  fc.property(someSystems, (systems) => {
    const fit = method(systems);
    const { shape, scale } = fit.parameters;
    const at = powerLawLikelihood(systems);
    const [a, b] = [Math.log(shape.value), Math.log(scale.value)];
    expect(Math.abs(at(a, b) - fit.logLikelihood)).toBeLessThan(1e-9 * (1 + Math.abs(fit.logLikelihood)));
    const [ha, hb] = [(1e-3 * shape.standardError) / shape.value, (1e-3 * scale.standardError) / scale.value];
    expect(Math.abs(at(a + ha, b) - at(a - ha, b)) / 2e-3).toBeLessThan(1e-4);
    expect(Math.abs(at(a, b + hb) - at(a, b - hb)) / 2e-3).toBeLessThan(1e-4);
  });

/** Crow's closed form, for systems that are observed equally long. */
const hasTheClosedForm = (method: Method) =>
  fc.property(someSystems, (systems) => {
    const end = Math.max(...systems.map((its) => its.end)) + 1;
    const equal = systems.map((its) => ({ ...its, end }));
    const logs = equal.flatMap(({ times }) => times.map((time) => Math.log(end / time)));
    const shape = logs.length / logs.reduce((sum, log) => sum + log, 0);
    const scale = end / (logs.length / equal.length) ** (1 / shape);
    const { parameters } = method(equal);
    expect(parameters.shape.value / shape).toBeCloseTo(1, 10);
    expect(Math.log(parameters.scale.value / scale)).toBeCloseTo(0, 9);
  });

/** Fourteen systems of three kinds: time-truncated at two ages, and failure-truncated. */
const fleet = (seed: string, shape: number, scales: (index: number) => number) =>
  Array.from({ length: 14 }, (_, index) =>
    drawSystem(
      `${seed}/${index}`,
      [shape, scales(index)],
      index % 3 === 2 ? { failures: 4 } : { end: (index % 3) + 2 },
    ),
  );

/** In 300 fleets the 95 % intervals hold the truth in about 95 %. */
const holdsTheTruth = (method: Method) =>
  fc.property(fc.constantFrom('a', 'b'), fc.constantFrom(0.7, 1.6), (seed, shape) => {
    let [shapes, scales] = [0, 0];
    for (let sample = 0; sample < 300; sample += 1) {
      const { parameters } = method(fleet(`${seed}${sample}`, shape, () => 1));
      if (parameters.shape.lower <= shape && shape <= parameters.shape.upper) shapes += 1;
      if (parameters.scale.lower <= 1 && 1 <= parameters.scale.upper) scales += 1;
    }
    for (const held of [shapes, scales]) {
      expect(held / 300).toBeGreaterThan(0.9);
      expect(held / 300).toBeLessThan(0.985);
    }
  });

/** Over many fleets, whose systems differ in scale, the mean of the estimates is the shape. */
const isUnbiased = (shapeOf: (systems: readonly RepairableSystem[]) => number) =>
  fc.property(fc.constantFrom('a', 'b'), fc.constantFrom(0.8, 1.5), (seed, shape) => {
    const estimates = Array.from({ length: 4000 }, (_, sample) =>
      shapeOf([
        drawSystem(`${seed}${sample}`, [shape, 1], { failures: 5 }),
        drawSystem(`${seed}${sample}x`, [shape, 3], { failures: 4 }),
      ]),
    );
    const { mean, deviation } = tally(estimates);
    expect(Math.abs(mean - shape) / (deviation / Math.sqrt(4000))).toBeLessThan(4);
  });

/** Without a trend the test finds one in about 5 % of 2,000 records. */
const findsNoTrendWhereThereIsNone = (method: typeof laplaceTrend) =>
  fc.property(fc.constantFrom('a', 'b'), (seed) => {
    let found = 0;
    for (let sample = 0; sample < 2000; sample += 1) {
      const systems = [1, 2, 3, 4, 5, 6].map((n) =>
        drawSystem(`${seed}${sample}/${n}`, [1, n], n < 6 ? { failures: 4 } : { end: 20 }),
      );
      if (method(systems).pValue < 0.05) found += 1;
    }
    expect(Math.abs(found / 2000 - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 2000));
  });

/** The same fit by people who forget how long systems went on without a failure. */
const untilLastFailure: Method = (systems) =>
  fitPowerLaw(
    systems.flatMap(({ id, times }) => {
      const end = times.at(-1);
      return end === undefined ? [] : [{ id, times, end: end * (1 + 1e-9) }];
    }),
  );

describe('a power-law process', () => {
  test('has Crow’s closed form where systems are observed equally long', () => {
    fc.assert(hasTheClosedForm(fitPowerLaw));
  });
  test('is most likely at the estimate, whatever the ends', () => {
    fc.assert(scoreVanishes(fitPowerLaw), { numRuns: 300 });
  });
  test('is estimated otherwise by who forgets the time after the last failure', () => {
    expectCaught(hasTheClosedForm(untilLastFailure));
    expectCaught(scoreVanishes(untilLastFailure));
  });
  test('has intervals that hold the truth as often as they say', () => {
    fc.assert(holdsTheTruth(fitPowerLaw), { numRuns: 4 });
  });
  test('has other intervals that do not: of the last failures alone, or one standard error wide', () => {
    expectCaught(holdsTheTruth(untilLastFailure));
    expectCaught(
      holdsTheTruth((systems) => {
        const fit = fitPowerLaw(systems);
        const { shape, scale } = fit.parameters;
        const [lower, upper] = [shape.value - shape.standardError, shape.value + shape.standardError];
        return { ...fit, parameters: { shape: { ...shape, lower, upper }, scale } };
      }),
    );
  });
  test('has a shape without bias, also where systems differ in scale', () => {
    fc.assert(
      isUnbiased((systems) => fitPowerLaw(systems).unbiasedShape!),
      { numRuns: 4 },
    );
  });
  test('whose estimate by likelihood is biased, one that counts the last failures, and one of gaps', () => {
    expectCaught(isUnbiased((systems) => fitPowerLaw(systems).parameters.shape.value));
    expectCaught(
      isUnbiased((systems) => {
        const byTime = systems.map((its) => ({ ...its, endedBy: 'time' as const }));
        return fitPowerLaw(byTime).unbiasedShape!;
      }),
    );
    expectCaught(isUnbiased((systems) => fitWeibull(gapsOf(systems)).parameters.shape.value));
  });
  test('of one system has the textbook’s corrections', () => {
    const times = [3, 17, 40, 95, 120];
    const byTime = fitPowerLaw([{ id: 'one', times, end: 150 }]);
    const byFailure = fitPowerLaw([{ id: 'one', times, end: 120 }]);
    expect(byTime.unbiasedShape! / byTime.parameters.shape.value).toBeCloseTo(4 / 5, 12);
    expect(byFailure.unbiasedShape! / byFailure.parameters.shape.value).toBeCloseTo(3 / 5, 12);
    expect([byTime.censored, byFailure.censored]).toEqual([1, 0]);
    expect(fitPowerLaw([{ id: 'one', times: [3], end: 9 }]).unbiasedShape).toBeUndefined();
  });
  test('whose systems have one failure each is a Weibull life', () => {
    const [times, ends] = [
      [3, 8, 11, 30],
      [3, 8, 11, 30, 25, 40],
    ];
    const systems = ends.map((end, index) => ({ id: `${index}`, times: times.slice(index, index + 1), end }));
    const lives = ends.map((time, index) => ({ time, event: index < times.length }));
    const [process, life] = [fitPowerLaw(systems), fitWeibull(lives)];
    expect(process.parameters.shape.value).toBeCloseTo(life.parameters.shape.value, 12);
    expect(process.parameters.scale.upper).toBeCloseTo(life.parameters.scale.upper, 8);
    expect(process.logLikelihood).toBeCloseTo(life.logLikelihood, 12);
  });
  test('says its rate at the end, with the error that drawing shows', () => {
    const [shape, longest] = [1.4, 6];
    const truth = 1 / (shape * pow(longest, shape - 1));
    const logs = Array.from({ length: 600 }, (_, sample) => {
      const systems = [1, 2, 3, 4].map((n) => drawSystem(`${sample}/${n}`, [shape, 1], { end: longest }));
      const { mean, lambda, parameters } = fitPowerLaw(systems);
      expect(lambda / parameters.scale.value ** -parameters.shape.value).toBeCloseTo(1, 10);
      return [Math.log(mean.value / truth), mean.standardError / mean.value] as const;
    });
    const spread = tally(logs.map(([log]) => log));
    const said = tally(logs.map(([, error]) => error)).mean;
    expect(Math.abs(spread.mean) / (spread.deviation / Math.sqrt(600))).toBeLessThan(5);
    expect(Math.abs(spread.deviation / said - 1)).toBeLessThan(0.12);
  });
});

describe('Laplace’s test', () => {
  test('agrees with a sum done by hand', () => {
    // Sum 2 + 5 + 9 = 16 against 3 · 5; variance 3 · 100 / 12.
    const { statistic, failures } = laplaceTrend([{ id: 'one', times: [2, 5, 9], end: 10 }]);
    expect([statistic, failures]).toEqual([1 / 5, 3]);
    // The last failure ends the observation: 2 + 5 against 2 · 4.5.
    const byFailure = laplaceTrend([{ id: 'one', times: [2, 5, 9], end: 9 }]);
    expect(byFailure.statistic).toBeCloseTo(-2 / Math.sqrt((2 * 81) / 12), 14);
    expect(laplaceTrend([{ id: 'one', times: [9], end: 9 }]).statistic).toBeNaN();
  });
  test('finds no trend where there is none, though systems differ in their rates', () => {
    fc.assert(findsNoTrendWhereThereIsNone(laplaceTrend), { numRuns: 2 });
  });
  test('finds one where the last failure is counted though it ended the observation', () => {
    expectCaught(
      findsNoTrendWhereThereIsNone((systems) =>
        laplaceTrend(Array.from(systems, (its) => ({ ...its, endedBy: 'time' as const }))),
      ),
    );
  });
  test('finds wear and growth', () => {
    const trendOf = (shape: number) =>
      laplaceTrend([drawSystem('trend', [shape, 1], { failures: 60 })]).statistic;
    expect(trendOf(2)).toBeGreaterThan(3);
    expect(trendOf(0.5)).toBeLessThan(-3);
  });
});

describe('records of systems that allow no fit', () => {
  const kindOf = (...systems: RepairableSystem[]): [string, string] => {
    try {
      fitPowerLaw(systems);
    } catch (error) {
      if (error instanceof FitError) return [error.kind, error.message];
      throw error;
    }
    return ['', ''];
  };
  const of = (times: number[], end: number, endedBy?: 'time' | 'failure'): RepairableSystem => ({
    id: 'pump 7',
    times,
    end,
    ...(endedBy === undefined ? {} : { endedBy }),
  });
  test.each<[string, RepairableSystem[], string, RegExp]>([
    ['none', [], 'noData', /no systems/],
    ['without failures', [of([], 5), of([], 6)], 'noEvents', /none of the 2 systems .* total time of 11/],
    ['ending at 0', [of([], 0)], 'badTime', /pump 7: observation ends .* not at 0/],
    ['failing at 0', [of([0, 3], 5)], 'badTime', /pump 7: .* not at 0; leave out/],
    ['failing at no number', [of([NaN], 5)], 'badTime', /not at NaN/],
    ['out of order', [of([4, 3], 5)], 'badSystem', /the failure at 3 stands after that at 4; sort/],
    [
      'failing after the end',
      [of([4, 6], 5)],
      'badSystem',
      /failure at 6 is after .* at 5; give a later end/,
    ],
    ['ended by another failure', [of([4], 5, 'failure')], 'badSystem', /ends with it, not at 5/],
    ['failing at the end alone', [of([5], 5), of([], 3)], 'noSpread', /every failure is at 5/],
  ])('%s', (_what, systems, kind, message) => {
    expect(kindOf(...systems)).toEqual([kind, expect.stringMatching(message)]);
  });
  test('two failures at one age fit a process, but are no lives', () => {
    expect(fitPowerLaw([of([2, 2], 5)]).events).toBe(2);
    expect(() => gapsOf([of([2, 2], 5)])).toThrow(/pump 7: two failures at 2, a gap of 0/);
  });
  test('gaps are lives, the last one censored', () => {
    expect(gapsOf([of([2, 5], 9), of([4], 4), of([], 3)])).toEqual([
      { time: 2, event: true },
      { time: 3, event: true },
      { time: 4, event: false },
      { time: 4, event: true },
      { time: 3, event: false },
    ]);
  });
});
