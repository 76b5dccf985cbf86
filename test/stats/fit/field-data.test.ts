// Published records give the published estimates, and show what textbooks say of them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponential, runKey, uniform } from '../../../engine/random/index.ts';
import {
  fitExponential,
  fitLognormal,
  fitPowerLaw,
  fitWeibull,
  gapsOf,
  laplaceTrend,
  rankByAic,
  rankLifeLaws,
  rankRepairableLaws,
  type Life,
  type RepairableSystem,
} from '../../../engine/stats/fit/index.ts';
import { expectCaught } from '../../kernel/seen-to-fail.ts';
import { aircraft, engines, fans, loaders, locomotives } from '../../fit/field-data.ts';

/** Within half of the last digit that was published. */
const published = (got: number | undefined, wanted: number, decimals: number) => {
  const most = 0.5 * 10 ** -decimals + 1e-12;
  expect(Math.abs((got ?? NaN) - wanted), `${got} against ${wanted}`).toBeLessThanOrEqual(most);
};

/** An oracle as a law, so that it can be seen to fail. */
const oracle = (check: () => void) => fc.property(fc.constant(0), check);
const holds = (law: ReturnType<typeof oracle>) => fc.assert(law, { numRuns: 1 });

const shapeOf = (lives: readonly Life[]) => fitWeibull(lives).parameters.shape;

describe('generator fans', () => {
  const hasTheKnownEstimates = (lives: readonly Life[]) =>
    oracle(() => {
      const [one, two] = [fitExponential(lives), fitWeibull(lives)];
      expect([one.events, one.censored]).toEqual([12, 58]);
      published(one.mean.value, 28_703, 0);
      published(two.parameters.shape.value, 1.058, 3);
      published(two.parameters.scale.value, 26_297, 0);
    });
  test('have the known estimates', () => holds(hasTheKnownEstimates(fans)));
  test('which need the censored', () => {
    expectCaught(hasTheKnownEstimates(fans.filter(({ event }) => event)));
    expectCaught(hasTheKnownEstimates(fans.map((life) => ({ ...life, event: true }))));
  });
  test('do not decide between the laws', () => {
    const { ranked, refused } = rankLifeLaws(fans);
    expect(ranked.map(({ fit }) => fit.law)).toEqual(['exponential', 'lognormal', 'weibull']);
    expect(ranked.every(({ behind }) => behind < 2)).toBe(true);
    expect(refused).toEqual([]);
  });
});

describe('the air conditioning of 13 aircraft', () => {
  /** L28: pooled, the hazard falls; each aircraft has a shape of about 1. */
  const poolsToAFallingHazard = (gaps: (systems: readonly RepairableSystem[]) => readonly Life[]) =>
    oracle(() => {
      const pooled = fitWeibull(gaps(aircraft));
      published(pooled.parameters.shape.value, 0.925, 3);
      published(pooled.parameters.scale.value, 89.6, 1);
      expect(pooled.events).toBe(213);
      const shapes = aircraft.map((its) => ({ failures: its.times.length, ...shapeOf(gaps([its])) }));
      const around = shapes.filter(({ lower, upper }) => lower < 1 && 1 < upper);
      // One of thirteen 95 % intervals may miss.
      expect(around.length).toBeGreaterThanOrEqual(12);
      const mean = shapes.reduce((sum, { failures, value }) => sum + failures * Math.log(value), 0) / 213;
      expect(Math.abs(mean)).toBeLessThan(0.1);
    });
  test('pooled, has a falling hazard, though that of each aircraft is about constant', () => {
    holds(poolsToAFallingHazard(gapsOf));
  });
  test('does not when each aircraft is brought to the same mean, or the longest gaps are left out', () => {
    expectCaught(
      poolsToAFallingHazard((systems) =>
        systems.flatMap(({ times, ...its }) => {
          const factor = 93.14 / (its.end / times.length);
          return gapsOf([{ ...its, times, end: its.end }]).map((life) => ({
            ...life,
            time: life.time * factor,
          }));
        }),
      ),
    );
    expectCaught(poolsToAFallingHazard((systems) => gapsOf(systems).filter(({ time }) => time < 300)));
  });
  test('does so by theory: exponential units of different means, pooled', () => {
    const key = runKey('mixture', 0);
    const unit = (mean: number, index: number): Life[] =>
      Array.from({ length: 1500 }, (_, n) => ({
        time: exponential(mean).quantile(uniform(key, index, n)),
        event: true,
      }));
    const units = [30, 60, 100, 300].map(unit);
    for (const lives of units) {
      const { value, standardError } = shapeOf(lives);
      expect(Math.abs(value - 1) / standardError).toBeLessThan(4);
    }
    expect(shapeOf(units.flat()).upper).toBeLessThan(0.9);
    expect(shapeOf([1, 2, 3].flatMap((_, index) => unit(100, index + 4))).upper).toBeGreaterThan(1);
  });
});

describe('the hydraulics of six mining loaders', () => {
  const shapes = {
    'LHD-1': 1.628,
    'LHD-3': 1.493,
    'LHD-9': 1.654,
    'LHD-11': 1.316,
    'LHD-17': 1.528,
    'LHD-20': 1.22,
  };
  /** L29: every loader wears, by the order of its failures, though its gaps look exponential. */
  const wearThoughGapsLookExponential = (systems: readonly RepairableSystem[]) =>
    oracle(() => {
      expect(systems.map(({ id }) => id)).toEqual(Object.keys(shapes));
      for (const system of systems) {
        const { parameters, unbiasedShape, events } = fitPowerLaw([system]);
        published(parameters.shape.value, shapes[system.id as keyof typeof shapes], 3);
        expect(unbiasedShape! / parameters.shape.value).toBeCloseTo((events - 2) / events, 12);
        const gaps = shapeOf(gapsOf([system]));
        expect(gaps.value).toBeGreaterThan(0.815);
        expect(gaps.value).toBeLessThan(1.045);
        expect(gaps.lower).toBeLessThan(1);
        expect(gaps.upper).toBeGreaterThan(1);
      }
    });
  /** The same gaps in another order: the same lives, another history. */
  const reordered = (order: (gaps: number[]) => number[]) =>
    loaders.map(({ id, times, end }): RepairableSystem => {
      const gaps = order(times.map((time, index) => time - (times[index - 1] ?? 0)));
      let age = 0;
      return { id, times: gaps.map((gap) => (age += gap)), end };
    });
  test('wear, though their gaps look exponential', () => holds(wearThoughGapsLookExponential(loaders)));
  test('do so by the order of their gaps', () => {
    expectCaught(wearThoughGapsLookExponential(reordered((gaps) => gaps.reverse())));
    expectCaught(wearThoughGapsLookExponential(reordered((gaps) => gaps.sort((a, b) => a - b))));
    const before = loaders.map((system) => shapeOf(gapsOf([system])).value);
    const after = reordered((gaps) => gaps.reverse()).map((system) => shapeOf(gapsOf([system])).value);
    for (const [index, value] of after.entries()) expect(value).toBeCloseTo(before[index]!, 10);
  });
  test('together wear beyond doubt, and a process explains them better than any law of their gaps', () => {
    const { value, lower } = fitPowerLaw(loaders).parameters.shape;
    published(value, 1.359, 3);
    expect(lower).toBeGreaterThan(1.1);
    expect(laplaceTrend(loaders).pValue).toBeLessThan(0.01);
    const { ranked } = rankRepairableLaws(loaders);
    expect(ranked[0]!.fit.law).toBe('powerLaw');
    expect(ranked[1]!.behind).toBeGreaterThan(10);
  });
});

describe('rails', () => {
  test('valve seats have the known shape and factor', () => {
    const fit = fitPowerLaw(engines);
    expect([fit.systems, fit.events, fit.censored]).toEqual([41, 48, 41]);
    published(fit.parameters.shape.value, 1.4, 2);
    published(fit.lambda * 1e4, 1.448, 3);
    expect(fit.trend.pValue).toBeLessThan(0.05);
  });
  test('valve seats replaced on one day are no lives, and the ranking says so', () => {
    const { ranked, refused } = rankRepairableLaws(engines);
    expect(ranked.map(({ fit }) => fit.law)).toEqual(['powerLaw']);
    expect(refused.map(({ law }) => law)).toEqual(['exponential', 'weibull', 'lognormal']);
    expect(refused[0]!.why.message).toMatch(/system 328: two failures at 653/);
  });
  test('braking grids of the second batch are replaced more often', () => {
    const yearly = (batch: '1' | '2') => 365.25 / fitExponential(gapsOf(locomotives(batch))).mean.value;
    published(yearly('1'), 0.82, 2);
    published(yearly('2'), 1.17, 2);
  });
});

describe('a ranking', () => {
  test('has the smallest AIC first, and weights that add up to one', () => {
    const fits = [fitWeibull(fans), fitLognormal(fans), fitExponential(fans)];
    const ranked = rankByAic(fits);
    expect(ranked.map(({ fit }) => fit.aic)).toEqual(fits.map(({ aic }) => aic).sort((a, b) => a - b));
    expect(ranked[0]!.behind).toBe(0);
    expect(ranked.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 14);
    expect(ranked[1]!.weight / ranked[0]!.weight).toBeCloseTo(Math.exp(-ranked[1]!.behind / 2), 14);
  });
  test('leaves out the laws that the data refuse, and refuses where none is left', () => {
    const one = [{ time: 7, event: true }];
    const { ranked, refused } = rankLifeLaws(one);
    expect(ranked.map(({ fit }) => fit.law)).toEqual(['exponential']);
    expect(refused.map(({ why }) => why.kind)).toEqual(['noSpread', 'noSpread']);
    expect(() => rankLifeLaws([{ time: 7, event: false }])).toThrow(/none of the 1 lives/);
  });
  test('finds the law that the lives were drawn from', () => {
    const key = runKey('laws', 0);
    const lives = Array.from({ length: 3000 }, (_, n): Life => {
      const time = exponential(100).quantile(uniform(key, 0, n));
      return { time: Math.min(time, 150), event: time <= 150 };
    });
    const squeezed = lives.map((life) => ({ ...life, time: Math.sqrt(life.time) }));
    expect(rankLifeLaws(squeezed).ranked[0]!.fit.law).toBe('weibull');
    expect(rankLifeLaws(lives).ranked[0]!.fit.law).toBe('exponential');
  });
});
