/** Items, their modes and the products that are made of them. */
import { z } from 'zod';
import { defaults } from '../normalize/defaults.ts';
import { byId, either, form, has } from './form.ts';
import { key } from './key.ts';
import { duration, life, share, time, type MoneyScalars } from './quantities.ts';
import { list } from './list.ts';
import { count, text, word } from './scalar.ts';

const mode = (money: MoneyScalars) =>
  form({
    kind: key(
      'A failure comes when it comes; what is planned falls due.',
      word('failure', 'planned').optional(),
      {
        byDefault: defaults.mode.kind,
        rows: ['A10'],
      },
    ),
    meter: key('What its life is measured in: a meter that the fleet\'s "usage" runs, or "calendar".', text, {
      example: 'fh',
    }),
    firstLife: key('The life of a unit that is new at the start.', life.optional(), {
      otherwise: 'as "life"',
      example: '"exponential(9_000 fh)"',
    }),
    life: key('From one occurrence to the next, in the unit of the meter.', life, {
      example: '"weibull(3, 25_198 fh)"',
      rows: ['A04'],
    }),
    severity: key(
      'Whether the machine stops, runs with less output, or runs on as before until the job begins.',
      word('stops', 'degrades', 'runsOn').optional(),
      {
        byDefault: defaults.mode.severity,
      },
    ),
    output: key('The share of its output with which a degraded machine runs.', share.optional(), {
      otherwise: 'needed with "severity: degrades"',
      example: '60 %',
    }),
    job: key('The job at the machine.', text, { example: 'swap' }),
    shopJob: key('The job in the shop on the unit that was taken out.', text.optional(), {
      otherwise: "the item's repair",
      example: 'overhaul',
    }),
    renews: key(
      'What the job makes new: this mode only, the unit, the unit and all in it, or all that one visit touches.',
      word('mode', 'unit', 'tree', 'visit').optional(),
      { byDefault: defaults.mode.renews },
    ),
    restoration: key(
      'The share of the age that is taken off: 100 % is as good as new, 0 % leaves it as it was.',
      share.optional(),
      { byDefault: defaults.mode.restoration, example: '60 %' },
    ),
    detection: key('How long a failure goes unnoticed.', time.optional(), {
      otherwise: 'it is noticed at once',
      example: '"exponential(3 d)"',
    }),
    shopCost: key(
      'What a visit to the shop for this mode costs.',
      form({
        materials: key('Parts and subcontract of one shop visit.', money.amount.optional(), {
          byDefault: defaults.shopVisit.materials,
          example: '2.4 MUSD',
        }),
        labour: key('Hours of shop labour, priced by "shopLabourRate".', duration.optional(), {
          byDefault: defaults.shopVisit.labourHours,
          example: '600 h',
        }),
      }).optional(),
      { otherwise: 'nothing' },
    ),
  });

const condemned = () =>
  key('The share of units that are beyond repair and scrapped.', share.optional(), {
    byDefault: defaults.station.condemned,
    example: '5 %',
  });
const shopJobKey = () => key('The job by which a unit is repaired.', text, { example: 'overhaul' });

const oneStation = form({
  place: key('Where units are repaired.', text, { example: 'depot' }),
  job: shopJobKey(),
  condemned: condemned(),
});
const severalStations = form({
  stations: key(
    'Several places of repair, by place, from the field up.',
    byId(
      form({
        job: shopJobKey(),
        passedOn: key('The share of units that only the next station up can repair.', share.optional(), {
          byDefault: defaults.station.passedOn,
          example: '20 %',
        }),
        condemned: condemned(),
      }),
    ),
    { rows: ['A62', 'A63'] },
  ),
});
const repair = either<z.output<typeof oneStation> | z.output<typeof severalStations>>(
  (raw) => (has(raw, 'stations') ? severalStations : oneStation),
  () => [oneStation, severalStations],
);

/** Units alike that one line may ask for. */
const mostAlike = 1000;

/** What holds a unit of an item, or several alike. */
const several = form({
  item: key('The item in the sockets.', text, { example: 'blade' }),
  quantity: key('How many sockets alike; they are numbered from 1.', count(1, mostAlike), { example: '3' }),
});
const single = text.transform((item) => ({ item, quantity: undefined }));
const socket = either<{ readonly item: string; readonly quantity?: number | undefined }>(
  (raw) => (has(raw, 'item') ? several : single),
  () => [single, several],
);
const sockets = byId(key('The item that sits there.', socket, { example: 'pump' }));

/** `items:` by id. */
export const items = (money: MoneyScalars) =>
  byId(
    form({
      kind: key(
        'Rotables come back from repair, consumables are used up.',
        word('rotable', 'consumable').optional(),
        {
          otherwise: 'rotable with "repair", else consumable',
          rows: ['A04'],
        },
      ),
      price: key('What a new unit costs; needed as soon as there are contracts.', money.amount.optional(), {
        byDefault: 0,
        example: '9.3 MUSD',
      }),
      openingValue: key('What a unit is worth in the books at the start.', money.amount.optional(), {
        otherwise: 'its price',
        example: '6 MUSD',
      }),
      bookLife: key('From the opening value down to nothing, in a straight line.', duration.optional(), {
        byDefault: defaults.bookLife,
        example: '10 y',
      }),
      contains: key('Sockets for units inside this one, by name.', sockets.optional(), {
        otherwise: 'nothing inside',
        rows: ['A63'],
      }),
      repair: key('Where and how it is repaired.', repair.optional(), {
        otherwise: 'it is not',
        rows: ['A62', 'D09'],
      }),
      modes: key('Why it fails or is serviced, by name.', byId(mode(money)).optional(), {
        otherwise: 'it never fails of itself',
      }),
    }),
  );

/** Part of a reliability block diagram as it is written. */
export type AuthoredBlock =
  | string
  | { readonly all: readonly AuthoredBlock[] }
  | { readonly any: readonly AuthoredBlock[] }
  | { readonly atLeast: number; readonly of: readonly AuthoredBlock[] };

const parts = z.lazy(() => list(block));
const series = form({ all: key('Parts that must all work.', parts, { rows: ['B06'] }) });
const parallel = form({ any: key('Parts of which one that works is enough.', parts, { rows: ['B06'] }) });
const someOf = form({
  atLeast: key('How many of the parts must work.', count(1, mostAlike), { example: '2', rows: ['B06'] }),
  of: key('The parts that count.', parts),
});
const block: z.ZodType<AuthoredBlock> = either<AuthoredBlock>(
  (raw): z.ZodType<AuthoredBlock> => {
    if (has(raw, 'all')) return series;
    if (has(raw, 'any')) return parallel;
    return has(raw, 'atLeast') || has(raw, 'of') ? someOf : text;
  },
  () => [text, series, parallel, someOf],
);

/** `products:` by id. */
export const products = byId(
  form({
    sockets: key('What a machine is made of: sockets by name, and the item in each.', sockets, {
      rows: ['A63'],
    }),
    structure: key(
      'Which sockets must work for the machine to work; a line with a quantity stands for all its sockets.',
      block.optional(),
      { otherwise: 'all of them', example: '{ atLeast: 2, of: [pumps] }', rows: ['B06'] },
    ),
  }),
);
