// METRIC (C. C. Sherbrooke, Operations Research 16, 1968): each site is taken for a stock whose lead time is the transport
// time and the mean delay at its supplier, and Palm's theorem is applied to it. But the delays of neighbouring orders are
// alike, so the units outstanding vary more than a Poisson count, and what METRIC says is too good: it understates
// backorders. Measured against the exact values (test/theory/echelons.test.ts): total backorders of the bases from −0.8
// to −16 %, and −31 % behind a depot with one busy crew; no error where the depot has no stock.
import { poissonCounts } from './counts.ts';
import { echelonsBy, type Depot, type SiteFigures } from './echelons.ts';

/** A depot and its sites by METRIC; approximate, from below for backorders. */
export function metric(depot: Depot): SiteFigures {
  return echelonsBy((owed, share, own) => poissonCounts(share * owed.mean + own), depot);
}
