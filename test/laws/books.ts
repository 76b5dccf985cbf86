// The laws of the ledger: it balances to the cent at every entry, and an independent fold of its entries comes to what
// it says of every party at every time.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { Entry, Ledger, Standing } from '../../engine/contracts/ledger/ledger.ts';

/** What the laws need of a set of books. */
export interface Books {
  readonly ledger: Ledger;
  /** Parties in all, the world outside included. */
  readonly parties: number;
  /** Facts of the run, which entries name by their ids. */
  readonly facts: number;
  readonly standings: (ledger: Ledger, parties: number, at: number) => readonly Standing[];
  readonly netCash: (ledger: Ledger, parties: number) => readonly number[];
}

/** Whole cents move from one party to another: after every single entry all accounts add up to nothing (F06). */
export const balancesAtEveryEntry = ({ ledger, parties }: Books) => {
  const accounts = new Array<number>(parties).fill(0);
  for (const [index, { payer, payee, cents }] of ledger.entries.entries()) {
    if (!Number.isSafeInteger(cents) || cents === 0) expect.fail(`entry ${index} moves ${cents} cents`);
    if (payer === payee) expect.fail(`entry ${index} goes from party ${payer} to itself`);
    accounts[payer] = (accounts[payer] ?? NaN) - cents;
    accounts[payee] = (accounts[payee] ?? NaN) + cents;
    const total = accounts.reduce((all, account) => all + account, 0);
    if (total !== 0) expect.fail(`after entry ${index} the accounts add up to ${total} cents`);
  }
  expect(accounts.every((account) => Number.isSafeInteger(account))).toBe(true);
};

/** An entry names a fact that exists, and nothing is paid before it is earned, or earned out of the run. */
export const entriesHaveCauses = ({ ledger, facts }: Books, horizon: number) => {
  const off = new Set(ledger.writeOffs);
  for (const [index, its] of ledger.entries.entries()) {
    if (!Number.isInteger(its.cause) || its.cause < 1 || its.cause > facts)
      expect.fail(`entry ${index} is caused by fact ${its.cause} of ${facts}`);
    const inTime = its.earned <= horizon || off.has(index);
    if (!(its.earned >= 0 && inTime && its.paid >= its.earned))
      expect.fail(`entry ${index} is earned at ${its.earned} and paid at ${its.paid}`);
  }
};

const total = (entries: readonly Entry[]) => entries.reduce((all, { cents }) => all + cents, 0);

/** The entries by what they are: bills, what settled them in money, and what was given up of them. */
export function sorted({ entries, writeOffs }: Ledger, at: number) {
  const off = new Set(writeOffs);
  const billed = entries.filter((its, index) => !off.has(index) && its.earned <= at);
  const paid = entries.filter((its, index) => !off.has(index) && !off.has(index + 1) && its.paid <= at);
  const writtenOff = entries.filter((its, index) => off.has(index + 1) && its.paid <= at);
  return { billed, paid, writtenOff };
}

/** Receivables are what was billed less what was paid or written off, for every party at every time; so are payables. */
export const receivablesAreBilledLessPaid = (
  { ledger, parties, standings }: Books,
  times: readonly number[],
) => {
  for (const at of times) {
    const all = standings(ledger, parties, at);
    expect(all.length).toBe(parties);
    const { billed, paid, writtenOff } = sorted(ledger, at);
    for (const [who, its] of all.entries()) {
      const to = (list: readonly Entry[]) => total(list.filter(({ payee }) => payee === who));
      const from = (list: readonly Entry[]) => total(list.filter(({ payer }) => payer === who));
      expect(its).toEqual({
        revenue: to(billed) + from(writtenOff),
        receivable: to(billed) - to(paid) - to(writtenOff),
        expense: from(billed) + to(writtenOff),
        payable: from(billed) - from(paid) - from(writtenOff),
        cash: to(paid) - from(paid),
        writtenOff: to(writtenOff),
      });
    }
  }
};

/** Cash and profit differ in time alone (L13): once everything is paid, each party's cash is its profit. */
export const cashIsProfitInTheEnd = ({ ledger, parties, standings, netCash }: Books) => {
  const end = Math.max(0, ...ledger.entries.map(({ paid }) => paid));
  const net = netCash(ledger, parties);
  const all = standings(ledger, parties, end);
  expect(all.map(({ cash }) => cash)).toEqual(net);
  expect(all.map(({ revenue, expense }) => revenue - expense)).toEqual(net);
  expect(all.map(({ receivable, payable }) => [receivable, payable])).toEqual(all.map(() => [0, 0]));
  expect(net.reduce((sum, cents) => sum + cents, 0)).toBe(0);
};

/** Whole cents, the nearest; a half goes to the even neighbour. */
export const roundsHalfToEven = (make: () => (amount: number) => number) =>
  fc.property(
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.double({ min: 0, max: 1 }),
    (whole, rest) => {
      const toCents = make();
      fc.pre(!Number.isNaN(rest));
      const half = toCents(whole + 0.5);
      expect(half % 2 === 0).toBe(true);
      expect(Math.abs(half - (whole + 0.5))).toBe(0.5);
      const amount = whole + rest;
      expect(Number.isInteger(toCents(amount))).toBe(true);
      expect(Math.abs(toCents(amount) - amount)).toBeLessThanOrEqual(0.5);
      expect(toCents(-amount) + toCents(amount)).toBe(0);
    },
  );
