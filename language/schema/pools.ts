/** Pools: who or what does the work, where they live and when they are on duty. */
import { defaults } from '../normalize/defaults.ts';
import { byId, form } from './form.ts';
import { key } from './key.ts';
import { list } from './list.ts';
import { precedence } from './precedence.ts';
import { duration, share, workingHours, type MoneyScalars } from './quantities.ts';
import { count, flag, text, word } from './scalar.ts';

/** Members that one group may have. */
export const mostMembers = 100_000;

/** `pools:` by id. A pool has one `home`, or `homes`, at each of which an equal pool stands. */
export const pools = (money: MoneyScalars) =>
  byId(
    form({
      kind: key(
        'Who or what they are; waiting for them is told apart by it.',
        word('people', 'desk', 'benches', 'tools'),
        { example: 'people' },
      ),
      home: key('The place where they stand and travel from.', text.optional(), {
        otherwise: 'see "homes"; one of the two must be given',
        example: 'depot',
      }),
      homes: key('Places at each of which an equal pool stands.', list(text).optional(), {
        otherwise: 'see "home"',
        example: '[north, south]',
      }),
      members: key(
        'Groups by name, each with its own hours and skills.',
        byId(
          form({
            count: key('How many they are.', count(1, mostMembers), { example: '4' }),
            skills: key('What they can do beside what everybody can.', list(text).optional(), {
              otherwise: 'none',
              example: '[turbines]',
            }),
            hours: key('When they are on duty.', workingHours, {
              example: '[ "weekdays 06:00-14:00", "saturday 08:00-12:00" ]',
              rows: ['B05'],
            }),
            absence: key(
              'The share of their days on which a member is away, at random; such days are paid.',
              share.optional(),
              { byDefault: defaults.absence, example: '5 %' },
            ),
          }),
        ).optional(),
        { otherwise: 'needed unless "unlimited: true"' },
      ),
      unlimited: key('There is always one more of them, at all hours.', flag.optional(), {
        byDefault: false,
      }),
      dispatch: key(
        'Who is served first: a rule, or several, the most important first.',
        precedence.optional(),
        {
          byDefault: defaults.pool.dispatch,
          example: '[byTier, oldestNeed]',
          rows: ['A41', 'A54'],
        },
      ),
      shiftEnd: key(
        'What becomes of work when the shift ends: it is finished in overtime, paused, handed over to who is on duty, or left for another visit.',
        word('finish', 'pause', 'handOver', 'revisit').optional(),
        { byDefault: defaults.pool.shiftEnd, rows: ['B05'] },
      ),
      doNotStartUnder: key(
        'Nobody begins anything with less than this left of the shift.',
        duration.optional(),
        {
          byDefault: defaults.pool.doNotStartUnder,
          example: '30 min',
        },
      ),
      preempt: key(
        'Whether work for a less urgent tier is interrupted; needs "dispatch" with "byTier" first.',
        flag.optional(),
        { byDefault: defaults.pool.preempt },
      ),
      wage: key('What each member costs by the hour on duty.', money.rate.optional(), {
        byDefault: defaults.wage,
        example: '40 USD/h',
      }),
    }),
  );
