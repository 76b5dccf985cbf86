import { describe, expect, test } from 'vitest';
import { chronicle, scenarioIn, twoDepots } from '../laws/chronicle.ts';
import { factsAreIdentical, jointCashIsIdentical } from '../laws/payment-only.ts';

const terms = 'unit: gearbox, meter: h, paymentDelay: 30 d';
const mixed = scenarioIn(twoDepots, [
  'horizon=1 y',
  'alternatives=null',
  'contracts.service.covers=[northern]',
  'contracts.service.preset=payPerUse',
  `contracts.help={ preset: adHoc, covers: [southern, trial], ${terms} }`,
]);

describe('A50: a model for each segment', () => {
  const one = chronicle(scenarioIn(twoDepots, ['horizon=1 y']));
  const its = chronicle(mixed);

  test('bills each customer under its own contract and no other', () => {
    const { ledger, plan } = its;
    const billed = plan.customers.map((name, customer) => {
      const mine = ledger.entries.filter(({ charge }) => ledger.charges[charge]!.customer === customer);
      const contracts = mine.map(({ charge }) => ledger.charges[charge]!.name.split('/')[0]);
      return [name, [...new Set(contracts)].toSorted()];
    });
    expect(billed).toEqual([
      ['north', ['outside', 'service']],
      ['south', ['help', 'outside']],
    ]);
  });

  test('changes no fact, and nothing of what the parties have together (L14)', () => {
    factsAreIdentical({ one: one.result, mixed: its.result });
    jointCashIsIdentical({ one: one.result, mixed: its.result });
    expect(its.result.ledger).not.toBe(one.result.ledger);
  });
});
