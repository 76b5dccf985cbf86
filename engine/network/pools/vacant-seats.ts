/**
 * Which of a pool's servers are free, by number, so that the first free one is found in a few steps however many there
 * are: a tree of bits whose nodes say whether anything under them is free, 32 children to a node.
 */
const fanOut = 32;
const bits = 5;

export class VacantSeats {
  /** Bits of the seats, then of the words of seats, and so on up to a single word. */
  private readonly levels: Uint32Array[] = [];

  /** All of `count` seats are free at first. */
  constructor(count: number) {
    let wide = count;
    do {
      const words = Math.ceil(wide / fanOut);
      const level = new Uint32Array(Math.max(words, 1));
      for (let index = 0; index < wide; index += 1) mark(level, index);
      this.levels.push(level);
      wide = words;
    } while (wide > 1);
  }

  /** Somebody has the seat. */
  take(seat: number): void {
    let index = seat;
    for (const level of this.levels) {
      const word = index >>> bits;
      level[word] = (level[word] ?? 0) & ~(1 << (index & (fanOut - 1)));
      if (level[word] !== 0) return;
      index = word;
    }
  }

  /** The seat is free again. */
  free(seat: number): void {
    let index = seat;
    for (const level of this.levels) {
      mark(level, index);
      index >>>= bits;
    }
  }

  /** Whether nobody has the seat. */
  has(seat: number): boolean {
    return (((this.levels[0]?.[seat >>> bits] ?? 0) >>> (seat & (fanOut - 1))) & 1) === 1;
  }

  /** The first free seat from `from` on; -1 if there is none. */
  next(from: number): number {
    let index = from;
    for (let height = 0; height < this.levels.length; height += 1) {
      const word = (this.levels[height]?.[index >>> bits] ?? 0) & (-1 << (index & (fanOut - 1)));
      if (word !== 0) return this.firstUnder(height, (index & ~(fanOut - 1)) + lowestBit(word));
      index = (index >>> bits) + 1;
    }
    return -1;
  }

  /** The first free seat under a node that has one. */
  private firstUnder(height: number, node: number): number {
    let index = node;
    for (let below = height - 1; below >= 0; below -= 1) {
      index = (index << bits) + lowestBit(this.levels[below]?.[index] ?? 0);
    }
    return index;
  }
}

function mark(level: Uint32Array, index: number): void {
  level[index >>> bits] = (level[index >>> bits] ?? 0) | (1 << (index & (fanOut - 1)));
}

function lowestBit(word: number): number {
  return fanOut - 1 - Math.clz32(word & -word);
}
