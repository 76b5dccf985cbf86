// The offering cube (L21, L22, L34; A33, A65): what each step along an axis buys, and what it costs.

import { expect } from 'vitest';
import { pairedDifference } from '../../engine/stats/index.ts';
import { sum } from './chronicle.ts';

/** Figures of one offering; lists are by replication. */
export interface Offering {
  readonly name: string;
  /** Hours down for each failure. */
  readonly response: readonly number[];
  /** Hours of work at the machine for each failure. */
  readonly work: readonly number[];
  /** Units taken from the shelves in a year for each unit on them. */
  readonly turns: readonly number[];
  /** Share of demands met at once. */
  readonly fill: number;
  /** Money in spares. */
  readonly stockValue: number;
}

const mean = (list: readonly number[]) => sum(list) / list.length;

const rises = (list: readonly Offering[], figure: (its: Offering) => number, what: string) => {
  for (const [index, its] of list.entries()) {
    const before = list[index - 1];
    if (before !== undefined)
      expect(figure(its), `${what} of ${its.name} after ${before.name}`).toBeGreaterThanOrEqual(
        figure(before),
      );
  }
};

const surelyMore = (more: readonly number[], less: readonly number[], what: string) => {
  const { mean: gap, halfWidth } = pairedDifference(more, less, 0.99);
  expect(gap, what).toBeGreaterThan(halfWidth);
};

const ends = (list: readonly Offering[]) => [list[0]!, list.at(-1)!] as const;

/** L21: from the customer to the centre response never gets faster and spares never dearer, and both differ at the ends. */
export const nearerIsFasterAndDearer = (outward: readonly Offering[]) => {
  for (const { fill, name } of outward) expect(Math.abs(fill - 0.95), `fill at ${name}`).toBeLessThan(0.05);
  rises(outward, ({ response }) => mean(response), 'response');
  rises([...outward].reverse(), ({ stockValue }) => stockValue, 'stock value');
  const [near, far] = ends(outward);
  surelyMore(far.response, near.response, 'response at the ends');
  expect(near.stockValue).toBeGreaterThan(far.stockValue);
};

/** L22: the larger what is exchanged, the less work at the machine and the more money in spares. */
export const largerIsFasterAndDearer = (downward: readonly Offering[]) => {
  rises(downward, ({ work }) => mean(work), 'work');
  rises([...downward].reverse(), ({ stockValue }) => stockValue, 'stock value');
  const [large, small] = ends(downward);
  surelyMore(small.work, large.work, 'work at the ends');
  expect(large.stockValue).toBeGreaterThan(small.stockValue);
};

/** The better tier is down for less time after each failure. */
export const betterTiersAreFaster = (bestFirst: readonly Offering[]) => {
  rises(bestFirst, ({ response }) => mean(response), 'response');
  const [best, last] = ends(bestFirst);
  surelyMore(last.response, best.response, 'response at the ends');
};

/** A33: spares placed ahead of the need answer faster and turn more slowly than those that are sent for. */
export const placedAheadIsFasterAndTurnsLess = (ahead: Offering, sentFor: Offering) => {
  surelyMore(sentFor.response, ahead.response, 'response');
  surelyMore(sentFor.turns, ahead.turns, 'turns');
};
