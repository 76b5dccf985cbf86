// How many replications an answer needs: the smallest n whose expected half width t(n − 1) · sd / √n is within a target.
// The sd is an estimate from the runs so far, so the count is one too. Ask with half the present half width to learn
// what halving it takes, or with |mean difference| to learn what would decide the sign.
import { halfWidthFactor } from './interval.ts';

const largest = 9007199254740991;

/** The smallest total number of replications, 2 or more; Infinity where no number would do. */
export function replicationsFor(halfWidthTarget: number, sd: number, confidence: number): number {
  if (!(sd >= 0)) return NaN;
  const reaches = (n: number): boolean =>
    (halfWidthFactor(n, confidence) * sd) / Math.sqrt(n) <= halfWidthTarget;
  let enough = 2;
  while (!reaches(enough)) {
    enough *= 2;
    if (!(enough < largest)) return Infinity;
  }
  let short = Math.max(1, enough / 2);
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (reaches(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}
