// Laws from records of the field: maximum likelihood with censored lives, and the failures of repaired systems.
export type { Estimate, FitQuality } from './estimate.ts';
export { fitExponential, type ExponentialFit } from './exponential-fit.ts';
export { FitError, type FitErrorKind } from './fit-error.ts';
export { laplaceTrend, type LaplaceTrend } from './laplace-trend.ts';
export type { Life } from './life.ts';
export { fitLognormal, type LognormalFit } from './lognormal-fit.ts';
export { fitPowerLaw, type PowerLawFit } from './power-law-fit.ts';
export {
  rankByAic,
  rankFits,
  rankLifeLaws,
  rankRepairableLaws,
  type Fit,
  type LifeFit,
  type Ranked,
  type Ranking,
  type RefusedLaw,
} from './ranking.ts';
export { gapsOf, type RepairableSystem } from './repairable.ts';
export { fitWeibull, type WeibullFit } from './weibull-fit.ts';
