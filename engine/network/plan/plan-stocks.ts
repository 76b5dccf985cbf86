/** Rules of stocks as plans: numbers and indices, and what can be said of a rule beforehand. */
import { rulesOf } from '../entitlements/precedence.ts';
import { distribution } from '../../random/distributions/distribution-spec.ts';
import type { StockInput } from '../stock/stock-input.ts';
import type { IndexOf } from './plan-jobs.ts';
import type { StockPlan } from './plan.ts';

export interface StockNames {
  readonly place: IndexOf;
  /** By `place/item`. */
  readonly stock: IndexOf;
  readonly tiers: readonly string[];
}

/** What a stock's own input says of it. */
export function planStock(
  input: StockInput,
  { place, stock, tiers }: StockNames,
): Omit<StockPlan, 'name' | 'hash' | 'item' | 'repairsHere' | 'source'> {
  const { replenish, issue } = input;
  const reserve = tiers.map((tier) => issue.reserve[tier] ?? 0);
  return {
    place: place(input.place),
    initial: input.unlimited ? 0 : input.initial,
    unlimited: input.unlimited,
    reorderAt: replenish.reorderAt,
    orderUpTo: replenish.orderUpTo,
    batch: replenish.batch,
    review: replenish.review ?? Infinity,
    firstReview: replenish.firstReview,
    oneForOne:
      replenish.review === null && replenish.batch === 0 && replenish.orderUpTo - replenish.reorderAt === 1,
    ifShort: issue.ifShort,
    emergencyTime: distribution(issue.emergencyTime),
    lenders: issue.lateral.map((from) => stock(`${from}/${input.item}`)),
    holdBack: issue.holdBack,
    reserve,
    reserves: reserve.some((units) => units > 0),
    hasOtherWays: issue.ifShort !== 'backorder' || issue.lateral.length > 0,
    allocate: rulesOf(input.allocate),
  };
}
