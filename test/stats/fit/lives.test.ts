// Fits of lives against theory: the score vanishes, the information is the curvature, the intervals end where the
// likelihood says, the unit of time does not matter, and what was drawn is found again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile, type DistributionSpec } from '../../../engine/random/index.ts';
import {
  FitError,
  fitExponential,
  fitLognormal,
  fitWeibull,
  type Estimate,
  type Life,
  type LifeFit,
} from '../../../engine/stats/fit/index.ts';
import { expectCaught } from '../../kernel/seen-to-fail.ts';
import { drawLives, lognormalLikelihood, weibullLikelihood, withCensoring } from './drawn.ts';

/** A fit of one law to lives. */
type Method = (lives: readonly Life[]) => LifeFit;

/** The same fit by people who leave out what has not failed yet. */
const droppingCensored =
  (method: Method): Method =>
  (lives) =>
    method(lives.filter(({ event }) => event));
/** And by people who take every record for a failure. */
const allFailed =
  (method: Method): Method =>
  (lives) =>
    method(lives.map((life) => ({ ...life, event: true })));

const laws: readonly (readonly [string, Method, DistributionSpec])[] = [
  ['exponential', fitExponential, { law: 'exponential', mean: 700 }],
  ['weibull', fitWeibull, { law: 'weibull', shape: 1.7, scale: 1000 }],
  ['weibull of early failures', fitWeibull, { law: 'weibull', shape: 0.6, scale: 30 }],
  ['lognormal', fitLognormal, { law: 'lognormal', mean: 5, cv: 0.9 }],
];

/** The law's parameters as its fit calls them. */
const parametersOf = (spec: DistributionSpec): Record<string, number> => {
  if (spec.law === 'exponential') return { mean: spec.mean };
  if (spec.law === 'weibull') return { shape: spec.shape, scale: spec.scale };
  if (spec.law !== 'lognormal') throw new Error(spec.law);
  const square = Math.log1p(spec.cv ** 2);
  return { mu: Math.log(spec.mean) - square / 2, sigma: Math.sqrt(square) };
};

const estimates = (fit: LifeFit): [string, Estimate][] => Object.entries(fit.parameters);

/** Twenty thousand lives of which 30 % are censored give the parameters within four standard errors. */
const findsWhatWasDrawn = (method: Method, spec: DistributionSpec) =>
  fc.property(fc.constantFrom('1', '2', '3'), (seed) => {
    const lives = drawLives(seed, 20_000, ...withCensoring(spec, 0.3));
    const censored = lives.filter(({ event }) => !event).length;
    expect(Math.abs(censored / 20_000 - 0.3)).toBeLessThan(0.015);
    const fit = method(lives);
    const truth = parametersOf(spec);
    for (const [name, { value, standardError }] of estimates(fit)) {
      expect(Math.abs(value - truth[name]!) / standardError, `${name} ${value}`).toBeLessThan(4);
    }
  });

/** The 95 % intervals of 300 samples of 40 lives, 30 % of them censored, hold the parameter in about 95 %. */
const holdsTheTruth = (method: Method, spec: DistributionSpec) =>
  fc.property(fc.constantFrom('a', 'b'), (seed) => {
    const truth = parametersOf(spec);
    const held: Record<string, number> = {};
    for (let sample = 0; sample < 300; sample += 1) {
      const lives = drawLives(`${seed}${sample}`, 40, ...withCensoring(spec, 0.3));
      for (const [name, { lower, upper }] of estimates(method(lives))) {
        if (lower <= truth[name]! && truth[name]! <= upper) held[name] = (held[name] ?? 0) + 1;
      }
    }
    for (const name of Object.keys(truth)) {
      expect((held[name] ?? 0) / 300, name).toBeGreaterThan(0.9);
      expect((held[name] ?? 0) / 300, name).toBeLessThan(0.985);
    }
  });

/** Lives as they may come: not all equal, at least one failure before the last. */
const someLives = fc
  .array(
    fc.record({
      time: fc.double({ min: 0.1, max: 1000, noNaN: true }),
      event: fc.boolean(),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 2, maxLength: 25 },
  )
  .filter((lives) => {
    const longest = Math.max(...lives.map(({ time }) => time));
    return lives.some(({ time, event }) => event && time < 0.99 * longest);
  });

/** How the law's log-likelihood is written in two coordinates, and where the fit lies in them. */
type Written = (lives: readonly Life[]) => (a: number, b: number) => number;
const coordinates = (fit: LifeFit): [a: Estimate, b: Estimate, values: [number, number]] => {
  if (fit.law === 'lognormal') {
    const { mu, sigma } = fit.parameters;
    return [sigma, mu, [Math.log(sigma.value), mu.value]];
  }
  if (fit.law === 'exponential') throw new Error('one parameter');
  const { shape, scale } = fit.parameters;
  return [shape, scale, [Math.log(shape.value), Math.log(scale.value)]];
};

/** At the estimate the numeric derivatives vanish, and their own derivatives give the standard errors. */
const scoreVanishes = (method: Method, written: Written) =>
  fc.property(someLives, (lives) => {
    const fit = method(lives);
    const at = written(lives);
    const [first, second, [a, b]] = coordinates(fit);
    expect(Math.abs(fit.logLikelihood - at(a, b))).toBeLessThan(1e-9 * (1 + Math.abs(fit.logLikelihood)));
    const [ha, hb] = [
      (1e-3 * first.standardError) / first.value,
      (1e-3 * second.standardError) / (fit.law === 'weibull' ? second.value : 1),
    ];
    // In steps of a thousandth of a standard error, so the loss of a whole one would be a half.
    const score = [at(a + ha, b) - at(a - ha, b), at(a, b + hb) - at(a, b - hb)].map((d) => d / 2e-3);
    for (const slope of score) expect(Math.abs(slope)).toBeLessThan(1e-4);
    const [wide, high] = [30 * ha, 30 * hb];
    const aa = (at(a + wide, b) + at(a - wide, b) - 2 * at(a, b)) / wide ** 2;
    const bb = (at(a, b + high) + at(a, b - high) - 2 * at(a, b)) / high ** 2;
    const mixed = at(a + wide, b + high) - at(a + wide, b - high) - at(a - wide, b + high);
    const ab = (mixed + at(a - wide, b - high)) / (4 * wide * high);
    const variance = -bb / (aa * bb - ab * ab);
    expect(Math.sqrt(variance) / (first.standardError / first.value)).toBeCloseTo(1, 1);
  });

/** The best of a function with one peak: steps outwards from `start` as long as it rises, then by halving thirds. */
const peak = (of: (x: number) => number, start: number): number => {
  const beyond = (side: number) => {
    let step = side * 0.01;
    let x = start;
    while (of(x + step) > of(x)) {
      x += step;
      step *= 2;
    }
    return x + step;
  };
  let [left, right] = [beyond(-1), beyond(1)];
  for (let turn = 0; turn < 100; turn += 1) {
    const third = (right - left) / 3;
    if (of(left + third) < of(right - third)) left += third;
    else right -= third;
  }
  return of((left + right) / 2);
};

/** With a parameter at an end of its interval, the best likelihood is lower by half of chi-square's quantile. */
const endsWhereLikelihoodSays = (method: Method, written: Written) =>
  fc.property(someLives, (lives) => {
    const fit = method(lives);
    const at = written(lives);
    const [first, second, [a, b]] = coordinates(fit);
    const wanted = fit.logLikelihood - normalQuantile(0.975) ** 2 / 2;
    const near = (got: number) => expect(Math.abs(got - wanted)).toBeLessThan(1e-6);
    for (const end of [first.lower, first.upper]) {
      near(peak((its) => at(Math.log(end), its), b));
    }
    for (const end of [second.lower, second.upper]) {
      const location = fit.law === 'weibull' ? Math.log(end) : end;
      if (Number.isFinite(location)) near(peak((its) => at(its, location), a));
    }
  });

/** In other units the scale is another number, and nothing else changes. */
const knowsNoUnits = (method: Method) =>
  fc.property(someLives, fc.double({ min: 1e-4, max: 1e4, noNaN: true }), (lives, factor) => {
    const one = method(lives);
    const other = method(lives.map((life) => ({ ...life, time: life.time * factor })));
    const failures = one.events;
    const near = (got: number, wanted: number, what: string) =>
      expect(Math.abs(got - wanted), what).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(wanted)));
    near(other.logLikelihood, one.logLikelihood - failures * Math.log(factor), 'likelihood');
    near(other.mean.value / one.mean.value / factor, 1, 'mean');
    for (const [index, [name, its]] of estimates(one).entries()) {
      const theirs = estimates(other)[index]![1];
      for (const key of ['value', 'lower', 'upper'] as const) {
        if (name === 'scale' || name === 'mean') near(Math.log(theirs[key] / its[key] / factor), 0, name);
        else if (name === 'mu') near(theirs[key] - its[key], Math.log(factor), name);
        else near(Math.log(theirs[key] / its[key]), 0, name);
      }
    }
  });

describe('exponential lives', () => {
  test('have the mean of all time over the failures', () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const fit = fitExponential(lives);
        const total = lives.reduce((sum, { time, count }) => sum + time * count, 0);
        const failures = lives.reduce((sum, { event, count }) => sum + (event ? count : 0), 0);
        expect(fit.mean.value / (total / failures)).toBeCloseTo(1, 12);
        expect(fit.mean.standardError / (fit.mean.value / Math.sqrt(failures))).toBeCloseTo(1, 12);
        // At the ends, 2 n (s + e^−s − 1) is chi-square's quantile.
        for (const end of [fit.mean.lower, fit.mean.upper]) {
          const s = Math.log(end / fit.mean.value);
          expect(2 * failures * (s + Math.expm1(-s))).toBeCloseTo(normalQuantile(0.975) ** 2, 7);
        }
      }),
    );
  });
  test('are Weibull with the shape 1, so Weibull is never less likely', () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const [one, two] = [fitExponential(lives), fitWeibull(lives)];
        expect(weibullLikelihood(lives)(0, Math.log(one.mean.value))).toBeCloseTo(one.logLikelihood, 8);
        expect(two.logLikelihood).toBeGreaterThanOrEqual(one.logLikelihood - 1e-9);
        expect([one.aic, two.aic]).toEqual([2 - 2 * one.logLikelihood, 4 - 2 * two.logLikelihood]);
      }),
    );
  });
});

describe.each(laws)('%s', (_name, method, spec) => {
  test('is found again in 20,000 lives of which 30 % are censored', () => {
    fc.assert(findsWhatWasDrawn(method, spec), { numRuns: 3 });
  });
  test('is missed by who drops the censored, or takes them for failures', () => {
    expectCaught(findsWhatWasDrawn(droppingCensored(method), spec));
    expectCaught(findsWhatWasDrawn(allFailed(method), spec));
  });
  test('has intervals that hold the truth as often as they say', () => {
    fc.assert(holdsTheTruth(method, spec), { numRuns: 2 });
  });
  test('has other intervals that do not: without the censored, one standard error wide, or endless', () => {
    const wide =
      (factor: number): Method =>
      (lives) => {
        const fit = method(lives);
        const parameters = Object.entries(fit.parameters).map(([name, its]: [string, Estimate]) => {
          const reach = factor * its.standardError;
          return [name, { ...its, lower: its.value - reach, upper: its.value + reach }] as const;
        });
        return { ...fit, parameters: Object.fromEntries(parameters) } as unknown as LifeFit;
      };
    expectCaught(holdsTheTruth(droppingCensored(method), spec));
    expectCaught(holdsTheTruth(wide(1), spec));
    expectCaught(holdsTheTruth(wide(5), spec));
  });
  test('does not depend on the unit of time', () => {
    fc.assert(knowsNoUnits(method));
    expectCaught(knowsNoUnits((lives) => method(lives.map((life) => ({ ...life, time: life.time + 1 })))));
  });
  test('counts lives as often as they say', () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const one = method(lives);
        const single = lives.flatMap(({ time, event, count }) =>
          Array.from({ length: count }, () => ({ time, event })),
        );
        const other = method(single);
        expect([one.events, one.censored]).toEqual([other.events, other.censored]);
        expect(one.mean.value / other.mean.value).toBeCloseTo(1, 9);
        expect(one.mean.standardError / other.mean.standardError).toBeCloseTo(1, 7);
      }),
    );
  });
});

describe.each([
  ['weibull', fitWeibull, weibullLikelihood],
  ['lognormal', fitLognormal, lognormalLikelihood],
] as const)('the likelihood of %s', (_name, method: Method, written: Written) => {
  test('is level at the estimate, and curved as the standard errors say', () => {
    fc.assert(scoreVanishes(method, written), { numRuns: 200 });
  });
  test('is not so for an estimate without the censored', () => {
    // Where dropping leaves nothing to fit, there is nothing to catch.
    const careless: Method = (lives) => {
      const failed = new Set(lives.filter(({ event }) => event).map(({ time }) => time));
      return failed.size > 1 ? droppingCensored(method)(lives) : method(lives);
    };
    expectCaught(scoreVanishes(careless, written));
    // With its likelihood put right, the slope gives it away.
    expectCaught(
      scoreVanishes((lives) => {
        const fit = careless(lives);
        const [, , [a, b]] = coordinates(fit);
        return { ...fit, logLikelihood: written(lives)(a, b) };
      }, written),
    );
  });
  test('is as much lower at the ends of the intervals as chi-square allows', () => {
    fc.assert(endsWhereLikelihoodSays(method, written), { numRuns: 60 });
  });
  test('is not so at the ends of Wald intervals', () => {
    expectCaught(
      endsWhereLikelihoodSays((lives) => {
        const fit = method(lives);
        const wald = Object.entries(fit.parameters).map(([name, its]: [string, Estimate]) => {
          const factor = Math.exp((1.96 * its.standardError) / its.value);
          return [name, { ...its, lower: its.value / factor, upper: its.value * factor }] as const;
        });
        return { ...fit, parameters: Object.fromEntries(wald) } as unknown as LifeFit;
      }, written),
    );
  });
});

describe('data that allow no fit', () => {
  const lived = (time: number): Life => ({ time, event: false });
  const failed = (time: number): Life => ({ time, event: true });
  const kindOf = (attempt: () => unknown): [string, string] => {
    try {
      attempt();
    } catch (error) {
      if (error instanceof FitError) return [error.kind, error.message];
      throw error;
    }
    return ['', ''];
  };
  test.each(laws.map(([name, method]) => [name, method] as const))('are told by %s', (_name, method) => {
    expect(kindOf(() => method([]))).toEqual(['noData', expect.stringContaining('there are no lives')]);
    expect(kindOf(() => method([failed(3), failed(0)]))).toEqual([
      'badTime',
      expect.stringMatching(/^life 2: .* not 0; failed on arrival/),
    ]);
    for (const time of [-1, NaN, Infinity]) {
      expect(kindOf(() => method([failed(time)]))).toEqual(['badTime', expect.stringContaining(`${time}`)]);
    }
    for (const count of [0, 1.5, NaN, -2]) {
      expect(kindOf(() => method([{ ...failed(1), count }]))[0]).toBe('badCount');
    }
    // exp(−30 / mean) = 5 % at a mean of 30 / 2.9957.
    expect(kindOf(() => method([lived(10), lived(20)]))).toEqual([
      'noEvents',
      expect.stringMatching(/none of the 2 lives .* mean above 10.01,/),
    ]);
  });
  test.each([
    ['weibull', fitWeibull],
    ['lognormal', fitLognormal],
  ] as const)('with one distinct value are told by %s', (_name, method: Method) => {
    for (const lives of [[failed(7)], [failed(7), failed(7)], [failed(7), failed(7), lived(3)]]) {
      expect(kindOf(() => method(lives))).toEqual([
        'noSpread',
        expect.stringContaining('every failure is at 7'),
      ]);
      expect(fitExponential(lives).events).toBeGreaterThan(0);
    }
    // One failure is enough once a life is known to have been longer; the interval says what it is worth.
    const { parameters } = method([failed(7), lived(9)]);
    const [, [, its]] = Object.entries(parameters) as [unknown, [string, Estimate]];
    expect(its.upper - its.lower).toBeGreaterThan(2 * its.value);
  });
  test('refuse a confidence that is not a share', () => {
    expect(() => fitWeibull([failed(1), failed(2)], 95)).toThrow(/95 % is 0.95/);
  });
});

test('extreme times are fitted all the same', () => {
  const wide = [1e-300, 1e300, 1e300].map((time, n) => ({ time, event: n < 2 }));
  const close = [1, 1.0000001, 1.0000002].map((time) => ({ time, event: true }));
  expect(fitWeibull(wide).parameters.shape.value).toBeGreaterThan(0);
  expect(fitLognormal(wide).parameters.sigma.value).toBeGreaterThan(100);
  expect(fitWeibull(close).parameters.scale.value).toBeCloseTo(1, 6);
  expect(fitLognormal(close).parameters.mu.value).toBeCloseTo(1e-7, 9);
});
