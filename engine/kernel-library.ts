/**
 * The entry point `aftersim/kernel`: the simulation library, for models of any kind. Events and processes, portable
 * keyed draws and distributions, and the statistics of simulation output. The names exported here are a contract.
 */
export * from './kernel/index.ts';
export {
  conditionalLife,
  constant,
  distribution,
  exponential,
  indexKey,
  lognormal,
  pathKey,
  purpose,
  runKey,
  uniform,
  uniformBetween,
  weibull,
  type Distribution,
  type DistributionSpec,
  type DrawKey,
} from './random/index.ts';
export { sampleQuantile, Tally, TimeWeighted } from './kernel/monitors/index.ts';
export {
  meanInterval,
  pairedDifference,
  replicationsFor,
  studentQuantile,
  type MeanInterval,
  type PairedDifference,
} from './stats/index.ts';
