// Keys of draws, chained from the run to the entity. A step encrypts what it absorbs under the parent key, with four
// tag bits atop the counter that say what kind of step it is: a draw, a path, an index and a run never share a
// counter, so an entity's draws cannot coincide with the key of its child. No state, no creation order: adding a
// machine leaves every other machine's draws as they were.
import alea from 'seedrandom/lib/alea.js';
import { hash64 } from './path-hash.ts';
import type { PathHash } from './path-hash.ts';
import { threefry, Words } from './threefry.ts';

/** A 64-bit key as two signed 32-bit words. */
export interface DrawKey {
  readonly high: number;
  readonly low: number;
}

// The tag atop a counter, by kind of step; a draw (draw.ts) leaves it at zero and puts its purpose below.
const stepTag = Object.freeze({ path: 1, index: 2, run: 3 } as const);

const scratch = new Words();
const largestIndex = 4503599627370495;

function derive(parent: DrawKey, high: number, low: number): DrawKey {
  threefry(parent.high, parent.low, high, low, scratch);
  return { high: scratch.high, low: scratch.low };
}

function deriveCounted(parent: DrawKey, tag: number, count: number, what: string): DrawKey {
  if (!(count >= 0 && count <= largestIndex && Math.floor(count) === count)) {
    throw new RangeError(`${what} must be a whole number from 0 to 2^52 - 1, not ${count}`);
  }
  return derive(parent, (tag << 28) | Math.floor(count / 4294967296), count | 0);
}

/** The key of one replication; `seed` is the text that a person typed, and equal text gives equal keys. */
export function runKey(seed: string, replication: number): DrawKey {
  const words = alea(seed);
  const high = words.int32();
  const low = words.int32();
  return deriveCounted({ high, low }, stepTag.run, replication, 'replication');
}

/** The key of the entity at a structural path below `parent`; a path in one step differs from the same in two. */
export function pathKey(parent: DrawKey, path: string): DrawKey {
  return hashKey(parent, hash64(path));
}

/** `pathKey` for a path that was hashed beforehand. */
export function hashKey(parent: DrawKey, hash: PathHash): DrawKey {
  return derive(derive(parent, stepTag.path << 28, 0), hash.high, hash.low);
}

/** The key of member `index` of a fleet of equal machines: one cipher call, no hash. */
export function indexKey(parent: DrawKey, index: number): DrawKey {
  return deriveCounted(parent, stepTag.index, index, 'index');
}
