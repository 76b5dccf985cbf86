// Threefry-2x32 with 20 rounds: a keyed bijection of 64 bits, used as the one source of randomness. Its output for
// (key, counter) needs no state, so any draw can be had at any time and in any order. J. K. Salmon, M. A. Moraes,
// R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11; tested against the known-answer
// vectors of its reference implementation. Written out round by round, because this is where a run spends its draws.

const parity = 0x1bd11bda;

/** Two 32-bit words to write results into, so that a draw allocates nothing. */
export class Words {
  high = 0;
  low = 0;
}

/** Writes Threefry-2x32-20 of the two key words and the two counter words into `out`, as signed integers. */
export function threefry(
  keyHigh: number,
  keyLow: number,
  counterHigh: number,
  counterLow: number,
  out: Words,
): void {
  // What has been told to be an integer is added as one; anything else would be added as a double and cut back.
  const first = keyHigh | 0;
  const second = keyLow | 0;
  const third = parity ^ first ^ second;
  let a = ((counterHigh | 0) + first) | 0;
  let b = ((counterLow | 0) + second) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + second) | 0;
  b = (b + third + 1) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + third) | 0;
  b = (b + first + 2) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + first) | 0;
  b = (b + second + 3) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + second) | 0;
  b = (b + third + 4) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + third) | 0;
  b = (b + first + 5) | 0;

  out.high = a;
  out.low = b;
}
