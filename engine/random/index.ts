// Portable arithmetic, keyed draws and distributions: numbers that are the same bits in every engine.
export { exp, expm1 } from './arithmetic/exponential.ts';
export { gamma, logGamma, stirlingCorrection } from './arithmetic/gamma.ts';
export { betaTailFraction } from './arithmetic/incomplete-beta.ts';
export { log, log1p } from './arithmetic/logarithm.ts';
export {
  normalCdf,
  normalCumulativeHazard,
  normalQuantile,
  normalQuantileOfHazard,
  normalSurvival,
} from './arithmetic/normal.ts';
export { pow } from './arithmetic/power.ts';
export { constant } from './distributions/constant.ts';
export {
  distribution,
  lifeDistribution,
  scaledSpec,
  type DistributionSpec,
} from './distributions/distribution-spec.ts';
export { conditionalLife, type Distribution, type LifeDistribution } from './distributions/distribution.ts';
export { exponential } from './distributions/exponential.ts';
export { lifeOf } from './distributions/life.ts';
export { lognormal } from './distributions/lognormal.ts';
export type { PointProcess } from './distributions/point-process.ts';
export { uniformBetween } from './distributions/uniform.ts';
export { weibull } from './distributions/weibull.ts';
export { drawStream, type DrawStream } from './draws/draw-stream.ts';
export { uniform, unitFromWords } from './draws/draw.ts';
export { indexKey, pathKey, runKey, type DrawKey } from './draws/key.ts';
export { hash64, type PathHash } from './draws/path-hash.ts';
export { purpose, type Purpose } from './draws/purpose.ts';
export { threefry, Words } from './draws/threefry.ts';
