// A warranty that replaces for nothing, charged by the contract, against the renewal function.
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
  worth,
  type MoneyFixture,
  type ReadBooks,
} from './money-oracles.ts';
import { products, type Products } from './money-scenarios.ts';

const lifeOf = ({ model }: MoneyFixture, scale: string, unit: string) =>
  `weibull(${the(model, 'shape')}, ${the(model, scale)} ${unit})`;

describe('free replacement: claims until the cover of each product ends', { timeout }, () => {
  const leftOut = {
    asymptote_W_over_mean: 'a ratio of two numbers that the model states, not a figure of a run',
  };
  const of = (id: string, changes: Partial<Products> = {}) => {
    const its = moneyFixture(id);
    const [cover, cost] = [the(its.model, 'warranty_W'), the(its.model, 'cost_per_replacement')];
    const rate = the(its.model, 'annual_effective_discount');
    const text = products({
      life: lifeOf(its, 'scale', 'h'),
      count: 2_000,
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

  test.each([
    ['q5.frw.1', 24, 160],
    ['q5.frw.3', 32, 250],
  ] as const)('the oracle %s is met', (id, normal, lengthened) => {
    const { its, text, read } = of(id);
    expectAnswered(its, figuresOf(its, text, read, runs(normal, lengthened), precision(0.03)), leftOut);
  });

  test('the oracle q5.frw.1 catches a cover that is a tenth too long, and one that renews', () => {
    for (const cover of ['{ until: 1_100 h }', '{ until: 1_000 h, renewing: true }']) {
      const { its, text, read } = of('q5.frw.1', { cover });
      expectRefuted(figuresOf(its, text, read, 5, 1));
    }
  });
});
