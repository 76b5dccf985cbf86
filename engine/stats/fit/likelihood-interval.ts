// The ends of a likelihood-ratio interval: where twice the loss of log-likelihood reaches the square of the normal
// quantile. The square root of that loss is nearly straight in a well chosen parameter, so Newton's method is applied to
// the root, and kept between the best value, where nothing is lost, and the nearest point known to lie beyond the end.

/** Twice the log-likelihood lost at a value of the parameter, the other parameters at their best, and its slope. */
export interface Loss {
  readonly loss: number;
  readonly slope: number;
}

/** How far the search goes, in e-folds: beyond, the data do not bound the parameter. */
const farthest = 500;
const nearEnough = 1e-10;
const mostSteps = 200;

/**
 * Both ends of the interval around `best`, in a parameter of the whole line (a logarithm, a location). `error` is its
 * standard error and `reach` the normal quantile. ∓∞ where there is no end within 500.
 */
export function likelihoodEnds(
  lossAt: (value: number) => Loss,
  best: number,
  error: number,
  reach: number,
): readonly [lower: number, upper: number] {
  return [-1, 1].map((side) => best + side * distance(lossAt, best, side, error, reach)) as [number, number];
}

/** How far from the best value the interval ends on one side. */
function distance(
  lossAt: (value: number) => Loss,
  best: number,
  side: number,
  error: number,
  reach: number,
): number {
  let inner = 0;
  let outer = Infinity;
  let away = Math.min(reach * error, 1);
  for (let step = 0; step < mostSteps; step += 1) {
    const { loss, slope } = lossAt(best + side * away);
    // Where the likelihood cannot be told from zero, the point lies far beyond the end.
    const root = loss >= 0 ? Math.sqrt(loss) : loss !== loss ? Infinity : 0;
    if (root < reach) inner = away;
    else outer = away;
    if (inner >= farthest) return Infinity;
    const steepness = (side * slope) / (2 * root);
    let next = away + (reach - root) / steepness;
    const most = outer < Infinity ? outer : 3 * away;
    if (!(next > inner && next < most)) next = outer < Infinity ? 0.5 * (inner + outer) : 2 * away;
    if (Math.abs(next - away) <= nearEnough * away) return next;
    away = next;
  }
  return away;
}
