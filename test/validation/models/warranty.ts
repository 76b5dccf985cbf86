// Warranties on products that are sold at time 0 and used without pause. Free replacement: a failed unit is replaced for
// nothing until the cover ends, which it does a fixed time after the sale. Pro rata: the first failure earns a rebate that
// falls with age. Renewing: every free replacement has a full cover of its own. W. R. Blischke and D. N. P. Murthy, "Warranty
// Cost Analysis", 1994.
import {
  hold,
  indexKey,
  Simulation,
  Tally,
  type DrawKey,
  type Process,
} from '../../../engine/kernel-library.ts';
import { discountFactor } from '../../../engine/contracts/ledger/valuation.ts';
import { sampler, type Law } from './sampler.ts';

/** Free replacement; times in hours. */
export interface FreeReplacement {
  readonly life: Law;
  readonly cover: number;
  readonly cost: number;
  /** Effective rate of discounting a year. */
  readonly yearlyRate: number;
}

/** The averages of so many products. */
export function freeReplacement(its: FreeReplacement, key: DrawKey, products: number) {
  const { life, cover, cost, yearlyRate } = its;
  const simulation = new Simulation();
  const claims = new Tally();
  const none = new Tally();
  const value = new Tally();

  function* product(nextLife: () => number): Process {
    let claimed = 0;
    let worth = 0;
    for (let life = nextLife(); simulation.now + life < cover; life = nextLife()) {
      yield hold(life);
      claimed += 1;
      worth += cost * discountFactor(yearlyRate, simulation.now);
    }
    claims.add(claimed);
    none.add(claimed === 0 ? 1 : 0);
    value.add(worth);
  }
  for (let number = 0; number < products; number += 1) {
    simulation.start(product(sampler(indexKey(key, number), 'lives', life)), 'product');
  }
  simulation.run();
  return {
    expected_replacements: claims.mean,
    expected_cost: cost * claims.mean,
    discounted_expected_cost: value.mean,
    P_no_claim: none.mean,
    P_first_claim: 1 - none.mean,
  };
}

/** Pro-rata, combined and renewing cover of one product; times in months. */
export interface ProRata {
  readonly life: Law;
  readonly cover: number;
  readonly price: number;
  /** How long a combined cover pays the full price, before its rebate falls. */
  readonly free: number;
}

/** The averages of so many products. */
export function proRata({ life, cover, price, free }: ProRata, key: DrawKey, products: number) {
  const simulation = new Simulation();
  const rebates = new Tally();
  const combined = new Tally();
  const claimed = new Tally();
  const replacements = new Tally();
  const few = new Tally();
  const covered = new Tally();

  function* product(nextLife: () => number): Process {
    const first = nextLife();
    const inTime = first < cover;
    claimed.add(inTime ? 1 : 0);
    rebates.add(inTime ? price * (1 - first / cover) : 0);
    combined.add(inTime ? price * Math.min(1, (cover - first) / (cover - free)) : 0);

    // The same product under a renewing cover.
    let replaced = 0;
    for (let its = first; its < cover; its = nextLife()) {
      yield hold(its);
      replaced += 1;
    }
    yield hold(cover);
    replacements.add(replaced);
    few.add(replaced <= 1 ? 1 : 0);
    covered.add(simulation.now);
  }
  for (let number = 0; number < products; number += 1) {
    simulation.start(product(sampler(indexKey(key, number), 'lives', life)), 'product');
  }
  simulation.run();
  return {
    expected_rebate: rebates.mean,
    rebate_fraction: rebates.mean / price,
    expected_rebate_combined: combined.mean,
    P_claim: claimed.mean,
    renewing_expected_replacements: replacements.mean,
    renewing_mean_covered_time: covered.mean,
    renewing_expected_cost: price * replacements.mean,
    renewing_P_at_most_1_replacement: few.mean,
  };
}
