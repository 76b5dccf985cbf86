// A stock of repairable units of which some cannot be repaired: each failed unit is scrapped with one probability, else
// repaired, each on its own. Repairs and purchases are two independent Poisson streams, so the units outstanding are the
// sum of two independent counts (C. Palm, 1938, for each). Where purchases wait until a lot has come together, the scrapped
// units not yet ordered are uniform on 0 … lot − 1 and independent of what is on order, whose lead time must then be
// constant. Times are in one unit throughout.
import { countsOf, poissonCounts, sumOf } from './counts.ts';
import { withWaits, type ServedStock } from './palm.ts';
import { requireNotNegative, requirePositive, requireShare, requireWhole } from './require.ts';
import { stockFigures } from './stock.ts';

/** A stock filled by repair and purchase. */
export interface CondemnationStock {
  /** Units demanded, and failed units received, per unit of time. */
  readonly demandRate: number;
  /** Units on the shelf when nothing is outstanding. */
  readonly stock: number;
  /** Probability that a failed unit is scrapped. */
  readonly condemnedShare: number;
  /** Mean time of a repair, of any law, shops unlimited. */
  readonly repairTime: number;
  /** Mean time of a purchase; every purchase takes this time exactly where they are made in lots. */
  readonly purchaseTime: number;
  /** Units bought at a time; 1 if left out. */
  readonly lot?: number;
}

/** Such a stock in the long run. `outstanding` is in repair, on order, and scrapped but not yet ordered. */
export interface CondemnationFigures extends ServedStock {
  /** Units bought per unit of time. */
  readonly purchaseRate: number;
  /** Mean number of units in repair. */
  readonly inRepair: number;
  /** Mean number of units on order. */
  readonly onOrder: number;
  /** Mean number of scrapped units that wait for their lot. */
  readonly unordered: number;
}

/** The stock with repair and purchase; exact. */
export function condemnationStock(its: CondemnationStock): CondemnationFigures {
  const { demandRate, stock, condemnedShare, repairTime, purchaseTime, lot = 1 } = its;
  requirePositive('demandRate', demandRate, 'units demanded per unit of time');
  requireWhole('stock', stock, 0, 'units on the shelf when nothing is outstanding');
  requireShare('condemnedShare', condemnedShare, 'failed units that are scrapped');
  requireNotNegative('repairTime', repairTime, 'mean time of a repair');
  requireNotNegative('purchaseTime', purchaseTime, 'mean time of a purchase');
  requireWhole('lot', lot, 1, 'units bought at a time');
  const purchaseRate = demandRate * condemnedShare;
  const inRepair = demandRate * (1 - condemnedShare) * repairTime;
  const onOrder = purchaseRate * purchaseTime;
  const unordered = countsOf(new Array<number>(purchaseRate > 0 ? lot : 1).fill(1));
  const outstanding = sumOf(poissonCounts(inRepair + onOrder), unordered);
  return {
    ...withWaits(stockFigures(outstanding, stock), demandRate),
    purchaseRate,
    inRepair,
    onOrder,
    unordered: unordered.mean,
  };
}
