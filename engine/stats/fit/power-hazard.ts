// One likelihood serves two models in which a hazard is a power of time: a life that is Weibull, and the failures of
// repaired systems that follow a power-law process. Failures happen at x, and exposures end at T: for lives, every life is
// an exposure and some are failures too; for systems, each is one exposure with many failures. With z(t) = ln H(t),
// linear in ln t, the log-likelihood is Σ over failures (ln a + z(x) − ln x) − Σ over exposures e^z(T).
import { exp, log } from '../../random/index.ts';
import type { ConcaveLikelihood } from './log-location-scale.ts';

/** A failure time or an end of exposure, with how many of them there are. */
export interface Weighted {
  readonly time: number;
  readonly count: number;
}

/** Failures and exposures; at least one failure, and one of them before the last exposure's end. */
export interface PowerHazardData {
  readonly failures: readonly Weighted[];
  readonly exposures: readonly Weighted[];
}

const nearEnough = 1e-15;
const mostSteps = 200;

/** The log-likelihood in a = shape and b = shape · (ln scale − shift). */
export function powerHazardLikelihood(data: PowerHazardData): ConcaveLikelihood {
  let failures = 0;
  let sumOfLogs = 0;
  for (const { time, count } of data.failures) {
    failures += count;
    sumOfLogs += count * log(time);
  }
  const shift = sumOfLogs / failures;
  const ends = data.exposures.map(({ time, count }) => ({ y: log(time) - shift, count }));
  return {
    shift,
    at: (a, b) => {
      let hazard = 0;
      let first = 0;
      let second = 0;
      for (const { y, count } of ends) {
        const met = count * exp(a * y - b);
        hazard += met;
        first += y * met;
        second += y * y * met;
      }
      // The failures' y add up to zero: that is what the shift is.
      return {
        value: failures * (log(a) - b) - hazard - sumOfLogs,
        da: failures / a - first,
        db: hazard - failures,
        daa: -failures / (a * a) - second,
        dab: first,
        dbb: -hazard,
      };
    },
  };
}

/** ln(time / longest): of the quotient, which keeps the digits of near ones, unless it is too small for a number. */
function logRatio(time: number, longest: number): number {
  const ratio = time / longest;
  return ratio > 1e-300 ? log(ratio) : log(time) - log(longest);
}

/**
 * The maximum (a, b). At the best scale for each shape, the shape's score per failure is
 *   1 / a + mean(u of failures) − Σ w u e^(a u) / Σ w e^(a u),   u = ln(time / longest exposure) ≤ 0,
 * which falls in a; the last term being of one sign, its zero lies at or above −1 / mean(u), and exactly there when all
 * exposures are equally long (Crow's estimate). From that bound on by Newton's method inside a bracket.
 */
export function powerHazardMaximum(
  data: PowerHazardData,
  { shift }: ConcaveLikelihood,
): readonly [a: number, b: number] {
  let longest = 0;
  for (const { time } of data.exposures) longest = Math.max(longest, time);
  let failures = 0;
  let sum = 0;
  for (const { time, count } of data.failures) {
    failures += count;
    sum += count * logRatio(time, longest);
  }
  const meanOfFailures = sum / failures;
  const ends = data.exposures.map(({ time, count }) => ({ u: logRatio(time, longest), count }));
  const moments = (a: number): readonly [weight: number, mean: number, variance: number] => {
    let weight = 0;
    let first = 0;
    let second = 0;
    for (const { u, count } of ends) {
      const its = count * exp(a * u);
      weight += its;
      first += u * its;
      second += u * u * its;
    }
    const mean = first / weight;
    return [weight, mean, second / weight - mean * mean];
  };
  let low = -1 / meanOfFailures;
  let high = Infinity;
  let a = low;
  for (let step = 0; step < mostSteps; step += 1) {
    const [, mean, variance] = moments(a);
    const score = 1 / a + meanOfFailures - mean;
    if (score > 0) low = a;
    else high = a;
    const newton = a + score / (1 / (a * a) + variance);
    const inside = newton >= low && newton <= high;
    const next = inside ? newton : high < Infinity ? 0.5 * (low + high) : 2 * a;
    const done = Math.abs(next - a) <= nearEnough * a;
    a = next;
    if (done) break;
  }
  const [weight] = moments(a);
  // Σ e^z over the exposures equals the number of failures.
  return [a, log(weight / failures) + a * (log(longest) - shift)];
}
