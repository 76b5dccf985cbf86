// How much of a run's beginning to drop: MSER-5. The observations are averaged in fives; for each number d of fives
// dropped, the squared standard error of the mean of the rest (but for a constant) is
//   MSER(d) = Σⱼ₌ᵈ⁺¹..ₖ (Zⱼ − mean)² / (k − d)²,
// and the d that makes it least weighs the bias of the beginning against the noise of a short rest. d goes no further
// than half of the run; a least value there says that the run has not settled. K. P. White, "An effective truncation
// heuristic for bias reduction in simulation output", Simulation 69, 1997; K. P. White, M. J. Cobb and S. C. Spratt,
// "A comparison of five steady-state truncation heuristics for simulation", Winter Simulation Conference 2000.
//
// It is a rule about one series, and one series may fool it: it is steadier on the average of several replications,
// observation by observation. Money is paid from day one: what a contract pays is never truncated.
import { tally, Tally } from '../kernel/monitors/tally.ts';

/** Where the warm-up ends. */
export interface Mser5 {
  /** Observations to drop at the front: a multiple of 5. */
  readonly truncated: number;
  /** The same in fives: the smallest d with the least MSER(d). */
  readonly truncatedBatches: number;
  /** Fives in the whole series; what is left over at its end is not looked at. */
  readonly batches: number;
  /** MSER at the truncation point. */
  readonly mser: number;
  /** MSER with nothing dropped. */
  readonly mserAtStart: number;
  /** The mean of the fives that remain. */
  readonly truncatedMean: number;
  /** The mean of all fives. */
  readonly overallMean: number;
  /** The least value lies at half of the series: no truncation point within can be trusted. */
  readonly tooShort: boolean;
}

/** The truncation point of a series. Throws a RangeError for fewer than 5 observations, and for one that is not finite. */
export function mser5(series: Iterable<number>): Mser5 {
  const observations = Float64Array.from(series);
  const batches = Math.floor(observations.length / 5);
  if (batches === 0) throw new RangeError(`MSER-5 needs 5 observations, not ${observations.length}`);
  const odd = observations.find((value) => !(Math.abs(value) < Infinity));
  if (odd !== undefined) throw new RangeError(`MSER-5 takes finite observations, not ${odd}`);
  const half = Math.floor(batches / 2);
  let best = { batch: batches, mser: Infinity, mean: NaN };
  let last = best;
  // From the end, so that one running tally holds each rest in turn.
  const rest = new Tally();
  for (let batch = batches - 1; batch >= 0; batch -= 1) {
    rest.add(tally(observations.subarray(5 * batch, 5 * batch + 5)).mean);
    if (batch > half) continue;
    // Σ (Zⱼ − mean)² is (count − 1) variances; one value has no deviation.
    const squares = rest.count < 2 ? 0 : rest.variance * (rest.count - 1);
    last = { batch, mser: squares / (rest.count * rest.count), mean: rest.mean };
    if (last.mser <= best.mser) best = last;
  }
  return {
    truncated: 5 * best.batch,
    truncatedBatches: best.batch,
    batches,
    mser: best.mser,
    mserAtStart: last.mser,
    truncatedMean: best.mean,
    overallMean: last.mean,
    tooShort: best.batch === half,
  };
}
