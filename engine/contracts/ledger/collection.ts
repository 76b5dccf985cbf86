/**
 * How bills are paid. A bill falls due when the charge's own delay is over; its customer pays it late by a law of its
 * own, is reminded at stated ages, and never pays some of them: these are written off at the last reminder. Everything
 * is a function of (customer, number of the bill), and of no price, so the same bills are paid late at every price, and
 * a decision in the run could ask for the age of what is overdue without waiting for the ledger.
 */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import type { Distribution } from '../../random/distributions/distribution.ts';
import { distribution } from '../../random/distributions/distribution-spec.ts';
import { uniform } from '../../random/draws/draw.ts';
import { pathKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import type { CustomerInput, PaymentInput } from '../economics-input.ts';
import type { Billings } from './billings.ts';
import { isOfContract } from './charge.ts';
import type { Charge } from './charge.ts';
import { party } from './parties.ts';

/** What becomes of a bill: when it is paid or, if `writtenOff`, given up. */
export interface Settlement {
  readonly at: Hours;
  readonly writtenOff: boolean;
}

/** A customer as those see it who wait for its money. */
export class Debtor {
  private readonly input: PaymentInput;
  private readonly late: Distribution;
  private readonly key: DrawKey;

  constructor(input: PaymentInput, key: DrawKey) {
    this.input = input;
    this.late = distribution(input.late);
    this.key = key;
  }

  /** What becomes of the customer's bill number `bill` (from 0), which falls due at a time. */
  settle(bill: number, due: Hours): Settlement {
    const { badDebt, reminders } = this.input;
    if (badDebt > 0 && uniform(this.key, purpose.payment, 2 * bill + 1) < badDebt)
      return { at: due + (reminders.at(-1) ?? 0), writtenOff: true };
    const late = this.late.quantile(uniform(this.key, purpose.payment, 2 * bill));
    return { at: due + Math.max(0, late), writtenOff: false };
  }
}

/** Whether a customer pays every bill when it is due. */
export function isPrompt({ late, badDebt }: PaymentInput): boolean {
  return badDebt === 0 && late.law === 'constant' && late.value === 0;
}

/** Those who owe, by customer of the plan; undefined for who pays when it is due. */
export function debtors(
  names: readonly string[],
  customers: Readonly<Record<string, CustomerInput>>,
  run: DrawKey,
): readonly (Debtor | undefined)[] {
  const all = pathKey(run, 'payment');
  return names.map((name) => {
    const payment = customers[name]?.payment;
    return payment === undefined || isPrompt(payment) ? undefined : new Debtor(payment, pathKey(all, name));
  });
}

/** Whether what is charged is a bill that a customer must pay: under its contract, to another party. */
export function isBill(charge: Charge): boolean {
  return isOfContract(charge) && charge.payer >= party.firstCustomer && charge.payee !== party.outside;
}

/** What becomes of each billing, by its index in the billings. */
export type Collection = readonly (Settlement | undefined)[];

/** Follows every bill to its end; undefined when all are paid as they fall due. */
export function collect(
  billings: Billings,
  charges: readonly Charge[],
  who: readonly (Debtor | undefined)[],
): Collection | undefined {
  if (who.every((debtor) => debtor === undefined)) return undefined;
  const bills = who.map(() => 0);
  return billings.charge.map((which, index) => {
    const charge = entry(charges, which);
    if (!isBill(charge)) return undefined;
    const customer = charge.payer - party.firstCustomer;
    const bill = entry(bills, customer);
    bills[customer] = bill + 1;
    return who[customer]?.settle(bill, entry(billings.earned, index) + charge.delay);
  });
}
