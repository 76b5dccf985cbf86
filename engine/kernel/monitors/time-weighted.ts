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
  private since: number;
  private start: number;
  private integral = 0;

  constructor(level: number, at: number) {
    checkNumber(level, 'a level');
    checkForward(-Infinity, at);
    this.minimum = level;
    this.maximum = level;
    this.level = level;
    this.since = at;
    this.start = at;
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
    if (!(at >= this.since)) checkForward(this.since, at);
    // True of NaN too, so that refusing it costs nothing more.
    if (!(level >= this.minimum)) this.reachDown(level);
    if (level > this.maximum) this.maximum = level;
    this.integral += this.level * (at - this.since);
    this.level = level;
    this.since = at;
  }

  /** Forgets the past at `at` (the end of a warm-up) and keeps the level. */
  restart(at: number): void {
    this.set(this.level, at);
    this.start = at;
    this.integral = 0;
    this.minimum = this.level;
    this.maximum = this.level;
  }

  /** The level's integral up to `at`, in level · time. */
  total(at: number): number {
    checkForward(this.since, at);
    return this.integral + this.level * (at - this.since);
  }

  /** The level's average up to `at`; undefined when no time has passed. */
  average(at: number): number | undefined {
    const total = this.total(at);
    return at > this.start ? total / (at - this.start) : undefined;
  }

  private reachDown(level: number): void {
    checkNumber(level, 'a level');
    this.minimum = level;
  }
}
