// Records drawn from known laws, and log-likelihoods written down again, apart from the engine's: what the fits are held
// against.
import {
  lifeDistribution,
  lognormal,
  normalCumulativeHazard,
  normalQuantile,
  runKey,
  uniform,
  weibull,
  type DistributionSpec,
  type LifeDistribution,
} from '../../../engine/random/index.ts';
import { powerLawProcess } from '../../../engine/random/distributions/index.ts';
import type { Life, RepairableSystem } from '../../../engine/stats/fit/index.ts';

/** Lives of a law, each cut off at its own draw of another law. */
export const drawLives = (
  seed: string,
  count: number,
  law: LifeDistribution,
  cutOff: LifeDistribution,
): Life[] => {
  const key = runKey(seed, 0);
  return Array.from({ length: count }, (_, n) => {
    const life = law.quantile(uniform(key, 0, n));
    const end = cutOff.quantile(uniform(key, 1, n));
    return { time: Math.min(life, end), event: life <= end };
  });
};

/** The law of a spec, and a cut-off that leaves a share of its lives censored, exactly. */
export const withCensoring = (
  spec: DistributionSpec,
  share: number,
): [LifeDistribution, LifeDistribution] => {
  const law = lifeDistribution(spec);
  if (spec.law === 'lognormal') {
    // ln life − ln end is normal with variance 2 σ², and is to be positive with that probability.
    const sigma = Math.sqrt(Math.log1p(spec.cv ** 2));
    return [law, lognormal(spec.mean * Math.exp(-Math.SQRT2 * sigma * normalQuantile(share)), spec.cv)];
  }
  // Proportional hazards: the first of two comes from each in proportion.
  const [shape, scale] =
    spec.law === 'weibull' ? [spec.shape, spec.scale] : [1, spec.law === 'exponential' ? spec.mean : NaN];
  return [law, weibull(shape, scale * ((1 - share) / share) ** (1 / shape))];
};

/** A power-law process seen until `end`, or until a number of failures. */
export const drawSystem = (
  seed: string,
  [shape, scale]: readonly [number, number],
  until: { readonly end: number } | { readonly failures: number },
): RepairableSystem => {
  const process = powerLawProcess(shape, scale);
  const key = runKey(seed, 0);
  const times: number[] = [];
  for (let n = 0, age = 0; ; n += 1) {
    age = process.next(age, uniform(key, 0, n));
    if ('end' in until && age > until.end) return { id: seed, times, end: until.end, endedBy: 'time' };
    times.push(age);
    if ('failures' in until && times.length === until.failures) {
      return { id: seed, times, end: age, endedBy: 'failure' };
    }
  }
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** ln likelihood of Weibull lives at (ln shape, ln scale). */
export const weibullLikelihood =
  (lives: readonly Life[]) =>
  (logShape: number, logScale: number): number =>
    sum(
      lives.map(({ time, event, count = 1 }) => {
        const shape = Math.exp(logShape);
        const z = shape * (Math.log(time) - logScale);
        return count * ((event ? logShape + z - Math.log(time) : 0) - Math.exp(z));
      }),
    );

/** ln likelihood of lognormal lives at (ln σ, μ). */
export const lognormalLikelihood =
  (lives: readonly Life[]) =>
  (logSigma: number, mu: number): number =>
    sum(
      lives.map(({ time, event, count = 1 }) => {
        const z = (Math.log(time) - mu) / Math.exp(logSigma);
        if (!event) return -count * normalCumulativeHazard(z);
        return count * (-0.5 * z * z - logSigma - Math.log(time) - 0.5 * Math.log(2 * Math.PI));
      }),
    );

/** ln likelihood of a power-law process at (ln shape, ln scale). */
export const powerLawLikelihood =
  (systems: readonly RepairableSystem[]) =>
  (logShape: number, logScale: number): number => {
    const shape = Math.exp(logShape);
    return sum(
      systems.map(
        ({ times, end }) =>
          sum(times.map((time) => logShape - shape * logScale + (shape - 1) * Math.log(time))) -
          Math.exp(shape * (Math.log(end) - logScale)),
      ),
    );
  };
