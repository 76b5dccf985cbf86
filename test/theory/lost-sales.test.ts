import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  lostSalesStock,
  rationedStock,
  type LostSalesStock,
  type RationedStock,
} from '../../engine/theory/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle } from './oracle.ts';

const stocks: fc.Arbitrary<LostSalesStock> = fc.record({
  demandRate: fc.double({ min: 0.01, max: 3, noNaN: true }),
  leadTime: fc.double({ min: 0.1, max: 10, noNaN: true }),
  stock: fc.integer({ min: 1, max: 25 }),
});

/** What is served is what arrives from order, and the last unit's demands are the difference of two loss formulas. */
const servesWhatArrives = (make: typeof lostSalesStock) =>
  fc.property(stocks, (its) => {
    const figures = make(its);
    const { demandRate, leadTime, stock } = its;
    close(figures.outstanding, demandRate * figures.fillRate * leadTime, 1e-11);
    close(figures.onHand + figures.outstanding, stock, 1e-11);
    close(figures.lostRate + demandRate * figures.fillRate, demandRate, 1e-12);
    // One unit more is lost a demand at the share a B / (S + 1 + a B).
    const flow = demandRate * leadTime * figures.lostShare;
    close(make({ ...its, stock: stock + 1 }).lostShare, flow / (stock + 1 + flow), 1e-10);
  });

/** Without critical levels a rationed stock is an ordinary one, however its demand is divided. */
const isOrdinaryWithoutLevels = (make: typeof rationedStock) =>
  fc.property(
    stocks,
    fc.double({ min: 0, max: 1, noNaN: true }),
    ({ demandRate, leadTime, stock }, share) => {
      const classes = [share, 1 - share].map((part) => ({ demandRate: demandRate * part, criticalLevel: 0 }));
      const rationed = make({ classes, leadTime, stock });
      const ordinary = lostSalesStock({ demandRate, leadTime, stock });
      for (const fillRate of rationed.fillRates) close(fillRate, ordinary.fillRate, 1e-10);
      close(rationed.lostRate, ordinary.lostRate, 1e-9);
      close(rationed.onHand, ordinary.onHand, 1e-9);
    },
  );

/** A level serves the favoured class better, the other one worse; the levels above the stock shut a class out. */
const favours = (make: typeof rationedStock) =>
  fc.property(stocks, fc.integer({ min: 0, max: 5 }), ({ demandRate, leadTime, stock }, level) => {
    const at = (criticalLevel: number): readonly number[] => {
      const classes = [
        { demandRate: 0.3 * demandRate, criticalLevel: 0 },
        { demandRate: 0.7 * demandRate, criticalLevel },
      ];
      const { fillRates, onHand, outstanding } = make({ classes, leadTime, stock });
      const served = demandRate * (0.3 * (fillRates[0] ?? NaN) + 0.7 * (fillRates[1] ?? NaN));
      close(served * leadTime, outstanding, 1e-9);
      close(onHand + outstanding, stock, 1e-10);
      return fillRates;
    };
    const [[gold, silver], [more, less]] = [at(level), at(level + 1)] as [number[], number[]];
    expect(more!).toBeGreaterThanOrEqual(gold! * (1 - 1e-12));
    expect(less!).toBeLessThanOrEqual(silver! * (1 + 1e-12));
    if (level >= stock) expect(silver).toBe(0);
  });

describe('a base stock without waiting', () => {
  test.each(['SP-1-EM1', 'SP-1-EM3'])('meets the oracle %s', (id) => {
    const {
      model,
      expect: exact,
      relative,
    } = oracle<{ demand_per_day: number; S: number; lead_time: { mean_days: number } }>('stocks', id);
    const its = lostSalesStock({
      demandRate: model.demand_per_day,
      leadTime: model.lead_time.mean_days,
      stock: model.S,
    });
    const got = {
      fill_rate: its.fillRate,
      emergency_fraction: its.lostShare,
      emergencies_per_day: its.lostRate,
      mean_on_hand: its.onHand,
      mean_on_order: its.outstanding,
    };
    expectMet(exact, got, relative);
  });
  test('serves what arrives, and is caught when unmet demand orders too', () => {
    fc.assert(servesWhatArrives(lostSalesStock));
    expectCaught(
      servesWhatArrives((its) => {
        const outstanding = its.demandRate * its.leadTime;
        return { ...lostSalesStock(its), outstanding, onHand: its.stock - outstanding };
      }),
    );
    expectCaught(
      servesWhatArrives((its) => {
        const { lostShare, ...rest } = lostSalesStock(its);
        return { ...rest, lostShare: lostShare * 0.999 };
      }),
    );
  });
  test('refuses what cannot be', () => {
    expectRefused(() => lostSalesStock({ demandRate: 1, leadTime: 1, stock: -1 }), /stock .* -1/);
    expectRefused(() => lostSalesStock({ demandRate: NaN, leadTime: 1, stock: 1 }), /demandRate .* NaN/);
  });
});

describe('a rationed stock', () => {
  test('meets the oracle SP-4-RL1', () => {
    const { model, expect: exact, relative } = oracle('stocks', 'SP-4-RL1');
    const its = rationedStock({
      classes: [
        { demandRate: model['gold_demand_per_day']!, criticalLevel: 0 },
        { demandRate: model['silver_demand_per_day']!, criticalLevel: model['critical_level']! },
      ],
      leadTime: model['lead_time_mean_days']!,
      stock: model['S']!,
    });
    const got = {
      gold_fill_rate: its.fillRates[0]!,
      silver_fill_rate: its.fillRates[1]!,
      mean_on_hand: its.onHand,
    };
    expectMet(exact, got, relative);
  });
  test('is an ordinary one without levels, and is caught when its level is one too high', () => {
    fc.assert(isOrdinaryWithoutLevels(rationedStock));
    expectCaught(
      isOrdinaryWithoutLevels(({ classes, ...rest }: RationedStock) =>
        rationedStock({ ...rest, classes: classes.map((its) => ({ ...its, criticalLevel: 1 })) }),
      ),
    );
  });
  test('favours the class without a level, and is caught when it favours the other', () => {
    fc.assert(favours(rationedStock));
    expectCaught(
      favours(({ classes, ...rest }) => {
        const figures = rationedStock({ ...rest, classes });
        return { ...figures, fillRates: figures.fillRates.toReversed() };
      }),
    );
  });
  test('refuses what cannot be', () => {
    const fine = { classes: [{ demandRate: 1, criticalLevel: 0 }], leadTime: 1, stock: 1 };
    expectRefused(() => rationedStock({ ...fine, leadTime: 0 }), /leadTime .* 0/);
    const classes = [{ demandRate: 1, criticalLevel: -1 }];
    expectRefused(() => rationedStock({ ...fine, classes }), /classes\[0\]\.criticalLevel .* -1/);
  });
});
