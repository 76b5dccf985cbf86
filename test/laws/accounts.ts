// The laws of the accounts: what parts cash from profit, and that in the end nothing does.

import { expect } from 'vitest';
import { monthsToTheEnd, type Accounts } from '../../engine/contracts/accounts/accounts.ts';
import type { Position } from '../../engine/contracts/accounts/position.ts';
import type { ReserveLine } from '../../engine/contracts/accounts/reserves.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { sum } from './chronicle.ts';
import { sorted } from './books.ts';

/** What the laws need of a set of accounts. */
export interface Drawn {
  readonly accounts: Accounts;
  /** Positions of all parties at each of some rising times. */
  readonly positions: (times: readonly number[]) => readonly (readonly Position[])[];
}

const cents = (entries: readonly { readonly cents: number }[]) => sum(entries.map((its) => its.cents));

/** Before the run-off is over, cash and profit differ by what is owed and owned, account by account, to the cent (L13). */
export const cashAndProfitDifferByTheAccounts = ({ accounts, positions }: Drawn) => {
  const months = monthsToTheEnd(accounts);
  const { books, horizon } = accounts;
  const times = months.filter((at, month) => month % 5 === 0 || Math.abs(at - horizon) < 1_500);
  for (const [index, all] of positions(times).entries()) {
    const at = times[index]!;
    const { billed, paid, writtenOff } = sorted(books.ledger, at);
    for (const [who, its] of all.entries()) {
      const to = (list: typeof billed) => cents(list.filter(({ payee }) => payee === who));
      const from = (list: typeof billed) => cents(list.filter(({ payer }) => payer === who));
      expect(its.cash).toBe(to(paid) - from(paid));
      expect(its.receivable).toBe(to(billed) - to(paid) - to(writtenOff));
      expect(its.payable).toBe(from(billed) - from(paid) - from(writtenOff));
      expect([its.badDebt, its.letOff]).toEqual([to(writtenOff), from(writtenOff)]);
      // Nothing that was billed in advance is recognised twice or never.
      expect(its.revenue + its.deferred).toBe(to(billed));
      expect(its.expense + its.prepaid + its.depreciation + its.machines + its.stockUsed + its.stock).toBe(
        from(billed),
      );
      const lines = who === party.maker ? books.reserves.filter((line) => line.at <= at) : [];
      const of = (kind: ReserveLine['kind']) => cents(lines.filter((line) => line.kind === kind));
      expect(its.reserve).toBe(of('accrual') + of('trueUp') - of('claim'));
      // Profit from the bills alone, and then what is not yet earned, not yet used up, and put by.
      const onBills = to(billed) - from(billed) - its.badDebt + its.letOff;
      const profit = onBills - its.deferred + its.prepaid + its.machines + its.stock - its.reserve;
      expect(its.profit).toBe(profit);
      expect(its.cash - its.profit).toBe(
        -its.receivable - its.prepaid - its.machines - its.stock + its.payable + its.deferred + its.reserve,
      );
      if (at >= horizon) expect([its.machines, its.stock, its.reserve]).toEqual([0, 0, 0]);
    }
    for (const key of ['cash', 'profit'] as const) {
      const reserve = sum(all.map((its) => its.reserve));
      const owned = sum(all.map((its) => its.machines + its.stock));
      expect(sum(all.map((its) => its[key]))).toBe(key === 'cash' ? 0 : owned - reserve);
    }
  }
};

/** After the run-off each party's cash is its profit, and nobody owns or owes anything (L13). */
export const cashIsProfitAfterTheRunOff = ({ accounts, positions }: Drawn) => {
  const [all] = positions([accounts.end]);
  expect(all!.length).toBe(accounts.books.parties);
  for (const its of all!) {
    expect(its.cash).toBe(its.profit);
    const { receivable, prepaid, machines, stock, payable, deferred, reserve } = its;
    expect([receivable, prepaid, machines, stock, payable, deferred, reserve]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  }
};

/** Σ accruals + Σ true-ups = Σ claims to the cent, and the reserve is nothing in the end (L12). */
export const reservesRunOff = (lines: readonly ReserveLine[]) => {
  const of = (kind: ReserveLine['kind']) => cents(lines.filter((line) => line.kind === kind));
  expect(lines.every((line) => Number.isSafeInteger(line.cents) && line.cause >= 1)).toBe(true);
  expect(of('accrual') + of('trueUp')).toBe(of('claim'));
  const last = lines.at(-1);
  let balance = 0;
  for (const { kind, cents: moved } of lines) balance += kind === 'claim' ? -moved : moved;
  expect(balance).toBe(0);
  expect(last?.at ?? 0).toBeLessThanOrEqual(Infinity);
};
