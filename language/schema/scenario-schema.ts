/**
 * The whole file. Its output has units resolved (hours, cents, fractions) but defaults not filled and references not
 * looked at: that is the business of normalize and check.
 */
import { z } from 'zod';
import { contracts } from './contracts.ts';
import { beliefs, decisions } from './decisions.ts';
import { arrivals, fleets, shocks } from './fleets.ts';
import { byId, either, form, has } from './form.ts';
import { items, products } from './items.ts';
import { jobs } from './jobs.ts';
import { list } from './list.ts';
import { lanes, places, tiers } from './places.ts';
import { pools } from './pools.ts';
import { currencyCode, duration, fraction, moneyIn, share, time } from './quantities.ts';
import { count, text, word } from './scalar.ts';
import { stocks } from './stocks.ts';

/** Replications that one run may ask for. */
export const mostReplications = 1_000_000;

const ratesByParty = form({
  maker: fraction.optional(),
  customer: fraction.optional(),
  lessor: fraction.optional(),
  supplier: fraction.optional(),
});
const oneRate = fraction.transform((rate) => ({ maker: rate, customer: rate, lessor: rate, supplier: rate }));
const parties = ['maker', 'customer', 'lessor', 'supplier'];
const discountRate = either<z.output<typeof ratesByParty>>((raw) =>
  parties.some((party) => has(raw, party)) ? ratesByParty : oneRate,
);

/** The schema of a file whose amounts of money are in `currency`. */
export function scenarioSchema(currency: string) {
  const money = moneyIn(currency);
  const payment = form({
    late: time.optional(),
    reminders: list(duration).optional(),
    badDebt: share.optional(),
  });
  const customer = form({ lostMargin: money.rate.optional(), payment: payment.optional() });
  return form({
    aftersim: z.unknown(),
    name: text.optional(),
    title: text.optional(),
    horizon: duration.optional(),
    currency: currencyCode.optional(),
    replications: count(1, mostReplications).optional(),
    seed: text.optional(),
    customer: customer.optional(),
    customers: byId(customer).optional(),
    tiers: tiers.optional(),
    places: places.optional(),
    lanes: lanes(money).optional(),
    items: items(money).optional(),
    products: products.optional(),
    fleets: fleets.optional(),
    arrivals: arrivals.optional(),
    shocks: shocks.optional(),
    pools: pools(money).optional(),
    jobs: jobs.optional(),
    stocks: stocks.optional(),
    discountRate: discountRate.optional(),
    discountAt: word('accrual', 'payment').optional(),
    terminalValue: word('none', 'book').optional(),
    supplierMargin: share.optional(),
    shopLabourRate: money.rate.optional(),
    holdingRate: fraction.optional(),
    prices: byId(money.price).optional(),
    contracts: contracts(money).optional(),
    decisions: decisions(money).optional(),
    beliefs: beliefs.optional(),
    alternatives: z.unknown().optional(),
    sweep: z.unknown().optional(),
  });
}

/** A file as it was written, shape and units in order. */
export type Authored = z.output<ReturnType<typeof scenarioSchema>>;
