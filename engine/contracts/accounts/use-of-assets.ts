/** How hard people and stock work for their money. */
import { entry } from '../../network/entry.ts';
import type { Hours } from '../../kernel/time.ts';
import { yearHours } from '../ledger/valuation.ts';
import type { Activity } from './activity.ts';

/** Share of the hours on duty of a pool that its members were held; NaN where nobody was on duty. */
export function utilisation(activity: Activity, pool: number): number {
  return entry([...activity.busy], pool) / entry([...activity.duty], pool);
}

/** Stock turns: units issued in a year at the price, by the mean value on shelves; NaN where nothing lay there. */
export function stockTurns({ issued, centHours }: Activity, horizon: Hours): number {
  return issued / (horizon / yearHours) / (centHours / horizon);
}
