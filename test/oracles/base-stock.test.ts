// Palm's theorem: whatever the law of the lead time, an (S-1, S) stock with Poisson demand has the same fill rate,
// backorders and units on hand.
import { describe, test } from 'vitest';
import { expectCaught, expectMet } from './oracle.ts';
import { oracles } from './oracles.ts';

describe('one shelf, ordered one for one', () => {
  test.each([
    { id: 'SP-1-BS1', law: 'constant', its: oracles.bs1Constant },
    { id: 'SP-1-BS1', law: 'exponential', its: oracles.bs1Exponential },
    { id: 'SP-1-BS1', law: 'lognormal', its: oracles.bs1Lognormal },
  ])(
    'the oracle SP-1-BS1 is met with a lead time that is $law (half widths of 1 %, of backorders and waits 1.5 % to 4.5 %)',
    ({ its }) => expectMet(its),
  );

  test.each([
    { id: 'SP-1-BS3', law: 'constant', its: oracles.bs3Constant },
    { id: 'SP-1-BS3', law: 'exponential', its: oracles.bs3Exponential },
    { id: 'SP-1-BS3', law: 'lognormal', its: oracles.bs3Lognormal },
  ])(
    'the oracle SP-1-BS3 is met with a lead time that is $law (half widths of 1 %, of backorders and waits 3 % to 12 %)',
    ({ its }) => expectMet(its),
  );

  test('the oracle SP-1-BSW is met: the law of the wait for a constant lead time', () => expectMet(oracles.bsw));

  test.each([
    ['twice the lead time', ['stocks.part.shop.leadTime=20 d']],
    ['a unit too many', ['stocks.part.shop.level=4']],
    ['demand that is a twentieth too slow', ['arrivals.customers.interval=exponential(5.25 d)']],
    ['demand at regular times', ['arrivals.customers.interval=5 d']],
  ])('the oracle SP-1-BS1 catches %s', (_, settings) => expectCaught(oracles.bs1Constant, { settings }));

  test.each([
    ['twice the lead time', ['alternatives.fast-constant.stocks.part.shop.leadTime=8 d']],
    ['a unit too few', ['alternatives.fast-constant.stocks.part.shop.level=9']],
  ])('the oracle SP-1-BS3 catches %s', (_, settings) => expectCaught(oracles.bs3Constant, { settings }));

  test('the oracle SP-1-BSW catches a lead time that is exponential, though its fill rate is the same', () =>
    expectCaught(oracles.bsw, { alternative: 'slow-exponential' }));
});
