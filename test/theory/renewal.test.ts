import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distribution, exponential, lognormal, uniformBetween, weibull } from '../../engine/random/index.ts';
import { renewalDensity, renewalsBy } from '../../engine/theory/index.ts';
import { integralOf } from '../../engine/theory/moments.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectRefused } from './oracle.ts';

/** Weibull lives of scale 1: shape, t, M(t), by the power series of Smith and Leadbetter in 120 digits. */
const series: readonly (readonly [number, number, number])[] = [
  [0.7, 0.25, 0.402266689887238583],
  [0.7, 1, 1.15897400121873617],
  [0.7, 2, 2.03455830524440793],
  [1.5, 0.25, 0.121901501447490814],
  [1.5, 1, 0.841578136649690677],
  [1.5, 2, 1.94550079992587514],
  [2, 0.25, 0.0612246012001615219],
  [2, 1, 0.753691277537040072],
  [2, 2, 1.89403934678709536],
  [3.5, 0.25, 0.00778369792407225227],
  [3.5, 1, 0.654704594174579041],
  [3.5, 2, 1.76901064279136917],
];

const times = fc.double({ min: 0.05, max: 3, noNaN: true });

/** Gamma lives of shape 2 and scale 1: M(t) = t/2 − 1/4 + e^(−2t)/4. */
const countsPairsOfPoints = (make: typeof renewalsBy) =>
  fc.property(times, (t) => {
    const pairs = distribution({ law: 'gamma', shape: 2, scale: 1 });
    close(make(pairs, t) - (t / 2 + Math.expm1(-2 * t) / 4), 0, 1e-12);
  });

/** M lies between F and F / (1 − F), and rises. */
const keepsItsBounds = (make: typeof renewalsBy) =>
  fc.property(
    times,
    fc.constantFrom(0.8, 1, 1.7, 3),
    fc.constantFrom('weibull', 'lognormal'),
    (t, a, law) => {
      const life = law === 'weibull' ? weibull(a, 1) : lognormal(1, a);
      const [count, dead] = [make(life, t), life.cdf(t)];
      expect(count).toBeGreaterThanOrEqual(dead * (1 - 1e-9));
      expect(count).toBeLessThanOrEqual((dead / life.survival(t)) * (1 + 1e-9));
      expect(make(life, 1.1 * t)).toBeGreaterThanOrEqual(count);
    },
  );

describe('the renewal function', () => {
  test.each(series)('of Weibull lives of shape %d at %d agrees with its series', (shape, t, wanted) => {
    close(renewalsBy(weibull(shape, 1), t), wanted, shape < 1 ? 1e-10 : 1e-12);
    close(renewalsBy(weibull(shape, 1000), 1000 * t), wanted, shape < 1 ? 1e-10 : 1e-12);
  });
  test('of exponential lives is t over the mean, and of uniform ones e^t − 1', () => {
    for (const t of [0.1, 1, 3, 10]) close(renewalsBy(exponential(2), 2 * t), t, 1e-12);
    for (const t of [0.1, 0.5, 1]) close(renewalsBy(uniformBetween(0, 1), t), Math.expm1(t), 1e-12);
  });
  test('counts every other point of a Poisson process, and is caught when it counts the first alone', () => {
    fc.assert(countsPairsOfPoints(renewalsBy), { numRuns: 30 });
    expectCaught(countsPairsOfPoints((life, t) => life.cdf(t)));
    expectCaught(countsPairsOfPoints((_, t) => t / 2));
  });
  test('keeps its bounds, and is caught by them', () => {
    fc.assert(keepsItsBounds(renewalsBy), { numRuns: 40 });
    expectCaught(keepsItsBounds((life, t) => -Math.log(1 - life.cdf(t)) + 0.1));
    expectCaught(keepsItsBounds((life, t) => 0.99 * life.cdf(t)));
  });
  test('is the integral of its density', () => {
    const life = weibull(2, 1);
    const sum = integralOf((t) => renewalDensity(life, t), 0.5, 1.5);
    close(sum, renewalsBy(life, 1.5) - renewalsBy(life, 0.5), 1e-9);
    close(renewalDensity(exponential(4), 3), 0.25, 1e-10);
  });
  test('is nothing at 0, and refuses what is no time', () => {
    expect(renewalsBy(exponential(1), 0)).toBe(0);
    expectRefused(() => renewalsBy(exponential(1), -1), /t \(.*\) .* -1/);
    expectRefused(() => renewalDensity(exponential(1), 0), /t \(.*\) .* 0/);
  });
});
