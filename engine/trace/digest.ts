// hot: every number of every fact passes here; see bench/flagship.mjs.
/**
 * A running digest of numbers: two 32-bit lanes of multiply-and-rotate mixing over their bits. It tells runs apart
 * and makes equality cheap to assert; it is not meant against forgery.
 */

export class Digest {
  private readonly value = new Float64Array(1);
  private readonly words = new Uint32Array(this.value.buffer);
  private first = 0x9e3779b9 | 0;
  private second = 0x85ebca6b | 0;
  private count = 0;

  /** Takes in a number, by its bits; −0 counts as 0. */
  add(number: number): void {
    this.value[0] = number + 0;
    const low = this.words[0]!;
    const high = this.words[1]!;
    let a = Math.imul(this.first ^ low, 0xcc9e2d51);
    a = (a << 15) | (a >>> 17);
    let b = Math.imul(this.second ^ high, 0x1b873593);
    b = (b << 13) | (b >>> 19);
    this.first = (a + Math.imul(b, 5)) | 0;
    this.second = (b ^ (a + 0xe6546b64)) | 0;
    this.count += 1;
  }

  /** Takes in the first `length` numbers of a row. */
  addRow(row: Float64Array, length: number): void {
    for (let index = 0; index < length; index += 1) this.add(row[index]!);
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
