/** Stocks: item → place → how many, when to order more and from where, and what becomes of those who find none. */
import { defaults } from '../normalize/defaults.ts';
import { byId, form } from './form.ts';
import { key } from './key.ts';
import { list } from './list.ts';
import { ownRule } from './own-name.ts';
import { precedence } from './precedence.ts';
import { duration, share, time } from './quantities.ts';
import { count, flag, readCount, scalar, text, word } from './scalar.ts';

/** Units that one shelf may have. */
export const mostUnits = 1_000_000;

const units = count(0, mostUnits);
const level = scalar<number | 'unlimited'>(
  (raw) => (raw === 'unlimited' ? { value: 'unlimited' } : readCount(0, mostUnits)(raw)),
  { is: 'level' },
);

/** `stocks:` by item and place. */
export const stocks = byId(
  byId(
    form({
      level: key(
        'The base stock: units on the shelf and on order together, made up one for one; or "unlimited".',
        level.optional(),
        { otherwise: 'needed unless "reorderAt" is given', example: '4', rows: ['B04', 'C20'] },
      ),
      unlimited: key('The shelf is never empty.', flag.optional(), {
        otherwise: 'true where "level: unlimited" is written',
      }),
      initial: key('Units on the shelf at the start.', units.optional(), {
        otherwise: 'as many as there are when all orders have come',
        example: '10',
      }),
      reorderAt: key(
        'More is ordered when units on the shelf and on order, less those owed, come down to this.',
        count(-mostUnits, mostUnits).optional(),
        { otherwise: 'one below "level"', example: '3', rows: ['B04'] },
      ),
      orderUpTo: key('Orders bring shelf and orders together up to this.', units.optional(), {
        otherwise: '"level"; with "reorderAt" it or "batch" is needed',
        example: '12',
      }),
      batch: key('Orders are of so many units, or a multiple.', count(1, mostUnits).optional(), {
        otherwise: 'up to "orderUpTo"',
        example: '20',
      }),
      succeeds: key(
        'The chance that an order comes off; one that does not is tried again at the next occasion.',
        share.optional(),
        { byDefault: 1, example: '60 %' },
      ),
      review: key('The stock is looked at only so often.', duration.optional(), {
        otherwise: 'at every demand',
        example: '1 wk',
      }),
      firstReview: key('When it is looked at for the first time.', duration.optional(), {
        otherwise: 'after one "review"',
        example: '3 d',
      }),
      replenish: key('A rule of your own that is asked in place of the numbers.', ownRule.optional(), {
        otherwise: 'the numbers',
        example: 'own.replenish',
      }),
      source: key(
        'Where units come from: "supplier", "repair" (the item\'s own) or a place that stocks the item.',
        text.optional(),
        { otherwise: 'needed unless unlimited', example: 'supplier', rows: ['A52'] },
      ),
      leadTime: key('From the order to the shelf, where the source is the supplier.', time.optional(), {
        otherwise: 'needed with "source: supplier"',
        example: '14 d',
        rows: ['D08'],
      }),
      allocate: key(
        'Who gets the next unit: a rule, or several, the most important first.',
        precedence.optional(),
        {
          byDefault: defaults.stock.allocate,
          example: 'byTier',
          rows: ['A52', 'A54'],
        },
      ),
      ifShort: key(
        'What becomes of a demand that finds none: it waits, is met in an emergency from outside, or is lost.',
        word('backorder', 'emergency', 'lost').optional(),
        { byDefault: defaults.stock.ifShort, rows: ['A52'] },
      ),
      emergencyTime: key('How long a unit takes from outside in an emergency.', time.optional(), {
        otherwise: 'needed with "ifShort: emergency"',
        example: '12 h',
      }),
      lateral: key('Places that help out before anybody waits, asked in this order.', list(text).optional(), {
        otherwise: 'none',
        example: '[south, west]',
        rows: ['A52'],
      }),
      holdBack: key('Units that this shelf does not lend to others.', units.optional(), {
        byDefault: 0,
        example: '1',
      }),
      reserve: key(
        'By tier: its demands are met only while more units than this are there.',
        byId(key('Units kept for tiers that are more important.', units, { example: '2' })).optional(),
        { otherwise: 'none', rows: ['A54'] },
      ),
    }),
  ),
);
