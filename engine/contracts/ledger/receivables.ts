/** What customers owe and how long they take: days of sales outstanding, reminders sent, and what is overdue. */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import type { Cents } from './cents.ts';
import { isBill } from './collection.ts';
import type { Entry, Ledger } from './ledger.ts';

/** Bills of a ledger, those which are written off marked; `payer` limits them to one party's. */
function bills(ledger: Ledger, payer?: number): readonly { its: Entry; due: Hours; writtenOff: boolean }[] {
  const reversals = new Set(ledger.writeOffs);
  return ledger.entries.flatMap((its, index) => {
    const charge = entry(ledger.charges, its.charge);
    if (reversals.has(index) || !isBill(charge) || (payer !== undefined && its.payer !== payer)) return [];
    return [{ its, due: its.earned + charge.delay, writtenOff: reversals.has(index + 1) }];
  });
}

/** Days from bill to payment, each cent that was paid counting the same; NaN where nothing was. */
export function daysSalesOutstanding(ledger: Ledger, payer?: number): number {
  let cents = 0;
  let centHours = 0;
  for (const { its, writtenOff } of bills(ledger, payer)) {
    if (writtenOff) continue;
    cents += its.cents;
    centHours += its.cents * (its.paid - its.earned);
  }
  return centHours / cents / 24;
}

/** Reminders sent for bills that were not yet paid at an age (hours after they fell due), in the order of the ages. */
export function remindersSent(ledger: Ledger, ages: readonly Hours[], payer?: number): readonly number[] {
  const all = bills(ledger, payer);
  return ages.map(
    (age) =>
      all.filter(({ its, due, writtenOff }) => its.paid > due + age || (writtenOff && its.paid === due + age))
        .length,
  );
}

/** What a party is behind with at a time. */
export interface Overdue {
  readonly cents: Cents;
  /** Hours since the oldest unpaid bill fell due; 0 if none is. */
  readonly age: Hours;
}

/** What a party is behind with, at each of some times. A hold of service would look at the age. */
export function overdue(ledger: Ledger, payer: number, times: readonly Hours[]): readonly Overdue[] {
  const all = bills(ledger, payer);
  return times.map((at) => {
    let cents = 0;
    let age = 0;
    for (const { its, due } of all) {
      if (due >= at || its.paid <= at) continue;
      cents += its.cents;
      age = Math.max(age, at - due);
    }
    return { cents, age };
  });
}
