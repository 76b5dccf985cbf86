/**
 * How many of a renewal process's events come by a time, when the first life is of another law and some of it may be
 * spent: N(t) = ∫ (1 + M(t − x)) dG(x), with G the law of the first life's rest and M the renewal function of the later ones
 * (D. R. Cox, Renewal Theory, 1962), by the trapezium rule in Stieltjes's sense.
 */
import type { Distribution, LifeDistribution } from '../../random/distributions/distribution.ts';
import { exp } from '../../random/index.ts';

/** Lives that start anew together: an event is the end of the first of them. */
export interface Together {
  readonly first: readonly LifeDistribution[];
  readonly later: readonly LifeDistribution[];
  /** Share of units whose first life is of the law `first`. */
  readonly firstShare: number;
  /** Age at the start, in the unit of the lives. */
  readonly age: Pick<Distribution, 'quantile'>;
}

const steps = 400;
const ages = 24;

function hazardOf(lives: readonly LifeDistribution[], x: number): number {
  return lives.reduce((sum, life) => sum + life.cumulativeHazard(x), 0);
}

/** Expected events by `run`; relative error of the order of 1e-4 for laws without steps. */
export function eventsBy({ first, later, firstShare, age }: Together, run: number): number {
  const at = (n: number): number => (run * n) / steps;
  const renewed = grid((x) => 1 - exp(-hazardOf(later, x)), at);
  const renewals = renewalFunction(renewed);
  const begun = new Float64Array(steps + 1);
  for (let n = 0; n < ages; n += 1) {
    const spent = age.quantile((n + 0.5) / ages);
    for (const [laws, share] of [
      [first, firstShare],
      [later, 1 - firstShare],
    ] as const) {
      if (share === 0) continue;
      const before = hazardOf(laws, spent);
      for (let step = 0; step <= steps; step += 1) {
        const dead = 1 - exp(before - hazardOf(laws, spent + at(step)));
        begun[step] = (begun[step] ?? 0) + (share * dead) / ages;
      }
    }
  }
  let events = 0;
  for (let step = 1; step <= steps; step += 1) {
    const mass = (begun[step] ?? 0) - (begun[step - 1] ?? 0);
    const rest = ((renewals[steps - step] ?? 0) + (renewals[steps - step + 1] ?? 0)) / 2;
    events += mass * (1 + rest);
  }
  return events;
}

function grid(f: (x: number) => number, at: (n: number) => number): Float64Array {
  return Float64Array.from({ length: steps + 1 }, (_, n) => f(at(n)));
}

function renewalFunction(cdf: Float64Array): Float64Array {
  const renewals = new Float64Array(cdf.length);
  const half = ((cdf[1] ?? 0) - (cdf[0] ?? 0)) / 2;
  for (let n = 1; n < cdf.length; n += 1) {
    let sum = cdf[n] ?? 0;
    for (let j = 1; j <= n; j += 1) {
      const mass = ((cdf[j] ?? 0) - (cdf[j - 1] ?? 0)) / 2;
      sum += mass * ((renewals[n - j] ?? 0) + (j === 1 ? 0 : (renewals[n - j + 1] ?? 0)));
    }
    renewals[n] = sum / (1 - half);
  }
  return renewals;
}

/** Expected ends by `run` of lives that all take exactly `life`, the first of which has an age. */
export function fixedEventsBy(life: number, age: Pick<Distribution, 'quantile'>, run: number): number {
  const many = 1000;
  let sum = 0;
  for (let n = 0; n < many; n += 1) sum += Math.floor((age.quantile((n + 0.5) / many) + run) / life);
  return sum / many;
}
