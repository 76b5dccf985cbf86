import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseStock, condemnationStock, type CondemnationStock } from '../../engine/theory/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle } from './oracle.ts';

const stocks: fc.Arbitrary<Required<CondemnationStock>> = fc.record({
  demandRate: fc.double({ min: 0.01, max: 1, noNaN: true }),
  stock: fc.integer({ min: 0, max: 20 }),
  condemnedShare: fc.double({ min: 0.001, max: 1, noNaN: true }),
  repairTime: fc.double({ min: 0.1, max: 20, noNaN: true }),
  purchaseTime: fc.double({ min: 0.1, max: 60, noNaN: true }),
  lot: fc.integer({ min: 1, max: 6 }),
});

/** Bought singly it is a base stock of the mean lead time; in lots, the mean of base stocks of fewer units. */
const isAMixtureOfBaseStocks = (make: typeof condemnationStock) =>
  fc.property(stocks, (its) => {
    fc.pre(its.stock >= its.lot);
    const { demandRate, condemnedShare, repairTime, purchaseTime, stock, lot } = its;
    const leadTime = (1 - condemnedShare) * repairTime + condemnedShare * purchaseTime;
    let [fillRate, backorders] = [0, 0];
    for (let pending = 0; pending < lot; pending += 1) {
      const one = baseStock({ demandRate, leadTime, stock: stock - pending });
      fillRate += one.fillRate / lot;
      backorders += one.backorders / lot;
    }
    const figures = make(its);
    close(figures.fillRate, fillRate, 1e-10);
    close(figures.backorders, backorders, 1e-9);
    close(figures.outstanding, figures.inRepair + figures.onOrder + figures.unordered, 1e-11);
    close(figures.onHand + figures.outstanding, stock + figures.backorders, 1e-10);
    close(figures.onOrder, figures.purchaseRate * purchaseTime, 1e-12);
  });

describe('a stock with condemnation', () => {
  test.each(['SP-3-CO1', 'SP-3-CO3'])('meets the oracle %s', (id) => {
    const { model, expect: exact, relative } = oracle('stocks', id);
    const its = condemnationStock({
      demandRate: model['demand_per_day']!,
      stock: model['S']!,
      condemnedShare: model['condemn_probability']!,
      repairTime: model['repair_mean_days']!,
      purchaseTime: model['procurement_lead_days']!,
      lot: model['procurement_batch_Q']!,
    });
    const got = {
      fill_rate: its.fillRate,
      mean_backorders: its.backorders,
      mean_on_hand: its.onHand,
      mean_pipeline: its.outstanding,
      purchases_per_day: its.purchaseRate,
      mean_wait_days: its.meanWait,
    };
    expectMet(exact, got, relative);
  });
  test('is a mixture of base stocks, and is caught when the unordered units are forgotten', () => {
    fc.assert(isAMixtureOfBaseStocks(condemnationStock));
    expectCaught(isAMixtureOfBaseStocks((its) => condemnationStock({ ...its, lot: 1 })));
    expectCaught(
      isAMixtureOfBaseStocks((its) => condemnationStock({ ...its, condemnedShare: 1 - its.condemnedShare })),
    );
  });
  test('never waits for a lot where nothing is scrapped', () => {
    const its = { demandRate: 1, stock: 2, condemnedShare: 0, repairTime: 1, purchaseTime: 9, lot: 5 };
    expect(condemnationStock(its)).toMatchObject({ unordered: 0, purchaseRate: 0, outstanding: 1 });
  });
  test('refuses what cannot be', () => {
    const fine = { demandRate: 1, stock: 2, condemnedShare: 0.1, repairTime: 1, purchaseTime: 9 };
    expectRefused(() => condemnationStock({ ...fine, condemnedShare: 10 }), /condemnedShare .* 10/);
    expectRefused(() => condemnationStock({ ...fine, lot: 0 }), /lot .* 0/);
  });
});
