// Distributions as data: what a normalized scenario holds, and the one place that turns it into a distribution.
import { beta } from './beta.ts';
import { constant } from './constant.ts';
import { discrete, type Outcome } from './discrete.ts';
import type { Distribution, LifeDistribution } from './distribution.ts';
import { empirical } from './empirical.ts';
import { erlang } from './erlang.ts';
import { exponential } from './exponential.ts';
import { gamma } from './gamma.ts';
import { lifeOf } from './life.ts';
import { lognormal } from './lognormal.ts';
import { mixture } from './mixture.ts';
import { normal } from './normal.ts';
import { poisson } from './poisson.ts';
import { triangular } from './triangular.ts';
import { truncatedNormal } from './truncated-normal.ts';
import { uniformBetween } from './uniform.ts';
import { weibull } from './weibull.ts';

/**
 * A distribution as plain data; `cv` is the coefficient of variation of the variable itself. A bound that is left out is
 * infinite for `truncatedNormal`, and 0 or 1 for `beta`.
 */
export type DistributionSpec =
  | { readonly law: 'constant'; readonly value: number }
  | { readonly law: 'exponential'; readonly mean: number }
  | { readonly law: 'weibull'; readonly shape: number; readonly scale: number }
  | { readonly law: 'lognormal'; readonly mean: number; readonly cv: number }
  | { readonly law: 'uniform'; readonly min: number; readonly max: number }
  | { readonly law: 'normal'; readonly mean: number; readonly sd: number }
  | {
      readonly law: 'truncatedNormal';
      readonly mean: number;
      readonly sd: number;
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly law: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly law: 'erlang'; readonly phases: number; readonly mean: number }
  | {
      readonly law: 'beta';
      readonly alpha: number;
      readonly beta: number;
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly law: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly law: 'discrete'; readonly outcomes: readonly Outcome[] }
  | { readonly law: 'empirical'; readonly sample: readonly number[] }
  | { readonly law: 'mixture'; readonly components: readonly MixtureComponentSpec[] }
  | { readonly law: 'poisson'; readonly mean: number };

/** A component of a mixture as plain data. */
export interface MixtureComponentSpec {
  readonly weight: number;
  readonly distribution: DistributionSpec;
}

/** The distribution that a spec names; a RangeError names a parameter that cannot be. */
export function distribution(spec: DistributionSpec): Distribution {
  switch (spec.law) {
    case 'constant':
      return constant(spec.value);
    case 'exponential':
      return exponential(spec.mean);
    case 'weibull':
      return weibull(spec.shape, spec.scale);
    case 'lognormal':
      return lognormal(spec.mean, spec.cv);
    case 'uniform':
      return uniformBetween(spec.min, spec.max);
    case 'normal':
      return normal(spec.mean, spec.sd);
    case 'truncatedNormal':
      return truncatedNormal(spec.mean, spec.sd, spec.min, spec.max);
    case 'gamma':
      return gamma(spec.shape, spec.scale);
    case 'erlang':
      return erlang(spec.phases, spec.mean);
    case 'beta':
      return beta(spec.alpha, spec.beta, spec.min, spec.max);
    case 'triangular':
      return triangular(spec.min, spec.mode, spec.max);
    case 'discrete':
      return discrete(spec.outcomes);
    case 'empirical':
      return empirical(spec.sample);
    case 'mixture':
      return mixture(
        spec.components.map(({ weight, distribution: of }) => ({ weight, distribution: distribution(of) })),
      );
    case 'poisson':
      return poisson(spec.mean);
  }
}

/** The distribution that a spec names, with its hazard; a RangeError says so if it could be negative. */
export function lifeDistribution(spec: DistributionSpec): LifeDistribution {
  return lifeOf(distribution(spec));
}

/** The spec of the variable times `factor` (above zero). A count has no such: `poisson` is refused. */
export function scaledSpec(spec: DistributionSpec, factor: number): DistributionSpec {
  if (!(factor > 0 && factor < Infinity)) {
    throw new RangeError(`a distribution is scaled by a finite factor above zero, not ${factor}`);
  }
  switch (spec.law) {
    case 'constant':
      return { law: 'constant', value: spec.value * factor };
    case 'exponential':
      return { law: 'exponential', mean: spec.mean * factor };
    case 'weibull':
      return { law: 'weibull', shape: spec.shape, scale: spec.scale * factor };
    case 'lognormal':
      return { law: 'lognormal', mean: spec.mean * factor, cv: spec.cv };
    case 'uniform':
      return { law: 'uniform', min: spec.min * factor, max: spec.max * factor };
    case 'normal':
      return { law: 'normal', mean: spec.mean * factor, sd: spec.sd * factor };
    case 'truncatedNormal':
      return {
        law: 'truncatedNormal',
        mean: spec.mean * factor,
        sd: spec.sd * factor,
        ...(spec.min !== undefined && { min: spec.min * factor }),
        ...(spec.max !== undefined && { max: spec.max * factor }),
      };
    case 'gamma':
      return { law: 'gamma', shape: spec.shape, scale: spec.scale * factor };
    case 'erlang':
      return { law: 'erlang', phases: spec.phases, mean: spec.mean * factor };
    case 'beta':
      return { ...spec, min: (spec.min ?? 0) * factor, max: (spec.max ?? 1) * factor };
    case 'triangular':
      return {
        law: 'triangular',
        min: spec.min * factor,
        mode: spec.mode * factor,
        max: spec.max * factor,
      };
    case 'discrete':
      return {
        law: 'discrete',
        outcomes: spec.outcomes.map(({ value, weight }) => ({ value: value * factor, weight })),
      };
    case 'empirical':
      return { law: 'empirical', sample: spec.sample.map((value) => value * factor) };
    case 'mixture':
      return {
        law: 'mixture',
        components: spec.components.map(({ weight, distribution: of }) => ({
          weight,
          distribution: scaledSpec(of, factor),
        })),
      };
    case 'poisson':
      throw new RangeError(`poisson: a count cannot be scaled, here by ${factor}`);
  }
}
