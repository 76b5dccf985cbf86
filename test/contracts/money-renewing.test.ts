// A warranty that starts again with every replacement, charged by the contract, against the geometric law.
import { describe, test } from 'vitest';
import { sum } from '../laws/chronicle.ts';
import { expectRefuted, timeout } from '../oracles/compare-with-theory.ts';
import {
  billsOf,
  claimsOf,
  expectAnswered,
  figuresOf,
  moneyFixture,
  precision,
  runs,
  shareOf,
  the,
  total,
  type MoneyFixture,
  type ReadBooks,
} from './money-oracles.ts';
import { products } from './money-scenarios.ts';

const lifeOf = ({ model }: MoneyFixture, scale: string, unit: string) =>
  `weibull(${the(model, 'shape')}, ${the(model, scale)} ${unit})`;

const elsewhere = 'of covers that do not renew: see money-pro-rata.test.ts';
const leftOut = {
  expected_rebate: elsewhere,
  rebate_fraction: elsewhere,
  expected_rebate_combined: elsewhere,
  P_claim: elsewhere,
};

describe('renewing covers', { timeout }, () => {
  const months = (its: MoneyFixture, name: string) => `${the(its.model, name)} month`;
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

  // The horizons are so long that next to no cover is still running at the end.
  test.each([
    ['q5.prw.1', 168, 28, 1400, 0.08],
    ['q5.prw.3', 650, 14, 600, 0.07],
  ] as const)('the oracle %s is met: the cover starts again', (id, horizon, normal, lengthened, coarse) => {
    const { its, text, read } = renewing(id, horizon);
    expectAnswered(its, figuresOf(its, text, read, runs(normal, lengthened), precision(coarse)), leftOut);
  });

  test('the oracle q5.prw.1 catches a cover that does not renew, and a horizon that cuts covers short', () => {
    const wrong = [renewing('q5.prw.1', 168, ', once: true'), renewing('q5.prw.3', 120)];
    for (const { its, text, read } of wrong) expectRefuted(figuresOf(its, text, read, 10, 1));
  });
});
