// Any distribution of a quantity that is not negative, told as a life: the hazard from the side that does not cancel,
// and its inverses by the quantile of the nearer tail. It is as precise as those tails are. A cumulative hazard above
// 745, where survival is below the smallest double, counts as infinite: who has outlived that dies at once.
import { exp, expm1 } from '../arithmetic/exponential.ts';
import { log, log1p } from '../arithmetic/logarithm.ts';
import type { Distribution, LifeDistribution } from './distribution.ts';

const ln2 = 0.69314718055994530942;
const smallest = 5e-324;

function isLife(distribution: Distribution): distribution is LifeDistribution {
  return 'ageAfterHazard' in distribution;
}

/** The distribution with its hazard; one that has it already is returned as it is. Refuses a range below zero. */
export function lifeOf(distribution: Distribution): LifeDistribution {
  if (isLife(distribution)) return distribution;
  const { law } = distribution;
  const least = distribution.quantile(0);
  if (!(least >= 0)) throw new RangeError(`${law}: a life cannot be negative, but this may be ${least}`);
  const hazard = (x: number): number => {
    const dead = distribution.cdf(x);
    return dead < 0.5 ? -log1p(-dead) : -log(distribution.survival(x));
  };
  const quantileOf = (dead: number, alive: number): number =>
    dead < 0.5 ? distribution.quantile(dead) : distribution.quantileOfSurvival(Math.max(smallest, alive));
  return {
    law,
    mean: distribution.mean,
    variance: distribution.variance,
    cdf: (x) => distribution.cdf(x),
    survival: (x) => distribution.survival(x),
    quantile: (u) => distribution.quantile(u),
    quantileOfSurvival: (s) => distribution.quantileOfSurvival(s),
    cumulativeHazard: hazard,
    inverseCumulativeHazard: (h) => (h < ln2 ? quantileOf(-expm1(-h), 1) : quantileOf(1, exp(-h))),
    ageAfterHazard: (age, h) => {
      const alive = distribution.survival(age);
      if (alive === 0) return Math.max(age, least);
      const dead = distribution.cdf(age) - alive * expm1(-h);
      return Math.max(age, quantileOf(dead, alive * exp(-h)));
    },
  };
}
