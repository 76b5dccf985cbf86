// hot: every number of every fact passes here; see bench/flagship.ts.
/**
 * A running digest of numbers: two 32-bit lanes, mixed by multiplying and rotating. Whole numbers of 32 bits take one
 * step, all others two, by their bits. It tells runs apart and makes equality cheap to assert; it is not meant against
 * forgery.
 */

const multiplier = 0xcc9e2d51 | 0;

export class Digest {
  private readonly value = new Float64Array(1);
  private readonly words = new Int32Array(this.value.buffer);
  private first = 0x9e3779b9 | 0;
  private second = 0x85ebca6b | 0;
  private count = 0;
  private readonly single = new Float64Array(1);

  /** Takes in a number; −0 counts as 0. */
  add(number: number): void {
    this.single[0] = number;
    this.addRow(this.single, 1);
  }

  /** Takes in the first `length` numbers of a row. */
  addRow(row: Float64Array, length: number): void {
    let a = this.first;
    let b = this.second;
    for (let index = 0; index < length; index += 1) {
      const number = row[index]!;
      let word = number | 0;
      if (word !== number) {
        this.value[0] = number;
        word = this.words[0]!;
        a = Math.imul(a ^ word, multiplier);
        a = (a << 15) | (a >>> 17);
        b = (Math.imul(b, 5) + a + 1) | 0;
        word = this.words[1]!;
      }
      a = Math.imul(a ^ word, multiplier);
      a = (a << 15) | (a >>> 17);
      b = (Math.imul(b, 5) + a) | 0;
    }
    this.first = a;
    this.second = b;
    this.count += length;
  }

  /** Sixteen hexadecimal digits for all that was taken in so far. */
  hex(): string {
    const a = finish(this.first ^ this.count);
    const b = finish(this.second ^ a);
    return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
  }
}

function finish(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
