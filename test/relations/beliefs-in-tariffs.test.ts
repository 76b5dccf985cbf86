// What a party believes of a contract goes through the same limits as what it is billed.
import { describe, expect, test } from 'vitest';
import { asItArises } from '../../engine/contracts/ledger/charge.ts';
import { expectedBill } from '../../engine/contracts/tariff.ts';
import { leastOwnExpectedCost } from '../../engine/relations/least-own-expected-cost.ts';
import { scenarioFrom } from '../laws/chronicle.ts';

const yearly = (contract: string, charge: string) => {
  const scenario = scenarioFrom(
    `
aftersim: 1
name: Ten pumps
horizon: 4 y
currency: EUR
places: { yard: { kind: customer } }
items: { pump: { kind: consumable, price: 0 EUR, modes: { fails: { meter: h, life: exponential(876 h), job: mend, severity: runsOn } } } }
products: { station: { sockets: { pump: pump } } }
fleets: { yard: { product: station, count: 10, place: yard, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: yard, unlimited: true } }
jobs: { mend: { steps: [{ take: crew }, { do: mend, time: 0 h }, { release: crew }] } }
contracts: { service: { covers: [yard], assetOwner: customer, partsPaidBy: customer, labourPaidBy: customer,
  sparesOwner: customer, downtimeBorneBy: customer, recognition: asUsed, term: 4 y${contract},
  charges: { it: { payer: maker, payee: customer, ${charge} } } } }
decisions: { spares: { actor: maker, options: { asIs: {} } } }
beliefs: { stopHours: 1 h }
`,
    'pumps.yaml',
  );
  const [decision] = Object.entries(scenario.base.decisions);
  const decided = leastOwnExpectedCost(decision![0], decision![1], scenario.base);
  return decided.sums[0]!.lines.find((line) => line.name === 'service/it')?.cents ?? 0;
};

describe('beliefs', () => {
  test('know how much of the term a cover bears, in full or falling', () => {
    // A hundred failures a year at 10.
    const claim = 'driver: claim, amount: 10 EUR';
    expect(yearly('', claim)).toBeCloseTo(-100_000, 6);
    expect(yearly(', cover: { until: 1 y }', claim)).toBeCloseTo(-25_000, 6);
    expect(yearly(', cover: { until: 1 y, freeUntil: 0 h }', claim)).toBeCloseTo(-12_500, 6);
    expect(yearly(', cover: { until: 2 y, freeUntil: 1 y }', claim)).toBeCloseTo(-37_500, 6);
    expect(yearly(', cover: { until: 8 y, freeUntil: 0 h }', claim)).toBeCloseTo(-75_000, 6);
  });

  test('know the limits of a period', () => {
    const use = 'driver: use, per: h, amount: 1 EUR/h, period';
    expect(yearly('', `${use}: year, cap: 50_000 EUR`)).toBeCloseTo(-5_000_000, 6);
    expect(yearly('', `${use}: quarter, cap: 10_000 EUR`)).toBeCloseTo(-4_000_000, 6);
    expect(yearly('', `${use}: year, beyond: 80_000 h`)).toBeCloseTo(-760_000, 6);
    expect(yearly('', `${use}: year, perMachine: true, beyond: 8_000 h`)).toBeCloseTo(-760_000, 6);
    expect(yearly('', `${use}: term, shortOf: 360_000 h`)).toBeCloseTo(-240_000, 6);
  });

  test('are what they were where a charge has no period', () => {
    expect(expectedBill(asItArises, 7, 3, 4)).toEqual({ quantity: 7, cents: 21 });
  });
});
