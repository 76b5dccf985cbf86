// The normal law, for what may be negative too: a forecast error, a deviation of a dimension.
import { normalCdf, normalQuantile, normalSurvival } from '../arithmetic/normal.ts';
import { requireFinite, requirePositive, type Distribution } from './distribution.ts';

/**
 * Normal with the given mean and standard deviation, in the unit of the variable. Relative error of a probability p below
 * 1e-15 × (1 − ln p), of a quantile below 2e-15 of the larger of its two terms.
 */
export function normal(mean: number, standardDeviation: number): Distribution {
  requireFinite('normal', 'mean', mean);
  requirePositive('normal', 'sd', standardDeviation);
  return {
    law: 'normal',
    mean,
    variance: standardDeviation * standardDeviation,
    cdf: (x) => normalCdf((x - mean) / standardDeviation),
    survival: (x) => normalSurvival((x - mean) / standardDeviation),
    quantile: (u) => mean + standardDeviation * normalQuantile(u),
    quantileOfSurvival: (s) => mean - standardDeviation * normalQuantile(s),
  };
}
