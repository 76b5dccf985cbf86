// The laws of a distribution. Each takes a `make`, so that one loop holds them against all distributions, and wrong
// ones can be passed in. An inverse is judged by bracketing (a little below, a little above), which steps allow too. "A
// little" is relative to the value and, for ranges that reach below zero or begin far above it, to the spread as well.

import fc from 'fast-check';
import { expect } from 'vitest';
import {
  conditionalLife,
  runKey,
  uniform,
  type Distribution,
  type LifeDistribution,
} from '../../engine/random/index.ts';

const share = fc.oneof(
  fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
  fc.double({ min: -27, max: -0.7, noNaN: true }).map((x) => Math.exp(x)),
);
const tailShare = fc
  .double({ min: -600, max: 0, noNaN: true, maxExcluded: true })
  .map((x) => Math.min(Math.exp(x), 1 - 2 ** -53));
const hazard = fc.oneof(
  fc.double({ min: 1e-9, max: 40, noNaN: true }),
  fc.double({ min: -20, max: 6, noNaN: true }).map((x) => Math.exp(x)),
);

const step = 1e-10;
const draws = 20_000;
const standardErrors = 5;

const close = (got: number, wanted: number, relative: number) => {
  if (got === wanted) return;
  expect(Math.abs(got - wanted), `${got} against ${wanted}`).toBeLessThanOrEqual(relative * Math.abs(wanted));
};

/** A little above a value (or below it, for a negative share of it). */
const shifted = (x: number, by: number) => x + by * (Math.abs(x) || 1e-200);

/**
 * quantile(u) is where the cdf passes u, and rises in u, but for the last digits. A point that doubles cannot tell from
 * the lower end of the range (a share of it may lie there) only has to be that end.
 */
export const quantileInvertsCdf = (make: () => Distribution) =>
  fc.property(share, share, (u, v) => {
    const { quantile, cdf } = make();
    const x = quantile(u);
    expect(cdf(shifted(x, step))).toBeGreaterThanOrEqual(u * (1 - step));
    if (x !== quantile(0)) expect(cdf(shifted(x, -step))).toBeLessThanOrEqual(u * (1 + step));
    const [lower, upper] = [quantile(Math.min(u, v)), quantile(Math.max(u, v))];
    expect(upper).toBeGreaterThanOrEqual(shifted(lower, -2e-13));
  });

/** quantileOfSurvival(s) is where the survival passes s, down to where doubles end, and is the quantile of 1 − s. */
export const upperQuantileInvertsSurvival = (make: () => Distribution) =>
  fc.property(fc.oneof(tailShare, share), (s) => {
    const { quantile, quantileOfSurvival, cdf, survival } = make();
    const x = quantileOfSurvival(s);
    expect(survival(shifted(x, step))).toBeLessThanOrEqual(s * (1 + step));
    if (x !== quantile(1) && x !== quantile(0)) {
      expect(survival(shifted(x, -step))).toBeGreaterThanOrEqual(s * (1 - step));
    }
    if (s < 1e-12) return;
    // Just beside 1 − s, which may be the share at which an atom begins.
    expect(x).toBeGreaterThanOrEqual(shifted(quantile(Math.max(0, 1 - s - 4e-16)), -2e-13));
    expect(x).toBeLessThanOrEqual(shifted(quantile(Math.min(1, 1 - s + 4e-16)), 2e-13));
    expect(cdf(shifted(x, step))).toBeGreaterThanOrEqual((1 - s) * (1 - step) - 1e-15);
  });

/** The cdf rises from 0 to 1. */
export const cdfRises = (make: () => Distribution) =>
  fc.property(share, share, fc.double({ min: -1, max: 5, noNaN: true }), (u, v, factor) => {
    const { quantile, cdf } = make();
    const [low = 0, high = 0] = [quantile(u) * factor, quantile(v)].toSorted((a, b) => a - b);
    // Each side of the mean is summed on its own: where they meet, the last digit may step back.
    expect(cdf(low)).toBeLessThanOrEqual(cdf(high) * (1 + 2e-15));
    expect(cdf(low)).toBeGreaterThanOrEqual(0);
    expect(cdf(high)).toBeLessThanOrEqual(1);
    const least = quantile(0);
    expect(cdf(least > -Infinity ? shifted(least, -step) - step : -Infinity)).toBe(0);
    expect(cdf(Infinity)).toBe(1);
  });

/** What has not failed survives. */
export const survivalComplementsCdf = (make: () => Distribution) =>
  fc.property(share, fc.double({ min: 0, max: 3, noNaN: true }), (u, factor) => {
    const { quantile, cdf, survival } = make();
    const x = quantile(u) * factor;
    expect(Math.abs(survival(x) + cdf(x) - 1)).toBeLessThanOrEqual(1e-15);
  });

/** The cumulative hazard is −ln survival, in the lower tail too, where survival is rounded to 1. */
export const hazardIsMinusLogSurvival = (make: () => LifeDistribution) =>
  fc.property(share, fc.double({ min: 0, max: 3, noNaN: true }), (u, factor) => {
    const { quantile, cdf, survival, cumulativeHazard } = make();
    const x = quantile(u) * factor;
    const wanted = survival(x) < 0.5 ? -Math.log(survival(x)) : -Math.log1p(-cdf(x));
    if (survival(x) === 0 || survival(x) > 1e-290) close(cumulativeHazard(x), wanted, 1e-12);
    else expect(cumulativeHazard(x)).toBeGreaterThan(660);
  });

/** inverseCumulativeHazard(h) is where the cumulative hazard passes h. */
export const inverseHazardInverts = (make: () => LifeDistribution) =>
  fc.property(hazard, (h) => {
    const { quantile, cumulativeHazard, inverseCumulativeHazard } = make();
    const x = inverseCumulativeHazard(h);
    if (x !== quantile(0)) expect(cumulativeHazard(x * (1 - step))).toBeLessThanOrEqual(h * (1 + step));
    expect(cumulativeHazard(x * (1 + step))).toBeGreaterThanOrEqual(h * (1 - step));
  });

/** From an age on, h more of hazard leads to where the cumulative hazard has grown by h; never back. */
export const ageingAddsHazard = (make: () => LifeDistribution) =>
  fc.property(share, hazard, (u, h) => {
    const { quantile, cumulativeHazard, inverseCumulativeHazard, ageAfterHazard } = make();
    if (cumulativeHazard(0) === 0) close(ageAfterHazard(0, h), inverseCumulativeHazard(h), 1e-12);
    const age = quantile(u);
    const later = ageAfterHazard(age, h);
    expect(later).toBeGreaterThanOrEqual(age);
    if (cumulativeHazard(age) === Infinity) return;
    const met = cumulativeHazard(age) + h;
    // Beyond the smallest double of survival, a law without its own hazard knows no more.
    if (cumulativeHazard(later * (1 + 1e-6)) === Infinity && met > 700) return;
    if (later > age) expect(cumulativeHazard(later * (1 - step))).toBeLessThanOrEqual(met * (1 + step));
    expect(cumulativeHazard(later * (1 + step))).toBeGreaterThanOrEqual(met * (1 - step));
  });

/** A life given survival to any age is at least that age, also for those who should be dead. */
export const noLifeEndsBeforeItsAge = (make: () => LifeDistribution) =>
  fc.property(share, share, fc.double({ min: 0, max: 1e6, noNaN: true }), (u, v, factor) => {
    const subject = make();
    const age = subject.quantile(v) * factor;
    const life = conditionalLife(subject, age, u);
    expect(life).toBeGreaterThanOrEqual(age);
    expect(life).toBeLessThan(Infinity);
  });

const fixedSeeds = fc.constantFrom('1', '2', '3', '4', '5');

const meanOf = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

const expectMoments = (subject: Distribution, values: readonly number[]) => {
  const squares = values.map((value) => (value - subject.mean) * (value - subject.mean));
  const fourths = squares.map((square) => (square - subject.variance) * (square - subject.variance));
  const rounding = 1e-12 * Math.abs(subject.mean);
  expect(Math.abs(meanOf(values) - subject.mean)).toBeLessThanOrEqual(
    standardErrors * Math.sqrt(subject.variance / draws) + rounding,
  );
  expect(Math.abs(meanOf(squares) - subject.variance)).toBeLessThanOrEqual(
    standardErrors * Math.sqrt(meanOf(fourths) / draws) + rounding * Math.abs(subject.mean),
  );
};

/** Keyed draws have the stated mean and variance within 5 standard errors. */
export const drawsHaveTheStatedMoments = (make: () => Distribution) =>
  fc.property(fixedSeeds, (seed) => {
    const subject = make();
    const key = runKey(seed, 0);
    expectMoments(
      subject,
      Array.from({ length: draws }, (_, n) => subject.quantile(uniform(key, 0, n))),
    );
  });

/** Lives drawn by their hazard have the stated mean and variance within 5 standard errors. */
export const livesHaveTheStatedMoments = (make: () => LifeDistribution) =>
  fc.property(fixedSeeds, (seed) => {
    const subject = make();
    // Who has survived to age 0 is none of those who died at 0.
    if (subject.cdf(0) > 0) return;
    const key = runKey(seed, 0);
    expectMoments(
      subject,
      Array.from({ length: draws }, (_, n) => conditionalLife(subject, 0, uniform(key, 0, n))),
    );
  });

/** Of those who survive to the median, half die before the upper quartile, within 5 standard errors. */
export const survivorsDieOnTime = (make: () => LifeDistribution) =>
  fc.property(fixedSeeds, (seed) => {
    const subject = make();
    if (subject.variance === 0) return;
    const key = runKey(seed, 0);
    const [median, quartile] = [subject.quantile(0.5), subject.quantile(0.75)];
    const wanted = 1 - subject.survival(quartile) / subject.survival(median);
    let dead = 0;
    for (let n = 0; n < draws; n += 1)
      if (conditionalLife(subject, median, uniform(key, 0, n)) <= quartile) dead += 1;
    const slack = 0.5 * standardErrors * Math.sqrt(1 / draws);
    expect(Math.abs(dead / draws - wanted)).toBeLessThan(slack);
  });

/** Abscissae t and weights of the tanh-sinh rule of H. Takahasi and M. Mori for an integral over (0, 1). */
const doubleExponential = Array.from({ length: 321 }, (_, n) => {
  const s = (n - 160) / 40;
  const arm = Math.PI * Math.sinh(s);
  // Distance from the nearer end, kept apart so that a tail does not round to it.
  const near = 1 / (1 + Math.exp(Math.abs(arm)));
  const weight = (Math.PI * Math.cosh(s) * near * (1 - near)) / 40;
  return { near, low: s < 0, weight };
});

/** The integral over shares from `from` to `to` of a function that is smooth inside. */
const integral = (f: (share: number) => number, from: number, to: number) => {
  let sum = 0;
  for (const { near, low, weight } of doubleExponential) {
    const at = low ? from + (to - from) * near : to - (to - from) * near;
    if (at > 0) sum += weight * f(at);
  }
  return sum * (to - from);
};

/**
 * The stated mean and variance are those of the quantile, integrated over both halves from their own tail. `kinks` are the
 * values at which the law is not smooth: the shares beside them cut the range.
 */
export const momentsAreThoseOfTheQuantile = (
  make: () => Distribution,
  kinks: readonly number[] = [],
  relative = 1e-11,
) =>
  fc.property(fc.constant(0), () => {
    const subject = make();
    const { mean, variance, cdf, survival } = subject;
    const beside = kinks.flatMap((x) => [shifted(x, -1e-12) - 1e-300, x]);
    const cut = (shares: readonly number[]) =>
      [...new Set([0, ...shares.filter((p) => p > 0 && p < 0.5), 0.5])].toSorted((a, b) => a - b);
    const moment = (f: (x: number) => number) => {
      let sum = 0;
      for (const [cuts, at] of [
        [cut(beside.map(cdf)), subject.quantile],
        [cut(beside.map(survival)), subject.quantileOfSurvival],
      ] as const) {
        for (const [n, from] of cuts.slice(0, -1).entries())
          sum += integral((p) => f(at(p)), from, cuts[n + 1]!);
      }
      return sum;
    };
    const spread = Math.sqrt(variance);
    expect(Math.abs(moment((x) => x) - mean)).toBeLessThanOrEqual(relative * (Math.abs(mean) + spread));
    const square = moment((x) => (x - mean) * (x - mean));
    expect(Math.abs(square - variance)).toBeLessThanOrEqual(
      relative * (variance + 1e-3 * spread * Math.abs(mean)),
    );
  });
