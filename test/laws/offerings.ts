// Which offering is best for whom (L20, L30, L34, L39, L40).

import { expect } from 'vitest';
import { pairedDifference } from '../../engine/stats/index.ts';

const indexOfLeast = (list: readonly number[]) => list.indexOf(Math.min(...list));

/** L20: costs of the offerings (in order of how soon they help) at rising criticality: the cheapest only moves on. */
export const cheapestMovesOn = (costsByRisingCriticality: readonly (readonly number[])[]) => {
  const cheapest = costsByRisingCriticality.map(indexOfLeast);
  for (const [index, its] of cheapest.entries()) {
    const before = cheapest[index - 1];
    if (before !== undefined) expect(its, `step ${index}`).toBeGreaterThanOrEqual(before);
  }
  expect(new Set(cheapest).size).toBeGreaterThanOrEqual(3);
};

/** Cost by age of planned replacement. */
export interface CostAtAge {
  readonly age: number;
  readonly cost: number;
}

/** L30: with wear and dear failures the least cost lies inside the grid, next to the age that theory finds. */
export const bestAgeIsInside = (grid: readonly CostAtAge[], best: number) => {
  const at = indexOfLeast(grid.map(({ cost }) => cost));
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(grid.length - 1);
  expect(grid[at - 1]!.age).toBeLessThanOrEqual(best);
  expect(grid[at + 1]!.age).toBeGreaterThanOrEqual(best);
};

/** L30: without wear, or where failures cost no more, cost falls all the way to the longest age. */
export const costFallsToTheLongestAge = (grid: readonly CostAtAge[]) => {
  for (const [index, { age, cost }] of grid.entries()) {
    const before = grid[index - 1];
    if (before !== undefined) expect(cost, `at age ${age}`).toBeLessThan(before.cost);
  }
};

/** L39: more of what does not bind changes availability by less than 0.2 points, and that not surely. */
export const nothingIsBought = (more: readonly number[], fewer: readonly number[]) => {
  const { mean, halfWidth } = pairedDifference(more, fewer, 0.95);
  expect(halfWidth).toBeLessThanOrEqual(0.002);
  expect(Math.abs(mean)).toBeLessThanOrEqual(halfWidth + 1e-12);
};

/** L40: twice the failures cost more, but not twice as much. */
export const costRisesLessThanFailures = (costsAtTwiceTheFailuresEach: readonly number[]) => {
  expect(costsAtTwiceTheFailuresEach.length).toBeGreaterThanOrEqual(3);
  for (const [index, cost] of costsAtTwiceTheFailuresEach.entries()) {
    const before = costsAtTwiceTheFailuresEach[index - 1];
    if (before === undefined) continue;
    expect(cost / before).toBeGreaterThan(1);
    expect(cost / before).toBeLessThan(2);
  }
};
