// Every law against values of 50 digits (fixtures/distribution-values.py says how they were made), and the bits of a few
// quantiles, which are the same in every engine. The tail of a law is as sensitive to its argument as its exponent is
// large, so the error of a probability p is measured in units of 1 − ln p, that of a quantile as it is.
import { describe, expect, test } from 'vitest';
import {
  distribution,
  lifeOf,
  type Distribution,
  type DistributionSpec,
} from '../../engine/random/distributions/index.ts';
import fixture from './fixtures/distribution-values.json' with { type: 'json' };

interface Reference {
  readonly spec: DistributionSpec;
  readonly mean: number;
  readonly variance: number;
  readonly quantile: readonly (readonly number[])[];
  readonly quantileOfSurvival: readonly (readonly number[])[];
  readonly points: readonly (readonly number[])[];
}
const references = fixture.laws as readonly Reference[];

type Bounds = readonly [probability: number, quantile: number, moment: number];

/** Bounds on the errors of probabilities (in units of 1 − ln p), of quantiles, and of mean and variance. */
const bounds = (spec: DistributionSpec): Bounds => {
  // For a large shape, the rounding of x / scale alone is √shape times as much.
  if (spec.law === 'gamma') return [2e-15 * Math.max(1, Math.sqrt(spec.shape) / 40), 1e-13, 1e-15];
  if (spec.law === 'erlang') return [2e-15, 2e-14, 1e-15];
  if (spec.law === 'beta') return [2e-15, 1e-13, 1e-15];
  if (spec.law === 'truncatedNormal')
    return spec.mean === -30 ? [5e-14, 1e-14, 1e-14] : [5e-15, 2e-14, 5e-14];
  if (spec.law === 'poisson') return [spec.mean > 1000 ? 5e-15 : 1e-15, 0, 0];
  return [1e-15, 1e-14, 1e-15];
};

const relative = (got: number, wanted: number) =>
  got === wanted ? 0 : Math.abs(got - wanted) / Math.max(Math.abs(wanted), 1e-300);

interface Errors {
  probability: number;
  quantile: number;
  moment: number;
}

/** The largest errors of a law against its reference values. */
const worstErrors = (subject: Distribution, its: Reference): Errors => {
  const worst: Errors = { probability: 0, quantile: 0, moment: 0 };
  const note = (kind: keyof Errors, error: number) => {
    worst[kind] = error <= worst[kind] ? worst[kind] : error;
  };
  for (const [x = NaN, below = NaN, above = NaN] of its.points) {
    note('probability', relative(subject.cdf(x), below) / (1 - Math.log(below)));
    note('probability', relative(subject.survival(x), above) / (1 - Math.log(above)));
    if (subject.quantile(0) >= 0) {
      const hazard = above > 0.5 ? -Math.log1p(-below) : -Math.log(above);
      note('probability', relative(lifeOf(subject).cumulativeHazard(x), hazard) / (1 - Math.log(below)));
    }
  }
  for (const [u = NaN, x = NaN] of its.quantile) note('quantile', relative(subject.quantile(u), x));
  for (const [s = NaN, x = NaN] of its.quantileOfSurvival) {
    note('quantile', relative(subject.quantileOfSurvival(s), x));
  }
  note('moment', relative(subject.mean, its.mean));
  note('moment', relative(subject.variance, its.variance));
  return worst;
};

describe('against high-precision reference values', () => {
  test('a cdf in single precision and a mean off by a billionth are caught', () => {
    for (const its of references) {
      const subject = distribution(its.spec);
      const worst = worstErrors(
        { ...subject, cdf: (x) => Math.fround(subject.cdf(x)), mean: subject.mean * (1 + 1e-9) + 1e-9 },
        its,
      );
      expect(worst.probability).toBeGreaterThan(bounds(its.spec)[0]);
      expect(worst.moment).toBeGreaterThan(bounds(its.spec)[2]);
    }
  });
  for (const its of references) {
    const [probability, quantile, moment] = bounds(its.spec);
    test(`${JSON.stringify(its.spec)}: probabilities within ${probability} (1 − ln p), quantiles ${quantile}, moments ${moment}`, () => {
      expect(its.points.length).toBeGreaterThan(5);
      const worst = worstErrors(distribution(its.spec), its);
      expect(worst.probability).toBeLessThanOrEqual(probability);
      expect(worst.quantile).toBeLessThanOrEqual(quantile);
      expect(worst.moment).toBeLessThanOrEqual(moment);
    });
  }
});

/** The bits of a double, in hexadecimal. */
const bitsOf = (x: number) =>
  new BigUint64Array(new Float64Array([x]).buffer)[0]!.toString(16).padStart(16, '0');

/** The bits of the quantiles at 0.001, 0.37 and 0.99. */
const golden: readonly [DistributionSpec, string][] = [
  [{ law: 'constant', value: 12.5 }, '4029000000000000 4029000000000000 4029000000000000'],
  [{ law: 'exponential', mean: 1800 }, '3ffcd07d25e47f39 4089fd4f84ac7981 40c030a735fa5fc7'],
  [{ law: 'weibull', shape: 2.3, scale: 10000 }, '407f04d7ccae847f 40bbec5d2b38dc33 40d2f853119f80e2'],
  [{ law: 'lognormal', mean: 6, cv: 0.7 }, '3fe658ad70b571d0 400fe38205c40e9b 40355bab7e355020'],
  [{ law: 'uniform', min: 3, max: 5 }, '400804189374bc6a 400deb851eb851ec 4013eb851eb851ec'],
  [{ law: 'normal', mean: 3, sd: 2 }, 'c00971976e4088e0 4002b0ba8b9fc57d 401e9c5c4630ff0c'],
  [
    { law: 'truncatedNormal', mean: 1, sd: 5, min: 0, max: 10 },
    '3f7c73a50136d404 400467d15a10a9fd 402359cbd8a8a14a',
  ],
  [{ law: 'truncatedNormal', mean: 5, sd: 1, min: 0 }, '3ffe8ec1bcb2c75b 4012ac2ec30109c8 401d4e2e2a503e55'],
  [{ law: 'gamma', shape: 0.3, scale: 2 }, '3de32a99cd5a766c 3faa7bc98730bbfe 40151d828c530bff'],
  [{ law: 'gamma', shape: 7.5, scale: 100 }, '4065c44b8ea79358 4083c06d0ef818db 4097e39534917ba9'],
  [{ law: 'erlang', phases: 4, mean: 12 }, '3ff4920d53b77c36 4022762d86a6dcb8 403e22a676e00926'],
  [{ law: 'beta', alpha: 0.5, beta: 0.4 }, '3ecc62ee64ba31ad 3fd8ad7535eaec47 3fefffc8e72a792f'],
  [{ law: 'beta', alpha: 60, beta: 8, max: 40 }, '403d58a221ee3b86 4041752cdff43d2f 40431ac4ce8c9154'],
  [{ law: 'triangular', min: 1, mode: 2, max: 6 }, '3ff121a1851ff631 40039a5237b516fd 4016360da3a40122'],
  [
    {
      law: 'discrete',
      outcomes: [
        { value: 1.1, weight: 1 },
        { value: 7.3, weight: 3 },
      ],
    },
    '3ff199999999999a 401d333333333333 401d333333333333',
  ],
  [{ law: 'empirical', sample: [3, 1, 4, 1, 5.5] }, '3ff0000000000000 3fff5c28f5c28f5c 4015c28f5c28f5c2'],
  [
    {
      law: 'mixture',
      components: [
        { weight: 1, distribution: { law: 'exponential', mean: 5 } },
        { weight: 3, distribution: { law: 'gamma', shape: 9, scale: 10 } },
      ],
    },
    '3f948564d07b60ff 404e58b8ec1519ee 40651fe70d80215c',
  ],
  [{ law: 'poisson', mean: 250 }, '4069600000000000 406ea00000000000 4072000000000000'],
];

describe('the bits of the quantiles are those of every other engine that ran this test', () => {
  const quantileBits = (spec: DistributionSpec) =>
    [0.001, 0.37, 0.99].map((u) => bitsOf(distribution(spec).quantile(u))).join(' ');
  for (const [spec, bits] of golden) {
    test(JSON.stringify(spec), () => {
      expect(quantileBits(spec)).toBe(bits);
    });
  }
  test('which a law that is off by one last place does not have', () => {
    expect(quantileBits({ law: 'exponential', mean: 1800 * (1 + 2 ** -52) })).not.toBe(golden[1]![1]);
  });
});
