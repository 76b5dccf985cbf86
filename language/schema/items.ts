/** Items, their modes and the products that are made of them. */
import { z } from 'zod';
import { byId, either, form, has } from './form.ts';
import { duration, life, share, time, type MoneyScalars } from './quantities.ts';
import { list } from './list.ts';
import { count, text, word } from './scalar.ts';

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

/** Units alike that one line may ask for. */
const mostAlike = 1000;

/** What holds a unit of an item, or several alike. */
const several = form({ item: text, quantity: count(1, mostAlike) });
const single = text.transform((item) => ({ item, quantity: undefined }));
const socket = either<{ readonly item: string; readonly quantity?: number | undefined }>((raw) =>
  has(raw, 'item') ? several : single,
);
const sockets = byId(socket);

/** `items:` by id. */
export const items = (money: MoneyScalars) =>
  byId(
    form({
      kind: word('rotable', 'consumable').optional(),
      price: money.amount.optional(),
      openingValue: money.amount.optional(),
      bookLife: duration.optional(),
      contains: sockets.optional(),
      repair: repair.optional(),
      modes: byId(mode(money)).optional(),
    }),
  );

/** Part of a reliability block diagram as it is written. */
export type AuthoredBlock =
  | string
  | { readonly all: readonly AuthoredBlock[] }
  | { readonly any: readonly AuthoredBlock[] }
  | { readonly atLeast: number; readonly of: readonly AuthoredBlock[] };

const parts = z.lazy(() => list(block));
const block: z.ZodType<AuthoredBlock> = either<AuthoredBlock>((raw): z.ZodType<AuthoredBlock> => {
  if (has(raw, 'all')) return form({ all: parts });
  if (has(raw, 'any')) return form({ any: parts });
  return has(raw, 'atLeast') || has(raw, 'of') ? form({ atLeast: count(1, mostAlike), of: parts }) : text;
});

/** `products:` by id. */
export const products = byId(form({ sockets, structure: block.optional() }));
