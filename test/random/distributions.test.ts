// Every distribution is held against the same laws; those of a quantity that cannot be negative, against those of a life
// besides. What the laws are worth is shown below them, by wrong distributions that they catch.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beta,
  constant,
  discrete,
  distribution,
  empirical,
  erlang,
  exponential,
  gamma,
  lifeOf,
  lognormal,
  mixture,
  normal,
  poisson,
  scaledSpec,
  triangular,
  truncatedNormal,
  uniformBetween,
  weibull,
  conditionalLife,
  type Distribution,
  type DistributionSpec,
  type LifeDistribution,
} from '../../engine/random/distributions/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import * as law from '../laws/distribution.ts';

interface Case {
  readonly spec: DistributionSpec;
  /** Where the law has a step or a bend. */
  readonly kinks?: readonly number[];
}

const sample = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];
const outcomes = [
  { value: 1, weight: 5 },
  { value: 4, weight: 0.5 },
  { value: 0, weight: 2 },
  { value: 2.5, weight: 0 },
  { value: 1, weight: 1 },
];
const counts = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

const cases: readonly Case[] = [
  { spec: { law: 'constant', value: 12.5 } },
  { spec: { law: 'exponential', mean: 1800 } },
  { spec: { law: 'weibull', shape: 2.3, scale: 1e4 } },
  { spec: { law: 'weibull', shape: 0.8, scale: 0.5 } },
  { spec: { law: 'weibull', shape: 1, scale: 70 } },
  { spec: { law: 'weibull', shape: 9, scale: 300 } },
  { spec: { law: 'lognormal', mean: 6, cv: 0.7 } },
  { spec: { law: 'lognormal', mean: 5000, cv: 0.05 } },
  { spec: { law: 'uniform', min: 3, max: 5 } },
  { spec: { law: 'uniform', min: 0, max: 1e5 } },
  { spec: { law: 'normal', mean: 3, sd: 2 } },
  { spec: { law: 'normal', mean: -1000, sd: 0.5 } },
  { spec: { law: 'truncatedNormal', mean: 5, sd: 1, min: 0 } },
  { spec: { law: 'truncatedNormal', mean: -30, sd: 1, min: 0 } },
  { spec: { law: 'truncatedNormal', mean: 100, sd: 1, min: 0 } },
  { spec: { law: 'truncatedNormal', mean: 1, sd: 5, min: 0, max: 10 } },
  { spec: { law: 'truncatedNormal', mean: 8, sd: 2, min: -1, max: 4 } },
  { spec: { law: 'truncatedNormal', mean: -3, sd: 2, max: -1 } },
  { spec: { law: 'truncatedNormal', mean: 7, sd: 3 } },
  { spec: { law: 'gamma', shape: 0.3, scale: 2 } },
  { spec: { law: 'gamma', shape: 1, scale: 70 } },
  { spec: { law: 'gamma', shape: 7.5, scale: 100 } },
  { spec: { law: 'gamma', shape: 900, scale: 1 } },
  { spec: { law: 'erlang', phases: 4, mean: 12 } },
  { spec: { law: 'beta', alpha: 2, beta: 3 } },
  { spec: { law: 'beta', alpha: 0.5, beta: 0.4 } },
  { spec: { law: 'beta', alpha: 60, beta: 8, max: 40 } },
  { spec: { law: 'beta', alpha: 1.5, beta: 4, min: -3, max: 7 } },
  { spec: { law: 'triangular', min: 1, mode: 2, max: 6 }, kinks: [2] },
  { spec: { law: 'triangular', min: 0, mode: 0, max: 5 } },
  { spec: { law: 'triangular', min: -4, mode: 3, max: 3 } },
  { spec: { law: 'discrete', outcomes }, kinks: [0, 1, 4] },
  { spec: { law: 'discrete', outcomes: [{ value: -7, weight: 1 }, ...outcomes] }, kinks: [-7, 0, 1, 4] },
  { spec: { law: 'empirical', sample }, kinks: sample },
  { spec: { law: 'empirical', sample: [-2, 8] } },
  { spec: { law: 'empirical', sample: [5] } },
  {
    spec: {
      law: 'mixture',
      components: [
        { weight: 1, distribution: { law: 'exponential', mean: 5 } },
        { weight: 3, distribution: { law: 'gamma', shape: 9, scale: 10 } },
      ],
    },
    // No bends, but steep between the two.
    kinks: [12, 20, 30, 45],
  },
  {
    spec: {
      law: 'mixture',
      components: [
        { weight: 0.2, distribution: { law: 'constant', value: 4 } },
        { weight: 0.3, distribution: { law: 'weibull', shape: 2, scale: 5 } },
        { weight: 0.5, distribution: { law: 'uniform', min: 30, max: 31 } },
      ],
    },
    kinks: [4, 30, 31],
  },
  { spec: { law: 'poisson', mean: 0.05 }, kinks: counts(0, 30) },
  { spec: { law: 'poisson', mean: 3.3 }, kinks: counts(0, 60) },
  { spec: { law: 'poisson', mean: 250 }, kinks: counts(50, 600) },
];

for (const { spec, kinks } of cases) {
  describe(`the law ${JSON.stringify(spec)}`, () => {
    const make = () => distribution(spec);
    test('has a quantile that inverts its cdf', () => {
      fc.assert(law.quantileInvertsCdf(make), { numRuns: 300 });
    });
    test('has a quantile of survival that inverts it', () => {
      fc.assert(law.upperQuantileInvertsSurvival(make), { numRuns: 300 });
    });
    test('has a cdf that rises from 0 to 1', () => {
      fc.assert(law.cdfRises(make), { numRuns: 300 });
    });
    test('has a survival that complements its cdf', () => {
      fc.assert(law.survivalComplementsCdf(make), { numRuns: 300 });
    });
    test('has the mean and variance of its quantile', () => {
      fc.assert(law.momentsAreThoseOfTheQuantile(make, kinks), { numRuns: 1 });
    });
    test('gives keyed draws with the stated mean and variance', () => {
      fc.assert(law.drawsHaveTheStatedMoments(make), { numRuns: 4 });
    });
    test.skipIf(spec.law === 'poisson')('scales with its variable', () => {
      const scaled = distribution(scaledSpec(spec, 3));
      const original = make();
      const spread = Math.sqrt(original.variance);
      expect((scaled.mean - 3 * original.mean) / (spread + Math.abs(original.mean))).toBeCloseTo(0, 12);
      expect(scaled.quantile(0.3) - 3 * original.quantile(0.3)).toBeCloseTo(0, 8);
      if (original.variance > 0) expect(scaled.variance / original.variance).toBeCloseTo(9, 12);
    });
    if (make().quantile(0) < 0) {
      test('is no life, because it may be negative', () => {
        expect(() => lifeOf(make())).toThrow(`${spec.law}: a life cannot be negative`);
      });
      return;
    }
    const makeLife = () => lifeOf(make());
    test('has a cumulative hazard of minus the logarithm of survival', () => {
      fc.assert(law.hazardIsMinusLogSurvival(makeLife), { numRuns: 300 });
    });
    test('has an inverse cumulative hazard that inverts it', () => {
      fc.assert(law.inverseHazardInverts(makeLife), { numRuns: 300 });
    });
    test('adds hazard as it ages', () => {
      fc.assert(law.ageingAddsHazard(makeLife), { numRuns: 300 });
    });
    test('gives no life that ends before its age', () => {
      fc.assert(law.noLifeEndsBeforeItsAge(makeLife), { numRuns: 300 });
    });
    test('gives lives with the stated mean and variance', () => {
      fc.assert(law.livesHaveTheStatedMoments(makeLife), { numRuns: 4 });
    });
    test('gives survivors that die on time', () => {
      fc.assert(law.survivorsDieOnTime(makeLife), { numRuns: 4 });
    });
  });
}

test('a law with its own hazard and the same law told by its tails live alike', () => {
  for (const own of [exponential(70), weibull(2.3, 100), gamma(0.4, 9), erlang(3, 5), lognormal(6, 0.7)]) {
    const { law: name, mean, variance, cdf, survival, quantile, quantileOfSurvival } = own;
    const told = lifeOf({ law: name, mean, variance, cdf, survival, quantile, quantileOfSurvival });
    expect(lifeOf(own)).toBe(own);
    for (const [n, h] of [1e-9, 1e-3, 0.5, 0.7, 3, 40, 300].entries()) {
      const age = own.quantile(0.1 + 0.1 * n);
      expect(told.cumulativeHazard(age) / own.cumulativeHazard(age)).toBeCloseTo(1, 12);
      expect(told.inverseCumulativeHazard(h) / own.inverseCumulativeHazard(h)).toBeCloseTo(1, 12);
      expect(told.ageAfterHazard(age, h) / own.ageAfterHazard(age, h)).toBeCloseTo(1, 12);
    }
  }
});

describe('the laws of distributions catch', () => {
  const right = weibull(2.3, 100);
  const repair = lognormal(6, 0.7);
  const caughtBy =
    <Values>(holds: (make: () => LifeDistribution) => fc.IProperty<Values>) =>
    (make: () => LifeDistribution) => {
      expectCaught(holds(make));
    };
  const ofQuantile = caughtBy((make) => law.momentsAreThoseOfTheQuantile(make));
  const stated = (subject: Distribution, wrongly: Partial<Distribution>): LifeDistribution =>
    lifeOf({ ...subject, ...wrongly });
  const steps = [0, 1, 4];
  const wrong: [string, LifeDistribution, (make: () => LifeDistribution) => void][] = [
    [
      'a Weibull with shape and scale swapped',
      { ...weibull(100, 2.3), mean: right.mean, variance: right.variance },
      caughtBy(law.drawsHaveTheStatedMoments),
    ],
    [
      'a Weibull that states its scale as its mean',
      { ...right, mean: 100 },
      caughtBy(law.drawsHaveTheStatedMoments),
    ],
    [
      'a lognormal stated by the mean of the logarithm',
      { ...lognormal(Math.exp(6), 0.7), mean: 6 },
      caughtBy(law.drawsHaveTheStatedMoments),
    ],
    [
      'a standard deviation in place of the variance',
      { ...right, variance: Math.sqrt(right.variance) },
      caughtBy(law.drawsHaveTheStatedMoments),
    ],
    [
      'a quantile from the wrong end',
      { ...right, quantile: (u) => right.quantile(1 - u) },
      caughtBy(law.quantileInvertsCdf),
    ],
    [
      'a quantile in single precision',
      { ...right, quantile: (u) => Math.fround(right.quantile(u)) },
      caughtBy(law.quantileInvertsCdf),
    ],
    [
      'an upper quantile that is rounded through 1 − s',
      { ...right, quantileOfSurvival: (s) => right.quantile(Math.min(1 - s, 1 - 2 ** -53)) },
      caughtBy(law.upperQuantileInvertsSurvival),
    ],
    [
      'an upper quantile of the lower tail',
      { ...right, quantileOfSurvival: right.quantile },
      caughtBy(law.upperQuantileInvertsSurvival),
    ],
    [
      'lives of another scale than the draws',
      { ...right, ageAfterHazard: (age, h) => right.ageAfterHazard(age, 1.1 * h) },
      caughtBy(law.livesHaveTheStatedMoments),
    ],
    ['a mean that is off by a billionth', { ...right, mean: right.mean * (1 + 1e-9) }, ofQuantile],
    [
      'the variance of a sample in place of that between its values',
      stated(empirical([1, 2, 5, 9]), { variance: 9.6875 }),
      caughtBy((make) => law.momentsAreThoseOfTheQuantile(make, [1, 2, 5, 9])),
    ],
    [
      'a gamma with a rate for a scale',
      stated(gamma(3, 1 / 5), { mean: 15, variance: 75 }),
      caughtBy(law.drawsHaveTheStatedMoments),
    ],
    ['an Erlang told by the mean of one phase', stated(erlang(4, 3), { mean: 12 }), ofQuantile],
    [
      'a beta with its shapes swapped',
      stated(beta(2, 3), { quantile: (u) => beta(3, 2).quantile(u) }),
      caughtBy(law.quantileInvertsCdf),
    ],
    [
      'a triangular law with a mode for a mean',
      stated(triangular(1, 2, 6), { mean: 2 }),
      caughtBy((make) => law.momentsAreThoseOfTheQuantile(make, [2])),
    ],
    [
      'a truncated normal with the moments of the whole one',
      stated(truncatedNormal(3, 2, 0), { mean: 3, variance: 4 }),
      ofQuantile,
    ],
    [
      'a truncated normal that piles up at its bound',
      stated(truncatedNormal(3, 2, 0), { quantile: (u) => Math.max(0, normal(3, 2).quantile(u)) }),
      caughtBy(law.quantileInvertsCdf),
    ],
    [
      'a discrete law that takes the value after the one that is due',
      stated(discrete(outcomes), { quantile: (u) => (discrete(outcomes).quantile(u) === 0 ? 1 : 4) }),
      caughtBy(law.quantileInvertsCdf),
    ],
    [
      'a discrete law with unweighted moments',
      stated(discrete(outcomes), { mean: 5 / 3, variance: 26 / 9 }),
      caughtBy((make) => law.momentsAreThoseOfTheQuantile(make, steps)),
    ],
    [
      'a discrete law that is drawn between its values',
      stated(discrete(outcomes), { quantile: (u) => 4 * u }),
      caughtBy(law.drawsHaveTheStatedMoments),
    ],
    [
      'a mixture of values in place of shares',
      stated(mixture([1, 9].map((mean) => ({ weight: 1, distribution: exponential(mean) }))), {
        quantile: exponential(5).quantile,
      }),
      caughtBy(law.quantileInvertsCdf),
    ],
    [
      'a mixture whose variance forgets that the means differ',
      stated(mixture([1, 9].map((mean) => ({ weight: 1, distribution: exponential(mean) }))), {
        variance: 41,
      }),
      ofQuantile,
    ],
    [
      'a Poisson law that counts from one',
      stated(poisson(3.3), { quantile: (u) => poisson(3.3).quantile(u) + 1 }),
      caughtBy(law.quantileInvertsCdf),
    ],
    [
      'a Poisson law with the variance of an exponential',
      stated(poisson(3.3), { variance: 3.3 * 3.3 }),
      caughtBy(law.drawsHaveTheStatedMoments),
    ],
    ['a cdf that falls', { ...right, cdf: right.survival }, caughtBy(law.cdfRises)],
    ['a survival that is the cdf', { ...repair, survival: repair.cdf }, caughtBy(law.survivalComplementsCdf)],
    [
      'a survival of its own',
      { ...repair, survival: (x) => repair.survival(x * 1.001) },
      caughtBy(law.survivalComplementsCdf),
    ],
    [
      'a hazard rate in place of the cumulative hazard',
      { ...right, cumulativeHazard: (x) => (2.3 / 100) * (x / 100) ** 1.3 },
      caughtBy(law.hazardIsMinusLogSurvival),
    ],
    [
      'a hazard through a rounded survival',
      { ...repair, cumulativeHazard: (x) => -Math.log(1 - repair.cdf(x)) },
      caughtBy(law.hazardIsMinusLogSurvival),
    ],
    [
      'an inverse of another shape',
      { ...right, inverseCumulativeHazard: (h) => 100 * h ** 2.3 },
      caughtBy(law.inverseHazardInverts),
    ],
    [
      'an ageing that forgets the age',
      { ...right, ageAfterHazard: (_age, h) => right.inverseCumulativeHazard(h) },
      caughtBy(law.ageingAddsHazard),
    ],
    [
      'an ageing that starts anew',
      { ...right, ageAfterHazard: (age, h) => age + right.inverseCumulativeHazard(h) },
      caughtBy(law.survivorsDieOnTime),
    ],
    [
      'a life that may end before its age',
      {
        ...right,
        ageAfterHazard: (age, h) => (age > 1e4 ? age * (1 - 1e-16) - 1 : right.ageAfterHazard(age, h)),
      },
      caughtBy(law.noLifeEndsBeforeItsAge),
    ],
  ];
  for (const [name, fault, holds] of wrong) {
    test(name, () => {
      holds(() => fault);
    });
  }
  test('a normal told by its variance', () => {
    const wrongly = { ...normal(3, 4), variance: 4 };
    expectCaught(law.momentsAreThoseOfTheQuantile(() => wrongly));
  });
});

describe('distributions', () => {
  test('know their moments in closed form', () => {
    expect(weibull(2, 100).mean).toBeCloseTo(50 * Math.sqrt(Math.PI), 11);
    expect(weibull(2, 100).variance).toBeCloseTo(1e4 * (1 - Math.PI / 4), 9);
    expect(weibull(1, 7)).toMatchObject({ mean: 7 });
    expect(lognormal(6, 0.5)).toMatchObject({ mean: 6, variance: 9 });
    expect(uniformBetween(3, 5).variance).toBeCloseTo(1 / 3, 15);
  });
  test('keep the variance of a Weibull of large shape, where the moments nearly cancel', () => {
    // π² / (6 k²) · (1 + O(1/k)): for k = 1e5 the next term is −2.28e-5 of it.
    const k = 1e5;
    expect((weibull(k, 1).variance * k * k * 6) / Math.PI ** 2).toBeCloseTo(1, 3);
  });
  test('meet at the Weibull of shape 1, which is exponential bit for bit', () => {
    const [a, b] = [weibull(1, 64), exponential(64)];
    for (const u of [1e-9, 0.1, 0.5, 0.999]) expect(a.quantile(u)).toBe(b.quantile(u));
  });
  test('let the old exponential live as long as the new', () => {
    expect(conditionalLife(exponential(8), 1024, 0.25) - 1024).toBeCloseTo(
      conditionalLife(exponential(8), 0, 0.25),
      11,
    );
  });
  test('of a constant have no hazard before it and no survivor after', () => {
    const { cumulativeHazard, inverseCumulativeHazard, cdf } = constant(5);
    expect([4.999, 5, 6].map(cumulativeHazard)).toEqual([0, Infinity, Infinity]);
    expect([0, 1, Infinity].map(inverseCumulativeHazard)).toEqual([5, 5, 5]);
    expect([4.999, 5].map(cdf)).toEqual([0, 1]);
    expect([conditionalLife(constant(5), 3, 0.5), conditionalLife(constant(5), 9, 0.5)]).toEqual([5, 9]);
    expect(constant(0).quantile(0.5)).toBe(0);
  });
  test('of a machine far older than its life still end a little later, and never at infinity', () => {
    // The hazard hardly changes meanwhile: half are dead after ln 2 over its rate.
    const age = 1e5;
    for (const subject of [weibull(3, 100), lognormal(100, 0.2)]) {
      const rate = subject.cumulativeHazard(age + 0.5) - subject.cumulativeHazard(age - 0.5);
      const remaining = conditionalLife(subject, age, 0.5) - age;
      expect(Math.abs((remaining * rate) / Math.LN2 - 1)).toBeLessThan(0.01);
    }
  });
  test('refuse a parameter that cannot be, by name', () => {
    const refused: [() => unknown, RegExp][] = [
      [() => exponential(0), /exponential: mean .* not 0/],
      [() => weibull(NaN, 1), /weibull: shape .* not NaN/],
      [() => weibull(1, -2), /weibull: scale .* not -2/],
      [() => lognormal(1, 0), /lognormal: cv/],
      [() => constant(-1), /constant: value/],
      [() => uniformBetween(3, 3), /min \(3\) must be below max \(3\)/],
      [() => uniformBetween(0, Infinity), /uniform: max/],
      [() => scaledSpec({ law: 'constant', value: 1 }, 0), /factor/],
      [() => scaledSpec({ law: 'poisson', mean: 1 }, 3), /poisson: .* 3/],
      [() => normal(Infinity, 1), /normal: mean .* not Infinity/],
      [() => normal(0, 0), /normal: sd .* not 0/],
      [() => truncatedNormal(NaN, 1), /truncatedNormal: mean .* not NaN/],
      [() => truncatedNormal(1, -1), /truncatedNormal: sd .* not -1/],
      [() => truncatedNormal(1, 1, 5, 5), /truncatedNormal: min \(5\) must be below max \(5\)/],
      [() => truncatedNormal(1, 1, 60), /truncatedNormal: min \(60\) and max \(Infinity\) leave nothing/],
      [() => gamma(0, 1), /gamma: shape .* not 0/],
      [() => gamma(1, Infinity), /gamma: scale .* not Infinity/],
      [() => erlang(2.5, 1), /erlang: phases .* not 2.5/],
      [() => erlang(2, 0), /erlang: mean .* not 0/],
      [() => beta(-1, 2), /beta: alpha .* not -1/],
      [() => beta(1, NaN), /beta: beta .* not NaN/],
      [() => beta(1, 2, 4, 3), /beta: min \(4\) must be below max \(3\)/],
      [() => beta(1, 2, -Infinity, 3), /beta: min .* not -Infinity/],
      [() => triangular(3, 3, 3), /triangular: min \(3\)/],
      [() => triangular(1, 5, 3), /triangular: mode \(5\)/],
      [() => triangular(1, NaN, 3), /triangular: mode .* not NaN/],
      [() => discrete([]), /discrete: the sum of weights .* not 0/],
      [() => discrete([{ value: 3, weight: -1 }]), /discrete: the weight of 3 .* not -1/],
      [() => discrete([{ value: NaN, weight: 1 }]), /discrete: value .* not NaN/],
      [() => empirical([]), /empirical: .* not 0/],
      [() => empirical([1, Infinity]), /empirical: value .* not Infinity/],
      [() => mixture([]), /mixture: .* not 0/],
      [() => mixture([{ weight: NaN, distribution: exponential(1) }]), /weight of exponential .* not NaN/],
      [() => poisson(0), /poisson: mean .* not 0/],
      [() => poisson(1e7), /poisson: mean .* not 10000000/],
    ];
    for (const [attempt, message] of refused) {
      expect(attempt).toThrow(RangeError);
      expect(attempt).toThrow(message);
    }
  });
});
