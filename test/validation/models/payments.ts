// A stream of monthly payments in arrears that grows, and what it is worth on the day of signing. A month is a twelfth of the
// engine's year, so that its discounting is what is tried here.
import { hold, Simulation, type Process } from '../../../engine/kernel-library.ts';
import { discountFactor, yearHours } from '../../../engine/contracts/ledger/valuation.ts';

/** Monthly payments. */
export interface Payments {
  readonly payment: number;
  readonly months: number;
  readonly yearlyRate: number;
  /** Whether the rate is the effective one of a year, or a nominal one of which each month has a twelfth. */
  readonly compounding: 'yearly' | 'monthly';
  /** By which a payment grows, as a share, after so many months. */
  readonly growth: number;
  readonly growsEvery: number;
}

const month = yearHours / 12;

/** The value of the stream, and the level stream of the same value. */
export function payments(its: Payments, worth = discountFactor) {
  const { payment, months, yearlyRate, compounding, growth, growsEvery } = its;
  const effective = compounding === 'yearly' ? yearlyRate : (1 + yearlyRate / 12) ** 12 - 1;
  const simulation = new Simulation();
  let paid = 0;
  let value = 0;
  let annuity = 0;
  let last = 0;

  function* customer(): Process {
    for (let number = 0; number < months; number += 1) {
      yield hold(month);
      last = payment * (1 + growth) ** Math.floor(number / growsEvery);
      paid += last;
      value += last * worth(effective, simulation.now);
      annuity += worth(effective, simulation.now);
    }
  }
  simulation.start(customer(), 'customer');
  simulation.run();
  return {
    npv: value,
    undiscounted_total: paid,
    monthly_rate: 1 / worth(effective, month) - 1,
    last_payment: last,
    level_equivalent_monthly: value / annuity,
  };
}
