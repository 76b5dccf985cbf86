/**
 * Where each party stands at any time: its balance, and what it has earned since the start of the run. Revenue is what
 * has been recognised, whether it is billed or paid; what is owned is no expense until it is used up. Profit is counted
 * line by line and must come to what is owned less what is owed, at every time and to the cent.
 */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import type { Cents } from '../ledger/cents.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { party } from '../ledger/parties.ts';
import type { Holding } from './capital.ts';
import { deferredAt } from './recognition.ts';
import type { Advance } from './recognition.ts';
import { inReserve } from './reserves.ts';
import type { ReserveLine } from './reserves.ts';

/** Whole cents. Expenses and what is owed are positive numbers. */
export interface Position {
  cash: Cents;
  receivable: Cents;
  /** Billed by others in advance and not yet had. */
  prepaid: Cents;
  machines: Cents;
  /** Spares, at the price of new ones. */
  stock: Cents;
  payable: Cents;
  /** Billed in advance and not yet earned. */
  deferred: Cents;
  /** Put by for claims. */
  reserve: Cents;
  revenue: Cents;
  expense: Cents;
  depreciation: Cents;
  /** By how much less the spares are worth than was paid for them at the start. */
  stockUsed: Cents;
  /** Bills given up. */
  badDebt: Cents;
  /** Debts that it was let off. */
  letOff: Cents;
  accruals: Cents;
  trueUps: Cents;
  /** Claims met out of the reserve; their cost is among the expenses. */
  claims: Cents;
  profit: Cents;
}

/** Everything that a position is drawn up from. */
export interface Books {
  readonly ledger: Ledger;
  readonly parties: number;
  readonly advances: readonly Advance[];
  readonly holdings: readonly Holding[];
  readonly reserves: readonly ReserveLine[];
}

const empty: Position = {
  cash: 0,
  receivable: 0,
  prepaid: 0,
  machines: 0,
  stock: 0,
  payable: 0,
  deferred: 0,
  reserve: 0,
  revenue: 0,
  expense: 0,
  depreciation: 0,
  stockUsed: 0,
  badDebt: 0,
  letOff: 0,
  accruals: 0,
  trueUps: 0,
  claims: 0,
  profit: 0,
};

/** Index of the first of some rising times that is not before `at`; their number if all are. */
function firstFrom(times: readonly Hours[], at: Hours): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entry(times, middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Positions of all parties at each of some rising times: `[time][party]`. Throws if the books do not close. */
export function positions(books: Books, times: readonly Hours[]): readonly (readonly Position[])[] {
  const all = times.map(() => Array.from({ length: books.parties }, (): Position => ({ ...empty })));
  const from = (at: Hours, who: number): Position | undefined => all[firstFrom(times, at)]?.[who];
  addEntries(books.ledger, from);
  for (const line of books.reserves) addReserve(line, from);
  // What happened between two times is what came on top: running sums.
  for (const [index, now] of all.entries()) {
    const before = all[index - 1];
    if (before === undefined) continue;
    for (const [who, its] of now.entries()) accumulate(its, entry(before, who));
  }
  addAdvances(books.advances, times, all);
  for (const holding of books.holdings) addHolding(holding, times, all);
  for (const [index, now] of all.entries()) {
    for (const [who, its] of now.entries()) close(its, who, entry(times, index));
  }
  return all;
}

type From = (at: Hours, who: number) => Position | undefined;

function addEntries({ entries, writeOffs }: Ledger, from: From): void {
  const reversals = new Set(writeOffs);
  for (const [index, { payer, payee, cents, earned, paid }] of entries.entries()) {
    const isReversal = reversals.has(index);
    const [debtor, creditor] = [from(earned, payer), from(earned, payee)];
    if (debtor !== undefined) {
      debtor[isReversal ? 'badDebt' : 'expense'] += cents;
      debtor.payable += cents;
    }
    if (creditor !== undefined) {
      creditor[isReversal ? 'letOff' : 'revenue'] += cents;
      creditor.receivable += cents;
    }
    const [spender, receiver] = [from(paid, payer), from(paid, payee)];
    if (spender !== undefined) {
      spender.payable -= cents;
      spender.cash -= cents;
    }
    if (receiver !== undefined) {
      receiver.receivable -= cents;
      receiver.cash += cents;
    }
  }
}

function addReserve(line: ReserveLine, from: From): void {
  const its = from(line.at, party.maker);
  if (its === undefined) return;
  its.reserve += inReserve(line);
  if (line.kind === 'accrual') its.accruals += line.cents;
  else if (line.kind === 'trueUp') its.trueUps += line.cents;
  else its.claims += line.cents;
}

function accumulate(its: Position, before: Position): void {
  for (const key of Object.keys(empty) as (keyof Position)[]) its[key] += before[key];
}

function addAdvances(
  advances: readonly Advance[],
  times: readonly Hours[],
  all: readonly (readonly Position[])[],
): void {
  for (const advance of advances) {
    for (const [index, at] of times.entries()) {
      const cents = deferredAt(advance, at);
      const payer = entry(entry(all, index), advance.payer);
      const payee = entry(entry(all, index), advance.payee);
      payer.prepaid += cents;
      payer.expense -= cents;
      payee.deferred += cents;
      payee.revenue -= cents;
    }
  }
}

function addHolding(
  { kind, owner, bought, worth }: Holding,
  times: readonly Hours[],
  all: readonly (readonly Position[])[],
): void {
  const [is, used] =
    kind === 'machines' ? (['machines', 'depreciation'] as const) : (['stock', 'stockUsed'] as const);
  for (const [index, cents] of worth(times).entries()) {
    const at = entry(times, index);
    const cost = bought.reduce((sum, its) => (its.earned <= at ? sum + its.cents : sum), 0);
    const its = entry(entry(all, index), owner);
    its[is] += cents;
    its.expense -= cost;
    its[used] += cost - cents;
  }
}

/** Counts the profit line by line, and holds it against the balance. */
function close(its: Position, who: number, at: Hours): void {
  its.profit =
    its.revenue -
    its.expense -
    its.depreciation -
    its.stockUsed -
    its.badDebt +
    its.letOff -
    (its.accruals + its.trueUps - its.claims);
  const owned = its.cash + its.receivable + its.prepaid + its.machines + its.stock;
  const owed = its.payable + its.deferred + its.reserve;
  if (owned - owed !== its.profit) {
    throw new Error(
      `at hour ${at} party ${who} owns ${owned} and owes ${owed} cents but has earned ${its.profit}: ${JSON.stringify(its)}`,
    );
  }
}
