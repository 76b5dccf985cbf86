// The laws of a distribution. Each takes a `make`, so that one loop holds them against all distributions, and wrong
// ones can be passed in. An inverse is judged by bracketing (a little below, a little above), which steps allow too.

import fc from 'fast-check';
import { expect } from 'vitest';
import { conditionalLife, runKey, uniform, type Distribution } from '../../engine/random/index.ts';

const share = fc.oneof(
  fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
  fc.double({ min: -27, max: -0.7, noNaN: true }).map((x) => Math.exp(x)),
);
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

/** quantile(u) is where the cdf passes u, and rises in u. */
export const quantileInvertsCdf = (make: () => Distribution) =>
  fc.property(share, share, (u, v) => {
    const { quantile, cdf } = make();
    const x = quantile(u);
    expect(cdf(x * (1 + step))).toBeGreaterThanOrEqual(u * (1 - step));
    expect(cdf(x * (1 - step))).toBeLessThanOrEqual(u * (1 + step));
    expect(quantile(Math.max(u, v))).toBeGreaterThanOrEqual(quantile(Math.min(u, v)));
  });

/** The cdf rises from 0 to 1. */
export const cdfRises = (make: () => Distribution) =>
  fc.property(share, share, fc.double({ min: -1, max: 5, noNaN: true }), (u, v, factor) => {
    const { quantile, cdf } = make();
    const [low = 0, high = 0] = [quantile(u) * factor, quantile(v)].toSorted((a, b) => a - b);
    expect(cdf(low)).toBeLessThanOrEqual(cdf(high));
    expect(cdf(low)).toBeGreaterThanOrEqual(0);
    expect(cdf(high)).toBeLessThanOrEqual(1);
    expect([cdf(-1), cdf(Infinity)]).toEqual([0, 1]);
  });

/** What has not failed survives. */
export const survivalComplementsCdf = (make: () => Distribution) =>
  fc.property(share, fc.double({ min: 0, max: 3, noNaN: true }), (u, factor) => {
    const { quantile, cdf, survival } = make();
    const x = quantile(u) * factor;
    expect(Math.abs(survival(x) + cdf(x) - 1)).toBeLessThanOrEqual(1e-15);
  });

/** The cumulative hazard is −ln survival, in the lower tail too, where survival is rounded to 1. */
export const hazardIsMinusLogSurvival = (make: () => Distribution) =>
  fc.property(share, fc.double({ min: 0, max: 3, noNaN: true }), (u, factor) => {
    const { quantile, cdf, survival, cumulativeHazard } = make();
    const x = quantile(u) * factor;
    const wanted = survival(x) < 0.5 ? -Math.log(survival(x)) : -Math.log1p(-cdf(x));
    if (survival(x) === 0 || survival(x) > 1e-290) close(cumulativeHazard(x), wanted, 1e-12);
    else expect(cumulativeHazard(x)).toBeGreaterThan(660);
  });

/** inverseCumulativeHazard(h) is where the cumulative hazard passes h. */
export const inverseHazardInverts = (make: () => Distribution) =>
  fc.property(hazard, (h) => {
    const { cumulativeHazard, inverseCumulativeHazard } = make();
    const x = inverseCumulativeHazard(h);
    expect(cumulativeHazard(x * (1 - step))).toBeLessThanOrEqual(h * (1 + step));
    expect(cumulativeHazard(x * (1 + step))).toBeGreaterThanOrEqual(h * (1 - step));
  });

/** From an age on, h more of hazard leads to where the cumulative hazard has grown by h; never back. */
export const ageingAddsHazard = (make: () => Distribution) =>
  fc.property(share, hazard, (u, h) => {
    const { quantile, cumulativeHazard, inverseCumulativeHazard, ageAfterHazard } = make();
    close(ageAfterHazard(0, h), inverseCumulativeHazard(h), 1e-12);
    const age = quantile(u);
    const later = ageAfterHazard(age, h);
    expect(later).toBeGreaterThanOrEqual(age);
    if (cumulativeHazard(age) === Infinity) return;
    const met = cumulativeHazard(age) + h;
    expect(cumulativeHazard(later * (1 - step))).toBeLessThanOrEqual(met * (1 + step));
    expect(cumulativeHazard(later * (1 + step))).toBeGreaterThanOrEqual(met * (1 - step));
  });

/** A life given survival to any age is at least that age, also for those who should be dead. */
export const noLifeEndsBeforeItsAge = (make: () => Distribution) =>
  fc.property(share, share, fc.double({ min: 0, max: 1e6, noNaN: true }), (u, v, factor) => {
    const subject = make();
    const age = subject.quantile(v) * factor;
    const life = conditionalLife(subject, age, u);
    expect(life).toBeGreaterThanOrEqual(age);
    expect(life).toBeLessThan(Infinity);
  });

const fixedSeeds = fc.constantFrom('1', '2', '3', '4', '5');

/** Keyed draws, both ways, have the stated mean and variance within 5 standard errors. */
export const drawsHaveTheStatedMoments = (make: () => Distribution) =>
  fc.property(fixedSeeds, fc.constantFrom('quantile' as const, 'life' as const), (seed, way) => {
    const subject = make();
    const key = runKey(seed, 0);
    const values = Array.from({ length: draws }, (_, n) => {
      const u = uniform(key, 0, n);
      return way === 'life' ? conditionalLife(subject, 0, u) : subject.quantile(u);
    });
    const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    const squares = values.map((value) => (value - subject.mean) * (value - subject.mean));
    const fourths = squares.map((square) => (square - subject.variance) * (square - subject.variance));
    const rounding = 1e-12 * subject.mean;
    expect(Math.abs(mean(values) - subject.mean)).toBeLessThanOrEqual(
      standardErrors * Math.sqrt(subject.variance / draws) + rounding,
    );
    expect(Math.abs(mean(squares) - subject.variance)).toBeLessThanOrEqual(
      standardErrors * Math.sqrt(mean(fourths) / draws) + rounding * subject.mean,
    );
  });

/** Of those who survive to the median, half die before the upper quartile, within 5 standard errors. */
export const survivorsDieOnTime = (make: () => Distribution) =>
  fc.property(fixedSeeds, (seed) => {
    const subject = make();
    if (subject.variance === 0) return;
    const key = runKey(seed, 0);
    const [median, quartile] = [subject.quantile(0.5), subject.quantile(0.75)];
    let dead = 0;
    for (let n = 0; n < draws; n += 1)
      if (conditionalLife(subject, median, uniform(key, 0, n)) <= quartile) dead += 1;
    expect(Math.abs(dead / draws - 0.5)).toBeLessThan(standardErrors * Math.sqrt(0.25 / draws));
  });
