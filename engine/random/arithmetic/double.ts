// The parts of an IEEE 754 double: its high word, and exact scaling by powers of two. The view shares eight bytes of
// scratch that carry nothing from one call to the next.

const bits = new DataView(new ArrayBuffer(8));

/** Sign, exponent and the upper 20 bits of the fraction, as a signed 32-bit integer. */
export function highWord(x: number): number {
  bits.setFloat64(0, x);
  return bits.getInt32(0);
}

/** `x` with its high word replaced. */
export function withHighWord(x: number, high: number): number {
  bits.setFloat64(0, x);
  bits.setInt32(0, high);
  return bits.getFloat64(0);
}

/** 2^n exactly, for a whole n from −1022 to 1023. */
export function powerOfTwo(n: number): number {
  bits.setInt32(0, (n + 1023) << 20);
  bits.setInt32(4, 0);
  return bits.getFloat64(0);
}

/** x · 2^n for an x near 1 and a whole n: rounded once where the result is subnormal, infinite past the top. */
export function scaleByPowerOfTwo(x: number, n: number): number {
  if (n > 1023) return n > 1100 ? x * Infinity : x * powerOfTwo(n - 100) * powerOfTwo(100);
  if (n >= -1021) return x * powerOfTwo(n);
  return n < -1140 ? x * 0 : x * powerOfTwo(n + 128) * powerOfTwo(-128);
}
