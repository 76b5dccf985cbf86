// A 64-bit hash of an entity's structural path, such as 'A/line2/m07/pump'. Blocks of four UTF-16 units key the
// Threefry cipher in the Davies-Meyer construction (new state = E_block(state) xor state). The state starts from the
// length, and every path ends with the separator, so that no path is a disguised prefix of another. Equal hashes of
// unequal paths are still possible (about 3e-8 for a million entities); the builder compares and refuses them.
import { threefry, Words } from './threefry.ts';

/** A 64-bit hash as two signed 32-bit words. */
export interface PathHash {
  readonly high: number;
  readonly low: number;
}

const separator = 0x2f;
const scratch = new Words();

function unit(path: string, position: number): number {
  if (position < path.length) return path.charCodeAt(position);
  return position === path.length ? separator : 0;
}

/** The 64-bit hash of a path; every UTF-16 unit and the length count, and nothing is normalized. */
export function hash64(path: string): PathHash {
  let high = 0x61667473;
  let low = path.length | 0;
  for (let position = 0; position <= path.length; position += 4) {
    const blockHigh = (unit(path, position) << 16) | unit(path, position + 1);
    const blockLow = (unit(path, position + 2) << 16) | unit(path, position + 3);
    threefry(blockHigh, blockLow, high, low, scratch);
    high ^= scratch.high;
    low ^= scratch.low;
  }
  return { high, low };
}
