/** Stocks: item → place → how many and where more come from. */
import { byId, form } from './form.ts';
import { time } from './quantities.ts';
import { flag, readCount, scalar, text, word } from './scalar.ts';

/** Units that one shelf may have. */
export const mostUnits = 1_000_000;

const level = scalar<number | 'unlimited'>((raw) =>
  raw === 'unlimited' ? { value: 'unlimited' } : readCount(0, mostUnits)(raw),
);

/** `stocks:` by item and place. */
export const stocks = byId(
  byId(
    form({
      level: level.optional(),
      unlimited: flag.optional(),
      source: text.optional(),
      leadTime: time.optional(),
      allocate: word('firstCome', 'byTier').optional(),
    }),
  ),
);
