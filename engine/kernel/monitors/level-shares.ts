// How long a count such as the customers in a line stood at 0, at 1, at 2 …: its distribution over time, of which the
// average (TimeWeighted) is one figure. The room grows with the highest count seen, not with the length of the run.
import { checkForward } from './refusals.ts';

function checkCount(level: number): void {
  if (!(level >= 0 && Math.floor(level) === level && level < 4294967296)) {
    throw new RangeError(`a count is a whole number from 0 on, not ${level}`);
  }
}

/** A count that holds until it is set again. */
export class LevelShares {
  private times = new Float64Array(16);
  private level: number;
  private since: number;
  private start: number;

  constructor(level: number, at: number) {
    checkCount(level);
    checkForward(-Infinity, at);
    this.level = level;
    this.since = at;
    this.start = at;
  }

  /**
   * The count becomes `level` at `at`. Throws a RangeError unless it is a whole number from 0 on, and for a time before
   * the last change.
   */
  set(level: number, at: number): void {
    checkCount(level);
    checkForward(this.since, at);
    if (at > this.since) {
      if (this.level >= this.times.length) {
        const larger = new Float64Array(2 * this.level);
        larger.set(this.times);
        this.times = larger;
      }
      this.times[this.level] = (this.times[this.level] ?? 0) + (at - this.since);
    }
    this.level = level;
    this.since = at;
  }

  /** Forgets the past at `at` (the end of a warm-up) and keeps the count. */
  restart(at: number): void {
    this.set(this.level, at);
    this.start = at;
    this.times.fill(0);
  }

  /** The time spent at a level up to `at`. */
  time(level: number, at: number): number {
    checkCount(level);
    checkForward(this.since, at);
    return (this.times[level] ?? 0) + (level === this.level ? at - this.since : 0);
  }

  /** The share of time at a level up to `at`; undefined when no time has passed. */
  share(level: number, at: number): number | undefined {
    const time = this.time(level, at);
    return at > this.start ? time / (at - this.start) : undefined;
  }

  /** The shares of time at 0, 1, 2 … up to the highest level held for any time; empty when no time has passed. */
  shares(at: number): number[] {
    checkForward(this.since, at);
    const result: number[] = [];
    for (let level = 0; level < Math.max(this.times.length, this.level + 1); level += 1) {
      const share = this.share(level, at) ?? 0;
      if (share === 0) continue;
      while (result.length < level) result.push(0);
      result.push(share);
    }
    return result;
  }
}
