/** Decisions and the beliefs that they rest on. */
import type { z } from 'zod';
import type { Measure } from '../../engine/relations/decision-input.ts';
import { defaults } from '../normalize/defaults.ts';
import { byId, byStock, either, form, has } from './form.ts';
import { key } from './key.ts';
import { factor, mostMachines } from './fleets.ts';
import { list } from './list.ts';
import { wordOrOwn } from './own-name.ts';
import { precedence } from './precedence.ts';
import { duration, life, share, type MoneyScalars } from './quantities.ts';
import { count, flag, readBareNumber, scalar, text, word } from './scalar.ts';
import { mostUnits } from './stocks.ts';

const change = count(-mostUnits, mostUnits);

const option = (money: MoneyScalars) =>
  form({
    wear: key('A factor on all that use does to the machines.', factor.optional(), {
      otherwise: 'unchanged',
      example: '0.9',
    }),
    fleets: key('Whose wear.', list(text).optional(), {
      otherwise: 'all those that the decision is about',
      example: '[stations]',
    }),
    stocks: key(
      'Units more, or fewer, on a shelf, by place/item.',
      byStock(key('How many.', change, { example: '2' })).optional(),
      { otherwise: 'unchanged' },
    ),
    allocate: key(
      'Who gets the next unit, by place/item.',
      byStock(key('The rule, or several.', precedence, { example: 'byTier' })).optional(),
      { otherwise: 'unchanged' },
    ),
    dispatch: key(
      'Who is served first, by pool.',
      byId(key('The rule, or several.', precedence, { example: 'byTier' })).optional(),
      { otherwise: 'unchanged', rows: ['A41'] },
    ),
    interval: key(
      'From one planned service to the next, by item/mode, in the unit of its meter.',
      byStock(key('The interval.', life, { example: '4_000 fh' })).optional(),
      { otherwise: 'unchanged', rows: ['A10'] },
    ),
    contract: key('The contract that the customer takes.', text.optional(), {
      otherwise: 'unchanged',
      example: 'gold',
      rows: ['A49', 'A50'],
    }),
    tier: key('The tier of the fleets.', text.optional(), { otherwise: 'unchanged', example: 'gold' }),
    hold: key('No visit starts for the customer while this is in force.', flag.optional(), {
      otherwise: 'service goes on',
      rows: ['A06'],
    }),
    leave: key("The customer's machines leave.", flag.optional(), { otherwise: 'they stay' }),
    join: key(
      'Machines that join, by fleet with "sales: byDecision".',
      byId(key('How many machines.', count(1, mostMachines), { example: '5' })).optional(),
      { otherwise: 'none' },
    ),
    cost: key('What the option costs the actor each year.', money.yearly.optional(), {
      byDefault: defaults.decision.yearlyCost,
      example: '5_000 USD/y',
    }),
    once: key('What it costs the actor once.', money.amount.optional(), {
      byDefault: defaults.decision.oneOffCost,
      example: '20_000 USD',
    }),
    costPer: key('The item whose installed units the costs are for.', text.optional(), {
      otherwise: 'the costs are for all together',
      example: 'engine',
    }),
    stopHours: key('What the actor believes a stop lasts under this option.', duration.optional(), {
      otherwise: 'as in "beliefs"',
      example: '36 h',
    }),
  });

const measures = [
  'availability',
  'failures',
  'downtime',
  'promisesBroken',
  'restoreHours',
  'ownCost',
  'unpaidFor',
] as const satisfies readonly Measure[];

/** A rule that looks back, with a threshold in the unit of what it looks at. */
function lookingBack<T extends z.ZodType<number>>(threshold: T, looksAt: readonly Measure[]) {
  return form({
    byExperience: key('What the actor looks back on since the last occasion.', word(...looksAt)),
    above: key('Above this the option "take" is taken.', threshold.optional(), { otherwise: 'see "below"' }),
    below: key('Below this the option "take" is taken.', threshold.optional(), { otherwise: 'see "above"' }),
    take: key('The option on that side of the threshold.', text, { example: 'extraCrew' }),
    otherwise: key('The option on the other side.', text, { example: 'asIs' }),
  });
}

const shareSeen = lookingBack(share, ['availability', 'promisesBroken']);
const timeSeen = lookingBack(duration, ['downtime', 'restoreHours', 'unpaidFor']);
const numberSeen = lookingBack(scalar(readBareNumber, { is: 'number' }), ['failures']);
const moneySeen = (money: MoneyScalars) => lookingBack(money.yearly, ['ownCost']);
/** Where the measure is none of them, the message names them all. */
const strangeSeen = lookingBack(duration, measures);
const byBeliefs = wordOrOwn('leastOwnExpectedCost');
const scripted = form({
  always: key('The option that is taken, come what may.', text, { example: 'extraCrew' }),
});
const tastes = (money: MoneyScalars) =>
  form({
    logit: key('Least cost by beliefs, with tastes that differ between customers by so much.', money.yearly, {
      example: '10_000 USD/y',
      rows: ['A49'],
    }),
  });

type AuthoredRule =
  | z.output<typeof byBeliefs>
  | z.output<typeof scripted>
  | z.output<ReturnType<typeof tastes>>
  | z.output<typeof numberSeen>;

function rule(money: MoneyScalars) {
  const [taste, cost] = [tastes(money), moneySeen(money)];
  return either<AuthoredRule>(
    (raw) => {
      if (has(raw, 'always')) return scripted;
      if (has(raw, 'logit')) return taste;
      if (!has(raw, 'byExperience')) return byBeliefs;
      switch ((raw as { readonly byExperience: unknown }).byExperience) {
        case 'availability':
        case 'promisesBroken':
          return shareSeen;
        case 'failures':
          return numberSeen;
        case 'ownCost':
          return cost;
        case 'downtime':
        case 'restoreHours':
        case 'unpaidFor':
          return timeSeen;
        default:
          return strangeSeen;
      }
    },
    () => [byBeliefs, scripted, taste, shareSeen, numberSeen, timeSeen, cost],
  );
}

const onceAt = form({ at: key('Once, at this time.', duration, { example: '2 y' }) });
const again = form({
  every: key('Again and again, with so much time between.', duration, { example: '1 y' }),
  first: key('The first time.', duration.optional(), { otherwise: 'after one interval', example: '6 month' }),
});
const named = word('start', 'termEnds');

const when = either<z.output<typeof onceAt> | z.output<typeof again> | z.output<typeof named>>(
  (raw) => (has(raw, 'at') ? onceAt : has(raw, 'every') || has(raw, 'first') ? again : named),
  () => [named, onceAt, again],
);

/** `decisions:` by id. */
export const decisions = (money: MoneyScalars) =>
  byId(
    form({
      actor: key(
        'Who decides; "downtimeBearer" is whoever bears downtime.',
        word('maker', 'customer', 'lessor', 'downtimeBearer'),
        {
          example: 'maker',
          rows: ['D32'],
        },
      ),
      scope: key('One choice for all customers, or one for each.', word('all', 'each').optional(), {
        byDefault: defaults.decision.scope,
        example: 'each',
      }),
      when: key('When it is decided: before the run, in it, or whenever a term ends.', when.optional(), {
        byDefault: defaults.decision.when,
        example: '{ every: 1 y }',
      }),
      rule: key('How an option is picked.', rule(money).optional(), { byDefault: defaults.decision.rule }),
      lookAhead: key('The time over which a cost that comes once has to pay.', duration.optional(), {
        otherwise: 'the horizon',
        example: '3 y',
        rows: ['D27'],
      }),
      frozen: key(
        'The option in force before the first occasion, and where decisions are frozen.',
        text.optional(),
        {
          otherwise: 'the first option',
          example: 'asIs',
        },
      ),
      options: key('What can be chosen, by name.', byId(option(money))),
    }),
  );

/** `beliefs:` of the parties. */
export const beliefs = form({
  stopHours: key('What the parties believe a stop of a machine lasts.', duration.optional(), {
    otherwise: 'needed where a decision rests on it',
    example: '36 h',
  }),
});
