// When to replace what wears: at failure or at a given age, whichever comes first (age replacement); or at fixed times
// whatever the age, and at every failure between (block replacement). R. E. Barlow and F. Proschan, "Mathematical Theory of
// Reliability", 1965.
import {
  hold,
  Simulation,
  Tally,
  TimeWeighted,
  type DrawKey,
  type Process,
} from '../../../engine/kernel-library.ts';
import { sampler, type Law } from './sampler.ts';

/** What one replacement costs, and how long it takes in hours. */
export interface Replacement {
  readonly cost: number;
  readonly down: number;
}

/** Age replacement; times in hours. */
export interface AgeReplacement {
  readonly life: Law;
  readonly preventive: Replacement;
  readonly failure: Replacement;
  /** Operating hours after which a part is replaced; Infinity for never before it fails. */
  readonly age: number;
}

/** The averages over `hours` from new. */
export function ageReplacement(
  { life, preventive, failure, age }: AgeReplacement,
  key: DrawKey,
  hours: number,
) {
  const simulation = new Simulation();
  const nextLife = sampler(key, 'lives', life);
  const up = new TimeWeighted(1, 0);
  const operating = new Tally();
  const early = new Tally();
  let spent = 0;

  function* part(): Process {
    for (;;) {
      const life = nextLife();
      const inTime = age <= life;
      up.set(1, simulation.now);
      yield hold(Math.min(age, life));
      up.set(0, simulation.now);
      const { cost, down } = inTime ? preventive : failure;
      spent += cost;
      early.add(inTime ? 1 : 0);
      operating.add(Math.min(age, life));
      yield hold(down);
    }
  }
  simulation.start(part(), 'part');
  simulation.run(hours);
  return {
    costRate: spent / hours,
    preventively: early.mean,
    operating: operating.mean,
    availability: up.total(hours) / hours,
  };
}

/** Block replacement; times in hours, replacements take none. */
export interface BlockReplacement {
  readonly life: Law;
  readonly plannedCost: number;
  readonly failureCost: number;
  /** Infinity for no planned replacements. */
  readonly interval: number;
}

/** The averages over `hours` from new. */
export function blockReplacement(its: BlockReplacement, key: DrawKey, hours: number) {
  const { life, plannedCost, failureCost, interval } = its;
  const simulation = new Simulation();
  const nextLife = sampler(key, 'lives', life);
  let planned = 0;
  let failures = 0;

  function* part(): Process {
    for (;;) {
      const replaceAt = simulation.now + interval;
      for (let life = nextLife(); simulation.now + life < replaceAt; life = nextLife()) {
        yield hold(life);
        failures += 1;
      }
      yield hold(replaceAt - simulation.now);
      planned += 1;
    }
  }
  simulation.start(part(), 'part');
  simulation.run(hours);
  return {
    costRate: (planned * plannedCost + failures * failureCost) / hours,
    renewals: failures / (hours / interval),
  };
}
