// Monitors: they take numbers in while a model runs and keep what a question needs, not more.
export { sampleQuantile, sortedQuantile } from './sorted-quantile.ts';
export { tally, Tally } from './tally.ts';
export { TimeWeighted } from './time-weighted.ts';
