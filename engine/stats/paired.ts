// The difference of two alternatives that met the same world, replication by replication: the t interval of the paired
// differences, and whether the pairing paid. varianceRatio = var(x − y) / (var x + var y) is what the same number of
// runs with separate randomness would have had to suffer; below 1 the pairing helped.
import { tallyInterval } from './interval.ts';
import { studentSurvival } from './student.ts';
import { Tally } from '../kernel/monitors/tally.ts';

/** The paired difference x − y. */
export interface PairedDifference {
  readonly mean: number;
  /** Infinity for one pair, NaN without. */
  readonly halfWidth: number;
  /** Of the differences; NaN below two pairs. */
  readonly sd: number;
  /** Pairs of which both sides were defined. */
  readonly n: number;
  /** The mean in standard errors: 0 if all differences are 0, ±Infinity if all are equal otherwise. */
  readonly t: number;
  /** The two-sided probability of a |t| this large if there were no difference; NaN below two pairs. */
  readonly pValue: number;
  /** Pearson's; undefined where a side does not vary. */
  readonly correlation: number | undefined;
  /** Undefined where neither side varies. */
  readonly varianceRatio: number | undefined;
  /** Whether pairing made the interval narrower than separate randomness would have. */
  readonly helped: boolean;
}

function defined(value: number | undefined): value is number {
  return value !== undefined && value === value;
}

/** The interval and test of x − y over pairs of equal index; pairs with an undefined or NaN side or difference are left out. */
export function pairedDifference(
  x: readonly (number | undefined)[],
  y: readonly (number | undefined)[],
  confidence: number,
): PairedDifference {
  if (x.length !== y.length) throw new RangeError(`pairs need equal counts, not ${x.length} and ${y.length}`);
  const differences = new Tally();
  const first = new Tally();
  const second = new Tally();
  let products = 0;
  for (const [index, a] of x.entries()) {
    const b = y[index];
    // Two equal infinities have no difference either.
    if (!defined(a) || !defined(b) || !defined(a - b)) continue;
    differences.add(a - b);
    first.add(a);
    // The co-moment in Welford's manner: old mean of one side, new mean of the other.
    products += (a - first.mean) * (b - second.mean);
    second.add(b);
  }
  const { mean, halfWidth, sd, n } = tallyInterval(differences, confidence);
  const t = mean === 0 && sd === 0 ? 0 : mean / (sd / Math.sqrt(n));
  const pValue = n < 2 ? NaN : 2 * studentSurvival(Math.abs(t), n - 1);
  const spread = first.variance + second.variance;
  const geometric = first.deviation * second.deviation * (n - 1);
  const correlation = geometric > 0 ? Math.max(-1, Math.min(1, products / geometric)) : undefined;
  const varianceRatio = spread > 0 ? differences.variance / spread : undefined;
  const helped = varianceRatio !== undefined && varianceRatio < 1;
  return { mean, halfWidth, sd, n, t, pValue, correlation, varianceRatio, helped };
}
