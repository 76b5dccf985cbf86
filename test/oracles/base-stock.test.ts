// Palm's theorem: whatever the law of the lead time, an (S-1, S) stock with Poisson demand has the same fill rate,
// backorders and units on hand.
import { describe, test } from 'vitest';
import { timeout } from './compare-with-theory.ts';
import { expectCaught, expectMet } from './oracle.ts';
import { oracles } from './oracles.ts';

describe('one shelf, ordered one for one', { timeout }, () => {
  for (const [law, its] of [
    ['constant', oracles.bs1Constant],
    ['exponential', oracles.bs1Exponential],
    ['lognormal', oracles.bs1Lognormal],
    ['Erlang', oracles.bs1Erlang],
    ['uniform', oracles.bs1Uniform],
  ] as const) {
    test(`the oracle SP-1-BS1 is met with ${law} lead times (± 1 %, backorders ± 1.5 to 4 %; AFTERSIM_LONG=1: all ± 1 %)`, () =>
      expectMet(its));
  }

  for (const [law, its] of [
    ['constant', oracles.bs3Constant],
    ['exponential', oracles.bs3Exponential],
    ['lognormal', oracles.bs3Lognormal],
    ['Erlang', oracles.bs3Erlang],
    ['uniform', oracles.bs3Uniform],
  ] as const) {
    test(`the oracle SP-1-BS3 is met with ${law} lead times (± 1 %, backorders ± 5 to 8 %; AFTERSIM_LONG=1: all ± 1 %)`, () =>
      expectMet(its));
  }

  test('the oracle SP-1-BSW is met: the law of the wait under a constant lead time (± 1 %)', () =>
    expectMet(oracles.bsw));

  for (const [wrong, setting] of [
    ['twice the lead time', 'stocks.part.shop.leadTime=20 d'],
    ['a unit too many', 'stocks.part.shop.level=4'],
    ['demand that is a twentieth too slow', 'arrivals.customers.interval=exponential(5.25 d)'],
    ['demand at regular times', 'arrivals.customers.interval=5 d'],
  ] as const) {
    test(`the oracle SP-1-BS1 catches ${wrong}`, () =>
      expectCaught(oracles.bs1Constant, { settings: [setting] }));
  }

  for (const [wrong, setting] of [
    ['twice the lead time', 'alternatives.fast-constant.stocks.part.shop.leadTime=8 d'],
    ['a unit too few', 'alternatives.fast-constant.stocks.part.shop.level=9'],
  ] as const) {
    test(`the oracle SP-1-BS3 catches ${wrong}`, () =>
      expectCaught(oracles.bs3Constant, { settings: [setting] }));
  }

  test('the oracle SP-1-BSW catches an exponential lead time, though its fill rate is the same', () =>
    expectCaught(oracles.bsw, { alternative: 'slow-exponential' }));
});
