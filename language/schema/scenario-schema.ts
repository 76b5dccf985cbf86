/**
 * The whole file. Its output has units resolved (hours, cents, fractions) but defaults not filled and references not
 * looked at: that is the business of normalize and check.
 */
import type { z } from 'zod';
import { contracts } from './contracts.ts';
import { beliefs, decisions } from './decisions.ts';
import { arrivals, fleets, shocks } from './fleets.ts';
import { defaults } from '../normalize/defaults.ts';
import { byId, either, form, has } from './form.ts';
import { items, products } from './items.ts';
import { jobs } from './jobs.ts';
import { key } from './key.ts';
import { list } from './list.ts';
import { lanes, places, tiers } from './places.ts';
import { pools } from './pools.ts';
import { currencyCode, days, duration, fraction, moneyIn, share, time } from './quantities.ts';
import { count, text, word } from './scalar.ts';
import { stocks } from './stocks.ts';
import { asWritten, overlay, sweep } from './sweep.ts';
import { unknownFor } from './written.ts';

/** Replications that one run may ask for. */
export const mostReplications = 1_000_000;

const rateOf = (party: string) =>
  key(`The rate of the ${party}, a year.`, fraction.optional(), {
    byDefault: defaults.discountRate,
    example: '6 %',
  });
const ratesByParty = form({
  maker: rateOf('maker'),
  customer: rateOf('customer'),
  lessor: rateOf('lessor'),
  supplier: rateOf('supplier'),
});
const oneRate = fraction.transform((rate) => ({ maker: rate, customer: rate, lessor: rate, supplier: rate }));
const parties = ['maker', 'customer', 'lessor', 'supplier'];
const discountRate = either<z.output<typeof ratesByParty>>(
  (raw) => (parties.some((party) => has(raw, party)) ? ratesByParty : oneRate),
  () => [oneRate, ratesByParty],
);

/** The schema of a file whose amounts of money are in `currency`. */
export function scenarioSchema(currency: string) {
  const money = moneyIn(currency);
  const payment = form({
    late: key('How much later than agreed bills are paid.', time.optional(), {
      byDefault: defaults.payment.late,
      example: '"lognormal(12 d, 80 %)"',
      rows: ['A06'],
    }),
    reminders: key(
      'When bills that are open are asked for again, after they are due.',
      list(duration).optional(),
      {
        otherwise: 'never',
        example: '[30 d, 60 d]',
        rows: ['A06'],
      },
    ),
    badDebt: key('The share of bills that is never paid; given up at the last reminder.', share.optional(), {
      byDefault: defaults.payment.badDebt,
      example: '1 %',
      rows: ['A06'],
    }),
  });
  const customer = form({
    lostMargin: key('What a machine that stands still loses.', money.rate.optional(), {
      byDefault: defaults.lostMargin,
      example: '150 USD/h',
      rows: ['C36'],
    }),
    payment: key('How bills are paid.', payment.optional(), {
      otherwise: 'all on their day',
      rows: ['A06'],
    }),
  });
  return form({
    aftersim: key('The version of the language; a file begins with it.', unknownFor({ is: 'version' }), {
      example: '1',
    }),
    name: key('The name of the scenario.', text.optional(), { needed: true, example: 'Pumps at two plants' }),
    title: key('What the base is called in a comparison.', text.optional(), {
      otherwise: 'the name',
      example: 'as it is',
    }),
    horizon: key('How long a run lasts.', duration.optional(), {
      needed: true,
      example: '5 y',
      rows: ['D27'],
    }),
    currency: key('The one currency of all money in the file.', currencyCode.optional(), {
      otherwise: 'that of the first amount of money in the file, else USD',
      example: 'EUR',
    }),
    replications: key('How many runs each alternative gets.', count(1, mostReplications).optional(), {
      byDefault: defaults.replications,
      example: '100',
      rows: ['F04'],
    }),
    seed: key('The seed of all randomness; any text will do.', text.optional(), {
      byDefault: defaults.seed,
      example: 'study-7',
      rows: ['F04'],
    }),
    customer: key('The one customer.', customer.optional(), {
      otherwise: 'one without margin to lose; or see "customers"',
    }),
    customers: key('Several customers, by name.', byId(customer).optional(), {
      otherwise: 'see "customer"',
      rows: ['A01'],
    }),
    tiers: key('What is promised to whom, by name.', tiers.optional(), {
      otherwise: 'one tier without promises',
      rows: ['A49', 'A64'],
    }),
    places: key('Where machines, people and stocks are: a tree, by name.', places.optional(), {
      otherwise: 'none',
      rows: ['A62'],
    }),
    lanes: key('Ways between places, by name.', lanes(money).optional(), {
      otherwise: 'none; within a place nobody travels',
      rows: ['A62'],
    }),
    items: key('What machines are made of and what is kept as spares, by name.', items(money).optional(), {
      otherwise: 'none',
      rows: ['A63'],
    }),
    products: key('What the machines are, by name.', products.optional(), {
      otherwise: 'none',
      rows: ['A63'],
    }),
    fleets: key('Machines alike that stand together, by name.', fleets.optional(), {
      otherwise: 'none; then "arrivals" are needed',
      rows: ['A01'],
    }),
    arrivals: key('Requests that no machine raises, by name.', arrivals.optional(), {
      otherwise: 'none; then "fleets" are needed',
      rows: ['A24'],
    }),
    shocks: key('What hits many machines at once, by name.', shocks.optional(), {
      otherwise: 'none',
      rows: ['C40'],
    }),
    pools: key('Who or what does the work, by name.', pools(money).optional(), {
      otherwise: 'none',
      rows: ['B05'],
    }),
    jobs: key('What is done, step by step, by name.', jobs.optional(), { otherwise: 'none', rows: ['A03'] }),
    stocks: key('Shelves, by item and then by place.', stocks.optional(), {
      otherwise: 'none',
      rows: ['B04'],
    }),
    holidays: key(
      'Days on which nobody works who does not always, and no clock of a tier runs.',
      list(days).optional(),
      { otherwise: 'none', example: '[day 10, days 358-365 yearly]' },
    ),
    discountRate: key(
      'What money a year later is worth less: one rate for all, or one for each party.',
      discountRate.optional(),
      {
        byDefault: defaults.discountRate,
        example: '8 %',
        rows: ['D27'],
      },
    ),
    discountAt: key(
      'Whether money counts when it is earned or when it is paid.',
      word('accrual', 'payment').optional(),
      {
        byDefault: defaults.discountAt,
      },
    ),
    terminalValue: key(
      'What machines and spares count for at the horizon.',
      word('none', 'book').optional(),
      {
        byDefault: defaults.terminalValue,
        example: 'book',
      },
    ),
    supplierMargin: key('The share of what parts cost that the supplier keeps.', share.optional(), {
      byDefault: defaults.supplierMargin,
      example: '15 %',
    }),
    shopLabourRate: key('What an hour of shop labour costs.', money.rate.optional(), {
      byDefault: defaults.shopLabourRate,
      example: '95 USD/h',
    }),
    holdingRate: key('What a unit on the shelf costs a year, of its price.', fraction.optional(), {
      byDefault: defaults.holdingRate,
      example: '20 %',
      rows: ['B04'],
    }),
    prices: key(
      'Prices by name, as the charges of contracts call them.',
      byId(key('Money per what is counted, or a margin.', money.price, { example: '0.9 USD/h' })).optional(),
      { otherwise: 'none', rows: ['A49'] },
    ),
    contracts: key('Who pays what to whom for which fleets, by name.', contracts(money).optional(), {
      otherwise: 'no money',
      rows: ['A50'],
    }),
    decisions: key('What the parties decide, by name.', decisions(money).optional(), {
      otherwise: 'nothing',
      rows: ['D32'],
    }),
    beliefs: key('What the parties believe when they decide.', beliefs.optional(), { otherwise: 'nothing' }),
    templates: key(
      'Maps by name that others are made of: `like: NAME` in a map stands for all that the template holds.',
      asWritten(byId(key('What has something in common.', unknownFor({ is: 'template' })))).optional(),
      { otherwise: 'none', example: '{ bearing: { life: "weibull(2, 4_000 h)", job: swap } }' },
    ),
    alternatives: key(
      'What differs from the base, by name: maps merge by key, lists and values replace, null removes.',
      asWritten(byId(overlay)).optional(),
      { otherwise: 'the base alone', rows: ['F04'] },
    ),
    sweep: key('A grid of alternatives.', asWritten(sweep).optional(), { otherwise: 'none', rows: ['A65'] }),
  });
}

/** A file as it was written, shape and units in order. */
export type Authored = z.output<ReturnType<typeof scenarioSchema>>;
