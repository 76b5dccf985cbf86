// Draws in a row, for models that have no machines or requests to key them by: the n-th draw of a stream depends on the
// run's key, the stream's path and n alone. One draw takes one uniform number, whatever its law, so streams of two
// alternatives stay in step when only a law differs.
import type { Distribution } from '../distributions/distribution.ts';
import { uniform } from './draw.ts';
import { pathKey, type DrawKey } from './key.ts';

/** A numbered sequence of draws; the purpose of all of them is 0. */
export class DrawStream {
  private readonly key: DrawKey;
  private taken = 0;

  constructor(key: DrawKey) {
    this.key = key;
  }

  /** How many draws were taken by `next` and `uniform`: the ordinal of the next one. */
  get count(): number {
    return this.taken;
  }

  /** The next draw from a distribution, by inversion. */
  next(distribution: Distribution): number {
    return distribution.quantile(this.uniform());
  }

  /** The draw with the given ordinal (from 0 on), whenever asked; it does not count as taken. */
  at(ordinal: number, distribution: Distribution): number {
    return distribution.quantile(uniform(this.key, 0, ordinal));
  }

  /** The next uniform number, strictly between 0 and 1. */
  uniform(): number {
    const u = uniform(this.key, 0, this.taken);
    this.taken += 1;
    return u;
  }
}

/** The stream of draws at a path below a key, such as a run's. */
export function drawStream(key: DrawKey, path: string): DrawStream {
  return new DrawStream(pathKey(key, path));
}
