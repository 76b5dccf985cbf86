/** Places and the lanes that join them. */
import { byId, form } from './form.ts';
import { duration, time, type MoneyScalars } from './quantities.ts';
import { text, word, count } from './scalar.ts';

/** `places:` by id. */
export const places = byId(
  form({
    kind: word('customer', 'field', 'regional', 'central', 'supplier'),
    parent: text.optional(),
  }),
);

/** `lanes:` by id. */
export const lanes = (money: MoneyScalars) =>
  byId(
    form({
      from: text,
      to: text,
      time,
      laterVisits: time.optional(),
      cost: money.amount.optional(),
    }),
  );

/** `tiers:` by id. */
export const tiers = byId(
  form({
    priority: count(0, 1000),
    response: duration.optional(),
    restore: duration.optional(),
  }),
);
