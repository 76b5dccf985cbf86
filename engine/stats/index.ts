// Statistics of simulation output: numbers in, numbers out.
export { batchMeans, type BatchMeans, type BatchMeansPlan } from './batch-means.ts';
export { meanInterval, tallyInterval, type MeanInterval } from './interval.ts';
export { mser5, type Mser5 } from './mser5.ts';
export { pairedDifference, type PairedDifference } from './paired.ts';
export { quantileInterval, type QuantileInterval } from './quantile-interval.ts';
export {
  replicate,
  ReplicationError,
  type Figures,
  type Replicated,
  type ReplicatedFigure,
  type ReplicationPlan,
} from './replicate.ts';
export { replicationsFor } from './replications.ts';
export { shareInterval, type ShareInterval } from './share-interval.ts';
export { sobolIndices, type SobolIndex, type SobolIndices, type SobolPlan } from './sobol-indices.ts';
export { studentCdf, studentQuantile, studentSurvival } from './student.ts';
export {
  untilPrecise,
  type PrecisionDecision,
  type PrecisionLimits,
  type PrecisionRule,
  type StoppingRule,
} from './until-precise.ts';
export { welchDifference, type WelchDifference } from './welch.ts';
