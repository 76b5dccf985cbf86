// Fees by the month, billed by the contract and valued, against the formulas of annuities.
import { describe, expect, test } from 'vitest';
import { discountFactor } from '../../engine/contracts/ledger/valuation.ts';
import { chronicle, scenarioFrom, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { billsOf, moneyFixture, the, total } from './money-oracles.ts';
import { fee } from './money-scenarios.ts';

describe('fees by the month', () => {
  const stream = (id: string, terms: string) => {
    const { model, expect: exact } = moneyFixture(id);
    const months = the(model, 'months');
    const stated = the(model, 'annual_rate');
    // A nominal rate is written as the effective one that it comes to.
    const effective = id === 'q6.npv.5' ? (1 + stated / 12) ** 12 - 1 : stated;
    const books = chronicle(
      scenarioFrom(
        fee({ months, billions: the(model, 'payment'), yearlyRate: `${100 * effective} %`, terms }),
        id,
      ),
    );
    const bills = billsOf(books, 'fee');
    const npv = books.result.presentValue[0]! / 100 / 1e9;
    const ones = sum(bills.map((_, month) => discountFactor(effective, (month + 1) * 730)));
    const answers: Record<string, number> = {
      npv,
      undiscounted_total: total(bills) / 1e9,
      monthly_rate: 1 / discountFactor(effective, 730) - 1,
      last_payment: bills.at(-1)!.cents / 1e11,
      level_equivalent_monthly: npv / ones,
    };
    expect(bills).toHaveLength(months);
    expect(Object.keys(answers).sort()).toEqual(Object.keys(exact).sort());
    for (const [name, value] of Object.entries(answers))
      expect(Math.abs(value / the(exact, name) - 1), `${id} ${name}: ${value}`).toBeLessThan(2e-9);
  };

  test.each([
    ['q6.npv.1', ', period: month'],
    ['q6.npv.3', ', period: month, growth: { rate: 3 %, every: year }'],
    ['q6.npv.5', ', period: month, growth: { rate: 1 %, every: month }'],
  ])('the oracle %s is met to nine digits', (id, terms) => {
    stream(id, terms);
  });

  test('the oracles catch fees in advance, growth every month, and none', () => {
    expectBroken(() => stream('q6.npv.1', ', period: month, due: advance'));
    expectBroken(() => stream('q6.npv.3', ', period: month, growth: { rate: 0.25 %, every: month }'));
    expectBroken(() => stream('q6.npv.5', ', period: month'));
    expectBroken(() => stream('q6.npv.1', ', period: quarter'));
  });
});
