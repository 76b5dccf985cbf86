import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conditionalLife,
  constant,
  distribution,
  exponential,
  lognormal,
  scaledSpec,
  uniformBetween,
  weibull,
  type Distribution,
  type DistributionSpec,
} from '../../engine/random/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import * as law from '../laws/distribution.ts';

const specs: readonly DistributionSpec[] = [
  { law: 'constant', value: 12.5 },
  { law: 'exponential', mean: 1800 },
  { law: 'weibull', shape: 2.3, scale: 1e4 },
  { law: 'weibull', shape: 0.8, scale: 0.5 },
  { law: 'weibull', shape: 1, scale: 70 },
  { law: 'weibull', shape: 9, scale: 300 },
  { law: 'lognormal', mean: 6, cv: 0.7 },
  { law: 'lognormal', mean: 5000, cv: 0.05 },
  { law: 'uniform', min: 3, max: 5 },
  { law: 'uniform', min: 0, max: 1e5 },
];

for (const spec of specs) {
  describe(`the law ${JSON.stringify(spec)}`, () => {
    const make = () => distribution(spec);
    test('has a quantile that inverts its cdf', () => {
      fc.assert(law.quantileInvertsCdf(make), { numRuns: 300 });
    });
    test('has a cdf that rises from 0 to 1', () => {
      fc.assert(law.cdfRises(make), { numRuns: 300 });
    });
    test('has a survival that complements its cdf', () => {
      fc.assert(law.survivalComplementsCdf(make), { numRuns: 300 });
    });
    test('has a cumulative hazard of minus the logarithm of survival', () => {
      fc.assert(law.hazardIsMinusLogSurvival(make), { numRuns: 300 });
    });
    test('has an inverse cumulative hazard that inverts it', () => {
      fc.assert(law.inverseHazardInverts(make), { numRuns: 300 });
    });
    test('adds hazard as it ages', () => {
      fc.assert(law.ageingAddsHazard(make), { numRuns: 300 });
    });
    test('gives no life that ends before its age', () => {
      fc.assert(law.noLifeEndsBeforeItsAge(make), { numRuns: 300 });
    });
    test('gives keyed draws with the stated mean and variance', () => {
      fc.assert(law.drawsHaveTheStatedMoments(make), { numRuns: 15 });
    });
    test('gives survivors that die on time', () => {
      fc.assert(law.survivorsDieOnTime(make), { numRuns: 8 });
    });
    test('scales with its variable', () => {
      const scaled = distribution(scaledSpec(spec, 3));
      const original = make();
      expect(scaled.mean / original.mean).toBeCloseTo(3, 12);
      expect(scaled.quantile(0.3) / original.quantile(0.3)).toBeCloseTo(3, 12);
      if (original.variance > 0) expect(scaled.variance / original.variance).toBeCloseTo(9, 12);
    });
  });
}

describe('the laws of distributions catch', () => {
  const right = weibull(2.3, 100);
  const repair = lognormal(6, 0.7);
  const caughtBy =
    <Values>(holds: (make: () => Distribution) => fc.IProperty<Values>) =>
    (make: () => Distribution) => {
      expectCaught(holds(make));
    };
  const wrong: [string, Distribution, (make: () => Distribution) => void][] = [
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
    ];
    for (const [attempt, message] of refused) expect(attempt).toThrow(message);
  });
});
