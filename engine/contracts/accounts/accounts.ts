/**
 * The accounts of a run, drawn up when they are asked for: positions and statements by party, the curves of cash and
 * profit, reserves, stock, and what each customer costs. All of it is folded from the ledger and the facts once more;
 * no result of a run depends on it.
 */
import type { Hours } from '../../kernel/time.ts';
import type { NetworkPlan } from '../../network/plan/plan.ts';
import { monthHours } from '../../network/items/machines.ts';
import type { EconomicsInput } from '../economics-input.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { party } from '../ledger/parties.ts';
import type { Activity } from './activity.ts';
import { holdings } from './capital.ts';
import { positions } from './position.ts';
import type { Books, Position } from './position.ts';
import { advances } from './recognition.ts';
import { reserveLines } from './reserves.ts';

export interface AccountsContext {
  readonly ledger: Ledger;
  readonly plan: NetworkPlan;
  readonly economics: EconomicsInput;
  readonly activity: Activity;
  readonly horizon: Hours;
}

export interface Accounts extends AccountsContext {
  readonly books: Books;
  /** When everything is paid, recognised and run off: nothing changes after it. */
  readonly end: Hours;
}

/** Draws up the accounts. */
export function drawUp(context: AccountsContext): Accounts {
  const { ledger, plan, economics, activity, horizon } = context;
  const books: Books = {
    ledger,
    parties: party.firstCustomer + plan.customers.length,
    advances: advances(ledger, plan, economics, activity),
    holdings: holdings(context),
    reserves: reserveLines(plan, economics, activity, horizon),
  };
  let end = horizon;
  for (const { paid } of ledger.entries) end = Math.max(end, paid);
  for (const { until } of books.advances) end = Math.max(end, until);
  return { ...context, books, end };
}

/** The ends of all scenario months to the end of the run-off, and the horizon. */
export function monthsToTheEnd({ horizon, end }: Accounts): readonly Hours[] {
  const times: Hours[] = [];
  const months = Math.ceil(end / monthHours);
  for (let month = 1; month <= months; month += 1) {
    const [from, to] = [(month - 1) * monthHours, month * monthHours];
    if (from < horizon && horizon < to) times.push(horizon);
    times.push(to);
  }
  return times;
}

/** Where all parties stand at a time. */
export function positionsAt(its: Accounts, at: Hours): readonly Position[] {
  return positions(its.books, [at])[0] ?? [];
}
