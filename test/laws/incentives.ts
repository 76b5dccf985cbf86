// What a business model makes of reliability (L01–L04): how the maker's profit answers to the rate of failures, and
// which reliability the maker chooses.

import { expect } from 'vitest';
import { meanInterval } from '../../engine/stats/index.ts';
import { sum } from './chronicle.ts';

/** Machines that fail at one rate: the maker's profit per machine-year in each replication. */
export interface Level {
  /** Failures per machine-year: what the law of lives says, not what happened. */
  readonly rate: number;
  readonly profits: readonly number[];
  readonly failures: readonly number[];
}

const mean = (list: readonly number[]) => sum(list) / list.length;

const slopeOf = (x: readonly number[], y: readonly number[]) => {
  const [centreX, centreY] = [mean(x), mean(y)];
  const products = sum(x.map((value, index) => (value - centreX) * ((y[index] ?? NaN) - centreY)));
  return products / sum(x.map((value) => (value - centreX) ** 2));
};

/** Profit is linear in the rate of failures, with the slope that was worked out by hand inside its interval. */
export const profitAnswersToTheRate = (levels: readonly Level[], slope: number) => {
  expect(levels.length).toBeGreaterThanOrEqual(4);
  const rates = levels.map(({ rate }) => rate);
  const slopes = levels[0]!.profits.map((_, replication) =>
    slopeOf(
      rates,
      levels.map(({ profits }) => profits[replication]!),
    ),
  );
  const interval = meanInterval(slopes, 0.999);
  expect(Math.sign(interval.mean)).toBe(Math.sign(slope));
  expect(interval.lower, 'lower end of the slope').toBeLessThanOrEqual(slope);
  expect(interval.upper, 'upper end of the slope').toBeGreaterThanOrEqual(slope);
  // An interval that is wide enough holds anything: it has to tell the slope to a twentieth.
  expect(interval.halfWidth).toBeLessThan(0.05 * Math.abs(slope));
  const profits = levels.map((level) => mean(level.profits));
  const residuals = profits.map(
    (profit, index) => profit - mean(profits) - interval.mean * (rates[index]! - mean(rates)),
  );
  for (const residual of residuals) expect(Math.abs(residual)).toBeLessThan(0.05 * Math.abs(slope));
};

/** Two models meet at one rate, which is the one that was worked out by hand to 1 %. */
export const profitsMeetOnceAt = (first: readonly Level[], second: readonly Level[], rate: number) => {
  const gaps = first.map(({ profits, failures }, index) => ({
    rate: mean(failures),
    gap: mean(profits) - mean(second[index]!.profits),
  }));
  const crossings = gaps.flatMap(({ rate: right, gap }, index) => {
    const before = gaps[index - 1];
    if (before === undefined || Math.sign(before.gap) === Math.sign(gap)) return [];
    return [before.rate + ((right - before.rate) * before.gap) / (before.gap - gap)];
  });
  expect(crossings.length).toBe(1);
  expect(Math.abs(crossings[0]! / rate - 1)).toBeLessThan(0.01);
};

/** Wear that the maker chooses, by model, at one level of cost. */
export type ChosenWear = Readonly<Record<'adHoc' | 'fixedFee' | 'performanceBased', number>>;

/** Time and material never makes for more reliability than a fixed fee, nor that for more than a promise of uptime. */
export const reliabilityIsOrdered = (grid: readonly ChosenWear[]) => {
  for (const [index, chosen] of grid.entries()) {
    const { adHoc, fixedFee, performanceBased } = chosen;
    if (!(adHoc >= fixedFee && fixedFee >= performanceBased))
      expect.fail(`at cost ${index}: ${JSON.stringify(chosen)}`);
  }
  // The law would be empty if nobody ever chose otherwise.
  expect(grid.some(({ adHoc, fixedFee }) => adHoc > fixedFee)).toBe(true);
  expect(grid.some(({ fixedFee, performanceBased }) => fixedFee > performanceBased)).toBe(true);
};
