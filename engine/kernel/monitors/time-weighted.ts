// The average over time of a level that jumps, such as machines down or parts on hand: its integral divided by the time
// watched. The integral is kept as it comes, so the average is to be had at any time.

/** A level that holds its value until it is set again. */
export class TimeWeighted {
  private level: number;
  private since: number;
  private start: number;
  private integral = 0;

  constructor(level: number, at: number) {
    this.level = level;
    this.since = at;
    this.start = at;
  }

  /** The level as it stands. */
  get current(): number {
    return this.level;
  }

  /** The level becomes `level` at time `at`, which must not lie before the last change. */
  set(level: number, at: number): void {
    if (!(at >= this.since)) throw new RangeError(`time ran backwards: from ${this.since} to ${at}`);
    this.integral += this.level * (at - this.since);
    this.level = level;
    this.since = at;
  }

  /** Forgets the past at `at` (the end of a warm-up) and keeps the level. */
  restart(at: number): void {
    this.set(this.level, at);
    this.start = at;
    this.integral = 0;
  }

  /** The level's integral up to `at`, in level · time. */
  total(at: number): number {
    if (!(at >= this.since)) throw new RangeError(`time ran backwards: from ${this.since} to ${at}`);
    return this.integral + this.level * (at - this.since);
  }

  /** The level's average up to `at`; undefined when no time has passed. */
  average(at: number): number | undefined {
    const total = this.total(at);
    return at > this.start ? total / (at - this.start) : undefined;
  }
}
