/**
 * The entry point `aftersim/kernel`: the simulation library, for models of any kind. Events and processes, portable
 * keyed draws and distributions, and the statistics of simulation output. The names exported here are a contract.
 */
export * from './kernel/index.ts';
export { Timetable, type AfterLast, type TimetableInput, type TimetableStep } from './kernel/timetable.ts';
/** Laws of random variables, and point processes; every draw by inversion of one uniform number. */
export * as distributions from './random/distributions/index.ts';
export {
  conditionalLife,
  drawStream,
  indexKey,
  pathKey,
  purpose,
  runKey,
  uniform,
  type Distribution,
  type DrawKey,
  type DrawStream,
  type LifeDistribution,
  type PointProcess,
} from './random/index.ts';
export {
  Histogram,
  LevelShares,
  Sample,
  sampleQuantile,
  Tally,
  TimeSeries,
  TimeWeighted,
  type HistogramBins,
  type LevelStep,
} from './kernel/monitors/index.ts';
export {
  batchMeans,
  meanInterval,
  mser5,
  pairedDifference,
  quantileInterval,
  replicate,
  ReplicationError,
  replicationsFor,
  shareInterval,
  sobolIndices,
  studentQuantile,
  untilPrecise,
  welchDifference,
  type BatchMeans,
  type BatchMeansPlan,
  type Figures,
  type MeanInterval,
  type Mser5,
  type PairedDifference,
  type PrecisionDecision,
  type PrecisionLimits,
  type PrecisionRule,
  type QuantileInterval,
  type Replicated,
  type ReplicatedFigure,
  type ReplicationPlan,
  type ShareInterval,
  type SobolIndex,
  type SobolIndices,
  type SobolPlan,
  type StoppingRule,
  type WelchDifference,
} from './stats/index.ts';
