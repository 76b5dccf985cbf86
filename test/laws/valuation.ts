// What money is worth later: present values, and how they move with a price.

import { expect } from 'vitest';
import type { Ledger } from '../../engine/contracts/ledger/ledger.ts';
import type { Discounting } from '../../engine/contracts/ledger/valuation.ts';

/** What the laws need of a valuation. */
export interface Valuation {
  readonly presentValues: (ledger: Ledger, discounting: Discounting) => readonly number[];
}

/** Payments of one amount from party 0 to party 1, at the end of each of so many months. */
export const paymentsInArrears = (cents: number, months: number, delay: number): Ledger => ({
  charges: [],
  writeOffs: [],
  entries: Array.from({ length: months }, (_, month) => {
    const earned = (month + 1) * 730;
    return { charge: 0, payer: 0, payee: 1, cents, earned, paid: earned + delay, cause: 1 };
  }),
});

/** Sixty monthly payments of 1,200 at an effective 8 % a year are worth 59,573.8840208 today. */
export const annuityIsWorthItsFormula = ({ presentValues }: Valuation) => {
  const [given, taken] = presentValues(paymentsInArrears(120_000, 60, 0), {
    rates: [0, 0.08],
    at: 'payment',
  });
  expect(taken! / 100).toBeCloseTo(59573.8840208, 7);
  // The payer discounts at its own rate: none.
  expect(given).toBe(-60 * 120_000);
};

/** A delay of payment costs the delay at the payee's rate, where payment counts; nothing where accrual does. */
export const delaysCostWhatTheyLast = ({ presentValues }: Valuation) => {
  const rates = [0.05, 0.08];
  const [prompt, late] = [paymentsInArrears(100_000, 24, 0), paymentsInArrears(100_000, 24, 8760)];
  const at = (ledger: Ledger, when: Discounting['at']) => presentValues(ledger, { rates, at: when });
  expect(at(late, 'accrual')).toEqual(at(prompt, 'payment'));
  expect(at(late, 'payment')[1]! * 1.08).toBeCloseTo(at(prompt, 'payment')[1]!, 4);
  expect(at(late, 'payment')[0]! * 1.05).toBeCloseTo(at(prompt, 'payment')[0]!, 4);
};

/** One party's value at the authored price and at another, what its slope says of it, and how many entries of the price were rounded. */
export interface Repriced {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly slope: readonly number[];
  readonly by: number;
  readonly entries: number;
}

/** The value at another price follows from the slope, within half a cent for each entry at either price. */
export const slopesForetellValues = ({ before, after, slope, by, entries }: Repriced) => {
  expect(after.length).toBe(before.length);
  for (const [who, value] of after.entries()) {
    const foretold = before[who]! + by * slope[who]!;
    if (!(Math.abs(value - foretold) <= entries + 1e-11 * Math.abs(value)))
      expect.fail(`party ${who} is worth ${value}, the slope says ${foretold}`);
  }
};
