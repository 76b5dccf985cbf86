/** What the theory of stocks rests on. */
import type { NetworkPlan } from '../../network/plan/plan.ts';
import type { Flow } from './flows.ts';

/** What is demanded of a stock by requests. */
export interface Demand {
  /** Units an hour. */
  readonly rate: number;
  readonly notPoisson: readonly string[];
  readonly single: boolean;
}

/** Mean waits that other forms have: at stocks and in pools, by index. */
export interface Waits {
  readonly stocks: number[];
  readonly pools: number[];
}

/** A mean wait; zero where theory has none. */
export function known(wait: number | undefined): number {
  return wait === undefined || Number.isNaN(wait) ? 0 : wait;
}

export interface StockWorld {
  readonly plan: NetworkPlan;
  readonly flows: readonly Flow[];
  readonly demands: readonly Demand[];
  readonly waits: Waits;
}
