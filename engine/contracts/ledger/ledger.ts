/**
 * The journal: every entry moves whole cents from one party to another, so it balances by construction and is checked
 * all the same. An entry is earned when its cause happens and paid when its delay is over, or when its payer gets round
 * to it; in between it is a receivable of the payee and a payable of the payer. A bill that is given up is set against
 * an entry the other way, so that no money moves: a loss of the payee, and a debt that the payer is let off.
 */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import type { Billings } from './billings.ts';
import { toCents } from './cents.ts';
import type { Cents } from './cents.ts';
import { amountOf, rateOf } from './charge.ts';
import type { Charge, PriceValues } from './charge.ts';
import type { Collection } from './collection.ts';

export interface Entry {
  /** Index of the charge. */
  readonly charge: number;
  readonly payer: number;
  readonly payee: number;
  readonly cents: Cents;
  readonly earned: Hours;
  readonly paid: Hours;
  /** Id of the fact that caused it. */
  readonly cause: number;
}

export interface Ledger {
  readonly charges: readonly Charge[];
  readonly entries: readonly Entry[];
  /** Indices of the entries that write off the entry before them. */
  readonly writeOffs: readonly number[];
}

/** Folds billings into a ledger at the given prices; bills are paid when they fall due unless `collection` says. */
export function post(
  billings: Billings,
  charges: readonly Charge[],
  prices: PriceValues,
  collection?: Collection,
): Ledger {
  const rates = charges.map((charge) => rateOf(charge, prices));
  const entries: Entry[] = [];
  const writeOffs: number[] = [];
  for (let index = 0; index < billings.length; index += 1) {
    const which = entry(billings.charge, index);
    const charge = entry(charges, which);
    const quantity = entry(billings.quantity, index);
    const cents = toCents(amountOf(charge, quantity, entry(rates, which), entry(billings.capPart, index)));
    if (cents === 0) continue;
    const earned = entry(billings.earned, index);
    const settled = collection?.[index];
    const paid = settled === undefined ? earned + charge.delay : settled.at;
    const { payer, payee } = charge;
    const cause = entry(billings.cause, index);
    entries.push({ charge: which, payer, payee, cents, earned, paid, cause });
    if (settled?.writtenOff !== true) continue;
    writeOffs.push(entries.length);
    entries.push({ charge: which, payer: payee, payee: payer, cents, earned: paid, paid, cause });
  }
  return { charges, entries, writeOffs };
}

/** What a party owns and owes at a time. */
export interface Standing {
  cash: Cents;
  receivable: Cents;
  payable: Cents;
  revenue: Cents;
  expense: Cents;
  /** Of its revenue, what it has given up; it is among its expenses. */
  writtenOff: Cents;
}

/** Where each party stands at a time; entries after it are not counted. Throws if the books do not balance. */
export function standings(ledger: Ledger, parties: number, at: Hours): readonly Standing[] {
  const all = Array.from({ length: parties }, (): Standing => ({
    cash: 0,
    receivable: 0,
    payable: 0,
    revenue: 0,
    expense: 0,
    writtenOff: 0,
  }));
  for (const its of ledger.entries) {
    if (its.earned > at) continue;
    const payer = entry(all, its.payer);
    const payee = entry(all, its.payee);
    payer.expense += its.cents;
    payee.revenue += its.cents;
    if (its.paid > at) {
      payer.payable += its.cents;
      payee.receivable += its.cents;
    } else {
      payer.cash -= its.cents;
      payee.cash += its.cents;
    }
  }
  for (const index of ledger.writeOffs) {
    const its = entry(ledger.entries, index);
    if (its.earned <= at) entry(all, its.payer).writtenOff += its.cents;
  }
  assertBalanced(all);
  return all;
}

/** Throws unless cash nets to zero, receivables equal payables, and each party's own books agree. */
export function assertBalanced(all: readonly Standing[]): void {
  let cash = 0;
  let open = 0;
  for (const [index, its] of all.entries()) {
    cash += its.cash;
    open += its.receivable - its.payable;
    if (its.cash + its.receivable - its.payable !== its.revenue - its.expense) {
      throw new Error(`the books of party ${index} do not agree: ${JSON.stringify(its)}`);
    }
  }
  if (cash !== 0 || open !== 0) throw new Error(`the ledger is out of balance by ${cash} and ${open} cents`);
}
