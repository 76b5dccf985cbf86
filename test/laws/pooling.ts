// What is gained by holding together what may be held apart (L15–L17), and whom the law of the lead time does not touch
// (L18).

import { expect } from 'vitest';
import { meanInterval, pairedDifference } from '../../engine/stats/index.ts';

/** The theory's value is inside the interval, and the interval is narrow. */
export const intervalHolds = (
  figures: readonly number[],
  value: number,
  halfWidthAtMost: number,
  what = '',
) => {
  const { lower, upper, halfWidth, mean } = meanInterval(figures, 0.999);
  expect(halfWidth, `half width ${what}`).toBeLessThan(halfWidthAtMost);
  expect(lower, `${what}: ${mean} ± ${halfWidth}`).toBeLessThanOrEqual(value);
  expect(upper, `${what}: ${mean} ± ${halfWidth}`).toBeGreaterThanOrEqual(value);
};

/** What a way of holding stock comes to. */
export interface Holding {
  readonly units: number;
  /** Share of demands met at once, by replication. */
  readonly fill: readonly number[];
}

/** L15: together the same fill takes fewer units: by so large a share of them. */
export const poolingSaves = (apart: Holding, together: Holding, slack: number): number => {
  const { mean, halfWidth } = pairedDifference(together.fill, apart.fill, 0.999);
  // The fill together may be no worse than the slack.
  expect(mean - halfWidth, 'fill together against fill apart').toBeGreaterThan(-slack);
  expect(together.units).toBeLessThan(apart.units);
  return 1 - together.units / apart.units;
};

/** L15: the less the demand, the more is saved. */
export const lessDemandSavesMore = (savingsByRisingDemand: readonly number[]) => {
  for (const [index, saving] of savingsByRisingDemand.entries()) {
    const before = savingsByRisingDemand[index - 1];
    if (before !== undefined) expect(saving).toBeLessThan(before);
  }
};

/** L17: what pooling gains at each step of something that stands against it: less each time, and below zero just once. */
export const gainFallsThroughZeroOnce = (gains: readonly (readonly number[])[]) => {
  const signs = gains.map((gain) => {
    const { mean, halfWidth } = meanInterval(gain, 0.999);
    expect(Math.abs(mean), 'a gain or a loss that is sure').toBeGreaterThan(halfWidth);
    return Math.sign(mean);
  });
  expect(signs[0]).toBe(1);
  expect(signs.at(-1)).toBe(-1);
  expect(signs.filter((sign, index) => index > 0 && sign !== signs[index - 1])).toHaveLength(1);
  for (const [index, gain] of gains.entries()) {
    const before = gains[index - 1];
    if (before === undefined) continue;
    const { mean, halfWidth } = pairedDifference(before, gain, 0.999);
    expect(mean, `the gain falls at step ${index}`).toBeGreaterThan(halfWidth);
  }
};

/** L17: what pooling gains at each step of correlation: surely less each time. */
export const gainFallsWithCorrelation = (gains: readonly (readonly number[])[]) => {
  expect(gains.length).toBeGreaterThan(1);
  for (const [index, gain] of gains.entries()) {
    const before = gains[index - 1];
    if (before === undefined) continue;
    const { mean, halfWidth } = pairedDifference(before, gain, 0.999);
    expect(mean, `the gain falls at step ${index}`).toBeGreaterThan(halfWidth);
  }
};

/** L17: nothing is gained: zero is inside the interval of the gain, which is narrow. */
export const nothingIsGained = (gain: readonly number[], halfWidthAtMost: number) => {
  intervalHolds(gain, 0, halfWidthAtMost, 'gain');
};

/** L18: pairs of figures do not differ: the interval of each difference holds zero and is narrow. */
export const allAreAlike = (figures: readonly (readonly number[])[], halfWidthAtMost: number) => {
  for (const [index, first] of figures.entries()) {
    for (const second of figures.slice(index + 1)) {
      const { mean, halfWidth } = pairedDifference(first, second, 0.999);
      expect(halfWidth).toBeLessThan(halfWidthAtMost);
      expect(Math.abs(mean), 'difference of two laws').toBeLessThanOrEqual(halfWidth);
    }
  }
};
