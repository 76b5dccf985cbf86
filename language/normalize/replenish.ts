/** When a stock orders and how much, from one of the ways in which that is written. */
import type { ReplenishInput } from '../../engine/network/stock/stock-input.ts';
import {
  batchAndOrderUpTo,
  firstReviewAlone,
  levelAndReorder,
  missingKey,
  mustBePositive,
  orderUpToTooLow,
} from '../messages.ts';
import type { Path } from '../problem.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import type { Context } from './context.ts';

/** A stock as it is written. */
export type AuthoredStock = NonNullable<Authored['stocks']>[string][string];

const ruleKeys = ['reorderAt', 'orderUpTo', 'batch'] as const;

/** The rule, and how many units are there at the start unless it is said. */
export function normalizeReplenish(
  stock: AuthoredStock,
  unlimited: boolean,
  path: Path,
  { tell, tellMissing }: Context,
): { readonly replenish: ReplenishInput; readonly full: number } {
  const { level, reorderAt, orderUpTo, batch, review, firstReview } = stock;
  const written = ruleKeys.filter((key) => stock[key] !== undefined);
  if (level !== undefined || unlimited) {
    for (const key of written) tell([...path, key], levelAndReorder(), true);
  } else if (written.length === 0) tellMissing(path, missingKey('level'));
  else {
    if (reorderAt === undefined) tellMissing(path, missingKey('reorderAt'));
    if (orderUpTo === undefined && batch === undefined) tellMissing(path, missingKey('orderUpTo'));
    if (orderUpTo !== undefined && batch !== undefined) tell([...path, 'batch'], batchAndOrderUpTo(), true);
    else if (orderUpTo !== undefined && reorderAt !== undefined && orderUpTo <= reorderAt) {
      tell([...path, 'orderUpTo'], orderUpToTooLow(reorderAt));
    }
  }
  if (stock.succeeds === 0) tell([...path, 'succeeds'], mustBePositive('0'));
  if (review === 0) tell([...path, 'review'], mustBePositive('0'));
  if (firstReview !== undefined && review === undefined) {
    tell([...path, 'firstReview'], firstReviewAlone(), true);
  }
  const most = typeof level === 'number' ? level : (orderUpTo ?? 0);
  const least = typeof level === 'number' ? level - 1 : (reorderAt ?? most - 1);
  return {
    replenish: {
      rule: stock.replenish ?? null,
      reorderAt: least,
      orderUpTo: most,
      batch: batch ?? 0,
      succeeds: stock.succeeds ?? 1,
      review: review ?? null,
      firstReview: firstReview ?? review ?? 0,
    },
    full: batch === undefined ? most : least + batch,
  };
}
