// The distributions and point processes of the simulation library, all drawn by inversion from one uniform number.
export { beta } from './beta.ts';
export { constant } from './constant.ts';
export { discrete, type Outcome } from './discrete.ts';
export {
  distribution,
  lifeDistribution,
  scaledSpec,
  type DistributionSpec,
  type MixtureComponentSpec,
} from './distribution-spec.ts';
export { conditionalLife, type Distribution, type LifeDistribution } from './distribution.ts';
export { empirical } from './empirical.ts';
export { erlang } from './erlang.ts';
export { exponential } from './exponential.ts';
export { gamma } from './gamma.ts';
export { lifeOf } from './life.ts';
export { lognormal } from './lognormal.ts';
export { mixture, type MixtureComponent } from './mixture.ts';
export { normal } from './normal.ts';
export { piecewisePoissonProcess } from './piecewise-poisson-process.ts';
export type { PointProcess } from './point-process.ts';
export { poisson } from './poisson.ts';
export { powerLawProcess } from './power-law-process.ts';
export { triangular } from './triangular.ts';
export { truncatedNormal } from './truncated-normal.ts';
export { uniformBetween } from './uniform.ts';
export { weibull } from './weibull.ts';
