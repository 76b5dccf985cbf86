// Where there is not enough for everybody, the better class is served better (A54, A64).

import { expect } from 'vitest';
import { meanInterval, pairedDifference } from '../../engine/stats/index.ts';

/** A figure of each class, best class first, by replication. */
export type ByClass = readonly (readonly number[])[];

/** Each class is better than the next one, by a difference that is sure at 99.9 %. */
export const betterClassesAreServedBetter = (classes: ByClass, better: 'high' | 'low') => {
  for (const [index, figures] of classes.entries()) {
    const next = classes[index + 1];
    if (next === undefined) continue;
    const { mean, halfWidth } = pairedDifference(figures, next, 0.999);
    const gain = better === 'high' ? mean : -mean;
    expect(gain, `class ${index} against class ${index + 1}`).toBeGreaterThan(halfWidth);
  }
};

/** Without priorities the classes are served alike: the largest difference is inside its interval. */
export const classesAreServedAlike = (classes: ByClass) => {
  const pooled = classes[0]!.map(
    (_, replication) => classes.reduce((sum, its) => sum + its[replication]!, 0) / classes.length,
  );
  for (const [index, figures] of classes.entries()) {
    const { mean, halfWidth } = pairedDifference(figures, pooled, 0.999);
    expect(Math.abs(mean), `class ${index} against all`).toBeLessThan(halfWidth);
  }
  expect(meanInterval(pooled, 0.95).n).toBe(pooled.length);
};
