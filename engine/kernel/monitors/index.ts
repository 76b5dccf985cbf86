// Monitors: they take numbers in while a model runs and keep what a question needs, not more.
export { Histogram, type HistogramBins } from './histogram.ts';
export { LevelShares } from './level-shares.ts';
export { Sample } from './sample.ts';
export { sampleQuantile, sortedQuantile } from './sorted-quantile.ts';
export { tally, Tally } from './tally.ts';
export { TimeSeries, type LevelStep } from './time-series.ts';
export { TimeWeighted } from './time-weighted.ts';
