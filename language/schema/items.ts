/** Items, their modes and the products that are made of them. */
import type { z } from 'zod';
import { byId, either, form, has } from './form.ts';
import { duration, life, share, time, type MoneyScalars } from './quantities.ts';
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
    restoration: share.optional(),
    detection: time.optional(),
    shopCost: form({ materials: money.amount.optional(), labour: duration.optional() }).optional(),
  });

const oneStation = form({ place: text, job: text, condemned: share.optional() });
const severalStations = form({
  stations: byId(form({ job: text, passedOn: share.optional(), condemned: share.optional() })),
});
const repair = either<z.output<typeof oneStation> | z.output<typeof severalStations>>((raw) =>
  has(raw, 'stations') ? severalStations : oneStation,
);

/** `items:` by id. */
export const items = (money: MoneyScalars) =>
  byId(
    form({
      kind: word('rotable', 'consumable').optional(),
      price: money.amount.optional(),
      openingValue: money.amount.optional(),
      bookLife: duration.optional(),
      contains: byId(text).optional(),
      repair: repair.optional(),
      modes: byId(mode(money)).optional(),
    }),
  );

/** `products:` by id. */
export const products = byId(form({ sockets: byId(text) }));
