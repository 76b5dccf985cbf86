// How bills are paid: whatever is billed and however it is paid, the books balance at every time.

import fc from 'fast-check';
import { expect } from 'vitest';
import { Billings } from '../../engine/contracts/ledger/billings.ts';
import { asItArises, driverIndex, type Charge } from '../../engine/contracts/ledger/charge.ts';
import { Debtor, type Collection } from '../../engine/contracts/ledger/collection.ts';
import { standings, type Ledger } from '../../engine/contracts/ledger/ledger.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { netCash } from '../../engine/contracts/ledger/valuation.ts';
import type { PaymentInput } from '../../engine/contracts/economics-input.ts';
import { runKey } from '../../engine/random/draws/key.ts';
import { balancesAtEveryEntry, cashIsProfitInTheEnd, receivablesAreBilledLessPaid } from './books.ts';

/** What the laws need of a collection of bills. */
export interface Collecting {
  readonly collect: (
    billings: Billings,
    charges: readonly Charge[],
    who: readonly (Debtor | undefined)[],
  ) => Collection | undefined;
  readonly post: (
    billings: Billings,
    charges: readonly Charge[],
    prices: Readonly<Record<string, number>>,
    collection?: Collection,
  ) => Ledger;
}

/** A charge of a contract, by the unit at a price in cents, of the first customer unless said otherwise. */
export const charged = (cents: number, change: Partial<Charge> = {}): Charge => ({
  name: 'service/fee',
  customer: 0,
  driver: driverIndex('visit'),
  per: undefined,
  unit: undefined,
  price: undefined,
  factor: cents,
  plus: 0,
  payer: party.firstCustomer,
  payee: party.maker,
  paidBy: undefined,
  ofContract: true,
  tariff: asItArises,
  minimumPerYear: 0,
  target: 0,
  delay: 0,
  ...change,
});

/** Charges of every kind: bills of two customers, a penalty, a wage, a loss, and something that one customer buys. */
const charges: readonly Charge[] = [
  charged(100),
  charged(33.25, { delay: 720 }),
  charged(7, { customer: 1, payer: party.firstCustomer + 1, delay: 48 }),
  charged(250, { payer: party.maker, payee: party.firstCustomer }),
  charged(40, { name: 'outside/wages', customer: -1, payer: party.maker, payee: party.outside }),
  charged(5, { name: 'outside/lost margin', payee: party.outside }),
  charged(900, { name: 'outside/machines' }),
  charged(60, { payer: party.firstCustomer, payee: party.lessor, delay: 24 }),
];

const payments = fc.record({
  late: fc.oneof(
    fc.constant({ law: 'constant', value: 0 } as const),
    fc.integer({ min: 1, max: 2_000 }).map((mean) => ({ law: 'exponential', mean }) as const),
  ),
  reminders: fc
    .uniqueArray(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 3 })
    .map((ages) => ages.sort((a, b) => a - b)),
  badDebt: fc.constantFrom(0, 0.1, 0.5, 1),
});

const lines = fc.array(
  fc.record({
    charge: fc.integer({ min: 0, max: charges.length - 1 }),
    quantity: fc.double({ min: 0.01, max: 50, noNaN: true }),
    earned: fc.integer({ min: 0, max: 8760 }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** The debtors of some payments, customer by customer. */
export const owing = (inputs: readonly PaymentInput[], seed = '1') =>
  inputs.map((input, index) => new Debtor(input, runKey(seed, index)));

/** For any billings and any behaviour: whole cents, balanced at every time, receivables = billed − paid − written off. */
export const booksBalanceHoweverPaid = (make: () => Collecting) =>
  fc.property(lines, payments, payments, (written, one, other) => {
    const { collect, post } = make();
    const billings = new Billings();
    for (const { charge, quantity, earned } of written) billings.add(charge, quantity, earned, 1);
    const ledger = post(billings, charges, {}, collect(billings, charges, owing([one, other])));
    const books = { ledger, parties: party.firstCustomer + 2, facts: 1, standings, netCash };
    balancesAtEveryEntry(books);
    receivablesAreBilledLessPaid(books, [0, 100, 1_000, 4_380, 8_760, 12_000, 1e6]);
    cashIsProfitInTheEnd(books);
    // What goes back to the payer of a charge is given up, and nothing else is.
    for (const [index, { charge, payer }] of ledger.entries.entries())
      expect(payer !== charges[charge]?.payer).toBe(ledger.writeOffs.includes(index));
    for (const index of ledger.writeOffs) {
      const [bill, off] = [ledger.entries[index - 1], ledger.entries[index]];
      expect([off?.cents, off?.payer, off?.payee, off?.earned, off?.cause]).toEqual([
        bill?.cents,
        bill?.payee,
        bill?.payer,
        bill?.paid,
        bill?.cause,
      ]);
      // Only what a customer owes another party under its contract is ever given up.
      expect([0, 1, 2, 7]).toContain(bill?.charge);
    }
    const isLate = ledger.entries.filter(
      ({ charge, earned, paid }, index) =>
        !ledger.writeOffs.includes(index) && paid !== earned + charges[charge]!.delay,
    );
    for (const { charge } of isLate) expect([0, 1, 2, 7]).toContain(charge);
  });
