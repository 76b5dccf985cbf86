/** Rules of stocks as plans: numbers and indices, and what can be said of a rule beforehand. */
import { notGiven, ownName, rulesOf } from '../entitlements/precedence.ts';
import type { Rule } from '../entitlements/precedence.ts';
import { distribution } from '../../random/distributions/distribution-spec.ts';
import type { ReplenishRule } from '../stock/replenish-rule.ts';
import type { StockInput } from '../stock/stock-input.ts';
import type { IndexOf } from './plan-jobs.ts';
import type { StockPlan } from './plan.ts';

/** Rules of the user's own that a network may name. */
export interface OwnNetworkRules {
  readonly precedence: Readonly<Record<string, Rule>>;
  readonly replenish: Readonly<Record<string, ReplenishRule>>;
}

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
  own: OwnNetworkRules,
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
    succeeds: replenish.succeeds,
    review: replenish.review ?? Infinity,
    firstReview: replenish.firstReview,
    rule:
      replenish.rule === null
        ? undefined
        : (own.replenish[ownName(replenish.rule) ?? ''] ?? notGiven(replenish.rule)),
    oneForOne:
      replenish.rule === null &&
      replenish.review === null &&
      replenish.batch === 0 &&
      replenish.orderUpTo - replenish.reorderAt === 1,
    ifShort: issue.ifShort,
    emergencyTime: distribution(issue.emergencyTime),
    lenders: issue.lateral.map((from) => stock(`${from}/${input.item}`)),
    holdBack: issue.holdBack,
    reserve,
    reserves: reserve.some((units) => units > 0),
    hasOtherWays: issue.ifShort !== 'backorder' || issue.lateral.length > 0,
    allocate: rulesOf(input.allocate, own.precedence),
  };
}
