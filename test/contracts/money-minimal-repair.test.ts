// Warranties on machines that are mended in no time and stay as old as they were: the contract decides what is a claim.
import { describe, test } from 'vitest';
import { factsOf, sum } from '../laws/chronicle.ts';
import { expectRefuted, long, timeout } from '../oracles/compare-with-theory.ts';
import { exactValues } from '../oracles/fixtures.ts';
import {
  billsOf,
  claimsOf,
  expectAnswered,
  figuresOf,
  precision,
  runs,
  shareOf,
  total,
  type ReadBooks,
} from './money-oracles.ts';

const month = 730;

const oracle = (id: string) => ({ id, model: {}, expect: exactValues('minimal-repair', id) });

const scenario = (its: { life: string; fleet: string; horizon: string; cover: string; price: number }) => `
aftersim: 1
name: As bad as old
horizon: ${its.horizon}
currency: USD
places: { hall: { kind: customer } }
items: { machine: { price: 0 USD, modes: { wear: { meter: calendar, life: "${its.life}", job: fix, renews: mode, restoration: 0 % } } } }
products: { machine: { sockets: { machine: machine } } }
fleets: { machines: { product: machine, place: hall, ${its.fleet} } }
jobs: { fix: { steps: [{ do: fix, time: 0 h }] } }
contracts:
  warranty: { covers: [machines], assetOwner: customer, partsPaidBy: customer, labourPaidBy: customer, sparesOwner: customer,
    downtimeBorneBy: customer, recognition: asUsed, cover: ${its.cover}, charges: {
    claim: { driver: claim, amount: ${its.price} USD, payer: maker, payee: customer } } }
`;

describe('cover by age and use, whichever ends first', { timeout }, () => {
  const its = oracle('q5.2d.1');
  const of = (cover: string) =>
    scenario({
      life: 'weibull(1.6, 18 month)',
      fleet: 'count: 1_000, usage: { km: { rate: 0.001369863013698630 km/h, spread: "uniform(0.5, 4)" } }',
      horizon: '36 month',
      cover,
      price: 1,
    });
  const read: ReadBooks = (books) => {
    const claims = claimsOf(books);
    const first = factsOf(books.facts, 'metered').filter((fact) => fact.month === 0);
    return {
      expected_failures: total(billsOf(books, 'claim')) / claims.length,
      P_no_claim: shareOf(claims, (count) => count === 0),
      P_cover_ends_by_usage: first.filter(({ use }) => 36 * use[0]! > 60).length / first.length,
    };
  };

  test('the oracle q5.2d.1 is met', () => {
    const text = of('{ until: 36 month, use: 60 km }');
    expectAnswered(its, figuresOf(its, text, read, runs(30, 600), precision(0.05)));
  });

  test('the oracle q5.2d.1 catches a cover by age alone, and one of 66 km', () => {
    for (const cover of ['{ until: 36 month }', '{ until: 36 month, use: 66 km }'])
      expectRefuted(figuresOf(its, of(cover), read, 8, 1));
  });
});

describe('cover from each sale', { timeout }, () => {
  const its = oracle('q5.fleet.1');
  const of = (cover: string) =>
    scenario({
      life: 'weibull(1.7, 20 month)',
      fleet: 'count: 500, sales: { interval: exponential(60.833333333333336 h), until: 24 month }',
      horizon: '36 month',
      cover,
      price: 300,
    });
  const read: ReadBooks = (books) => {
    const bills = billsOf(books, 'claim');
    const between = (from: number, to: number) =>
      bills.filter(({ earned }) => earned > from * month && earned <= to * month).length;
    const sold = factsOf(books.facts, 'commissioned');
    return {
      expected_claims_by_t: between(0, 18),
      expected_claims_total: bills.length,
      // The mean of the squares about the exact mean: its expectation is the variance.
      var_claims_total: (bills.length - 120.850823304) ** 2,
      expected_claims_in_months_12_to_24: between(12, 24),
      expected_units_under_warranty_at_t: sold.filter(({ at }) => at > 6 * month && at <= 18 * month).length,
      expected_cost_total: sum(bills.map(({ cents }) => cents)) / 100,
    };
  };
  const figures = (text: string, replications: number) =>
    figuresOf(its, text, read, replications, 1).map((figure) => ({
      ...figure,
      // One run gives one number of claims: their variance takes 20,000 runs for 3.5 %.
      precision: figure.name.includes('var_') ? (long ? 0.04 : 0.3) : precision(0.035),
    }));

  test('the oracle q5.fleet.1 is met, and the maker pays 300 for each claim', () => {
    expectAnswered(its, figures(of('{ until: 12 month }'), runs(400, 20_000)));
  });

  test('the oracle q5.fleet.1 catches a cover that is half a month longer, and one from the start of the run', () => {
    expectRefuted(figures(of('{ until: 12.5 month }'), 200));
    expectRefuted(figures(of('{ until: 24 month }'), 20));
  });
});
