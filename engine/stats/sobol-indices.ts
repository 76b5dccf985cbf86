// Which of a model's inputs its output's variance comes from, over the whole range of all inputs (I. M. Sobol',
// Mathematics and Computers in Simulation 55, 2001). With two independent samples A and B of N points and ABᵢ, which is A
// with its i-th column from B:
//   first order  Sᵢ  = mean( f(B) (f(ABᵢ) − f(A)) ) / V    (A. Saltelli and others, Computer Physics Communications
//                                                           181, 2010, table 2b)
//   total effect STᵢ = mean( (f(A) − f(ABᵢ))² ) / (2 V)    (M. J. W. Jansen, Computer Physics Communications 117, 1999)
// Sᵢ is the part of the variance that would go if input i were known; STᵢ is what remains if all others were: with its
// interactions. f(B) is taken from the mean, which changes no expectation and spares the estimate the noise of a large
// mean. An input that does nothing gets 0 exactly.
//
// The standard errors need no bootstrap: an index is a quotient of two means, and the delta method gives the error of
// such a quotient from the deviations r = (numerator − index · denominator) / V of its N rows, as sd(r) / √N. Plain
// random points take N = 2^14 for about 0.01. An estimate may come out a little below 0 or above 1.
import { indexKey, uniform, type DrawKey } from '../random/index.ts';
import { Tally } from '../kernel/monitors/tally.ts';

/** How many points, and which. */
export interface SobolPlan {
  /** N, the rows of A and B: 2 or more. The model is evaluated N · (dimensions + 2) times. */
  readonly samples: number;
  /** Row r draws from `indexKey(key, r)`: a key that nothing else uses. More samples keep the rows of fewer. */
  readonly key: DrawKey;
}

/** One index with its standard error: its 95 % interval is about the estimate ∓ 1.96 of them. */
export interface SobolIndex {
  readonly estimate: number;
  readonly standardError: number;
}

/** The indices of all inputs, in the order of the inputs; NaN for an output that does not vary. */
export interface SobolIndices {
  readonly first: readonly SobolIndex[];
  readonly total: readonly SobolIndex[];
  /** Of the output, over A and B. */
  readonly mean: number;
  readonly variance: number;
  readonly evaluations: number;
}

/**
 * The first-order and total-effect indices of `f` over inputs that are independent and uniform on (0, 1): what has
 * another distribution, takes its quantile of the coordinate inside `f`. `f` gets a point that it must not keep or
 * change. Throws a RangeError for counts that are not whole numbers (dimensions from 1, samples from 2), and for a
 * value of f that is not finite.
 */
export function sobolIndices(
  f: (point: Readonly<Float64Array>) => number,
  dimensions: number,
  { samples, key }: SobolPlan,
): SobolIndices {
  checkCount(dimensions, 1, 'dimensions');
  checkCount(samples, 2, 'samples');
  const value = (point: Float64Array, row: number): number => {
    const result = f(point);
    if (Math.abs(result) < Infinity) return result;
    throw new RangeError(`the model gave ${result} at the point ${point.join(', ')} (row ${row})`);
  };
  const a = new Float64Array(dimensions);
  const b = new Float64Array(dimensions);
  const ofA = new Float64Array(samples);
  const ofB = new Float64Array(samples);
  const ofMixed = Array.from(a, () => new Float64Array(samples));
  const all = new Tally();
  for (let row = 0; row < samples; row += 1) {
    const rowKey = indexKey(key, row);
    for (let input = 0; input < dimensions; input += 1) {
      a[input] = uniform(rowKey, 0, input);
      b[input] = uniform(rowKey, 1, input);
    }
    all.add((ofA[row] = value(a, row)));
    all.add((ofB[row] = value(b, row)));
    for (const [input, ofThis] of ofMixed.entries()) {
      const own = a[input] ?? NaN;
      a[input] = b[input] ?? NaN;
      ofThis[row] = value(a, row);
      a[input] = own;
    }
  }
  const { mean } = all;
  const spread = ofA.map((value, row) => 0.5 * (square(value - mean) + square((ofB[row] ?? NaN) - mean)));
  const estimates = (numerator: (a: number, b: number, mixed: number) => number): SobolIndex[] =>
    ofMixed.map((ofThis) =>
      quotient(
        ofThis.map((mixed, row) => numerator(ofA[row] ?? NaN, ofB[row] ?? NaN, mixed)),
        spread,
      ),
    );
  return {
    first: estimates((a, b, mixed) => (b - mean) * (mixed - a)),
    total: estimates((a, _, mixed) => 0.5 * square(a - mixed)),
    mean,
    variance: all.variance,
    evaluations: samples * (dimensions + 2),
  };
}

/** The quotient of the means of two columns, with its standard error by the delta method. */
function quotient(numerators: Float64Array, denominators: Float64Array): SobolIndex {
  const above = new Tally();
  for (const value of numerators) above.add(value);
  const below = new Tally();
  for (const value of denominators) below.add(value);
  if (below.mean === 0) return { estimate: NaN, standardError: NaN };
  const estimate = above.mean / below.mean;
  const residuals = new Tally();
  for (const [row, value] of numerators.entries()) {
    residuals.add((value - estimate * (denominators[row] ?? NaN)) / below.mean);
  }
  return { estimate, standardError: residuals.deviation / Math.sqrt(numerators.length) };
}

function checkCount(count: number, least: number, what: string): void {
  if (!(count >= least && Math.floor(count) === count)) {
    throw new RangeError(`${what} must be a whole number from ${least} on, not ${count}`);
  }
}

function square(x: number): number {
  return x * x;
}
