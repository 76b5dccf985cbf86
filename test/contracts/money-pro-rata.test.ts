// Warranties that pay back less as the product ages, charged by the contract, against the law of its life.
import { describe, test } from 'vitest';
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

const whyNot = (answers: readonly string[], why: string) =>
  Object.fromEntries(answers.map((answer) => [answer, why]));
const ofRenewing = whyNot(
  [
    'renewing_expected_replacements',
    'renewing_mean_covered_time',
    'renewing_expected_cost',
    'renewing_P_at_most_1_replacement',
  ],
  'of another cover: see money-renewing.test.ts',
);
const ofOther = 'of the other cover in this file';

describe('pro-rata and combined covers', { timeout }, () => {
  const rebate = (id: string, free: number | 'free_part_months', once = true) => {
    const its = moneyFixture(id);
    const cover = the(its.model, 'warranty_W_months');
    const price = the(its.model, 'price');
    const from = free === 'free_part_months' ? the(its.model, free) : free;
    const text = products({
      life: lifeOf(its, 'scale_months', 'month'),
      count: 2_000,
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
  test.each([
    ['q5.prw.1', 30, 260],
    ['q5.prw.3', 24, 160],
  ] as const)('the oracle %s is met: the rebate falls with age', (id, normal, lengthened) => {
    const { its, text, read } = rebate(id, 0);
    expectAnswered(its, figuresOf(its, text, read, runs(normal, lengthened), precision(0.03)), {
      ...ofRenewing,
      ...whyNot(['expected_rebate_combined'], ofOther),
    });
  });

  test.each([
    ['q5.prw.1', 30, 260],
    ['q5.prw.3', 24, 160],
  ] as const)('the oracle %s is met: all is paid at first, then less', (id, normal, lengthened) => {
    const { its, text, read } = rebate(id, 'free_part_months');
    expectAnswered(its, figuresOf(its, text, read, runs(normal, lengthened), precision(0.03)), {
      ...ofRenewing,
      ...whyNot(['expected_rebate', 'rebate_fraction', 'P_claim'], ofOther),
    });
  });

  test('the oracle q5.prw.1 catches an age that is not the product’s, and a second rebate', () => {
    const late = { ...rebate('q5.prw.1', 6), read: rebate('q5.prw.1', 0).read };
    for (const { its, text, read } of [late, rebate('q5.prw.3', 0, false)])
      expectRefuted(figuresOf(its, text, read, 5, 1));
  });
});
