/** Places and the lanes that join them. */
import { defaults } from '../normalize/defaults.ts';
import { byId, form } from './form.ts';
import { key } from './key.ts';
import { duration, share, time, workingHours, type MoneyScalars } from './quantities.ts';
import { text, word, count } from './scalar.ts';

/** `places:` by id. */
export const places = byId(
  form({
    kind: key(
      'What the place is in the hierarchy, from the customer up to the supplier.',
      word('customer', 'field', 'regional', 'central', 'supplier'),
      { example: 'regional', rows: ['A62'] },
    ),
    parent: key(
      'The place one level up: where parts and people are sought that are not here.',
      text.optional(),
      { otherwise: 'none: the top of its tree', example: 'depot', rows: ['A62'] },
    ),
    access: key('When work may be done there.', workingHours.optional(), {
      otherwise: 'always',
      example: '"daily 22:00-05:00"',
    }),
    window: key(
      'What access must hold for: the beginning of work, each hour of it, or all of what a visit does in a step.',
      word('begin', 'hour', 'visit').optional(),
      { otherwise: `with "access", ${defaults.access.window}`, example: 'visit' },
    ),
  }),
);

/** `lanes:` by id. */
export const lanes = (money: MoneyScalars) =>
  byId(
    form({
      from: key('The place at one end; a lane is used both ways.', text, { example: 'plant' }),
      to: key('The place at the other end.', text, { example: 'depot' }),
      time: key('How long people or parts are under way.', time, {
        example: '"lognormal(6 h, 30 %)"',
        rows: ['D10'],
      }),
      laterVisits: key(
        'How long people are under way when they come again for the same stop.',
        time.optional(),
        { otherwise: 'as "time"', example: '2 h' },
      ),
      cost: key('What one way costs, for each unit or crew.', money.amount.optional(), {
        byDefault: defaults.laneCost,
        example: '90 USD',
      }),
    }),
  );

/** `tiers:` by id. */
export const tiers = byId(
  form({
    priority: key('The rank in lines that look at tiers; smaller goes first.', count(0, 1000), {
      example: '1',
      rows: ['A54', 'A64'],
    }),
    response: key('Promised: the longest from the call until somebody is there.', duration.optional(), {
      otherwise: 'nothing is promised',
      example: '4 h',
      rows: ['A49', 'A64'],
    }),
    restore: key('Promised: the longest from the call until the machine runs.', duration.optional(), {
      otherwise: 'nothing is promised',
      example: '24 h',
      rows: ['A64'],
    }),
    hours: key('Hours of cover, the only ones that the clocks count.', workingHours.optional(), {
      otherwise: 'always',
    }),
    clocksFor: key(
      'Which requests the clocks run for: failures that stop a machine, all failures, or arrivals too.',
      word('stops', 'failures', 'requests').optional(),
      { byDefault: defaults.tier.clocksFor },
    ),
    uptime: key(
      'Promised: the share of the hours of cover that each machine is up, period by period.',
      share.optional(),
      { otherwise: 'nothing is promised', example: '97 %', rows: ['A64'] },
    ),
    period: key('The period of the promised uptime.', word('month', 'quarter', 'year').optional(), {
      otherwise: `with "uptime", a ${defaults.tier.period}`,
      example: 'month',
    }),
  }),
);
