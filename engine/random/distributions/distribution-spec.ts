// Distributions as data: what a normalized scenario holds, and the one place that turns it into a distribution.
import { constant } from './constant.ts';
import type { Distribution } from './distribution.ts';
import { exponential } from './exponential.ts';
import { lognormal } from './lognormal.ts';
import { uniformBetween } from './uniform.ts';
import { weibull } from './weibull.ts';

/** A distribution as plain data; `cv` is the coefficient of variation of the variable itself. */
export type DistributionSpec =
  | { readonly law: 'constant'; readonly value: number }
  | { readonly law: 'exponential'; readonly mean: number }
  | { readonly law: 'weibull'; readonly shape: number; readonly scale: number }
  | { readonly law: 'lognormal'; readonly mean: number; readonly cv: number }
  | { readonly law: 'uniform'; readonly min: number; readonly max: number };

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
  }
}

/** The spec of the variable times `factor` (above zero). */
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
  }
}
