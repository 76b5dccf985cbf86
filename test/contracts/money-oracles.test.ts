import { describe, expect, test } from 'vitest';
import { discountFactor } from '../../engine/contracts/ledger/valuation.ts';
import { chronicle, factsOf, scenarioFrom, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { expectRefuted, expectTheory, long, timeout } from '../oracles/compare-with-theory.ts';
import {
  billsOf,
  claimsOf,
  figuresOf,
  moneyFixture,
  shareOf,
  the,
  total,
  worth,
  type MoneyFixture,
  type ReadBooks,
} from './money-oracles.ts';
import { fee, pairs, products, used, type Products } from './money-scenarios.ts';

/** Half widths: one percent in the long variant, which takes minutes. */
const precision = (coarse: number) => (long ? 0.01 : coarse);
const runs = (normal: number, factor: number) => (long ? normal * factor : normal);

const lifeOf = ({ model }: MoneyFixture, scale: string, unit: string) =>
  `weibull(${the(model, 'shape')}, ${the(model, scale)} ${unit})`;

describe('free replacement: claims until the cover of each product ends', { timeout }, () => {
  const of = (id: string, changes: Partial<Products> = {}) => {
    const its = moneyFixture(id);
    const [cover, cost] = [the(its.model, 'warranty_W'), the(its.model, 'cost_per_replacement')];
    const rate = the(its.model, 'annual_effective_discount');
    const text = products({
      life: lifeOf(its, 'scale', 'h'),
      count: 1_000,
      horizon: `${1.1 * cover} h`,
      cover: `{ until: ${cover} h }`,
      price: cost,
      yearlyRate: rate,
      ...changes,
    });
    const read: ReadBooks = (books) => {
      const claims = claimsOf(books);
      const bills = billsOf(books, 'claim');
      const none = shareOf(claims, (count) => count === 0);
      return {
        expected_replacements: sum(claims) / claims.length,
        expected_cost: total(bills) / claims.length,
        discounted_expected_cost: worth(bills, rate) / claims.length,
        P_no_claim: none,
        P_first_claim: 1 - none,
      };
    };
    return { its, text, read };
  };

  test.each(['q5.frw.1', 'q5.frw.3'])('the oracle %s is met', (id) => {
    const { its, text, read } = of(id);
    expectTheory(figuresOf(its, text, read, runs(12, 80), precision(0.12)));
  });

  test('the oracle q5.frw.1 catches a cover that is a tenth too long, and one that renews', () => {
    for (const cover of ['{ until: 1_100 h }', '{ until: 1_000 h, renewing: true }']) {
      const { its, text, read } = of('q5.frw.1', { cover });
      expectRefuted(figuresOf(its, text, read, 10, 1));
    }
  });
});

describe('pro-rata, combined and renewing covers', { timeout }, () => {
  const months = (its: MoneyFixture, name: string) => `${the(its.model, name)} month`;
  const rebate = (id: string, free: number | 'free_part_months', once = true) => {
    const its = moneyFixture(id);
    const cover = the(its.model, 'warranty_W_months');
    const price = the(its.model, 'price');
    const from = free === 'free_part_months' ? the(its.model, free) : free;
    const text = products({
      life: lifeOf(its, 'scale_months', 'month'),
      count: 1_000,
      horizon: `${cover} month`,
      cover: `{ until: ${cover} month, freeUntil: ${from} month, once: ${once} }`,
      price,
    });
    const read: ReadBooks = (books) => {
      const claims = claimsOf(books);
      const paid = total(billsOf(books, 'claim')) / claims.length;
      return free === 0
        ? {
            expected_rebate: paid,
            rebate_fraction: paid / price,
            P_claim: shareOf(claims, (count) => count > 0),
          }
        : { expected_rebate_combined: paid };
    };
    return { its, text, read };
  };
  const renewing = (id: string, horizon: number, changes = '') => {
    const its = moneyFixture(id);
    const price = the(its.model, 'price');
    const text = products({
      life: lifeOf(its, 'scale_months', 'month'),
      count: 500,
      horizon: `${horizon} month`,
      cover: `{ until: ${months(its, 'warranty_W_months')}, renewing: ${changes === ''}${changes} }`,
      price,
      more: ', time: { driver: coverHour, amount: 1 EUR/h, payer: maker, payee: lessor }',
    });
    const read: ReadBooks = (books) => {
      const claims = claimsOf(books);
      return {
        renewing_expected_replacements: sum(claims) / claims.length,
        renewing_expected_cost: total(billsOf(books, 'claim')) / claims.length,
        renewing_mean_covered_time: total(billsOf(books, 'time')) / claims.length / 730,
        renewing_P_at_most_1_replacement: shareOf(claims, (count) => count <= 1),
      };
    };
    return { its, text, read };
  };

  test.each(['q5.prw.1', 'q5.prw.3'])('the oracle %s is met: the rebate falls with age', (id) => {
    const { its, text, read } = rebate(id, 0);
    expectTheory(figuresOf(its, text, read, runs(12, 80), precision(0.12)));
  });

  test.each(['q5.prw.1', 'q5.prw.3'])('the oracle %s is met: all is paid at first, then less', (id) => {
    const { its, text, read } = rebate(id, 'free_part_months');
    expectTheory(figuresOf(its, text, read, runs(12, 80), precision(0.12)));
  });

  test.each([
    ['q5.prw.1', 168, 10],
    ['q5.prw.3', 800, 8],
  ] as const)('the oracle %s is met: the cover starts again', (id, horizon, replications) => {
    const { its, text, read } = renewing(id, horizon);
    expectTheory(figuresOf(its, text, read, runs(replications, 140), precision(0.18)));
  });

  test('the oracle q5.prw.1 catches an age that is not the product’s, a second rebate, and a cover that does not renew', () => {
    const wrong = [
      rebate('q5.prw.1', 6),
      rebate('q5.prw.3', 0, false),
      renewing('q5.prw.1', 168, ', once: true'),
      renewing('q5.prw.3', 200),
    ];
    wrong[0] = { ...wrong[0]!, read: rebate('q5.prw.1', 0).read };
    for (const { its, text, read } of wrong) expectRefuted(figuresOf(its, text, read, 10, 1));
  });

  test('L10: for λ = 0.1 a year and W = 3 years the three covers cost .300000, .349859 and .136061', () => {
    const [lambda, cover] = [0.1, 3];
    const laws = [
      ['{ until: 3 y }', 0.3, 4],
      ['{ until: 3 y, renewing: true }', 0.349859, 15],
      ['{ until: 3 y, freeUntil: 0 h, once: true }', 0.136061, 4],
    ] as const;
    const held = (written: string, exact: number, horizon: number) => {
      const its = { id: 'L10', model: {}, expect: { claims: exact } };
      const text = products({
        life: `exponential(${1 / lambda} y)`,
        count: 1_500,
        horizon: `${horizon} y`,
        cover: written,
        price: 1_000_000,
      });
      const read: ReadBooks = (books) => ({
        claims: total(billsOf(books, 'claim')) / books.plan.machines / 1e6,
      });
      return figuresOf(its, text, read, runs(10, 100), precision(0.12));
    };
    for (const [written, exact, horizon] of laws) expectTheory(held(written, exact, horizon));
    expectRefuted(held('{ until: 3 y }', 0.349859, 4));
    expectRefuted(held('{ until: 3 y, freeUntil: 0 h }', the({ free: cover * lambda }, 'free'), 4));
    expectRefuted(held('{ until: 3 y, freeUntil: 1 y, once: true }', 0.136061, 4));
  });
});

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
      const least = total(billsOf(books, 'atLeast')) / machines;
      return {
        expected_operating_h: hours,
        expected_revenue: total(use) / machines,
        npv_usage_revenue: worth(use, rate) / machines,
        floor_top_up_h: least / price - hours,
        expected_revenue_with_minimum: least,
      };
    };
    return { its, text, read };
  };
  const figures = ({ its, text, read }: ReturnType<typeof of>, replications: number) =>
    figuresOf(its, text, read, replications, 1).map((figure) => ({
      ...figure,
      precision: figure.name.includes('top_up') ? precision(0.16) : 0.003,
    }));

  test.each(['q6.ppu.1', 'q6.ppu.3'])('the oracle %s is met', (id) => {
    expectTheory(figures(of(id), runs(24, 150)));
  });

  test('the oracle q6.ppu.1 catches use that is earned at the end of the month, and a minimum that is too low', () => {
    expectRefuted(figures(of('q6.ppu.1', { due: 'arrears' }), 12));
    expectRefuted(figures(of('q6.ppu.1', { least: 8_200 }), 12));
  });
});

describe('a penalty for the availability that a year lacked', { timeout }, () => {
  const count = 40;
  const of = (id: string, target?: number) => {
    const its = moneyFixture(id);
    const { model } = its;
    const rate = the(model, 'penalty_rate_per_unit_availability');
    const text = pairs({
      pairs: count,
      mtbf: the(model, 'mtbf_h'),
      mttr: the(model, 'mttr_h'),
      target: target ?? the(model, 'target'),
      rate,
      cap: the(model, 'penalty_cap'),
    });
    const read: ReadBooks = (books) => {
      const penalties = billsOf(books, 'penalty');
      const paid = total(penalties) / count;
      const up = sum(factsOf(books.facts, 'metered').map((fact) => fact.up));
      return {
        expected_penalty: paid,
        expected_shortfall: paid / rate,
        P_penalty: penalties.length / count,
        expected_penalty_capped: total(billsOf(books, 'capped')) / count,
        expected_availability: up / (2 * count * 8760),
      };
    };
    return { its, text, read };
  };
  const figures = ({ its, text, read }: ReturnType<typeof of>, replications: number) =>
    figuresOf(its, text, read, replications, 1).map((figure) => ({
      ...figure,
      precision: figure.name.includes('availability') ? 0.002 : precision(0.2),
    }));

  test.each(['q6.pen.1', 'q6.pen.3'])('the oracle %s is met', (id) => {
    expectTheory(figures(of(id), runs(40, 300)));
  });

  test('the oracle q6.pen.1 catches a target that is half a point too low, and one that is not the year’s', () => {
    expectRefuted(figures(of('q6.pen.1', 0.945), 40));
    const monthly = of('q6.pen.1');
    const text = monthly.text.replaceAll('period: year', 'period: month');
    expectRefuted(figures({ ...monthly, text }, 40));
  });
});
