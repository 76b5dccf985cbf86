// Two alternatives meet the same failures, so that their difference is known better than from runs apart (F04).

import { expect } from 'vitest';
import { tally } from '../../engine/kernel/monitors/index.ts';
import { pairedDifference, studentQuantile } from '../../engine/stats/index.ts';

/** One figure by replication: of two alternatives on common random numbers, and of the second on others. */
export interface Compared {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly secondApart: readonly number[];
}

/** The paired interval of the difference is narrower than the one from runs apart, and the correlation says why. */
export const pairingNarrows = ({ first, second, secondApart }: Compared) => {
  const paired = pairedDifference(first, second, 0.95);
  const [x, y] = [tally(first), tally(secondApart)];
  const n = first.length;
  const apart = -studentQuantile(0.025, 2 * n - 2) * Math.sqrt((x.variance + y.variance) / n);
  expect(paired.halfWidth).toBeLessThan(apart);
  expect(paired.correlation).toBeGreaterThan(0);
  expect(paired.varianceRatio).toBeLessThan(1);
  expect(paired.helped).toBe(true);
};
