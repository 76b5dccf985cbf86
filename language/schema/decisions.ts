/** Decisions and the beliefs that they rest on. */
import { byId, byStock, form } from './form.ts';
import { factor } from './fleets.ts';
import { duration, type MoneyScalars } from './quantities.ts';
import { precedence } from './precedence.ts';
import { count, text, word } from './scalar.ts';
import { mostUnits } from './stocks.ts';

const change = count(-mostUnits, mostUnits);

const option = (money: MoneyScalars) =>
  form({
    wear: factor.optional(),
    /** By `place/item`. */
    stocks: byStock(change).optional(),
    allocate: byStock(precedence).optional(),
    /** By pool. */
    dispatch: byId(precedence).optional(),
    cost: money.yearly.optional(),
    costPer: text.optional(),
    stopHours: duration.optional(),
  });

/** `decisions:` by id. */
export const decisions = (money: MoneyScalars) =>
  byId(
    form({
      actor: word('maker', 'customer', 'downtimeBearer'),
      rule: word('leastOwnExpectedCost').optional(),
      frozen: text.optional(),
      options: byId(option(money)),
    }),
  );

/** `beliefs:` of the parties. */
export const beliefs = form({ stopHours: duration.optional() });
