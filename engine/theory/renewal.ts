// The renewal function M(t): how often a part that is renewed at once has failed by t. It solves M = F + M ∗ F (D. R. Cox,
// Renewal Theory, 1962), here by the trapezium rule in Stieltjes's sense, which needs the cdf alone (M. Xie,
// Communications in Statistics B 18, 1989), on grids of twice as many points each; P. Wynn's epsilon algorithm (1956)
// then extrapolates to a grid without end. It needs no knowledge of the powers of the error, which depend on how the cdf
// begins: a Weibull law of shape 0.7 is no smoother at 0 than x^0.7.
import { type Distribution } from '../random/index.ts';
import { requireNotNegative, requirePositive } from './require.ts';

const coarsest = 8;
const finest = 2048;
const enough = 1e-13;
/** The step of a difference that gives the density, relative to t: its error of the sixth power is below 1e-10. */
const step = 1 / 64;

/** A life whose distribution function has no steps. */
export type SmoothLife = Pick<Distribution, 'cdf'>;

/** M(t) by the trapezium rule on so many steps; error of the order of their squared width. */
function onGrid(life: SmoothLife, t: number, steps: number): number {
  const within: number[] = [];
  let last = life.cdf(0);
  for (let n = 1; n <= steps; n += 1) {
    const next = life.cdf((t * n) / steps);
    within.push(0.5 * (next - last));
    last = next;
  }
  const renewals = [0];
  const first = within[0] ?? 0;
  let dead = 0;
  for (let n = 1; n <= steps; n += 1) {
    dead += 2 * (within[n - 1] ?? 0);
    let sum = dead + first * (renewals[n - 1] ?? 0);
    for (let j = 1; j < n; j += 1) {
      sum += (within[j] ?? 0) * ((renewals[n - j] ?? 0) + (renewals[n - j - 1] ?? 0));
    }
    renewals.push(sum / (1 - first));
  }
  return renewals[steps] ?? NaN;
}

/** The epsilon algorithm: the limit of a sequence whose error is a sum of geometric ones. */
function limitOf(sequence: readonly number[]): number {
  let before: readonly number[] = sequence.map(() => 0);
  let column = sequence;
  let best = sequence.at(-1) ?? NaN;
  for (let order = 1; column.length > 1; order += 1) {
    const next: number[] = [];
    for (let n = 0; n + 1 < column.length; n += 1) {
      const change = (column[n + 1] ?? NaN) - (column[n] ?? NaN);
      if (change === 0) return column[n] ?? NaN;
      next.push((before[n + 1] ?? NaN) + 1 / change);
    }
    if (order % 2 === 0) best = next.at(-1) ?? NaN;
    before = column;
    column = next;
  }
  return best;
}

/**
 * The expected number of renewals by t ≥ 0. Relative error about 1e-14 where the cdf is smooth, 1e-11 where it begins as
 * the power 0.7, for t up to ten mean lives; 1e-6 beyond a kink of the cdf. A law with steps
 * is not for it.
 */
export function renewalsBy(life: SmoothLife, t: number): number {
  requireNotNegative('t', t, 'time since the first part was new');
  if (t === 0) return 0;
  const sequence: number[] = [];
  let last = NaN;
  for (let steps = coarsest; steps <= finest; steps *= 2) {
    sequence.push(onGrid(life, t, steps));
    const next = limitOf(sequence);
    if (sequence.length > 4 && Math.abs(next - last) <= enough * next) return next;
    last = next;
  }
  return last;
}

/** The renewals per unit of time at t > 0: the slope of the renewal function, by differences around t. */
export function renewalDensity(life: SmoothLife, t: number): number {
  requirePositive('t', t, 'time since the first part was new');
  const slope = (h: number): number => (renewalsBy(life, t + h) - renewalsBy(life, t - h)) / (2 * h);
  // Central differences of three widths, extrapolated to none.
  const [wide, middle, narrow] = [slope(4 * step * t), slope(2 * step * t), slope(step * t)];
  const [better, best] = [middle + (middle - wide) / 3, narrow + (narrow - middle) / 3];
  return best + (best - better) / 15;
}
