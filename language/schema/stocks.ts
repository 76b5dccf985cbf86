/** Stocks: item → place → how many, when to order more and from where, and what becomes of those who find none. */
import { byId, form } from './form.ts';
import { list } from './list.ts';
import { precedence } from './precedence.ts';
import { duration, time } from './quantities.ts';
import { count, flag, readCount, scalar, text, word } from './scalar.ts';

/** Units that one shelf may have. */
export const mostUnits = 1_000_000;

const units = count(0, mostUnits);
const level = scalar<number | 'unlimited'>((raw) =>
  raw === 'unlimited' ? { value: 'unlimited' } : readCount(0, mostUnits)(raw),
);

/** `stocks:` by item and place. */
export const stocks = byId(
  byId(
    form({
      level: level.optional(),
      unlimited: flag.optional(),
      initial: units.optional(),
      reorderAt: count(-mostUnits, mostUnits).optional(),
      orderUpTo: units.optional(),
      batch: count(1, mostUnits).optional(),
      review: duration.optional(),
      firstReview: duration.optional(),
      source: text.optional(),
      leadTime: time.optional(),
      allocate: precedence.optional(),
      ifShort: word('backorder', 'emergency', 'lost').optional(),
      emergencyTime: time.optional(),
      lateral: list(text).optional(),
      holdBack: units.optional(),
      reserve: byId(units).optional(),
    }),
  ),
);
