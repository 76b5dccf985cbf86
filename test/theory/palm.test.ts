import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constant, lognormal } from '../../engine/random/index.ts';
import { baseStock, outstandingAfter, waitWithin, type BaseStock } from '../../engine/theory/index.ts';
import { integralOf } from '../../engine/theory/moments.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle, type Values } from './oracle.ts';

interface Model {
  readonly demand_per_day: number;
  readonly S: number;
  readonly lead_time: { readonly mean_days: number };
  readonly lead_time_days: number;
}

const stocks: fc.Arbitrary<BaseStock> = fc.record({
  demandRate: fc.double({ min: 0.01, max: 5, noNaN: true }),
  leadTime: fc.double({ min: 0.1, max: 20, noNaN: true }),
  stock: fc.integer({ min: 0, max: 40 }),
});

/** Stock is on the shelf, on order, or owed: S = on hand + outstanding − owed. */
const balances = (make: typeof baseStock) =>
  fc.property(stocks, (its) => {
    const { onHand, backorders, outstanding } = make(its);
    close(outstanding, its.demandRate * its.leadTime, 1e-12);
    close(onHand + outstanding, its.stock + backorders, 1e-11);
  });

/** A unit more saves as many backorders as there is time in which something is owed. */
const eachUnitSavesWhatIsOwed = (make: typeof baseStock) =>
  fc.property(stocks, (its) => {
    const [one, more] = [make(its), make({ ...its, stock: its.stock + 1 })];
    close(one.backorders - more.backorders + (one.readyRate - 1), 0, 1e-11);
    close(more.fillRate, one.readyRate, 1e-11);
    close(one.fillRate + one.waitShare, 1, 1e-12);
    expect(more.backorders).toBeLessThanOrEqual(one.backorders);
    // E B² falls by E (2 B − 1) over the time in which B > 0.
    const square = (figures: typeof one) =>
      figures.backorderVariance + figures.backorders * figures.backorders;
    close(square(one) - square(more) - (2 * one.backorders - (1 - one.readyRate)), 0, 1e-9);
  });

/** By Little's law the backorders are the mean of the wait, of which the whole law is known. */
const waitsAsItsLawSays = (make: typeof waitWithin) =>
  fc.property(stocks, (its) => {
    const mean = integralOf((t) => 1 - make(its, t), 0, its.leadTime, its.leadTime);
    close(mean - baseStock(its).meanWait, 0, 1e-9 * its.leadTime);
    close(make(its, 0), baseStock(its).fillRate, 1e-13);
    expect(make(its, its.leadTime)).toBe(1);
  });

describe('a base stock', () => {
  test.each(['SP-1-BS1', 'SP-1-BS3'])('meets the oracle %s', (id) => {
    const { model, expect: exact, relative } = oracle<Model>('stocks', id);
    const its = baseStock({
      demandRate: model.demand_per_day,
      leadTime: model.lead_time.mean_days,
      stock: model.S,
    });
    const got = {
      fill_rate: its.fillRate,
      mean_backorders: its.backorders,
      variance_backorders: its.backorderVariance,
      mean_on_hand: its.onHand,
      mean_pipeline: its.outstanding,
      prob_no_backorder: its.readyRate,
      mean_wait_days: its.meanWait,
      mean_wait_of_those_waiting_days: its.meanWaitOfWaiting,
    };
    expectMet(exact, got, relative);
  });
  test('meets the oracle SP-1-BSW: the law of the wait', () => {
    const { model, expect: exact, relative } = oracle<Model>('stocks', 'SP-1-BSW');
    const its = { demandRate: model.demand_per_day, leadTime: model.lead_time_days, stock: model.S };
    const got = Object.fromEntries([0, 2, 4, 6, 8].map((t) => [`P_wait_le_${t}`, waitWithin(its, t)]));
    expectMet(exact, got, relative);
  });
  test.each([
    ['q1.mginf.1', (its: Values) => lognormal(its['mean_h']!, its['cv']!)],
    ['q1.mginf.3', (its: Values) => constant(its['value_h']!)],
  ] as const)('meets the oracle %s, from its first demand on', (id, law) => {
    const {
      model,
      expect: exact,
      relative,
    } = oracle<{
      arrival_rate_per_h: number;
      service_parameters: Values;
      t_h: number;
      base_stock_S: number;
    }>('stocks', id);
    const leadTime = law(model.service_parameters);
    const demandRate = model.arrival_rate_per_h;
    const its = baseStock({ demandRate, leadTime: leadTime.mean, stock: model.base_stock_S });
    const empty = baseStock({ demandRate, leadTime: leadTime.mean, stock: 0 });
    const after = outstandingAfter(demandRate, leadTime, model.t_h);
    const got = {
      L: its.outstanding,
      var_N: its.outstandingVariance,
      P_N_eq_0: empty.readyRate,
      P_N_ge_S: its.waitShare,
      fill_rate: its.fillRate,
      expected_backorders: its.backorders,
      mean_at_t: after,
      P_N_eq_0_at_t: Math.exp(-after),
    };
    expectMet(exact, got, relative);
  });
  test('owes 0.103638 units with a stock of 2 and 1 outstanding', () => {
    expect(baseStock({ demandRate: 1, leadTime: 1, stock: 2 }).backorders).toBeCloseTo(0.103638, 6);
  });
  test('shares a risk: 4 × 4 units, or 9 pooled, for the same fill rate', () => {
    expect(baseStock({ demandRate: 1, leadTime: 1, stock: 4 }).fillRate).toBeCloseTo(0.981, 3);
    expect(baseStock({ demandRate: 4, leadTime: 1, stock: 9 }).fillRate).toBeCloseTo(0.979, 3);
  });
  test('balances, and is caught when a unit is missing', () => {
    fc.assert(balances(baseStock));
    expectCaught(balances((its) => baseStock({ ...its, stock: its.stock + 1 })));
    expectCaught(balances((its) => baseStock({ ...its, leadTime: 1.0001 * its.leadTime })));
  });
  test('gains by each unit what is owed without it, and is caught when fill and ready rate are mixed up', () => {
    fc.assert(eachUnitSavesWhatIsOwed(baseStock));
    expectCaught(
      eachUnitSavesWhatIsOwed((its) => {
        const figures = baseStock(its);
        return { ...figures, fillRate: figures.readyRate, waitShare: 1 - figures.readyRate };
      }),
    );
    expectCaught(
      eachUnitSavesWhatIsOwed((its) => ({ ...baseStock(its), backorderVariance: baseStock(its).backorders })),
    );
  });
  test('has the mean wait of its law, and is caught with an exponential lead time or a unit too many', () => {
    fc.assert(waitsAsItsLawSays(waitWithin), { numRuns: 30 });
    expectCaught(waitsAsItsLawSays((its, t) => waitWithin({ ...its, stock: its.stock + 1 }, t)));
    expectCaught(
      waitsAsItsLawSays((its, t) =>
        t >= its.leadTime ? 1 : 1 - baseStock(its).waitShare * Math.exp(-t / its.leadTime),
      ),
    );
  });
  test('is precise in the tail, and for ten thousand units outstanding', () => {
    // P(Poisson(1) ≥ 30), and what is owed beyond 30 of them.
    close(baseStock({ demandRate: 1, leadTime: 1, stock: 30 }).waitShare, 1.4330814167223182e-33, 1e-11);
    close(baseStock({ demandRate: 1, leadTime: 1, stock: 30 }).backorders, 4.7667178414160519e-35, 1e-11);
    const many = baseStock({ demandRate: 1e3, leadTime: 10, stock: 10_000 });
    close(many.backorders, 39.893895589628256, 1e-11);
  });
  test('refuses what cannot be', () => {
    const fine = { demandRate: 1, leadTime: 1, stock: 1 };
    expectRefused(() => baseStock({ ...fine, demandRate: 0 }), /demandRate .* 0/);
    expectRefused(() => baseStock({ ...fine, leadTime: -1 }), /leadTime .* -1/);
    expectRefused(() => baseStock({ ...fine, stock: 1.5 }), /stock .* 1.5/);
    expectRefused(() => waitWithin(fine, NaN), /t \(a wait\) .* NaN/);
  });
});
