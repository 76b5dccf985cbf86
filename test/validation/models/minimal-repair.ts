// Warranties under minimal repair: a repair sets the product going and leaves it as old as it was, so that failures follow a
// Poisson process in age, here (age / scale)^shape by any age. The cover ends with time, or with usage where that comes
// first; and a fleet that is sold bit by bit is covered bit by bit.
import {
  distributions,
  drawStream,
  hold,
  indexKey,
  Simulation,
  Tally,
  type DrawKey,
  type Process,
} from '../../../engine/kernel-library.ts';
import { discountFactor } from '../../../engine/contracts/ledger/valuation.ts';
import { sampler, type Law } from './sampler.ts';

/** How a product wears; the scale in the unit of time of the model. */
export interface Wear {
  readonly shape: number;
  readonly scale: number;
}

/** When a product fails next after it failed at an age, or for the first time after age 0. */
export type NextFailure = (age: number) => number;

/** The failures of one product after the other: a way of repair. */
export type Repair = (wear: Wear) => (key: DrawKey) => NextFailure;

/** A repair that leaves the product as old as it was. */
export const minimally: Repair = ({ shape, scale }) => {
  const process = distributions.powerLawProcess(shape, scale);
  return (key) => {
    const draws = drawStream(key, 'failures');
    return (age) => process.next(age, draws.uniform());
  };
};

/** A product under cover; times in hours. */
export interface MinimalRepair extends Wear {
  readonly cover: number;
  readonly cost: number;
  /** Effective rate of discounting a year. */
  readonly yearlyRate: number;
}

/** The averages of so many products. */
export function minimalRepair(its: MinimalRepair, key: DrawKey, products: number, repaired = minimally) {
  const { cover, cost, yearlyRate } = its;
  const simulation = new Simulation();
  const failuresOf = repaired(its);
  const failures = new Tally();
  const none = new Tally();
  const few = new Tally();
  const late = new Tally();
  const value = new Tally();
  const first = new Tally();

  function* product(next: NextFailure): Process {
    let failed = 0;
    let inSecondHalf = 0;
    let worth = 0;
    let at = next(0);
    first.add(at);
    for (; at <= cover; at = next(at)) {
      yield hold(at - simulation.now);
      failed += 1;
      if (at > cover / 2) inSecondHalf += 1;
      worth += cost * discountFactor(yearlyRate, simulation.now);
    }
    failures.add(failed);
    none.add(failed === 0 ? 1 : 0);
    few.add(failed <= 2 ? 1 : 0);
    late.add(inSecondHalf);
    value.add(worth);
  }
  for (let number = 0; number < products; number += 1) {
    simulation.start(product(failuresOf(indexKey(key, number))), 'product');
  }
  simulation.run();
  return {
    expected_failures: failures.mean,
    var_failures: failures.variance,
    P_no_failure: none.mean,
    P_at_most_2: few.mean,
    expected_cost: cost * failures.mean,
    discounted_expected_cost: value.mean,
    mean_time_to_first_failure_h: first.mean,
    expected_failures_second_half: late.mean,
  };
}

/** Cover by time and by usage; times in months. */
export interface TwoDimensional extends Wear {
  readonly cover: number;
  /** What may be used before the cover ends, in the unit of usage. */
  readonly usage: number;
  /** Differs by customer, and is constant for each. */
  readonly usagePerMonth: Law;
}

/** The averages of so many customers. */
export function twoDimensional(its: TwoDimensional, key: DrawKey, customers: number, repaired = minimally) {
  const simulation = new Simulation();
  const failuresOf = repaired(its);
  const failures = new Tally();
  const none = new Tally();
  const usedUp = new Tally();

  function* customer(next: NextFailure, perMonth: number): Process {
    const cover = Math.min(its.cover, its.usage / perMonth);
    let failed = 0;
    for (let at = next(0); at <= cover; at = next(at)) {
      yield hold(at - simulation.now);
      failed += 1;
    }
    failures.add(failed);
    none.add(failed === 0 ? 1 : 0);
    usedUp.add(cover < its.cover ? 1 : 0);
  }
  const usage = sampler(key, 'usage', its.usagePerMonth);
  for (let number = 0; number < customers; number += 1) {
    simulation.start(customer(failuresOf(indexKey(key, number)), usage()), 'customer');
  }
  simulation.run();
  return {
    expected_failures: failures.mean,
    P_no_claim: none.mean,
    P_cover_ends_by_usage: usedUp.mean,
  };
}

/** Products that are sold by a Poisson process until sales end; times in months. */
export interface Fleet extends Wear {
  readonly salesPerMonth: number;
  readonly salesEnd: number;
  readonly cover: number;
  readonly cost: number;
  /** A time at which claims are counted so far. */
  readonly by: number;
}

/** The averages of so many fleets. */
export function fleet(its: Fleet, key: DrawKey, fleets: number, repaired = minimally) {
  const { salesPerMonth, salesEnd, cover, cost, by } = its;
  const failuresOf = repaired(its);
  const early = new Tally();
  const total = new Tally();
  const secondYear = new Tally();
  const covered = new Tally();
  for (let number = 0; number < fleets; number += 1) {
    const simulation = new Simulation();
    const fleetKey = indexKey(key, number);
    const gap = sampler(fleetKey, 'gaps', { law: 'exponential', mean: 1 / salesPerMonth });
    const claims = { early: 0, total: 0, secondYear: 0 };
    let underWarranty = 0;

    function* product(next: NextFailure): Process {
      const sold = simulation.now;
      underWarranty += 1;
      for (let age = next(0); age <= cover; age = next(age)) {
        yield hold(sold + age - simulation.now);
        claims.total += 1;
        if (simulation.now <= by) claims.early += 1;
        if (simulation.now > 12 && simulation.now <= 24) claims.secondYear += 1;
      }
      yield hold(sold + cover - simulation.now);
      underWarranty -= 1;
    }
    function* sales(): Process {
      for (let sold = 0; ; sold += 1) {
        yield hold(gap());
        if (simulation.now > salesEnd) return;
        simulation.start(product(failuresOf(indexKey(fleetKey, sold))), 'product');
      }
    }
    simulation.start(sales(), 'sales');
    simulation.run(by);
    covered.add(underWarranty);
    simulation.run();
    early.add(claims.early);
    total.add(claims.total);
    secondYear.add(claims.secondYear);
  }
  return {
    expected_claims_by_t: early.mean,
    expected_claims_total: total.mean,
    expected_claims_in_months_12_to_24: secondYear.mean,
    expected_cost_total: cost * total.mean,
    expected_units_under_warranty_at_t: covered.mean,
    var_claims_total: total.variance,
  };
}
