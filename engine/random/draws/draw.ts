// hot: every draw of a run passes here, so the words it works on are reused and nothing is allocated.
// One draw: a uniform number as a pure function of (key, purpose, ordinal). 52 random bits are placed at the middle of
// their cell of width 2^-52, so 0 and 1 never come up and no sampler takes the logarithm of zero; the arithmetic is
// exact. The ordinal is the k-th life, the attempt, the visit: whatever makes this draw different from its siblings.
import type { DrawKey } from './key.ts';
import { threefry, Words } from './threefry.ts';

const scratch = new Words();

/** The number in (0, 1) that two 32-bit words stand for: the upper 26 bits of each, and half a step. */
export function unitFromWords(high: number, low: number): number {
  return ((high >>> 6) * 67108864 + (low >>> 6) + 0.5) * 2.220446049250313e-16;
}

/** The draw of `key` for a purpose (0 to 255) and ordinal (0 to 2^52 − 1): strictly between 0 and 1. */
export function uniform(key: DrawKey, purpose: number, ordinal: number): number {
  // Nearly every draw: a small ordinal has no upper half.
  const small = ordinal | 0;
  if (small === ordinal && small >= 0 && (purpose & 255) === purpose) {
    threefry(key.high, key.low, purpose << 20, small, scratch);
    return unitFromWords(scratch.high, scratch.low);
  }
  const upper = Math.floor(ordinal / 4294967296);
  if (!(upper >= 0 && upper < 1048576 && Math.floor(ordinal) === ordinal)) {
    throw new RangeError(`the ordinal of a draw must be a whole number from 0 to 2^52 - 1, not ${ordinal}`);
  }
  if ((purpose & 255) !== purpose) {
    throw new RangeError(`the purpose of a draw must be a whole number from 0 to 255, not ${purpose}`);
  }
  threefry(key.high, key.low, (purpose << 20) | upper, ordinal | 0, scratch);
  return unitFromWords(scratch.high, scratch.low);
}
