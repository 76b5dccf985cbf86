import { describe, expect, test } from 'vitest';
import { positions as drawn } from '../../engine/contracts/accounts/position.ts';
import { curves, lowPoint, reconciliation } from '../../engine/contracts/accounts/curves.ts';
import { positionsAt, type Accounts } from '../../engine/contracts/accounts/accounts.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import {
  cashAndProfitDifferByTheAccounts,
  cashIsProfitAfterTheRunOff,
  type Drawn,
} from '../laws/accounts.ts';
import { chronicle, scenarioIn, shipped, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const file = 'test/contracts/scenarios/sold-pumps.yaml';
const presets = [
  'disposal',
  'adHoc',
  'warranty',
  'lease',
  'costPlus',
  'fixedFee',
  'performanceBased',
  'payPerUse',
];
const contracts = ['town', 'mine'];

/** The accounts of one run of the sold pumps: a fee at the start for every preset, a reserve, and a delay of payment. */
const accountsOf = (
  alternative: string,
  delay: number,
  badDebt: boolean,
  more: readonly string[] = [],
): Accounts => {
  const settings = [
    'horizon=2.5 y',
    ...contracts.flatMap((id) => [
      `contracts.${id}.paymentDelay=${delay} d`,
      `contracts.${id}.reserve={ rate: 4 % }`,
      `contracts.${id}.charges={ welcome: { driver: start, amount: 500 EUR, payer: customer, payee: maker } }`,
    ]),
    ...(badDebt
      ? [
          'customers.mine={ lostMargin: 200 EUR/h, payment: { late: exponential(30 d), reminders: [20 d, 60 d], badDebt: 10 % } }',
        ]
      : []),
    ...more,
  ];
  return chronicle(scenarioIn(file, settings), { mode: 'payment', alternative, accounts: true }).accounts!;
};

const drawnFrom = (accounts: Accounts): Drawn => ({
  accounts,
  positions: (times) => drawn(accounts.books, times),
});

describe('L13: cash and profit differ only in time', () => {
  describe.each(presets)('%s', (preset) => {
    test.each([0, 30, 90])('bills paid after %s days', (delay) => {
      for (const badDebt of [false, true]) {
        const accounts = accountsOf(preset, delay, badDebt);
        expect(accounts.books.ledger.writeOffs.length > 0).toBe(badDebt);
        cashAndProfitDifferByTheAccounts(drawnFrom(accounts));
        cashIsProfitAfterTheRunOff(drawnFrom(accounts));
      }
    });
  });

  test('pay per use, with aircraft and with a residual value', () => {
    for (const terminal of ['none', 'book']) {
      const settings = ['horizon=2 y', `terminalValue=${terminal}`, 'holdingRate=15 %'];
      const { accounts } = chronicle(scenarioIn(shipped.flagship, settings), {
        mode: 'payment',
        alternative: 'payPerUse',
        accounts: true,
      });
      cashAndProfitDifferByTheAccounts(drawnFrom(accounts!));
      cashIsProfitAfterTheRunOff(drawnFrom(accounts!));
    }
  });

  test('the curves end where net cash does, and before that are apart by what the accounts say', () => {
    const accounts = accountsOf('fixedFee', 90, true);
    const { times, parties } = curves(accounts);
    expect(times.at(-1)).toBeGreaterThanOrEqual(accounts.end);
    for (const [who, { cash, profit }] of parties.entries()) {
      expect(cash.at(-1)).toBe(profit.at(-1));
      const its = positionsAt(accounts, 8760)[who]!;
      const month = times.indexOf(8760);
      expect(cash[month]! - profit[month]!).toBe(sum(Object.values(reconciliation(its))));
    }
    const maker = parties[party.maker]!;
    expect(maker.cash.some((cents, month) => cents !== maker.profit[month])).toBe(true);
  });

  test('the low point of a curve is its deepest, and the first of equals; none above nothing', () => {
    expect(lowPoint([5, -3, -8, -2, -8, 4])).toEqual({ cents: -8, month: 3 });
    expect(lowPoint([5, 0, 7])).toEqual({ cents: 0, month: 0 });
    expect(lowPoint([])).toEqual({ cents: 0, month: 0 });
  });

  test('would be caught if revenue were recognised when it is paid, or a machine were an expense', () => {
    const right = drawnFrom(accountsOf('warranty', 30, true));
    const wrong = (books: Partial<Accounts['books']>): Drawn => ({
      ...right,
      positions: (times) => drawn({ ...right.accounts.books, ...books }, times),
    });
    const { ledger, holdings, advances, reserves } = right.accounts.books;
    const late = ledger.entries.map((its) => ({ ...its, earned: its.paid }));
    expectBroken(() => cashAndProfitDifferByTheAccounts(wrong({ ledger: { ...ledger, entries: late } })));
    const never = advances.map((its) => ({ ...its, recognised: () => 0 }));
    expectBroken(() => cashIsProfitAfterTheRunOff(wrong({ advances: never })));
    const forever = holdings.map((its) => ({
      ...its,
      worth: (times: readonly number[]) => times.map(() => 100),
    }));
    expectBroken(() => cashIsProfitAfterTheRunOff(wrong({ holdings: forever })));
    const untrued = reserves.filter(({ kind }) => kind !== 'trueUp');
    expectBroken(() => cashIsProfitAfterTheRunOff(wrong({ reserves: untrued })));
    expectBroken(() => cashAndProfitDifferByTheAccounts(wrong({ reserves: untrued })));
  });

  test('and the engine refuses accounts that do not close', () => {
    const { books } = accountsOf('warranty', 0, false);
    const unknown = books.holdings.map((its) => ({
      ...its,
      worth: (times: readonly number[]) => times.map(() => NaN),
    }));
    expect(() => drawn({ ...books, holdings: unknown }, [100, 20_000])).toThrow(
      /at hour 100 party \d owns .* and owes .* but has earned/,
    );
  });
});
