/** A demand on a stock: by a request for its part, or by another stock for its replenishment. */
import type { Hours } from '../../kernel/time.ts';
import type { DrawKey } from '../../random/draws/key.ts';

export interface Demand {
  /** Slot of the request that waits for the unit; -1 for a replenishment. */
  readonly request: number;
  /** The stock that the unit is for; -1 for a request. */
  readonly forStock: number;
  /** Smaller first where stock is allocated by tier. */
  readonly priority: number;
  readonly customer: number;
  readonly since: Hours;
  /** When the need arose that set it off. */
  readonly raisedAt: Hours;
  /** Key of the request that set it off, from which lead times are drawn. */
  readonly key: DrawKey;
  readonly cause: number;
  /** It stands in the stock's line. */
  waiting: boolean;
  /** The stock has looked at it and had nothing to give. */
  short: boolean;
}
