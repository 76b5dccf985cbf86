import { describe, test } from 'vitest';
import { timeout } from './compare-with-theory.ts';
import { expectCaught, expectMet, type Oracle } from './oracle.ts';
import { reorderRules, sharedShelves } from './stock-oracles.ts';

const coarsest = ({ coarse = {} }: Oracle): string => {
  const widest = Math.max(0.01, ...Object.values(coarse));
  return `± ${Number((100 * widest).toPrecision(2))} %`;
};

describe('one shelf under each rule of ordering', { timeout }, () => {
  for (const its of reorderRules) {
    test(`the oracle ${its.id} is met (${coarsest(its)} at most; AFTERSIM_LONG=1: all ± 1 %)`, () =>
      expectMet(its));
  }
});

const byId = new Map([...reorderRules, ...sharedShelves].map((its) => [its.id, its]));

describe('the oracle', { timeout }, () => {
  const shop = (id: string, rule: string, value: string) =>
    `alternatives.${id}.stocks.part.shop.${rule}=${value}`;
  const north = (id: string, rule: string, value: string) =>
    `alternatives.${id}.stocks.part.north.${rule}=${value}`;
  for (const [id, wrong, setting] of [
    ['SP-1-EM1', 'a unit too many', shop('SP-1-EM1', 'level', '4')],
    ['SP-1-EM3', 'demands that wait', shop('SP-1-EM3', 'ifShort', 'backorder')],
    ['SP-1-RQ1', 'a batch too small', 'stocks.part.shop.batch=5'],
    ['SP-1-RQ3', 'a reorder point too high', shop('SP-1-RQ3', 'reorderAt', '3')],
    ['SP-1-STK58', 'a shorter lead time', shop('SP-1-STK58', 'leadTime', '1.5 y')],
    ['SP-1-STK52b', 'a reorder point too low', shop('SP-1-STK52b', 'reorderAt', '2')],
    [
      'SP-1-SS1',
      'orders of one size',
      'alternatives.SP-1-SS1.jobs.sale.steps=[{ demand: part, quantity: 2 }]',
    ],
    ['SP-1-LS1', 'demands that wait', shop('SP-1-LS1', 'ifShort', 'backorder')],
    ['SP-1-LAW-20-40', 'a review whenever stock changes', shop('SP-1-LAW-20-40', 'review', '1 h')],
    ['SP-1-LAW-20-80', 'a late delivery', shop('SP-1-LAW-20-40', 'leadTime', '1000 h')],
    ['SP-1-LAW-40-60', 'a late delivery', shop('SP-1-LAW-20-40', 'leadTime', '1000 h')],
    ['SP-1-LAW-40-100', 'a late delivery', shop('SP-1-LAW-20-40', 'leadTime', '1000 h')],
    ['SP-1-LAW-60-100', 'a late delivery', shop('SP-1-LAW-20-40', 'leadTime', '1000 h')],
    ['SP-1-ZF-25', 'a review after the demand', shop('SP-1-ZF-10', 'firstReview', '0.0001 h')],
    ['SP-1-ZF-65', 'a review after the demand', shop('SP-1-ZF-10', 'firstReview', '0.0001 h')],
    ['SP-1-STK47', 'a review after the demand', shop('SP-1-ZF-10', 'firstReview', '0.0001 h')],
    ['SP-1-ZF-10', 'a review after the demand', shop('SP-1-ZF-10', 'firstReview', '0.0001 h')],
    ['SP-4-LT1', 'places that do not help', 'stocks.part.north.lateral=[]'],
    ['SP-4-LT3', 'a place that holds nothing back', north('SP-4-LT3', 'holdBack', '0')],
    ['SP-4-RL1', 'no critical level', north('SP-4-RL1', 'reserve.silver', '0')],
    ['SP-4-RB1', 'no critical level', north('SP-4-RB1', 'reserve.silver', '0')],
    ['SP-4-RB3', 'a critical level too low', north('SP-4-RB3', 'reserve.silver', '2')],
  ] as const) {
    test(`${id} catches ${wrong}`, () => {
      const its = byId.get(id);
      if (its === undefined) throw new RangeError(`there is no oracle ${id}`);
      expectCaught(its, { settings: [...(its.settings ?? []), setting] });
    });
  }
});

describe('shelves that are shared', { timeout }, () => {
  for (const its of sharedShelves) {
    test(`the oracle ${its.id} is met (${coarsest(its)} at most; AFTERSIM_LONG=1: all ± 1 %)`, () =>
      expectMet(its));
  }
});
