// What availability pays. A penalty is a formula on the availability that one period realised, so its expectation is not the
// formula on the mean: a target that is met on average is still missed in many years. Pay per use pays the hours run, and a
// minimum bill makes up for bad years only.
import { indexKey, Resource, Simulation, Tally, type DrawKey } from '../../../engine/kernel-library.ts';
import { discountFactor, yearHours } from '../../../engine/contracts/ledger/valuation.ts';
import { runNewLoop, type NewLoop } from './machine-repair.ts';
import type { Servers } from './servers.ts';
import { startMachine, type UpAndDown } from './up-and-down.ts';

/** Machines under a promise of availability; times in hours. */
export interface PenaltyContract extends NewLoop {
  readonly target: number;
  /** Money for each unit of availability short of the target. */
  readonly rate: number;
  /** The most that is ever paid. */
  readonly cap: number;
}

/** The averages of so many periods, each from new. */
export function penaltyContract(
  its: PenaltyContract,
  key: DrawKey,
  periods: number,
  Crews: Servers = Resource,
) {
  const { target, rate, cap } = its;
  const penalties = new Tally();
  const capped = new Tally();
  const paid = new Tally();
  const availabilities = new Tally();
  const quiet = new Tally();
  for (let period = 0; period < periods; period += 1) {
    const { availability, failures } = runNewLoop(its, indexKey(key, period), Crews);
    const penalty = rate * Math.max(0, target - availability);
    penalties.add(penalty);
    capped.add(Math.min(cap, penalty));
    paid.add(penalty > 0 ? 1 : 0);
    availabilities.add(availability);
    quiet.add(failures === 0 ? 1 : 0);
  }
  return {
    expected_penalty: penalties.mean,
    expected_shortfall: penalties.mean / rate,
    P_penalty: paid.mean,
    expected_penalty_capped: capped.mean,
    expected_availability: availabilities.mean,
    P_no_failure_in_period: quiet.mean,
  };
}

/** A machine that is paid for by the hour it runs; times in hours. */
export interface PayPerUse extends UpAndDown {
  readonly horizon: number;
  readonly price: number;
  /** Effective rate of discounting a year. */
  readonly yearlyRate: number;
  /** Hours that are billed over the horizon at least. */
  readonly minimum: number;
}

/** The averages of so many machines, each from new. */
export function payPerUse(its: PayPerUse, key: DrawKey, machines: number) {
  const { horizon, price, yearlyRate, minimum } = its;
  const used = new Tally();
  const value = new Tally();
  const topUp = new Tally();
  const billed = new Tally();
  // Money that flows evenly from `from` to `to` is worth the integral of the discount factor, which is exponential.
  const decay = -Math.log(discountFactor(yearlyRate, yearHours)) / yearHours;
  const worth = (from: number, to: number) =>
    (price * (discountFactor(yearlyRate, from) - discountFactor(yearlyRate, to))) / decay;

  for (let number = 0; number < machines; number += 1) {
    const simulation = new Simulation();
    let upSince = 0;
    let running = true;
    let hours = 0;
    let revenue = 0;
    const bill = () => {
      hours += simulation.now - upSince;
      revenue += worth(upSince, simulation.now);
    };
    startMachine(simulation, its, indexKey(key, number), {
      down: () => {
        running = false;
        bill();
      },
      up: () => {
        running = true;
        upSince = simulation.now;
      },
    });
    simulation.run(horizon);
    if (running) bill();
    used.add(hours);
    value.add(revenue);
    topUp.add(Math.max(0, minimum - hours));
    billed.add(price * Math.max(minimum, hours));
  }
  return {
    expected_operating_h: used.mean,
    expected_revenue: price * used.mean,
    npv_usage_revenue: value.mean,
    floor_top_up_h: topUp.mean,
    expected_revenue_with_minimum: billed.mean,
  };
}
