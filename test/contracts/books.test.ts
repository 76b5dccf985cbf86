import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCents } from '../../engine/contracts/ledger/cents.ts';
import { assertBalanced, standings, type Entry, type Ledger } from '../../engine/contracts/ledger/ledger.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { netCash } from '../../engine/contracts/ledger/valuation.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import {
  balancesAtEveryEntry,
  cashIsProfitInTheEnd,
  entriesHaveCauses,
  receivablesAreBilledLessPaid,
  roundsHalfToEven,
  type Books,
} from '../laws/books.ts';
import { chronicle, scenarioIn, shipped, twoDepots } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const models = ['disposal', 'adHoc', 'warranty', 'lease', 'costPlus', 'performanceBased', 'payPerUse'];

const booksOf = (file: string, settings: readonly string[], alternative: string) => {
  const { ledger, result, plan, horizon } = chronicle(scenarioIn(file, settings), {
    mode: 'decisions',
    alternative,
  });
  const books: Books = {
    ledger,
    parties: party.firstCustomer + plan.customers.length,
    facts: result.factCount,
    standings,
    netCash,
  };
  return { books, horizon };
};

const cases: readonly (readonly [string, string, string[], readonly string[]])[] = [
  ['the aero engines', shipped.flagship, ['horizon=2 y'], models],
  ['the twenty pumps', shipped.teaching, [], ['adHoc', 'payPerUse']],
  ['two depots, which is not shipped', twoDepots, ['horizon=1 y'], [...models, 'fixedFee']],
];

describe.each(cases)('F06: the ledger of %s', (_, file, settings, alternatives) => {
  test.each(alternatives)(
    'under %s balances to the cent at every entry, and every entry has a cause',
    (id) => {
      const { books, horizon } = booksOf(file, settings, id);
      expect(books.ledger.entries.length).toBeGreaterThan(20);
      balancesAtEveryEntry(books);
      entriesHaveCauses(books, horizon);
    },
  );

  test.each(alternatives)(
    'under %s has receivables = billed − paid at any time, and cash = profit (L13)',
    (id) => {
      const { books, horizon } = booksOf(file, settings, id);
      receivablesAreBilledLessPaid(books, [
        0,
        1,
        720,
        5000.25,
        horizon / 2,
        horizon - 1,
        horizon,
        horizon + 719,
      ]);
      cashIsProfitInTheEnd(books);
    },
  );
});

describe('the laws of the ledger are seen to fail', () => {
  const { books, horizon } = booksOf(twoDepots, ['horizon=3_000 h'], 'adHoc');
  const { ledger } = books;
  const withFirst = (change: Partial<Entry>): Books => ({
    ...books,
    ledger: { ...ledger, entries: ledger.entries.with(0, { ...ledger.entries[0]!, ...change }) },
  });

  test('on a ledger of broken cents, of payments to oneself, and of parties that do not exist', () => {
    expectBroken(() => balancesAtEveryEntry(withFirst({ cents: 10.5 })));
    expectBroken(() => balancesAtEveryEntry(withFirst({ payee: ledger.entries[0]!.payer })));
    expectBroken(() => balancesAtEveryEntry(withFirst({ payee: 99 })));
  });

  test('on an entry without a cause, and on one paid before it was earned', () => {
    expectBroken(() => entriesHaveCauses(withFirst({ cause: 0 }), horizon));
    expectBroken(() => entriesHaveCauses(withFirst({ cause: books.facts + 1 }), horizon));
    expectBroken(() => entriesHaveCauses(withFirst({ paid: -1 }), horizon));
  });

  test('on standings that drop a leg, forget what is unpaid, or look ahead', () => {
    const times = [horizon / 2];
    const drop = (its: Ledger): Ledger => ({ ...its, entries: its.entries.slice(1) });
    const paidAtOnce = (its: Ledger): Ledger => ({
      ...its,
      entries: its.entries.map((each) => ({ ...each, paid: each.earned })),
    });
    for (const wrong of [drop, paidAtOnce]) {
      const subject: Books = {
        ...books,
        standings: (its, parties, at) => standings(wrong(its), parties, at),
      };
      expectBroken(() => receivablesAreBilledLessPaid(subject, times));
    }
    const ahead: Books = { ...books, standings: (its, parties) => standings(its, parties, horizon) };
    expectBroken(() => receivablesAreBilledLessPaid(ahead, times));
  });

  test('on cash that lost a cent on its way', () => {
    const leaky: Books = {
      ...books,
      netCash: (its, parties) => netCash(its, parties).map((cents, who) => (who === 0 ? cents - 1 : cents)),
    };
    expectBroken(() => cashIsProfitInTheEnd(leaky));
  });

  test('and the engine refuses books that do not agree', () => {
    const all = standings(ledger, books.parties, horizon).map((its) => ({ ...its }));
    assertBalanced(all);
    all[0]!.cash += 1;
    expect(() => assertBalanced(all)).toThrow(/books of party 0 do not agree/);
    all[0]!.revenue += 1;
    expect(() => assertBalanced(all)).toThrow(/out of balance by 1/);
  });
});

describe('cents', () => {
  test('are rounded once, half to even', () => {
    fc.assert(roundsHalfToEven(() => toCents));
    expect([0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5].map(toCents).map((cents) => cents + 0)).toEqual([
      0, 2, 2, 4, 0, -2, -2,
    ]);
    expect([0.49999, 0.50001, 1e15 + 0.5, -7.75].map(toCents)).toEqual([0, 1, 1e15, -8]);
  });

  test('would be caught if halves went up, away from zero, or to the odd neighbour', () => {
    expectCaught(roundsHalfToEven(() => Math.round));
    expectCaught(roundsHalfToEven(() => (amount) => Math.sign(amount) * Math.round(Math.abs(amount))));
    expectCaught(roundsHalfToEven(() => Math.floor));
    expectCaught(roundsHalfToEven(() => (amount) => (amount % 1 === 0 ? amount : toCents(amount) ^ 1)));
  });
});
