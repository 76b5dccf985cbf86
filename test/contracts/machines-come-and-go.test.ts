// Contracts of machines that are sold during the run and retired: whatever counts machines counts those in service.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { furtherPresets } from '../../engine/contracts/switches/further-presets.ts';
import { positionsAt } from '../../engine/contracts/accounts/accounts.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { chronicle, factsOf, scenarioFrom, sum, type Chronicle } from '../laws/chronicle.ts';
import { factsAreIdentical, jointCashIsIdentical, ledgersDiffer } from '../laws/payment-only.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { billsOf } from './money-oracles.ts';

const year = 8_760;

/** Five machines that never fail and are sold every 1,000 h; each serves 9,000 h. They cost 1,000 EUR and last 4 years. */
const five = (fleet: string, more = '') =>
  scenarioFrom(
    `
aftersim: 1
name: Five machines
horizon: 2 y
currency: EUR
terminalValue: book
places: { home: { kind: customer } }
items: { unit: { kind: consumable, price: 1_000 EUR, bookLife: 4 y, modes: { fails: { meter: h, life: 9_000_000 h, job: change } } } }
products: { machine: { sockets: { unit: unit } } }
fleets: { machines: { product: machine, count: 5, place: home, usage: { h: 24 h/d }${fleet} } }
pools: { hand: { kind: tools, home: home, unlimited: true } }
jobs: { change: { steps: [{ take: hand }, { demand: unit }, { return: unit }, { release: hand }] } }
stocks: { unit: { home: { level: unlimited } } }
contracts:
  service: { covers: [machines], assetOwner: customer, partsPaidBy: customer, labourPaidBy: customer, sparesOwner: customer,
    downtimeBorneBy: customer, recognition: asUsed, cover: { until: 1 y }${more}, charges: {
    hour: { driver: coveredHour, amount: 1 EUR/h, payer: customer, payee: maker },
    cover: { driver: coverHour, amount: 1 EUR/h, payer: customer, payee: maker },
    byYear: { driver: use, per: h, amount: 1 EUR/h, minimum: 10_000 h/y, payer: customer, payee: maker },
    byPeriod: { driver: use, per: h, amount: 1 EUR/h, minimum: 10_000 h/y, period: year, payer: customer, payee: maker },
    byMachine: { driver: use, per: h, amount: 1 EUR/h, minimum: 10_000 h/y, period: year, perMachine: true, payer: customer, payee: maker } } }
`,
    'five.yaml',
  );
const comingAndGoing = ', sales: { interval: 1_000 h, until: 5_500 h }, serviceLife: 9_000 h';

/** When each machine came and went. */
const lives = ({ facts, horizon }: Chronicle) =>
  factsOf(facts, 'commissioned').map(({ machine, at }) => ({
    from: at,
    to: factsOf(facts, 'retired').find((its) => its.machine === machine)?.at ?? horizon,
  }));
const overlap = (its: { from: number; to: number }, from: number, to: number) =>
  Math.max(0, Math.min(its.to, to) - Math.max(its.from, from));
const paid = (its: Chronicle, charge: string) => sum(billsOf(its, charge).map(({ cents }) => cents)) / 100;

describe('machines that come and go', () => {
  const its = chronicle(five(comingAndGoing), { accounts: true });
  const served = lives(its);
  const hours = (from: number, to: number) => sum(served.map((life) => overlap(life, from, to)));

  test('are the ones that were written', () => {
    expect(served).toHaveLength(5);
    for (const [index, { from, to }] of served.entries()) {
      expect(to - from).toBeCloseTo(9_000, 6);
      if (index > 0) expect(from - served[index - 1]!.from).toBeCloseTo(1_000, 6);
    }
  });

  test('are charged for the hours between their sale and their retirement, and of their cover', () => {
    expect(paid(its, 'hour')).toBeCloseTo(5 * 9_000, 0);
    expect(paid(its, 'cover')).toBeCloseTo(5 * year, 0);
    expectBroken(() => {
      expect(paid(its, 'hour')).toBeCloseTo(5 * 2 * year, 0);
    });
  });

  test('owe the least bill for the part of a year in which they were in service', () => {
    // They never fail, so each of their hours falls short of the minimum by the same share.
    for (const charge of ['byYear', 'byPeriod', 'byMachine']) {
      const bills = [0, 1].map((index) =>
        sum(
          billsOf(its, charge)
            .filter(({ earned }) => earned > index * year && earned <= (index + 1) * year)
            .map(({ cents }) => cents / 100),
        ),
      );
      expect(bills[0], charge).toBeCloseTo((hours(0, year) * 10_000) / year, -1);
      expect(bills[1], charge).toBeCloseTo((hours(year, 2 * year) * 10_000) / year, -1);
    }
  });

  test('are worth nothing once they are retired, and are written off there and then', () => {
    const customer = party.firstCustomer;
    const worthAt = (at: number) => positionsAt(its.accounts!, at)[customer]!.machines;
    const byHand = (at: number) =>
      sum(
        served.map(({ from, to }) => (from <= at && at < to ? 100_000 * (1 - (at - from) / (4 * year)) : 0)),
      );
    const first = served[0]!.to;
    for (const at of [3_500, 8_000, first - 1, first + 1, first + 1_500, 1.9 * year])
      expect(worthAt(at)).toBeCloseTo(byHand(at), -1);
    expect(worthAt(first - 1) - worthAt(first + 1)).toBeGreaterThan(100_000 * (1 - 9_001 / (4 * year)));
    expect(its.ledger.entries.filter(({ earned }) => earned === 2 * year).length).toBeGreaterThan(0);
  });

  test('bring what is left of those in service at the end', () => {
    const staying = chronicle(five(', sales: { interval: 1_000 h, until: 5_500 h }, serviceLife: 15_000 h'));
    const left = lives(staying)
      .filter(({ to }) => to === 2 * year)
      .map(({ from }) => 1 - (2 * year - from) / (4 * year));
    expect(left.length).toBeGreaterThan(0);
    const sold = staying.ledger.entries.filter(({ charge }) =>
      staying.ledger.charges[charge]!.name.includes('machines at the end'),
    );
    expect(sum(sold.map(({ cents }) => cents))).toBeCloseTo(100_000 * sum(left), -1);
  });
});

const names = [
  ...['disposal', 'adHoc', 'warranty', 'lease', 'costPlus', 'performanceBased', 'payPerUse', 'fixedFee'],
  ...Object.keys(furtherPresets),
];
const terms: Readonly<Record<string, string>> = {
  leaseWithLimit: 'includedUse: 8_500 h/y',
  costPlusShare: 'targetCost: 105_000 USD',
  guaranteedMaximum: 'guaranteedMaximum: 121_000 USD',
  warrantyExtended: 'cover: { extension: { until: 2 y, share: 50 % } }',
  warrantyProRata: 'cover: { until: 1 y }',
};
const text = readFileSync(join(import.meta.dirname, 'scenarios/repair-in-place.yaml'), 'utf8');
const written = text
  .slice(0, text.indexOf('decisions:'))
  .replace(
    '  costPlusMargin: 15 %\n',
    '  costPlusMargin: 15 %\n  costFee: 120 USD/y\n  shareOfDifference: 40 %\n  extensionPrice: 300 USD\n  rebate: 200 USD\n' +
      '  excessRate: 0.5 USD/h\n  pricePerOutput: 1 USD/h\n  subscriptionFee: 200 USD/month\n',
  )
  .replace('life: exponential(2_000 h),', 'life: "weibull(1.6, 2_000 h)", restoration: 20 %,')
  .replace(
    'h: 24 h/d }',
    'h: { rate: 20 h/d, spread: "uniform(0.5, 1.5)" } }, sales: { interval: exponential(20 d), until: 3 y }, serviceLife: "uniform(3 month, 30 month)"',
  )
  .replace('count: 40', 'count: 120');
const alternatives = names
  .map((name) => `  ${name}: { contracts: { service: { preset: ${name}, ${terms[name] ?? ''} } } }`)
  .join('\n');

describe('L14: sales, retirement, minimal repair and use that differs', () => {
  const scenario = scenarioFrom(`${written}alternatives:\n${alternatives}\n`, 'coming.yaml');

  test('every preset publishes the same facts and jointly costs the same to the cent', () => {
    const runs = Object.fromEntries(
      names.map((alternative) => [alternative, chronicle(scenario, { alternative, mode: 'payment' }).result]),
    );
    factsAreIdentical(runs);
    jointCashIsIdentical(runs);
    // Nothing is replaced here, so a cover that renews with a replacement is the common one.
    const { warrantyRenewing, ...others } = runs;
    expect(warrantyRenewing!.ledger).toBe(runs['warranty']!.ledger);
    ledgersDiffer(others);
  });

  test('and would be seen to fail on machines that are retired earlier', () => {
    const earlier = scenarioFrom(`${written}alternatives:\n${alternatives}\n`, 'coming.yaml', [
      'fleets.yard.serviceLife=uniform(2 month, 30 month)',
    ]);
    const [a, b] = [scenario, earlier].map(
      (its) => chronicle(its, { alternative: 'adHoc', mode: 'payment' }).result,
    );
    expectBroken(() => {
      factsAreIdentical({ a: a!, b: b! });
    });
    expectBroken(() => {
      jointCashIsIdentical({ a: a!, b: b! });
    });
  });
});
