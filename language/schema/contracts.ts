/** Contracts: a preset, what it covers, and the switches that differ from it. */
import { type z } from 'zod';
import { contractPresets } from '../../engine/contracts/switches/presets.ts';
import { drivers } from '../../engine/contracts/switches/driver.ts';
import { defaults } from '../normalize/defaults.ts';
import { byId, either, form, has } from './form.ts';
import { key } from './key.ts';
import { list } from './list.ts';
import { buckets } from '../../engine/network/request/job-input.ts';
import { amount, duration, fraction, share, usageRate, type MoneyScalars } from './quantities.ts';
import { count, flag, nameAmong, text, word } from './scalar.ts';

const roles = ['maker', 'customer', 'lessor', 'supplier', 'outside'] as const;
const role = word(...roles);
const payer = word(...roles, 'assetOwner', 'sparesOwner');

const split = form({
  first: key('Who pays in the beginning.', role, { example: 'maker' }),
  until: key('How long that holds, counted from the sale of a machine.', duration, { example: '2 y' }),
  then: key('Who pays afterwards.', role, { example: 'customer' }),
});
const always = role.transform((paid) => ({ first: paid, until: null, then: paid }));
const paidBy = either<z.output<typeof split> | z.output<typeof always>>(
  (raw) => (has(raw, 'first') || has(raw, 'until') || has(raw, 'then') ? split : always),
  () => [always, split],
);

const inPreset = (otherwise: string) => ({ otherwise: `as in the preset, else ${otherwise}` });

const charge = (money: MoneyScalars) =>
  form({
    driver: key('What is counted.', word(...drivers).optional(), {
      ...inPreset('it must be given'),
      example: 'use',
      rows: ['A56', 'A59', 'A60', 'A61'],
    }),
    per: key('The item, meter or pool that the driver counts, where it needs one.', text.optional(), {
      ...inPreset('it must be given where the driver needs one'),
      example: 'fh',
    }),
    unit: key('The item whose installed units are counted.', text.optional(), {
      otherwise: 'the "unit" of the contract',
      example: 'engine',
    }),
    price: key('The price by its name in "prices".', text.optional(), {
      ...inPreset('"amount" is needed'),
      example: 'ratePerUse',
    }),
    amount: key('The price itself, per unit of what is counted, or a margin.', money.price.optional(), {
      otherwise: 'the "price" by name',
      example: '180 USD/fh',
    }),
    plus: key(
      'Added to a margin before it multiplies: 1 makes it a mark-up on cost.',
      count(0, 1).optional(),
      {
        ...inPreset('0'),
        example: '1',
        rows: ['A59'],
      },
    ),
    payer: key('Who pays.', payer.optional(), { ...inPreset('it must be given'), example: 'customer' }),
    payee: key('Who is paid.', payer.optional(), { ...inPreset('it must be given'), example: 'maker' }),
    when: key(
      'The charge applies always, or only while the customer pays for parts or for labour.',
      word('always', 'customerPaysParts', 'customerPaysLabour').optional(),
      { ...inPreset('always'), example: 'customerPaysParts' },
    ),
    target: key('The availability from which points are counted.', share.optional(), {
      ...inPreset('0 %'),
      example: '95 %',
      rows: ['A60'],
    }),
    minimum: key('Take or pay: the least use that is billed for each counted unit.', usageRate.optional(), {
      ...inPreset('none'),
      example: '2_000 fh/y',
      rows: ['A61'],
    }),
    paymentDelay: key('From earning to payment.', duration.optional(), {
      otherwise: "the contract's, where the customer pays or is paid; else at once",
      example: '30 d',
    }),
    period: key('What is summed before it is billed.', word('month', 'quarter', 'year', 'term').optional(), {
      ...inPreset('each quantity as it arises; points by the year'),
      example: 'month',
    }),
    due: key(
      "When a period's sum is earned: at its end, at its beginning, or as it accrues.",
      word('arrears', 'advance', 'accrual').optional(),
      { ...inPreset(defaults.tariff.due), example: 'advance' },
    ),
    growth: key(
      'How the bill grows over the contract.',
      form({
        rate: key('By how much each time.', fraction, { example: '3 %' }),
        every: key('How often.', word('month', 'year'), { example: 'year' }),
      }).optional(),
      { otherwise: 'it stays' },
    ),
    perMachine: key('Whether each machine is summed for itself.', flag.optional(), inPreset('false')),
    beyond: key(
      'Billed is only what a period has more than this, in units of what is counted.',
      amount.optional(),
      {
        ...inPreset('0'),
        example: '2_000 fh',
      },
    ),
    upTo: key('Billed is only what a period has up to this.', amount.optional(), {
      otherwise: 'no end',
      example: '3_000 fh',
    }),
    shortOf: key("Billed is what a period's sum lacks of this, in place of the sum.", amount.optional(), {
      ...inPreset('the sum is billed'),
      example: '2_000 fh',
    }),
    cap: key('The most that one bill can be.', money.amount.optional(), {
      ...inPreset('no limit'),
      example: '500_000 USD',
    }),
  });

const cover = form({
  of: key('Whether the clock runs by machine or by socket.', word('machine', 'socket').optional(), {
    ...inPreset(defaults.cover.of),
    example: 'socket',
  }),
  until: key('The age at which the cover ends.', duration.optional(), {
    otherwise: 'the "warrantyPeriod", or when the parts change hands',
    example: '2 y',
    rows: ['A57'],
  }),
  use: key('The use at which it ends, if that is sooner, in the unit of a meter.', amount.optional(), {
    otherwise: 'no limit of use',
    example: '1_000 fh',
  }),
  freeUntil: key(
    'The age from which the share that is borne falls, straight to nothing at the end.',
    duration.optional(),
    {
      ...inPreset('it does not fall'),
      example: '1 y',
      rows: ['A57'],
    },
  ),
  renewing: key('Whether a replacement under cover starts the clock again.', flag.optional(), {
    ...inPreset('false'),
    rows: ['A57'],
  }),
  once: key('Whether the first claim ends the cover.', flag.optional(), inPreset('false')),
  extension: key(
    'A longer cover that some owners buy.',
    form({
      until: key('The age at which the longer cover ends.', duration, { example: '5 y' }),
      share: key('The share of machines that have it.', share, { example: '25 %' }),
    }).optional(),
    { otherwise: 'none is sold', rows: ['A57'] },
  ),
});

const award = form({
  atLeast: key('The availability of a year that earns more term.', share, { example: '97 %' }),
  adds: key('How much is added for each such year.', duration, { example: '6 month' }),
  most: key('The most that can be added in all.', duration, { example: '2 y' }),
});

const excused = form({
  buckets: key('Causes of downtime that are left out.', list(word(...buckets)).optional(), {
    otherwise: 'none',
    example: '[access]',
  }),
  origins: key('Work that is left out, by what asked for it.', list(word('failure', 'planned')).optional(), {
    otherwise: 'none',
    example: '[planned]',
  }),
});

/** A charge that a preset has and this contract has not. */
const none = word('none');

const switched = { otherwise: 'as in the preset; without one it must be given' };

/** `contracts:` by id. */
export const contracts = (money: MoneyScalars) => {
  const written = charge(money);
  return byId(
    form({
      preset: key(
        'The business model: a setting of all switches and charges, which other keys then change.',
        nameAmong(Object.keys(contractPresets)).optional(),
        {
          otherwise: 'none: every switch must be set',
          example: 'payPerUse',
          rows: ['A50', 'A55', 'A56', 'A57', 'A58', 'A59', 'A60', 'A61'],
        },
      ),
      covers: key('The fleets that it is for.', list(text), { example: '[stations]', rows: ['A47'] }),
      unit: key('The item whose installed units charges count.', text.optional(), {
        otherwise: 'the only item that the machines directly consist of',
        example: 'engine',
      }),
      meter: key('The meter that use is billed in.', text.optional(), {
        otherwise: 'the only meter of the fleets',
        example: 'fh',
        rows: ['A61'],
      }),
      term: key('How long the contract runs.', duration.optional(), {
        otherwise: 'the horizon',
        example: '5 y',
        rows: ['A58'],
      }),
      paymentDelay: key(
        'From earning to payment, for what the customer pays or is paid.',
        duration.optional(),
        {
          byDefault: defaults.contract.paymentDelay,
          example: '30 d',
          rows: ['A06'],
        },
      ),
      warrantyPeriod: key(
        "From the sale of a machine to the end of the maker's liability.",
        duration.optional(),
        {
          otherwise: 'needed by the presets with a warranty',
          example: '2 y',
          rows: ['A57'],
        },
      ),
      availabilityTarget: key('The availability that is promised.', share.optional(), {
        otherwise: 'needed by presets that pay by availability',
        example: '95 %',
        rows: ['A60'],
      }),
      minimumUse: key('The use that is billed at least, for each counted unit.', usageRate.optional(), {
        otherwise: 'none',
        example: '2_000 fh/y',
        rows: ['A61'],
      }),
      assetOwner: key('Who owns the machines.', role.optional(), {
        ...switched,
        example: 'lessor',
        rows: ['A58', 'A61'],
      }),
      partsPaidBy: key('Who pays for parts, throughout or first one and then another.', paidBy.optional(), {
        ...switched,
        example: 'customer',
      }),
      labourPaidBy: key('Who pays for labour, throughout or first one and then another.', paidBy.optional(), {
        ...switched,
        example: 'maker',
      }),
      sparesOwner: key('Who owns the spare units.', role.optional(), { ...switched, example: 'maker' }),
      downtimeBorneBy: key('Who bears the margin that is lost while machines stand still.', role.optional(), {
        ...switched,
        example: 'customer',
        rows: ['C36'],
      }),
      recognition: key(
        'When income is earned in the books.',
        word('onDelivery', 'rateable', 'asUsed').optional(),
        { ...switched, example: 'asUsed' },
      ),
      reserve: key(
        'What the maker puts by when a machine is sold.',
        form({
          rate: key('An amount for each counted unit, or a share of the opening value.', money.price, {
            example: '3 %',
          }),
        }).optional(),
        { otherwise: 'nothing' },
      ),
      namedPrice: key('The price that is solved for at equal profit.', text.optional(), {
        ...inPreset('none'),
        example: 'ratePerUse',
      }),
      charges: key(
        'Charges by name: new ones, changes to those of the preset, or "none" to leave one of them out.',
        byId(
          either<z.output<typeof written> | 'none'>(
            (raw) => (raw === 'none' ? none : written),
            () => [none, written],
          ),
        ).optional(),
        { otherwise: 'those of the preset' },
      ),
      cover: key('What the maker bears, and until when.', cover.optional(), {
        ...inPreset('from the warranty'),
        rows: ['A57'],
      }),
      start: key('When the contract begins.', duration.optional(), {
        byDefault: defaults.contract.start,
        example: '1 y',
      }),
      renewals: key('How often it is renewed for as long again.', count(0, 1000).optional(), {
        byDefault: defaults.contract.renewals,
        example: '2',
      }),
      award: key('Good years make the term longer.', award.optional(), { otherwise: 'they do not' }),
      includedUse: key('The use that is paid for already.', usageRate.optional(), {
        otherwise: 'needed by presets with an allowance',
        example: '1_500 fh/y',
      }),
      targetCost: key(
        'The cost that is agreed on; what is above or below is shared.',
        money.amount.optional(),
        {
          otherwise: 'needed by presets with a target cost',
          example: '2 MUSD',
          rows: ['A59'],
        },
      ),
      guaranteedMaximum: key('The most that the customer pays.', money.amount.optional(), {
        otherwise: 'needed by presets with a guaranteed maximum',
        example: '3 MUSD',
        rows: ['A59'],
      }),
      excused: key('Downtime that the measured availability leaves out.', excused.optional(), {
        otherwise: 'nothing is left out',
        rows: ['A60'],
      }),
      residual: key(
        'What machines are worth at the end of the term, of their opening value.',
        fraction.optional(),
        {
          otherwise: 'their book value',
          example: '40 %',
          rows: ['A58'],
        },
      ),
      optionPrice: key(
        'For this the customer may buy a machine at the end of the term.',
        money.amount.optional(),
        {
          otherwise: 'it may not',
          example: '12_000 USD',
          rows: ['A58'],
        },
      ),
      offered: key('On a menu: it covers nobody until a decision says so.', flag.optional(), {
        byDefault: false,
        rows: ['A49'],
      }),
    }),
  );
};

/** A charge as it is written. */
export type AuthoredCharge = z.output<ReturnType<typeof charge>>;
