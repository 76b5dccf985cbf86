/** Decisions and the beliefs that they rest on. */
import type { z } from 'zod';
import type { Measure } from '../../engine/relations/decision-input.ts';
import { byId, byStock, either, form, has } from './form.ts';
import { factor, mostMachines } from './fleets.ts';
import { list } from './list.ts';
import { precedence } from './precedence.ts';
import { duration, life, share, type MoneyScalars } from './quantities.ts';
import { count, flag, readBareNumber, scalar, text, word } from './scalar.ts';
import { mostUnits } from './stocks.ts';

const change = count(-mostUnits, mostUnits);

const option = (money: MoneyScalars) =>
  form({
    wear: factor.optional(),
    /** Whose wear; all of those that the decision is about, unless given. */
    fleets: list(text).optional(),
    /** By `place/item`. */
    stocks: byStock(change).optional(),
    allocate: byStock(precedence).optional(),
    /** By pool. */
    dispatch: byId(precedence).optional(),
    /** By `item/mode`, in the unit of its meter. */
    interval: byStock(life).optional(),
    contract: text.optional(),
    tier: text.optional(),
    hold: flag.optional(),
    leave: flag.optional(),
    /** Machines by fleet. */
    join: byId(count(1, mostMachines)).optional(),
    cost: money.yearly.optional(),
    once: money.amount.optional(),
    costPer: text.optional(),
    stopHours: duration.optional(),
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
function lookingBack<T extends z.ZodType<number>>(threshold: T) {
  return form({
    byExperience: word(...measures),
    above: threshold.optional(),
    below: threshold.optional(),
    take: text,
    otherwise: text,
  });
}

const shareSeen = lookingBack(share);
const timeSeen = lookingBack(duration);
const numberSeen = lookingBack(scalar(readBareNumber));
const moneySeen = (money: MoneyScalars) => lookingBack(money.yearly);
const byBeliefs = word('leastOwnExpectedCost');
const scripted = form({ always: text });
const tastes = (money: MoneyScalars) => form({ logit: money.yearly });

type AuthoredRule =
  | z.output<typeof byBeliefs>
  | z.output<typeof scripted>
  | z.output<ReturnType<typeof tastes>>
  | z.output<typeof numberSeen>;

function rule(money: MoneyScalars) {
  const [taste, cost] = [tastes(money), moneySeen(money)];
  return either<AuthoredRule>((raw) => {
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
      default:
        return timeSeen;
    }
  });
}

const onceAt = form({ at: duration });
const again = form({ every: duration, first: duration.optional() });
const named = word('start', 'termEnds');

const when = either<z.output<typeof onceAt> | z.output<typeof again> | z.output<typeof named>>((raw) =>
  has(raw, 'at') ? onceAt : has(raw, 'every') || has(raw, 'first') ? again : named,
);

/** `decisions:` by id. */
export const decisions = (money: MoneyScalars) =>
  byId(
    form({
      actor: word('maker', 'customer', 'lessor', 'downtimeBearer'),
      scope: word('all', 'each').optional(),
      when: when.optional(),
      rule: rule(money).optional(),
      lookAhead: duration.optional(),
      frozen: text.optional(),
      options: byId(option(money)),
    }),
  );

/** `beliefs:` of the parties. */
export const beliefs = form({ stopHours: duration.optional() });
