// Continuous review with a fixed order quantity, (R, Q): when stock on hand and on order less what is owed falls to R, Q
// units are ordered. Under Poisson demand of single units that position is uniform on R + 1 … R + Q, and with a constant
// lead time it is independent of the demand that follows before the orders of its day arrive (G. Hadley and T. M. Whitin,
// Analysis of Inventory Systems, 1963): every figure is the mean of Q base stocks. Unmet demand waits in order of arrival.
import { poissonCounts } from './counts.ts';
import type { ServedStock } from './palm.ts';
import { requireNotNegative, requirePositive, requireWhole } from './require.ts';
import { stockFigures } from './stock.ts';

/** A stock that is ordered in lots. */
export interface ReorderPoint {
  /** Units demanded per unit of time, one at a time. */
  readonly demandRate: number;
  /** The time that every order takes. */
  readonly leadTime: number;
  /** The position R at which an order is placed; from −quantity on. */
  readonly reorderPoint: number;
  /** The quantity Q of an order. */
  readonly quantity: number;
}

/** Such a stock in the long run. `outstanding` is the position less the net stock: the demand of a lead time. */
export interface ReorderFigures extends Omit<ServedStock, 'backorderVariance' | 'outstandingVariance'> {
  /** Orders per unit of time. */
  readonly orderRate: number;
  /** Mean of on hand + on order − owed. */
  readonly position: number;
}

/** The (R, Q) stock with a constant lead time; exact. */
export function reorderPointStock(its: ReorderPoint): ReorderFigures {
  const { demandRate, leadTime, reorderPoint, quantity } = its;
  requirePositive('demandRate', demandRate, 'units demanded per unit of time');
  requireNotNegative('leadTime', leadTime, 'time from order to arrival');
  requireWhole('quantity', quantity, 1, 'units of an order');
  requireWhole('reorderPoint', reorderPoint, -quantity, 'position at which an order is placed');
  const demand = poissonCounts(demandRate * leadTime);
  let [fillRate, waitShare, readyRate, backorders, onHand] = [0, 0, 0, 0, 0];
  for (let position = reorderPoint + 1; position <= reorderPoint + quantity; position += 1) {
    const at = stockFigures(demand, position);
    fillRate += at.fillRate / quantity;
    waitShare += at.waitShare / quantity;
    readyRate += at.readyRate / quantity;
    backorders += at.backorders / quantity;
    onHand += at.onHand / quantity;
  }
  const meanWait = backorders / demandRate;
  return {
    fillRate,
    waitShare,
    readyRate,
    backorders,
    onHand,
    outstanding: demand.mean,
    meanWait,
    meanWaitOfWaiting: meanWait / waitShare,
    orderRate: demandRate / quantity,
    position: reorderPoint + 0.5 * (quantity + 1),
  };
}
