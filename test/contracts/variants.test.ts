// Terms, periods, limits and the end of leases, by hand; and L14 over all variants of the models.
import { describe, expect, test } from 'vitest';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { chronicle, factsOf, scenarioFrom, scenarioIn, sum, twoDepots } from '../laws/chronicle.ts';
import { factsAreIdentical, jointCashIsIdentical, ledgersDiffer } from '../laws/payment-only.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { billsOf, total } from './money-oracles.ts';

const switches =
  'assetOwner: customer, partsPaidBy: customer, labourPaidBy: customer, sparesOwner: customer, downtimeBorneBy: customer, recognition: asUsed';

/** Two copiers of 10,000 that never fail and run an hour an hour, the second twice as many clicks. */
const copiers = (contract: string, horizon = '4 y') =>
  chronicle(
    scenarioFrom(
      `
aftersim: 1
name: Two copiers
horizon: ${horizon}
currency: EUR
terminalValue: book
places: { office: { kind: customer } }
items: { copier: { kind: consumable, price: 10_000 EUR, bookLife: 10 y, modes: { fails: { meter: click, life: 9_000_000 click, job: change } } } }
products: { machine: { sockets: { copier: copier } } }
fleets:
  slow: { product: machine, count: 1, place: office, usage: { click: { rate: 100 click/h, yearly: [1, 0.5] } } }
  fast: { product: machine, count: 1, place: office, usage: { click: 200 click/h } }
pools: { hand: { kind: tools, home: office, unlimited: true } }
jobs: { change: { steps: [{ take: hand }, { demand: copier }, { return: copier }, { release: hand }] } }
stocks: { copier: { office: { level: unlimited } } }
contracts: { service: { covers: [slow, fast], ${contract} } }
`,
      'copiers.yaml',
    ),
  );

const charged = (charge: string, contract = '', horizon?: string) => {
  const its = copiers(
    `${switches}${contract}, charges: { it: { payer: customer, payee: maker, ${charge} } }`,
    horizon,
  );
  return billsOf(its, 'it').map(({ earned, cents }) => [earned / 730, cents / 100]);
};

describe('the term of a contract', () => {
  const fee = 'driver: coveredHour, amount: 73 EUR/month';

  test('ends its charges, to the hour', () => {
    const bills = charged(fee, ', term: 13_000 h');
    expect(bills).toHaveLength(36);
    expect(sum(bills.map(([, money]) => money!))).toBeCloseTo(2 * 1_300, 6);
    expect(bills.at(-1)).toEqual([18, 59]);
  });

  test('begins late, is renewed, and is longer for good years', () => {
    const months = (contract: string) => charged(`${fee}, period: month`, contract).map(([month]) => month);
    const from = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index);
    expect(months(', start: 1 y, term: 1 y')).toEqual(from(13, 24));
    expect(months(', term: 6 month, renewals: 2')).toEqual(from(1, 18));
    expect(months(', term: 1 y, award: { atLeast: 95 %, adds: 6 month, most: 9 month }')).toEqual(
      from(1, 18),
    );
    expect(months(', term: 2 y, award: { atLeast: 95 %, adds: 6 month, most: 9 month }')).toEqual(
      from(1, 33),
    );
  });
});

describe('periods', () => {
  test('sum what arises, and are billed before, after or as it accrues', () => {
    const fee = 'driver: coveredHour, amount: 730 EUR/month, period: quarter';
    expect(charged(fee, '', '7 month')).toEqual([
      [3, 4_380],
      [6, 4_380],
      [7, 1_460],
    ]);
    expect(charged(`${fee}, due: advance`, '', '7 month').map(([at]) => at)).toEqual([0, 3, 6]);
    expect(charged(`${fee}, due: accrual`, '', '7 month').map(([at]) => at)).toEqual([1.5, 4.5, 6.5]);
  });

  test('grow with the years of the contract', () => {
    const fee = 'driver: coveredHour, amount: 100 EUR/y, period: year, growth: { rate: 10 %, every: year }';
    expect(charged(fee).map(([, money]) => money)).toEqual([200, 220, 242, 266.2]);
    const late = charged(fee, ', start: 1 y').map(([, money]) => money);
    expect(late).toEqual([200, 220, 242]);
  });

  test('have limits: by machine, by the fleet, by shortfall and by the cap', () => {
    const use = 'driver: use, per: click, amount: 0.01 EUR/click, period: year';
    // A year is 876,000 clicks of the slow machine (438,000 in the second year), 1,752,000 of the fast one.
    const years = (limit: string) => charged(`${use}, ${limit}`).map(([, money]) => money);
    expect(years('beyond: 2_000_000 click')).toEqual([6_280, 1_900, 6_280, 6_280]);
    expect(years('beyond: 2_000_000 click, upTo: 2_200_000 click')).toEqual([2_000, 1_900, 2_000, 2_000]);
    expect(years('shortOf: 2_500_000 click')).toEqual([3_100]);
    expect(years('cap: 25_000 EUR')).toEqual([25_000, 21_900, 25_000, 25_000]);
    expect(years('perMachine: true, beyond: 800_000 click')).toEqual([
      760, 9_520, 9_520, 760, 9_520, 760, 9_520,
    ]);
    expect(years('perMachine: true, minimum: 500_000 click/y')).toEqual([
      8_760, 17_520, 5_000, 17_520, 8_760, 17_520, 8_760, 17_520,
    ]);
  });

  test('cut short have limits cut short', () => {
    const use = 'driver: use, per: click, amount: 0.01 EUR/click, period: year';
    expect(charged(`${use}, beyond: 2_000_000 click`, '', '6 month')).toEqual([[6, 3_140]]);
    expect(charged(`${use}, cap: 25_000 EUR`, '', '6 month')).toEqual([[6, 12_500]]);
  });
});

describe('A58: the end of a lease', () => {
  const lease = (more: string) =>
    copiers(
      `assetOwner: lessor, partsPaidBy: maker, labourPaidBy: maker, sparesOwner: maker, downtimeBorneBy: customer,
       recognition: rateable, term: 3 y${more}, charges: { rent: { driver: coveredHour, amount: 1_200 EUR/y, payer: customer, payee: lessor } }`,
    );
  const lessor = (its: ReturnType<typeof lease>) => its.result.netCash[party.lessor]! / 100;

  test('gives the machines back at their book value', () => {
    const its = lease('');
    // Bought for 20,000, rented out for 7,200, returned at 70 % of their price; after that they are the maker’s.
    expect(lessor(its)).toBe(-20_000 + 7_200 + 14_000);
    expect(billsOf(its, 'machines returned').map(({ earned, cents }) => [earned, cents])).toEqual([
      [26_280, 1_400_000],
    ]);
    expect(total(billsOf(its, 'returned machines at the end'))).toBe(12_000);
    expect(billsOf(its, 'machines at the end')).toEqual([]);
  });

  test('sells them to the customer where they are worth more than the option', () => {
    const its = lease(', optionPrice: 6_000 EUR');
    // The lessor's loss on the residual is the option's price less the book value.
    expect(lessor(its)).toBe(-20_000 + 7_200 + 12_000);
    expect(lessor(its) - lessor(lease(''))).toBe(12_000 - 14_000);
    expect(total(billsOf(its, 'bought machines at the end'))).toBe(12_000);
    expect(lessor(lease(', optionPrice: 7_001 EUR'))).toBe(lessor(lease('')));
    expect(lessor(lease(', optionPrice: 6_000 EUR, residual: 50 %'))).toBe(-20_000 + 7_200 + 10_000);
  });

  test('changes nothing that the parties have together', () => {
    const all = {
      returned: lease(''),
      bought: lease(', optionPrice: 6_000 EUR'),
      half: lease(', residual: 50 %'),
    };
    const results = Object.fromEntries(Object.entries(all).map(([name, its]) => [name, its.result]));
    factsAreIdentical(results);
    jointCashIsIdentical(results);
    ledgersDiffer(results);
  });
});

describe('L14: all variants of the models', () => {
  const base = scenarioIn(twoDepots, ['horizon=2 y']);
  const paid = (change: object, charge: object = {}) => {
    const { economics } = base.alternatives['performanceBased']!;
    const contract = economics.contracts['service']!;
    const charges = Object.fromEntries(
      Object.entries(contract.charges).map(([id, its]) => [
        id,
        { ...its, tariff: { ...its.tariff, ...charge } },
      ]),
    );
    const alternative = {
      ...base.alternatives['performanceBased']!,
      economics: { ...economics, contracts: { service: { ...contract, charges, ...change } } },
    };
    return chronicle({ ...base, alternatives: { it: alternative } }, { alternative: 'it', mode: 'payment' })
      .result;
  };

  test('publish the same facts, and jointly cost the same', () => {
    const cover = base.alternatives['performanceBased']!.economics.contracts['service']!.cover;
    const payer = { first: 'maker', until: 4_000, then: 'customer' } as const;
    const runs = {
      plain: paid({}),
      term: paid({ term: 8_760 }),
      late: paid({ start: 4_000 }),
      owned: paid({ assetOwner: 'lessor', term: 8_760, optionPrice: 100 }),
      capped: paid({}, { period: 'quarter', cap: 100 }),
      perMachine: paid({}, { period: 'year', perMachine: true }),
      excused: paid({ excused: { buckets: ['part', 'travel'], origins: ['planned'] } }, { period: 'month' }),
      grown: paid({}, { growth: { rate: 0.01, every: 'month' } }),
    };
    factsAreIdentical(runs);
    jointCashIsIdentical(runs);
    ledgersDiffer(runs);
    const adHoc = base.alternatives['adHoc']!.economics.contracts['service']!;
    const covers = {
      plain: paid({ ...adHoc }),
      until: paid({ ...adHoc, partsPaidBy: payer }),
      renewing: paid({
        ...adHoc,
        partsPaidBy: payer,
        cover: { ...cover, until: 4_000, renewing: true, of: 'socket' },
      }),
      proRata: paid({ ...adHoc, partsPaidBy: payer, cover: { ...cover, until: 4_000, freeUntil: 0 } }),
      once: paid({ ...adHoc, partsPaidBy: payer, cover: { ...cover, until: 4_000, once: true } }),
      extended: paid({
        ...adHoc,
        partsPaidBy: payer,
        cover: { ...cover, until: 4_000, extension: { until: 9_000, share: 0.5 } },
      }),
    };
    factsAreIdentical({ ...covers, plain: runs.plain });
    jointCashIsIdentical({ ...covers, plain: runs.plain });
    ledgersDiffer(covers);
  });
});

describe('A60: availability that is measured by the contract', () => {
  const base = scenarioIn(twoDepots, ['horizon=2 y']);
  const penalties = (excused: string[], perMachine: boolean, period = 'year') => {
    const alternative = base.alternatives['performanceBased']!;
    const { economics } = alternative;
    const contract = economics.contracts['service']!;
    const penalty = { ...contract.charges['penalty']!, target: 1 };
    const tariff = { ...penalty.tariff, period, perMachine };
    const changed = {
      ...contract,
      excused: { buckets: excused, origins: [] },
      charges: { penalty: { ...penalty, tariff } },
    };
    const it = { ...alternative, economics: { ...economics, contracts: { service: changed } } };
    return chronicle({ ...base, alternatives: { it } } as typeof base, {
      alternative: 'it',
      mode: 'payment',
    });
  };
  const points = (its: ReturnType<typeof penalties>) => {
    const { charges } = its.prepared.blueprint;
    return sum(
      its.billings.quantity.filter((_, n) => charges[its.billings.charge[n]!]!.name === 'service/penalty'),
    );
  };

  test('counts every hour down, by year or month, by machine or fleet, and none that is excused', () => {
    const all = penalties([], false);
    // Against a target of 1, points × machine-years are a hundred times the years down.
    const down = sum(factsOf(all.facts, 'metered').map((fact) => fact.down));
    expect(points(all)).toBeCloseTo((100 * down) / 8760, 8);
    expect(points(penalties([], true))).toBeCloseTo((100 * down) / 8760, 8);
    expect(points(penalties([], true, 'month'))).toBeCloseTo((100 * down) / 8760, 8);
    const part = sum(
      factsOf(all.facts, 'downtime').flatMap((fact) => (fact.bucket === 5 ? [fact.hours] : [])),
    );
    expect(part).toBeGreaterThan(100);
    expect(points(penalties(['part'], false))).toBeCloseTo((100 * (down - part)) / 8760, 8);
    expectBroken(() => {
      expect(points(all)).toBeCloseTo((100 * (down - part)) / 8760, 8);
    });
  });
});
