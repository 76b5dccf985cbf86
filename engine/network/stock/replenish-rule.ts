/** When a stock orders and how much, as a function: what it may look at, and what it answers. */
import type { Hours } from '../../kernel/time.ts';

/** A stock at the time when its position has fallen, or when it is reviewed. Units, but for the time. */
export interface StockSeen {
  readonly now: Hours;
  readonly onHand: number;
  readonly backordered: number;
  /** On hand + on order − backordered. */
  readonly position: number;
  /** The numbers of the scenario. */
  readonly reorderAt: number;
  readonly orderUpTo: number;
  /** 0: order up to. */
  readonly batch: number;
}

/** Units to be ordered now: a whole number of at least zero. */
export type ReplenishRule = (stock: StockSeen) => number;

/** The rule of the scenario's numbers: nothing above the reorder point, else up to the level or in whole batches. */
export const byNumbers: ReplenishRule = ({ position, reorderAt, orderUpTo, batch }) => {
  if (position > reorderAt) return 0;
  if (batch === 0) return orderUpTo - position;
  return Math.ceil((reorderAt - position + 1) / batch) * batch;
};
