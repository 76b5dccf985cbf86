/** Cash and profit as they come in, month by month; how deep a party was in the red, and what parts the one from the other. */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import type { Cents } from '../ledger/cents.ts';
import { monthsToTheEnd } from './accounts.ts';
import type { Accounts } from './accounts.ts';
import { positions } from './position.ts';
import type { Position } from './position.ts';

/** Cumulative figures of one party at the end of each scenario month, to the end of the run-off. */
export interface Curve {
  readonly cash: readonly Cents[];
  readonly profit: readonly Cents[];
}

export interface Curves {
  readonly times: readonly Hours[];
  /** By party index. */
  readonly parties: readonly Curve[];
}

/** The curves of all parties. */
export function curves(accounts: Accounts): Curves {
  const times = monthsToTheEnd(accounts);
  const all = positions(accounts.books, times);
  const parties = Array.from({ length: accounts.books.parties }, (_, who): Curve => {
    const its = all.map((at) => entry(at, who));
    return { cash: its.map(({ cash }) => cash), profit: its.map(({ profit }) => profit) };
  });
  return { times, parties };
}

/** The deepest point of a curve: cents, and the scenario month (from 1) at whose end it is reached; 0 where it never falls below nothing. */
export function lowPoint(cumulative: readonly Cents[]): { readonly cents: Cents; readonly month: number } {
  let cents = 0;
  let month = 0;
  for (const [index, value] of cumulative.entries()) {
    if (value >= cents) continue;
    cents = value;
    month = index + 1;
  }
  return { cents, month };
}

/** What parts cash from profit: each line says by how much cash is ahead on its account. They come to the difference. */
export function reconciliation(its: Position): Readonly<Record<string, Cents>> {
  return {
    receivable: -its.receivable,
    prepaid: -its.prepaid,
    machines: -its.machines,
    stock: -its.stock,
    payable: its.payable,
    deferred: its.deferred,
    reserve: its.reserve,
  };
}
