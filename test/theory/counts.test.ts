import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countsOf,
  negativeBinomialCounts,
  poissonCounts,
  sumOf,
  thinned,
  type CountLaw,
} from '../../engine/theory/counts.ts';
import { backordersOf } from '../../engine/theory/stock.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectRefused } from './oracle.ts';

const means = fc.double({ min: 0.001, max: 60, noNaN: true });
const dispersions = fc.double({ min: 1, max: 8, noNaN: true });

/** The moments that a law tells are those of its probabilities. */
const isTrueToItsMoments = (law: fc.Arbitrary<CountLaw>) =>
  fc.property(law, ({ mean, variance, first, probabilities }) => {
    let [total, sum, squares] = [0, 0, 0];
    for (const [n, p] of probabilities.entries()) {
      total += p;
      sum += p * (first + n);
      squares += p * (first + n - mean) * (first + n - mean);
    }
    close(total, 1, 1e-12);
    close(sum, mean, 1e-10);
    close(squares, variance, 1e-10);
  });

const negativeBinomials = fc
  .tuple(means, dispersions)
  .map(([mean, dispersion]) => negativeBinomialCounts(mean, mean * dispersion));
const sums = fc.tuple(means, negativeBinomials).map(([mean, other]) => sumOf(poissonCounts(mean), other));
const parts = fc
  .tuple(negativeBinomials, fc.double({ min: 0.001, max: 1, noNaN: true }))
  .map(([law, share]) => thinned(law, share));

/** What is marked of a Poisson count is a Poisson count, of which no more need be known. */
const thinsPoissonToPoisson = (make: typeof thinned) =>
  fc.property(means, fc.double({ min: 0.01, max: 1, noNaN: true }), (mean, share) => {
    const [part, wanted] = [make(poissonCounts(mean), share), poissonCounts(mean * share)];
    for (const [n, p] of wanted.probabilities.entries()) {
      if (p > 1e-12) close(part.probabilities[wanted.first + n - part.first] ?? 0, p, 1e-10);
    }
  });

describe('the law of a count', () => {
  test.each([
    ['negative binomial', negativeBinomials],
    ['a sum', sums],
    ['a part', parts],
    ['a Poisson count', means.map(poissonCounts)],
    ['what a stock owes', fc.tuple(sums, fc.nat(20)).map(([law, level]) => backordersOf(law, level))],
  ])('is true to its moments: %s', (_name, law) => {
    fc.assert(isTrueToItsMoments(law));
  });
  test('is caught when it tells the variance of another, or the probabilities of another', () => {
    const plain = means.map(poissonCounts);
    expectCaught(isTrueToItsMoments(plain.map((its) => ({ ...its, variance: its.variance + 1e-6 }))));
    expectCaught(isTrueToItsMoments(plain.map((its) => ({ ...its, first: its.first + 1 }))));
    expectCaught(
      isTrueToItsMoments(plain.map((its) => thinned({ ...its, variance: 1.1 * its.variance }, 0.5))),
    );
  });
  test('thins Poisson to Poisson, and is caught when it scales', () => {
    fc.assert(thinsPoissonToPoisson(thinned));
    expectCaught(
      thinsPoissonToPoisson((law, share) =>
        negativeBinomialCounts(share * law.mean, share * law.mean * 1.01),
      ),
    );
  });
  test('is the geometric law for one mean of waits', () => {
    const { probabilities } = negativeBinomialCounts(3, 12);
    for (let n = 0; n < 60; n += 1) close(probabilities[n]!, 0.25 * 0.75 ** n, 1e-12);
  });
  test('may have no spread', () => {
    expect(poissonCounts(0)).toEqual({ mean: 0, variance: 0, first: 0, probabilities: [1] });
    expect(thinned(poissonCounts(4), 0).mean).toBe(0);
    expect(countsOf([0, 0, 1])).toEqual({ mean: 2, variance: 0, first: 2, probabilities: [1] });
  });
  test('refuses a variance below the mean, and what is no share', () => {
    expectRefused(() => negativeBinomialCounts(2, 1), /variance .* 2, not 1/);
    expectRefused(() => poissonCounts(-1), /mean .* -1/);
    expectRefused(() => thinned(poissonCounts(1), 5), /share .* 5/);
  });
});
