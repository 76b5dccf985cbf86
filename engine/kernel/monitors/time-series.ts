// The trace of a level that jumps: every step kept, so that a picture, the level at a past instant and the average over
// any stretch can be had afterwards. Sixteen bytes a step; where the average up to now is enough, a TimeWeighted does.
import { countUpTo, NumberList } from './number-list.ts';
import { checkForward, checkNumber } from './refusals.ts';

/** The level is `value` from `at` until the next step. */
export interface LevelStep {
  readonly at: number;
  readonly value: number;
}

/** A level and its past. */
export class TimeSeries {
  private readonly times = new NumberList();
  private readonly levels = new NumberList();

  constructor(value: number, at: number) {
    checkNumber(value, 'a level');
    checkForward(-Infinity, at);
    this.times.push(at);
    this.levels.push(value);
  }

  /**
   * The level becomes `value` at time `at`; of several at one instant the last remains, and a value that changes
   * nothing makes no step. Throws a RangeError for NaN and for a time before the last step.
   */
  record(value: number, at: number): void {
    checkNumber(value, 'a level');
    const since = this.times.at(this.times.length - 1);
    checkForward(since, at);
    if (value === this.levels.at(this.levels.length - 1)) return;
    if (at === since) this.levels.replaceLast(value);
    else {
      this.times.push(at);
      this.levels.push(value);
    }
  }

  /** The steps in the order of time, the first level included. */
  steps(): LevelStep[] {
    return Array.from(this.times.copy(), (at, index) => ({ at, value: this.levels.at(index) }));
  }

  /** The level at `at`, after the steps of that instant. Throws a RangeError for a time before the first. */
  valueAt(at: number): number {
    return this.levels.at(this.stepAt(at));
  }

  /** The level's average from `from` to `to`; the last level holds on. Undefined when from = to. */
  average(from: number, to: number): number | undefined {
    checkForward(from, to);
    let step = this.stepAt(from);
    let integral = 0;
    let since = from;
    for (; since < to; step += 1) {
      const until = step + 1 < this.times.length ? Math.min(to, this.times.at(step + 1)) : to;
      integral += this.levels.at(step) * (until - since);
      since = until;
    }
    return to > from ? integral / (to - from) : undefined;
  }

  private stepAt(at: number): number {
    checkNumber(at, 'a time');
    const first = this.times.at(0);
    if (at < first)
      throw new RangeError(`the level was first recorded at ${first}: it has no value at ${at}`);
    return countUpTo((index) => this.times.at(index), this.times.length, at) - 1;
  }
}
