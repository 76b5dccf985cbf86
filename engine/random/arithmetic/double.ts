// The parts of an IEEE 754 double: its high word, and exact scaling by powers of two. The view shares eight bytes of
// scratch that carry nothing from one call to the next.

const bits = new DataView(new ArrayBuffer(8));

/** Sign, exponent and the upper 20 bits of the fraction, as a signed 32-bit integer. */
export function highWord(x: number): number {
  bits.setFloat64(0, x, true);
  return bits.getInt32(4, true);
}

/** `x` with its high word replaced. */
export function withHighWord(x: number, high: number): number {
  bits.setFloat64(0, x, true);
  bits.setInt32(4, high, true);
  return bits.getFloat64(0, true);
}

// Every power of two from 2^-1024 to 2^1023. A processor that has just stored a double in parts waits before it can read
// it whole, so a table is several times as fast as putting the bits together.
const powers = new Float64Array(2048);
powers[1024] = 1;
for (let n = 1; n <= 1024; n += 1) {
  if (n < 1024) powers[1024 + n] = (powers[1023 + n] ?? NaN) * 2;
  powers[1024 - n] = (powers[1025 - n] ?? NaN) * 0.5;
}

/** 2^n exactly, for a whole n from −1024 to 1023. */
export function powerOfTwo(n: number): number {
  return powers[n + 1024] ?? NaN;
}

/** x · 2^n for an x near 1 and a whole n: rounded once where the result is subnormal, infinite past the top. */
export function scaleByPowerOfTwo(x: number, n: number): number {
  if (n > 1023) return n > 1100 ? x * Infinity : x * powerOfTwo(n - 100) * powerOfTwo(100);
  if (n >= -1021) return x * powerOfTwo(n);
  return n < -1140 ? x * 0 : x * powerOfTwo(n + 128) * powerOfTwo(-128);
}
