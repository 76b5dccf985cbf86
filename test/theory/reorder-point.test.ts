import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseStock, reorderPointStock, type ReorderPoint } from '../../engine/theory/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle } from './oracle.ts';

const stocks: fc.Arbitrary<ReorderPoint> = fc
  .record({
    demandRate: fc.double({ min: 0.01, max: 3, noNaN: true }),
    leadTime: fc.double({ min: 0.1, max: 10, noNaN: true }),
    reorderPoint: fc.integer({ min: -3, max: 25 }),
    quantity: fc.integer({ min: 1, max: 12 }),
  })
  .map((its) => ({ ...its, reorderPoint: Math.max(-its.quantity, its.reorderPoint) }));

/** The net stock is the position less the demand of a lead time, in the mean. */
const balances = (make: typeof reorderPointStock) =>
  fc.property(stocks, (its) => {
    const { onHand, backorders, position, orderRate, fillRate, waitShare, meanWait } = make(its);
    close(onHand - backorders - (position - its.demandRate * its.leadTime), 0, 1e-10);
    close(position - (its.reorderPoint + (its.quantity + 1) / 2), 0, 1e-12);
    close(orderRate * its.quantity, its.demandRate, 1e-12);
    close(fillRate + waitShare, 1, 1e-11);
    close(meanWait * its.demandRate, backorders, 1e-12);
  });

/** Ordered one at a time it is a base stock of R + 1; lots of Q differ by the base stocks at their two ends. */
const isMadeOfBaseStocks = (make: typeof reorderPointStock) =>
  fc.property(stocks, (its) => {
    const { demandRate, leadTime, quantity } = its;
    const reorderPoint = Math.max(0, its.reorderPoint);
    const single = make({ demandRate, leadTime, reorderPoint, quantity: 1 });
    const base = baseStock({ demandRate, leadTime, stock: reorderPoint + 1 });
    close(single.fillRate, base.fillRate, 1e-11);
    close(single.backorders, base.backorders, 1e-11);
    close(single.readyRate, base.readyRate, 1e-11);
    const [lot, later] = [make({ ...its, reorderPoint }), make({ ...its, reorderPoint: reorderPoint + 1 })];
    const [first, last] = [1, quantity + 1].map((more) =>
      baseStock({ demandRate, leadTime, stock: reorderPoint + more }),
    );
    close(quantity * (lot.backorders - later.backorders) - (first!.backorders - last!.backorders), 0, 1e-9);
    expect(later.fillRate).toBeGreaterThanOrEqual(lot.fillRate - 1e-14);
  });

describe('a stock with a reorder point', () => {
  test.each(['SP-1-RQ1', 'SP-1-RQ3'])('meets the oracle %s', (id) => {
    const { model, expect: exact, relative } = oracle('stocks', id);
    const its = reorderPointStock({
      demandRate: model['demand_per_day']!,
      leadTime: model['lead_time_days']!,
      reorderPoint: model['R']!,
      quantity: model['Q']!,
    });
    const got = {
      fill_rate: its.fillRate,
      mean_backorders: its.backorders,
      mean_on_hand: its.onHand,
      orders_per_day: its.orderRate,
      mean_inventory_position: its.position,
      mean_wait_days: its.meanWait,
    };
    expectMet(exact, got, relative);
  });
  test.each([
    ['SP-1-STK58', 20, 150, 100],
    ['SP-1-STK52b', 4, 28, 4],
  ])('meets the published cost of %s', (id, held, owed, order) => {
    const { model, expect: exact, relative } = oracle('stocks', id);
    const its = reorderPointStock({
      demandRate: model['demand_per_year']!,
      leadTime: model['lead_time_years']!,
      reorderPoint: model['r']!,
      quantity: model['Q']!,
    });
    const got = {
      cost_per_year: held * its.onHand + owed * its.backorders + order * its.orderRate,
      mean_on_hand: its.onHand,
      mean_backorders: its.backorders,
      fill_rate: its.fillRate,
    };
    expectMet(exact, got, relative);
  });
  test('balances, and is caught when it orders at R + 1', () => {
    fc.assert(balances(reorderPointStock));
    expectCaught(balances((its) => reorderPointStock({ ...its, reorderPoint: its.reorderPoint + 1 })));
  });
  test('is made of base stocks, and is caught when the position is uniform on R … R + Q', () => {
    fc.assert(isMadeOfBaseStocks(reorderPointStock));
    expectCaught(
      isMadeOfBaseStocks((its) =>
        reorderPointStock({ ...its, reorderPoint: its.reorderPoint - 1, quantity: its.quantity + 1 }),
      ),
    );
  });
  test('refuses what cannot be', () => {
    const fine = { demandRate: 1, leadTime: 1, reorderPoint: 1, quantity: 2 };
    expectRefused(() => reorderPointStock({ ...fine, quantity: 0 }), /quantity .* 0/);
    expectRefused(() => reorderPointStock({ ...fine, reorderPoint: -3 }), /reorderPoint .* -2 on, not -3/);
  });
});
