// Pay per use with a least bill, billed by the contract, against Takács’ law of the time that a machine is up.
import { describe, test } from 'vitest';
import { factsOf, sum } from '../laws/chronicle.ts';
import { expectRefuted, timeout } from '../oracles/compare-with-theory.ts';
import {
  billsOf,
  expectAnswered,
  figuresOf,
  moneyFixture,
  precision,
  runs,
  the,
  total,
  worth,
  type ReadBooks,
} from './money-oracles.ts';
import { used } from './money-scenarios.ts';

describe('pay per use with a least bill', { timeout }, () => {
  const of = (id: string, changes: { due?: string; least?: number } = {}) => {
    const its = moneyFixture(id);
    const { model } = its;
    const price = the(model, 'price_per_operating_h');
    const rate = the(model, 'annual_effective_discount');
    const text = used({
      count: 400,
      mtbf: the(model, 'mtbf_h'),
      mttr: the(model, 'mttr_h'),
      price,
      least: the(model, 'minimum_billed_h_over_horizon'),
      yearlyRate: rate,
      ...changes,
    });
    const read: ReadBooks = (books) => {
      const { machines } = books.plan;
      const hours = sum(factsOf(books.facts, 'metered').map(({ use }) => use[0]!)) / machines;
      const use = billsOf(books, 'use');
      // The state at the end of the first month is that of the long run: repairs take hours.
      const late = use.filter(({ earned }) => earned > 730);
      const least = total(billsOf(books, 'atLeast')) / machines;
      return {
        expected_operating_h: hours,
        expected_revenue: total(use) / machines,
        npv_usage_revenue: worth(use, rate) / machines,
        floor_top_up_h: least / price - hours,
        expected_revenue_with_minimum: least,
        long_run_revenue_per_h: total(late) / machines / (8760 - 730),
      };
    };
    return { its, text, read };
  };
  const figures = ({ its, text, read }: ReturnType<typeof of>, replications: number) =>
    figuresOf(its, text, read, replications, 1).map((figure) => ({
      ...figure,
      precision: figure.name.includes('top_up') ? precision(0.08) : 0.003,
    }));

  test.each([
    ['q6.ppu.1', 44, 1150],
    ['q6.ppu.3', 72, 4600],
  ] as const)('the oracle %s is met', (id, normal, lengthened) => {
    const its = of(id);
    expectAnswered(its.its, figures(its, runs(normal, lengthened)));
  });

  test('the oracle q6.ppu.1 catches use that is earned at the end of the month, and a minimum that is too low', () => {
    expectRefuted(figures(of('q6.ppu.1', { due: 'arrears' }), 6));
    expectRefuted(figures(of('q6.ppu.1', { least: 8_200 }), 6));
  });
});
