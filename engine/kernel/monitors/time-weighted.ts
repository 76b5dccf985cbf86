// The average over time of a level that jumps, such as machines down or parts on hand: its integral divided by the time
// watched. The integral is kept as it comes, so the average is to be had at any time.
import { checkForward, checkNumber } from './refusals.ts';

/** A level that holds its value until it is set again. */
export class TimeWeighted {
  /** The lowest level since the start or the last restart, one that was held for no time included. */
  minimum: number;
  /** The highest level since the start or the last restart, one that was held for no time included. */
  maximum: number;
  private level: number;
  private changedAt: number;
  private watchedFrom: number;
  private integral = 0;

  constructor(level: number, at: number) {
    checkNumber(level, 'a level');
    checkForward(-Infinity, at);
    this.minimum = level;
    this.maximum = level;
    this.level = level;
    this.changedAt = at;
    this.watchedFrom = at;
  }

  /** From when on it is watched: the start, or the last restart. */
  get since(): number {
    return this.watchedFrom;
  }

  /** The level as it stands. */
  get current(): number {
    return this.level;
  }

  /**
   * The level becomes `level` at time `at`. Throws a RangeError for NaN and for a time before the last change, and
   * then stays as it was.
   */
  set(level: number, at: number): void {
    if (!(at >= this.changedAt)) checkForward(this.changedAt, at);
    // True of NaN too, so that refusing it costs nothing more.
    if (!(level >= this.minimum)) this.reachDown(level);
    if (level > this.maximum) this.maximum = level;
    this.integral += this.level * (at - this.changedAt);
    this.level = level;
    this.changedAt = at;
  }

  /** Forgets the past at `at` (the end of a warm-up) and keeps the level. */
  restart(at: number): void {
    this.set(this.level, at);
    this.watchedFrom = at;
    this.integral = 0;
    this.minimum = this.level;
    this.maximum = this.level;
  }

  /** The level's integral up to `at`, in level · time. */
  total(at: number): number {
    checkForward(this.changedAt, at);
    return this.integral + this.level * (at - this.changedAt);
  }

  /** The level's average up to `at`; undefined when no time has passed. */
  average(at: number): number | undefined {
    const total = this.total(at);
    return at > this.watchedFrom ? total / (at - this.watchedFrom) : undefined;
  }

  private reachDown(level: number): void {
    checkNumber(level, 'a level');
    this.minimum = level;
  }
}
