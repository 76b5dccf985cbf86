// What a stock ordered one for one looks like once the law of the units outstanding is known: of `level` units, those
// that are not outstanding lie on the shelf, and those outstanding beyond the level are owed to somebody. This holds
// whatever made the units outstanding (repair, purchase, transport, or waiting for a supplier).
import { countsOf, type CountLaw } from './counts.ts';

/** A stock in the long run. Units are counted over time, shares of demands over Poisson demands. */
export interface StockFigures {
  /** Share of demands met from the shelf at once: P(outstanding < level). */
  readonly fillRate: number;
  /** Share of demands that wait: 1 − fillRate, without its cancellation. */
  readonly waitShare: number;
  /** Share of time in which nothing is owed: P(outstanding ≤ level). */
  readonly readyRate: number;
  /** Mean number of units owed. */
  readonly backorders: number;
  /** Variance of the number of units owed. */
  readonly backorderVariance: number;
  /** Mean number of units on the shelf. */
  readonly onHand: number;
  /** Mean number of units outstanding. */
  readonly outstanding: number;
  /** Variance of the number of units outstanding. */
  readonly outstandingVariance: number;
}

/** The law of the units owed by a stock of the given level; for `level` below zero, that many are owed to begin with. */
export function backordersOf(outstanding: CountLaw, level: number): CountLaw {
  const owed: number[] = [0];
  for (const [n, p] of outstanding.probabilities.entries()) {
    const excess = Math.max(0, outstanding.first + n - level);
    while (owed.length <= excess) owed.push(0);
    owed[excess] = (owed[excess] ?? 0) + p;
  }
  return countsOf(owed);
}

/** The figures of a stock of `level` units (a whole number) whose outstanding units have the given law. */
export function stockFigures(outstanding: CountLaw, level: number): StockFigures {
  const owed = backordersOf(outstanding, level);
  let [fillRate, waitShare, onHand] = [0, 0, 0];
  for (const [n, p] of outstanding.probabilities.entries()) {
    const left = level - outstanding.first - n;
    if (left > 0) {
      fillRate += p;
      onHand += left * p;
    } else waitShare += p;
  }
  return {
    fillRate,
    waitShare,
    readyRate: owed.first === 0 ? (owed.probabilities[0] ?? 0) : 0,
    backorders: owed.mean,
    backorderVariance: owed.variance,
    onHand,
    outstanding: outstanding.mean,
    outstandingVariance: outstanding.variance,
  };
}
