// Two depots, billed: the run under one contract, with the few numbers and helpers that its bills share.

import type { Billed, Due } from '../laws/bills.ts';
import { chronicle, fleetOf, scenarioIn, twoDepots } from '../laws/chronicle.ts';

/** Thirty days, after which every bill is paid. */
export const day30 = 720;
/** Gearboxes, which are what is billed for, in each press. */
export const gearboxes = 2;

/** One run under a contract, decisions frozen. */
export const billedUnder = (alternative: string): Billed => {
  const its = chronicle(scenarioIn(twoDepots), { mode: 'payment', alternative });
  return { ...its, entries: its.ledger.entries };
};

export const { plan } = billedUnder('adHoc');
export const fleets = fleetOf(plan);

/** An amount that the customer of a fact owes the maker for it. */
export const fromCustomer = (fact: Due['fact'] & { readonly customer: number }, cents: number): Due => ({
  fact,
  cents,
  payer: plan.customers[fact.customer]!,
  payee: 'maker',
});
