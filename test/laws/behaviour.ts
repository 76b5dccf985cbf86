// What contracts make of behaviour: care that follows cover (L05), heavy users who choose the flat fee (L37), take-up
// that falls with the price (A49), and far sight that buys reliability (D27).

import { expect } from 'vitest';
import { meanInterval } from '../../engine/stats/index.ts';
import { sum } from './chronicle.ts';

/** Failures in each replication, by contract. */
export type FailuresUnder = Readonly<Record<'adHoc' | 'fixedFee' | 'performanceBased', readonly number[]>>;

const differences = (one: readonly number[], other: readonly number[]) =>
  one.map((value, index) => value - other[index]!);

/** With full cover and no share in downtime machines fail more often than under either other contract, surely. */
export const careFollowsCover = ({ adHoc, fixedFee, performanceBased }: FailuresUnder) => {
  for (const other of [adHoc, performanceBased]) {
    const { lower } = meanInterval(differences(fixedFee, other), 0.999);
    expect(lower, 'failures that cover adds').toBeGreaterThan(0);
  }
};

/** A customer at the end of a run. */
export interface Segment {
  readonly covered: boolean;
  readonly failures: number;
  readonly machineYears: number;
}

const rate = (segments: readonly Segment[]) =>
  sum(segments.map(({ failures }) => failures)) / sum(segments.map(({ machineYears }) => machineYears));

/** Who chose the flat fee fails more often than everybody does; each list is one replication. */
export const theCoveredAreWorse = (replications: readonly (readonly Segment[])[]) => {
  const excess = replications.map((segments) => {
    const covered = segments.filter(({ covered: its }) => its);
    expect(covered.length).toBeGreaterThan(0);
    return rate(covered) - rate(segments);
  });
  expect(meanInterval(excess, 0.999).lower, 'excess of failures per machine-year').toBeGreaterThan(0);
};

/** If everybody has the flat fee, its customers are the population. */
export const theCoveredAreAll = (replications: readonly (readonly Segment[])[]) => {
  for (const segments of replications)
    expect(rate(segments.filter(({ covered }) => covered))).toBe(rate(segments));
};

/** Who takes an offering at each price, from the cheapest to the dearest, on the same tastes. */
export const takeUpFallsWithPrice = (takers: readonly ReadonlySet<string>[], population: number) => {
  for (const [index, these] of takers.entries()) {
    const before = takers[index - 1];
    if (before === undefined) continue;
    for (const customer of these)
      if (!before.has(customer))
        expect.fail(`${customer} takes it at price ${index}, and not at a lower one`);
  }
  expect(takers[0]!.size).toBeGreaterThan(0.8 * population);
  expect(takers.at(-1)!.size).toBeLessThan(0.2 * population);
  // It falls smoothly: not all at once.
  expect(new Set(takers.map(({ size }) => size)).size).toBeGreaterThan(takers.length / 2);
};

/** The wear that is chosen never rises along the list, and is lower at its end than at its beginning. */
export const reliabilityGrows = (wear: readonly number[]) => {
  for (const [index, its] of wear.entries()) if (index > 0) expect(its).toBeLessThanOrEqual(wear[index - 1]!);
  expect(wear.at(-1)).toBeLessThan(wear[0]!);
};

/** The seller's profit with a menu, and with each single offer at each price. */
export const menuBeatsSingles = (menu: number, singles: readonly number[]) => {
  expect(singles.length).toBeGreaterThan(5);
  for (const single of singles) expect(menu).toBeGreaterThan(single);
};

/** The rung that is chosen never falls, and at least three are. */
export const climbs = (rungs: readonly number[]) => {
  for (const [index, rung] of rungs.entries())
    if (index > 0) expect(rung).toBeGreaterThanOrEqual(rungs[index - 1]!);
  expect(new Set(rungs).size).toBeGreaterThanOrEqual(3);
};

/** What plans are wrong by, from the shortest record to the longest: it falls, and by at least half in all. */
export const errorsFall = (errors: readonly number[]) => {
  for (const [index, error] of errors.entries())
    if (index > 0) expect(error).toBeLessThan(errors[index - 1]!);
  expect(errors.at(-1)).toBeLessThan(0.5 * errors[0]!);
};

/** Planned work at one of the ages in between costs least: that next to the optimum of theory, give or take a step. */
export const bestIsInside = (ages: readonly number[], costs: readonly number[], optimum: number) => {
  const best = costs.indexOf(Math.min(...costs));
  expect(best).toBeGreaterThan(0);
  expect(best).toBeLessThan(ages.length - 1);
  expect(ages[best - 1]!).toBeLessThan(optimum);
  expect(ages[best + 1]!).toBeGreaterThan(optimum);
};

/** The later planned work is done, the less it costs. */
export const fallsToTheLongest = (costs: readonly number[]) => {
  for (const [index, cost] of costs.entries()) if (index > 0) expect(cost).toBeLessThan(costs[index - 1]!);
};
