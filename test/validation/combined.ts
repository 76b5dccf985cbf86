// Programs for oracles that ask more than one model: what a long run tells beside what independent runs from new tell, or
// one policy beside another.
import { distributions, pathKey, type DrawKey } from '../../engine/kernel-library.ts';
import type { Figures } from './comparison.ts';
import { enoughOf, firstBreakdown, type EnoughOf } from './models/block-diagram.ts';
import { machineRepair, newLoop, type NewLoop } from './models/machine-repair.ts';
import {
  payPerUse,
  penaltyContract,
  type PayPerUse,
  type PenaltyContract,
} from './models/performance-contract.ts';
import { pipeline, youngPipeline, type Pipeline } from './models/pipeline.ts';
import {
  ageReplacement,
  blockReplacement,
  type AgeReplacement,
  type BlockReplacement,
} from './models/replacement.ts';
import { upAndDown, watchedMachines, type WatchedMachine } from './models/up-and-down.ts';
import { freeReplacement, type FreeReplacement } from './models/warranty.ts';
import { oracle } from './oracle.ts';

/** A run of 25 demands for every young pipeline: that takes about as long. */
export const pipelines = (its: Pipeline, key: DrawKey, runs: number): Figures => ({
  ...pipeline(its, pathKey(key, 'long run'), (25 * runs) / its.demandsPerHour),
  ...youngPipeline(its, pathKey(key, 'young'), runs),
});

/** A long run for as many hours as all runs from new together. */
export const newLoops = (its: NewLoop, key: DrawKey, runs: number): Figures => ({
  ...newLoop(its, pathKey(key, 'new'), runs),
  stationary_availability: machineRepair(its, pathKey(key, 'long run'), runs * its.horizon).availability,
});

/** A long run for as many hours as all machines from new together. */
export const machines = (its: WatchedMachine, key: DrawKey, runs: number): Figures => ({
  ...watchedMachines(its, pathKey(key, 'new'), runs),
  steady_availability: upAndDown(its, pathKey(key, 'long run'), runs * its.horizon).availability,
});

/** A long run of about as many breakdowns as there are runs to the first one. */
export const systems = (its: EnoughOf, key: DrawKey, runs: number): Figures => ({
  ...enoughOf(its, pathKey(key, 'long run'), runs * 4000),
  ...firstBreakdown(its, pathKey(key, 'first'), runs),
});

/** The cost of replacing at the test age, at the best one, and at failure alone. */
const ages = (its: AgeReplacement, key: DrawKey, hours: number, best: number): Figures => {
  const test = ageReplacement(its, pathKey(key, 'test'), hours);
  const optimal = ageReplacement({ ...its, age: best }, pathKey(key, 'best'), hours);
  const never = ageReplacement({ ...its, age: Infinity }, pathKey(key, 'never'), hours);
  return {
    optimal_cost_rate_per_h: optimal.costRate,
    cost_rate_no_preventive: never.costRate,
    cost_rate_at_test_age: test.costRate,
    saving_fraction: 1 - optimal.costRate / never.costRate,
    fraction_replaced_preventively_at_test_age: test.preventively,
    mean_operating_time_per_cycle_at_test_age_h: test.operating,
    availability_at_test_age: test.availability,
  };
};

/** The cost of replacing at the test interval, at the best one, and at failure alone. */
const blocks = (its: BlockReplacement, key: DrawKey, hours: number, best: number): Figures => {
  const test = blockReplacement(its, pathKey(key, 'test'), hours);
  const optimal = blockReplacement({ ...its, interval: best }, pathKey(key, 'best'), hours);
  const never = blockReplacement({ ...its, interval: Infinity }, pathKey(key, 'never'), hours);
  return {
    optimal_cost_rate_per_h: optimal.costRate,
    cost_rate_at_test_interval: test.costRate,
    renewals_in_test_interval: test.renewals,
    cost_rate_failure_only: never.costRate,
  };
};

/** The replacements, and how many there would be in the long run by the law alone. */
export const freeReplacements = (its: FreeReplacement, key: DrawKey, products: number): Figures => ({
  ...freeReplacement(its, key, products),
  asymptote_W_over_mean: its.cover / distributions.distribution(its.life).mean,
});

/** A long run for as many hours as all periods together. */
export const penalties = (its: PenaltyContract, key: DrawKey, periods: number): Figures => {
  const lasting = machineRepair(its, pathKey(key, 'long run'), periods * its.horizon);
  return {
    ...penaltyContract(its, pathKey(key, 'periods'), periods),
    stationary_availability: lasting.availability,
    crew_utilisation: lasting.crew_utilisation,
  };
};

/** A long run for as many hours as all machines together. */
export const uses = (its: PayPerUse, key: DrawKey, machines: number): Figures => ({
  ...payPerUse(its, pathKey(key, 'new'), machines),
  long_run_revenue_per_h:
    its.price * upAndDown(its, pathKey(key, 'long run'), machines * its.horizon).availability,
});

/** The optimum of a policy, as its oracle has it. */
const best = (id: string, name: string) => Number(oracle(id).expect[name]);

/** The program of an age replacement, which knows the best age from its oracle. */
export const age = (id: string) => {
  const optimum = best(id, 'optimal_age_h');
  return (its: AgeReplacement, key: DrawKey, hours: number) => ages(its, key, hours, optimum);
};

/** The program of a block replacement, which knows the best interval from its oracle. */
export const block = (id: string) => {
  const optimum = best(id, 'optimal_interval_h');
  return (its: BlockReplacement, key: DrawKey, hours: number) => blocks(its, key, hours, optimum);
};
