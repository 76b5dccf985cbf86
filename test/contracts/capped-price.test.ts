// Models at equal profit where a cap bends the maker's value over its price.
import { expect, test } from 'vitest';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { atEqualValue, type Candidate } from '../../engine/experiments/equal-value.ts';
import { Runner } from '../../engine/experiments/study.ts';
import { scenarioFrom } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

/** Two presses under one contract that is billed by the year; in the second year they run half as much. */
const presses = (rate: string, fee: number) =>
  scenarioFrom(
    `
aftersim: 1
name: Two presses
horizon: 3 y
currency: EUR
discountRate: 7 %
places: { hall: { kind: customer } }
items: { press: { kind: consumable, price: 0 EUR, modes: { fails: { meter: sheet, life: 9_000_000_000 sheet, job: change } } } }
products: { machine: { sockets: { press: press } } }
fleets: { presses: { product: machine, count: 2, place: hall, usage: { sheet: { rate: 1_000 sheet/h, yearly: [1, 0.5] } } } }
pools: { hand: { kind: tools, home: hall, unlimited: true } }
jobs: { change: { steps: [{ take: hand }, { demand: press }, { return: press }, { release: hand }] } }
stocks: { press: { hall: { level: unlimited } } }
prices: { rate: ${rate} }
contracts: { service: { covers: [presses], assetOwner: customer, partsPaidBy: customer, labourPaidBy: customer,
  sparesOwner: customer, downtimeBorneBy: customer, recognition: asUsed, namedPrice: rate, charges: {
    use: { driver: use, per: sheet, price: rate, payer: customer, payee: maker, period: year, cap: 150 kEUR } } } }
alternatives:
  capped: {}
  flat: { contracts: { service: { namedPrice: null, charges: { use: null,
    fee: { driver: coveredHour, amount: ${fee} EUR/y, payer: customer, payee: maker } } } } }
`,
    'presses.yaml',
  );

const candidates = (scenario: ReturnType<typeof presses>): readonly Candidate[] =>
  ['flat', 'capped'].map((alternative) => {
    const runner = new Runner(scenario, '1', () => '');
    const results = [runner.do({ mode: 'frozen', alternative, replication: 0 })];
    return { id: alternative, title: alternative, alternative: scenario.alternatives[alternative]!, results };
  });

const makerValue = (its: Candidate) => its.results[0]!.presentValue[party.maker]!;

/** The solved rate, and whether a run at that rate gives what was aimed at. */
const solvedIsRight = (scenario: ReturnType<typeof presses>, fee: number, add = 0) => {
  const solved = atEqualValue(candidates(scenario), 0.95)!;
  const its = solved.alternatives[1]!;
  const again = candidates(presses(`${(its.solved + add) / 100} EUR/sheet`, fee));
  expect(its.price).toBe('rate');
  expect(Math.abs(makerValue(again[1]!) / makerValue(again[0]!) - 1)).toBeLessThan(1e-6);
};

test('the price that gives equal profit is found on both sides of the cap, from either', () => {
  // At 0.01 a sheet a full year costs 175,200, which is more than the cap; the second year 87,600.
  for (const fee of [20_000, 62_000]) {
    solvedIsRight(presses('0.01 EUR/sheet', fee), fee);
    solvedIsRight(presses('0.001 EUR/sheet', fee), fee);
  }
});

test('no price is found where the cap keeps it below', () => {
  const [flat, capped] = atEqualValue(candidates(presses('0.01 EUR/sheet', 90_000)), 0.95)!.alternatives;
  expect(flat!.price).toBeUndefined();
  expect(capped!.price).toBeUndefined();
});

test('would be caught with another rate, or with the line that knows no cap', () => {
  const scenario = presses('0.01 EUR/sheet', 20_000);
  expectBroken(() => {
    solvedIsRight(scenario, 20_000, 0.01);
  });
  const [flat, capped] = candidates(scenario);
  const proportional = 1 * (makerValue(flat!) / makerValue(capped!));
  const { solved } = atEqualValue([flat!, capped!], 0.95)!.alternatives[1]!;
  expect(Math.abs(proportional / solved - 1)).toBeGreaterThan(0.1);
});
