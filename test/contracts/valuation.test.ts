import { describe, expect, test } from 'vitest';
import { post } from '../../engine/contracts/ledger/ledger.ts';
import {
  discountFactor,
  presentValues,
  priceSlopes,
  type Discounting,
} from '../../engine/contracts/ledger/valuation.ts';
import { discountRates } from '../../engine/contracts/switches/compile-charges.ts';
import { authoredPrices } from '../../engine/experiments/run.ts';
import { chronicle, scenarioIn, shipped, twoDepots, type Chronicle } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import {
  annuityIsWorthItsFormula,
  delaysCostWhatTheyLast,
  slopesForetellValues,
  type Repriced,
} from '../laws/valuation.ts';

describe('present values', () => {
  test('of sixty monthly payments of 1,200 at 8 % a year are 59,573.8840208', () => {
    annuityIsWorthItsFormula({ presentValues });
    delaysCostWhatTheyLast({ presentValues });
    expect(discountFactor(0.08, 8760)).toBeCloseTo(1 / 1.08, 14);
    expect(discountFactor(0, 1e9)).toBe(1);
  });

  test('would be caught at a twelfth of the rate a month, in advance, or by accrual where payment counts', () => {
    const wrong = (change: (discounting: Discounting) => Discounting) => ({
      presentValues: (ledger: Chronicle['ledger'], its: Discounting) => presentValues(ledger, change(its)),
    });
    const nominal = wrong((its) => ({ ...its, rates: its.rates.map((rate) => (1 + rate / 12) ** 12 - 1) }));
    expectBroken(() => annuityIsWorthItsFormula(nominal));
    const inAdvance = {
      presentValues: (ledger: Chronicle['ledger'], its: Discounting) =>
        presentValues(
          { ...ledger, entries: ledger.entries.map((each) => ({ ...each, paid: each.paid - 730 })) },
          its,
        ),
    };
    expectBroken(() => annuityIsWorthItsFormula(inAdvance));
    expectBroken(() => delaysCostWhatTheyLast(wrong((its) => ({ ...its, at: 'accrual' }))));
  });
});

/** The ledger posted again at another price, from the billings of the one run. */
function repriced(its: Chronicle, price: string, by: number): Repriced {
  const { blueprint } = its.prepared;
  const prices = authoredPrices(blueprint);
  const dearer = { ...prices, [price]: prices[price]! + by };
  const ledger = post(its.billings, blueprint.charges, dearer, its.collection);
  const rates = discountRates(its.economics, its.plan.customers.length);
  return {
    before: its.result.presentValue,
    after: presentValues(ledger, { rates, at: its.economics.discountAt }),
    slope: its.result.slopes[price]!,
    by,
    entries:
      its.billings.charge.filter((which) => blueprint.charges[which]!.price === price).length +
      its.ledger.writeOffs.length,
  };
}

const soldPumps = 'test/contracts/scenarios/sold-pumps.yaml';

const cases: readonly (readonly [string, string, string[], string, string, number[]])[] = [
  ['ad hoc in two depots', twoDepots, [], 'adHoc', 'labourRate', [1, -3000, 250.5]],
  ['ad hoc in two depots', twoDepots, [], 'adHoc', 'partsMarkup', [0.1, -0.23, 2]],
  ['pay per use in two depots', twoDepots, [], 'payPerUse', 'ratePerUse', [1, 77.77, -107]],
  ['a lease in two depots', twoDepots, [], 'lease', 'leaseService', [0.01, 5]],
  [
    'performance in the aero engines',
    shipped.flagship,
    ['horizon=2 y'],
    'performanceBased',
    'availabilityBonus',
    [1e5, -3e6],
  ],
  ['pay per use in twenty pumps', shipped.teaching, [], 'payPerUse', 'ratePerUse', [3, -45]],
  ['slow payers', soldPumps, ['discountRate=9 %'], 'slowToPay', 'labourRate', [1, -3000, 250.5]],
  [
    'slow payers, by accrual',
    soldPumps,
    ['discountRate=9 %', 'discountAt=accrual'],
    'slowToPay',
    'callOut',
    [77],
  ],
];

describe('refolding the ledger, without a run', () => {
  test.each(cases)(
    '%s: the value at another price is what its slope says',
    (_name, file, settings, alternative, price, changes) => {
      const its = chronicle(scenarioIn(file, settings), { alternative });
      for (const by of changes) slopesForetellValues(repriced(its, price, by));
      expect(its.result.slopes[price]!.some((slope) => slope !== 0)).toBe(true);
    },
  );

  test('would be caught if a slope took every bill to be paid when it is due', () => {
    const its = chronicle(scenarioIn(soldPumps, ['discountRate=9 %']), { alternative: 'slowToPay' });
    const { charges } = its.prepared.blueprint;
    const rates = discountRates(its.economics, its.plan.customers.length);
    const prompt = priceSlopes(its.billings, charges, { rates, at: 'payment' })['labourRate']!;
    expectBroken(() => slopesForetellValues({ ...repriced(its, 'labourRate', 3000), slope: prompt }));
  });

  test('posts the very ledger of a new run at that price', () => {
    const its = chronicle(scenarioIn(twoDepots), { alternative: 'adHoc' });
    const dearer = chronicle(scenarioIn(twoDepots, ['prices.callOut.value=99.50 EUR']), {
      alternative: 'adHoc',
    });
    const again = post(its.billings, its.prepared.blueprint.charges, {
      ...authoredPrices(its.prepared.blueprint),
      callOut: 9_950,
    });
    expect(again.entries).toEqual(dearer.ledger.entries);
    expect(repriced(its, 'callOut', 450).after).toEqual(dearer.result.presentValue);
  });

  test('would be caught with a slope that is off by a thousandth, or is another price’s', () => {
    const its = chronicle(scenarioIn(twoDepots), { alternative: 'adHoc' });
    const right = repriced(its, 'labourRate', 3000);
    expectBroken(() => slopesForetellValues({ ...right, slope: right.slope.map((each) => each * 1.001) }));
    expectBroken(() => slopesForetellValues({ ...right, slope: its.result.slopes['callOut']! }));
  });
});
