/** What parties know about money while a run goes on: what they have paid less received, and what is owed for how long. */
import type { Billings } from '../contracts/ledger/billings.ts';
import { rateOf } from '../contracts/ledger/charge.ts';
import type { Charge } from '../contracts/ledger/charge.ts';
import { party } from '../contracts/ledger/parties.ts';
import type { EconomicsInput } from '../contracts/economics-input.ts';
import type { Simulation } from '../kernel/simulation.ts';
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import { actorParty } from './actor.ts';
import type { Choice } from './least-own-expected-cost.ts';

export interface Books {
  readonly economics: EconomicsInput;
  readonly charges: readonly Charge[];
  readonly billings: Billings;
}

export class Money {
  private readonly books: Books;
  private readonly simulation: Simulation;
  private readonly rates: readonly number[];

  constructor(books: Books, simulation: Simulation) {
    this.books = books;
    this.simulation = simulation;
    const prices = Object.fromEntries(
      Object.entries(books.economics.prices).map(([name, price]) => [name, price.value]),
    );
    this.rates = books.charges.map((charge) => rateOf(charge, prices));
  }

  /** Cents that whoever decides has paid less received so far, about the customers concerned. */
  spentBy({ actor, customer }: Choice): number {
    const { charges, billings } = this.books;
    const who = actorParty(actor, customer);
    const is = (its: number): boolean =>
      actor === 'customer' && customer < 0 ? its >= party.firstCustomer : its === who;
    let cents = 0;
    for (let index = 0; index < billings.length; index += 1) {
      const charge = entry(charges, entry(billings.charge, index));
      if (customer >= 0 && charge.customer !== customer) continue;
      const sign = (is(charge.payer) ? 1 : 0) - (is(charge.payee) ? 1 : 0);
      if (sign !== 0)
        cents += sign * entry(billings.quantity, index) * entry(this.rates, entry(billings.charge, index));
    }
    return cents;
  }

  /** Hours for which the oldest bill from the maker to a customer, or to any, is unpaid; 0 if none is. */
  unpaidFor(customer: number): Hours {
    const { charges, billings } = this.books;
    const { now } = this.simulation;
    let longest = 0;
    for (let index = 0; index < billings.length; index += 1) {
      const charge = entry(charges, entry(billings.charge, index));
      if (charge.payee !== party.maker || charge.payer < party.firstCustomer) continue;
      if (customer >= 0 && charge.customer !== customer) continue;
      const earned = entry(billings.earned, index);
      if (earned + charge.delay > now) longest = Math.max(longest, now - earned);
    }
    return longest;
  }
}
