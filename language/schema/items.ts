/** Items, their modes and the products that are made of them. */
import { byId, form } from './form.ts';
import { duration, life, type MoneyScalars } from './quantities.ts';
import { text, word } from './scalar.ts';

const mode = (money: MoneyScalars) =>
  form({
    kind: word('failure', 'planned').optional(),
    meter: text,
    firstLife: life.optional(),
    life,
    severity: word('stops', 'runsOn').optional(),
    job: text,
    shopJob: text.optional(),
    renews: word('mode', 'unit', 'tree', 'visit').optional(),
    shopCost: form({ materials: money.amount.optional(), labour: duration.optional() }).optional(),
  });

/** `items:` by id. */
export const items = (money: MoneyScalars) =>
  byId(
    form({
      kind: word('rotable', 'consumable').optional(),
      price: money.amount.optional(),
      openingValue: money.amount.optional(),
      bookLife: duration.optional(),
      contains: byId(text).optional(),
      repair: form({ place: text, job: text }).optional(),
      modes: byId(mode(money)).optional(),
    }),
  );

/** `products:` by id. */
export const products = byId(form({ sockets: byId(text) }));
