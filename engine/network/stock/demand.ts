/** A demand for one unit of a stock: by a request for its part, or by another stock for its replenishment. */
import type { Hours } from '../../kernel/time.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import type { Need } from '../entitlements/precedence.ts';

export interface Demand {
  /** Slot of the request that waits for the unit; -1 for a replenishment. */
  readonly request: number;
  /** The stock that was asked. */
  readonly stock: number;
  /** The stock that the unit is for; -1 for a request. */
  readonly forStock: number;
  /** What it serves: rules of precedence look at it. */
  readonly need: Need;
  readonly tier: number;
  readonly customer: number;
  readonly since: Hours;
  /** Key of what set it off, from which lead times are drawn. */
  readonly key: DrawKey;
  readonly cause: number;
  /** Where it is: in the stock's line, with its unit under way from elsewhere, or over. */
  state: 'waiting' | 'coming' | 'over';
  /** The stock has looked at it and had nothing to give. */
  short: boolean;
  /** It has lowered the stock's position. */
  counted: boolean;
}
