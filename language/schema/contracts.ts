/** Contracts: a preset, what it covers, and the switches that differ from it. */
import { type z } from 'zod';
import { drivers } from '../../engine/contracts/switches/driver.ts';
import { byId, either, form, has } from './form.ts';
import { list } from './list.ts';
import { buckets } from '../../engine/network/request/job-input.ts';
import { amount, duration, fraction, share, usageRate, type MoneyScalars } from './quantities.ts';
import { count, flag, text, word } from './scalar.ts';

const roles = ['maker', 'customer', 'lessor', 'supplier', 'outside'] as const;
const role = word(...roles);
const payer = word(...roles, 'assetOwner', 'sparesOwner');

const split = form({ first: role, until: duration, then: role });
const always = role.transform((paid) => ({ first: paid, until: null, then: paid }));
const paidBy = either<z.output<typeof split> | z.output<typeof always>>((raw) =>
  has(raw, 'first') || has(raw, 'until') || has(raw, 'then') ? split : always,
);

const charge = (money: MoneyScalars) =>
  form({
    driver: word(...drivers).optional(),
    per: text.optional(),
    unit: text.optional(),
    price: text.optional(),
    amount: money.price.optional(),
    plus: count(0, 1).optional(),
    payer: payer.optional(),
    payee: payer.optional(),
    when: word('always', 'customerPaysParts', 'customerPaysLabour').optional(),
    target: share.optional(),
    minimum: usageRate.optional(),
    paymentDelay: duration.optional(),
    period: word('month', 'quarter', 'year', 'term').optional(),
    due: word('arrears', 'advance', 'accrual').optional(),
    growth: form({ rate: fraction, every: word('month', 'year') }).optional(),
    perMachine: flag.optional(),
    beyond: amount.optional(),
    upTo: amount.optional(),
    shortOf: amount.optional(),
    cap: money.amount.optional(),
  });

const cover = form({
  of: word('machine', 'socket').optional(),
  until: duration.optional(),
  use: amount.optional(),
  freeUntil: duration.optional(),
  renewing: flag.optional(),
  once: flag.optional(),
  extension: form({ until: duration, share }).optional(),
});

const award = form({ atLeast: share, adds: duration, most: duration });

const excused = form({
  buckets: list(word(...buckets)).optional(),
  origins: list(word('failure', 'planned')).optional(),
});

/** A charge that a preset has and this contract has not. */
const none = word('none');

/** `contracts:` by id. */
export const contracts = (money: MoneyScalars) => {
  const written = charge(money);
  return byId(
    form({
      preset: text.optional(),
      covers: list(text),
      unit: text.optional(),
      meter: text.optional(),
      term: duration.optional(),
      paymentDelay: duration.optional(),
      warrantyPeriod: duration.optional(),
      availabilityTarget: share.optional(),
      minimumUse: usageRate.optional(),
      assetOwner: role.optional(),
      partsPaidBy: paidBy.optional(),
      labourPaidBy: paidBy.optional(),
      sparesOwner: role.optional(),
      downtimeBorneBy: role.optional(),
      recognition: word('onDelivery', 'rateable', 'asUsed').optional(),
      reserve: form({ rate: money.price }).optional(),
      namedPrice: text.optional(),
      charges: byId(
        either<z.output<typeof written> | 'none'>((raw) => (raw === 'none' ? none : written)),
      ).optional(),
      cover: cover.optional(),
      start: duration.optional(),
      renewals: count(0, 1000).optional(),
      award: award.optional(),
      includedUse: usageRate.optional(),
      targetCost: money.amount.optional(),
      guaranteedMaximum: money.amount.optional(),
      excused: excused.optional(),
      residual: fraction.optional(),
      optionPrice: money.amount.optional(),
      /** On a menu: it covers nobody until a decision says so. */
      offered: flag.optional(),
    }),
  );
};

/** A charge as it is written. */
export type AuthoredCharge = z.output<ReturnType<typeof charge>>;
