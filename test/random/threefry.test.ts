import { expect, test } from 'vitest';
import { threefry, unitFromWords, Words } from '../../engine/random/index.ts';

// The three vectors "threefry2x32 20" of kat_vectors in the Random123 distribution (D. E. Shaw Research):
// counter, key, result.
const vectors: readonly (readonly [number, number, number, number, string])[] = [
  [0x00000000, 0x00000000, 0x00000000, 0x00000000, '6b200159 99ba4efe'],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, '1cb996fc bb002be7'],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 'c4923a9c 483df7a0'],
];

const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');

test('Threefry gives the published known answers, for signed and for unsigned words', () => {
  const out = new Words();
  for (const [counterHigh, counterLow, keyHigh, keyLow, answer] of vectors) {
    threefry(keyHigh, keyLow, counterHigh, counterLow, out);
    expect(`${hex(out.high)} ${hex(out.low)}`).toBe(answer);
    threefry(keyHigh | 0, keyLow | 0, counterHigh | 0, counterLow | 0, out);
    expect(`${hex(out.high)} ${hex(out.low)}`).toBe(answer);
  }
});

test('the extreme words give numbers strictly inside 0 and 1, half a step from the ends', () => {
  expect(unitFromWords(0, 0)).toBe(2 ** -53);
  expect(unitFromWords(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
  expect(unitFromWords(-1, -1)).toBe(1 - 2 ** -53);
  expect(unitFromWords(0x80000000, 0)).toBe(0.5 + 2 ** -53);
  expect(unitFromWords(0, 64)).toBe(1.5 * 2 ** -52);
  expect(unitFromWords(0, 63)).toBe(2 ** -53);
});
