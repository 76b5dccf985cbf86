// The mean of one long run, with an interval: its observations are correlated, so that s / √n is far too small. Cut into
// a few long batches of equal length, the means of the batches are nearly independent and nearly normal, and Student's t
// of them is an interval (non-overlapping batch means; A. M. Law and W. D. Kelton, "Simulation Modeling and Analysis",
// chapter 9; B. W. Schmeiser, "Batch size effects in the analysis of simulation output", Operations Research 30, 1982,
// who found that more than 30 batches hardly ever help). The observations that do not fill a batch are dropped at the
// *front*, where what is left of a warm-up would be.
//
// The method stands on batches long against the correlation: look at `lag1`. As a rule of thumb, a lag-1
// autocorrelation of the batch means above 2 / √batches says that the batches are too short and the interval too narrow.
import { tallyInterval, type MeanInterval } from './interval.ts';
import { tally, Tally } from '../kernel/monitors/tally.ts';

/** How to cut the run. */
export interface BatchMeansPlan {
  /** 2 or more; 10 to 30 are usual. */
  readonly batches: number;
  /** A share: 95 % is 0.95. */
  readonly confidence: number;
}

/** The interval of the batch means; `n` and `sd` are those of the batch means. */
export interface BatchMeans extends MeanInterval {
  /** Observations in a batch: floor(n / batches). */
  readonly batchSize: number;
  /** Observations dropped at the front: n − batches · batchSize. */
  readonly dropped: number;
  /** The batch means in order. */
  readonly means: readonly number[];
  /** Σ (Bⱼ − m)(Bⱼ₊₁ − m) / Σ (Bⱼ − m)² over the batch means; undefined where they do not vary. */
  readonly lag1: number | undefined;
  /** What the half width would be if the observations were independent: too small, and shown to say by how much. */
  readonly naiveHalfWidth: number;
}

/**
 * The interval of the mean of a correlated series by batch means. Throws a RangeError for fewer than 2 batches, for
 * fewer observations than batches, and for NaN.
 */
export function batchMeans(series: Iterable<number>, { batches, confidence }: BatchMeansPlan): BatchMeans {
  const observations = Float64Array.from(series);
  if (!(batches >= 2 && Math.floor(batches) === batches)) {
    throw new RangeError(`batch means need a whole number of batches, 2 or more, not ${batches}`);
  }
  const batchSize = Math.floor(observations.length / batches);
  if (batchSize === 0) {
    throw new RangeError(`${observations.length} observations do not make ${batches} batches`);
  }
  const dropped = observations.length - batches * batchSize;
  const means: number[] = [];
  const all = new Tally();
  for (let start = dropped; start < observations.length; start += batchSize) {
    const batch = tally(observations.subarray(start, start + batchSize));
    means.push(batch.mean);
    all.merge(batch);
  }
  return {
    ...tallyInterval(tally(means), confidence),
    batchSize,
    dropped,
    means,
    lag1: lag1Autocorrelation(means),
    naiveHalfWidth: tallyInterval(all, confidence).halfWidth,
  };
}

/** Undefined for a series that does not vary. */
function lag1Autocorrelation(series: readonly number[]): number | undefined {
  const { mean } = tally(series);
  let products = 0;
  let squares = 0;
  let previous = 0;
  for (const [index, value] of series.entries()) {
    const deviation = value - mean;
    if (index > 0) products += previous * deviation;
    squares += deviation * deviation;
    previous = deviation;
  }
  return squares > 0 ? products / squares : undefined;
}
