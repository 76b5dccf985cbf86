// A quantity that is constant between given times: working hours, crews on duty, a rate of arrivals by hour of the
// week. The steps are given once; after the last one its value holds for ever, or the whole table repeats. Cycle n
// begins at the double n × repeatEvery, and every question is answered from that same double: the value changes
// exactly where `nextChange` says, however far out. An integral counts whole cycles first, so that no digits are lost
// to the integral since time 0.
import type { Hours } from './time.ts';

/** The value from time `at` on, until the next step. */
export interface TimetableStep {
  readonly at: Hours;
  readonly value: number;
}

/** What holds after the last step: its value for ever, or the steps again from 0 every so many hours. */
export type AfterLast = 'hold' | { readonly repeatEvery: Hours };

/** The steps of a timetable (the first at 0, strictly rising; values finite and not below zero), and what follows. */
export interface TimetableInput {
  readonly steps: readonly TimetableStep[];
  readonly afterLast: AfterLast;
}

function requireTime(time: Hours): void {
  if (time >= 0 && time < Infinity) return;
  throw new RangeError(`a timetable starts at time 0 and cannot be asked about time ${time}`);
}

/** The last index whose entry is at most `wanted`, in a rising list whose first entry is. */
function lastAtMost(list: readonly number[], wanted: number): number {
  let low = 0;
  let high = list.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? Infinity) <= wanted) low = middle;
    else high = middle;
  }
  return low;
}

/** A right-continuous piecewise constant function of time, in hours; times are finite and not below zero. */
export class Timetable {
  readonly steps: readonly TimetableStep[];
  readonly afterLast: AfterLast;
  /** Infinity where the last value holds. */
  private readonly period: Hours;
  private readonly starts: readonly Hours[];
  /** The integral over the cycle up to each step. */
  private readonly before: readonly number[];
  private readonly perCycle: number;

  constructor(input: TimetableInput) {
    const steps = input.steps.map(({ at, value }) => ({ at, value }));
    const last = steps.at(-1);
    if (last === undefined) throw new RangeError('timetable: there must be at least one step, not 0');
    const before: number[] = [];
    let total = 0;
    let previous: TimetableStep | undefined;
    for (const step of steps) {
      if (!(step.value >= 0 && step.value < Infinity)) {
        throw new RangeError(
          `timetable: the value at ${step.at} must be zero or more, and finite, not ${step.value}`,
        );
      }
      if (previous === undefined) {
        if (step.at !== 0) throw new RangeError(`timetable: the first step must be at 0, not ${step.at}`);
      } else {
        if (!(step.at > previous.at && step.at < Infinity)) {
          throw new RangeError(
            `timetable: steps must rise in time, but ${previous.at} is followed by ${step.at}`,
          );
        }
        total += previous.value * (step.at - previous.at);
      }
      before.push(total);
      previous = step;
    }
    let period = Infinity;
    if (input.afterLast !== 'hold') {
      period = input.afterLast.repeatEvery;
      if (!(period > last.at && period < Infinity)) {
        throw new RangeError(
          `timetable: repeatEvery must be finite and above the last step (${last.at}), not ${period}`,
        );
      }
    }
    this.steps = Object.freeze(steps);
    this.afterLast = input.afterLast === 'hold' ? 'hold' : Object.freeze({ repeatEvery: period });
    this.period = period;
    this.starts = steps.map(({ at }) => at);
    this.before = before;
    this.perCycle = period === Infinity ? Infinity : total + last.value * (period - last.at);
  }

  /** The value at `time`; at a step already the new one. */
  valueAt(time: Hours): number {
    const start = this.cycleStart(this.cycleOf(time));
    return this.valueOf(this.stepAt(start, time));
  }

  /** The first time strictly after `time` at which the value becomes another; Infinity if it never does. */
  nextChange(time: Hours): Hours {
    let cycle = this.cycleOf(time);
    let step = this.stepAt(this.cycleStart(cycle), time);
    const value = this.valueOf(step);
    for (let looked = 0; looked < this.starts.length; looked += 1) {
      step += 1;
      if (step === this.starts.length) {
        if (this.period === Infinity) return Infinity;
        step = 0;
        cycle += 1;
      }
      if (this.valueOf(step) !== value) return this.startOf(cycle, step);
    }
    return Infinity;
  }

  /** The integral of the value over the hours from `from` to `to`, which must not be before it. */
  total(from: Hours, to: Hours): number {
    if (!(to >= from)) throw new RangeError(`a timetable totals forward in time, not from ${from} to ${to}`);
    const firstCycle = this.cycleOf(from);
    const lastCycle = this.cycleOf(to);
    const firstStep = this.stepAt(this.cycleStart(firstCycle), from);
    const lastStep = this.stepAt(this.cycleStart(lastCycle), to);
    if (firstCycle === lastCycle && firstStep === lastStep) return this.valueOf(firstStep) * (to - from);
    const within = this.since(lastCycle, lastStep, to) - this.since(firstCycle, firstStep, from);
    return firstCycle === lastCycle ? within : (lastCycle - firstCycle) * this.perCycle + within;
  }

  /** The earliest time at which `total(from, time)` reaches `amount` (zero or more); Infinity if it never does. */
  when(from: Hours, amount: number): Hours {
    if (!(amount >= 0)) throw new RangeError(`a timetable reaches amounts of zero or more, not ${amount}`);
    const cycle = this.cycleOf(from);
    const step = this.stepAt(this.cycleStart(cycle), from);
    const value = this.valueOf(step);
    if (amount === 0) return from;
    if (amount === Infinity || this.perCycle === 0) return Infinity;
    // Within the step of `from`, without the rounding of the integral since the cycle's start.
    const end = this.endOf(cycle, step);
    if (amount <= value * (end - from)) return Math.min(end, from + amount / value);
    let rest = this.since(cycle, step, from) + amount;
    if (this.period === Infinity) return this.reached(0, rest);
    // An amount that whole cycles fill exactly is reached within the last of them.
    const cycles = Math.max(0, Math.ceil(rest / this.perCycle) - 1);
    rest -= cycles * this.perCycle;
    return Math.max(from, this.reached(cycle + cycles, rest));
  }

  /** The time at which the integral since the start of `cycle` reaches `wanted`, at most one cycle's. */
  private reached(cycle: number, wanted: number): Hours {
    // What rounding put above the cycle's own must not wait through an idle end of the cycle.
    const amount = Math.min(wanted, this.perCycle);
    let low = 0;
    let high = this.before.length;
    // The last step before which less than the amount was met.
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.before[middle] ?? Infinity) < amount) low = middle;
      else high = middle;
    }
    const value = this.valueOf(low);
    if (value === 0) return this.endOf(cycle, low);
    const time = this.startOf(cycle, low) + (amount - (this.before[low] ?? NaN)) / value;
    return Math.min(this.endOf(cycle, low), time);
  }

  /** The integral from the start of a cycle to a time in one of its steps. */
  private since(cycle: number, step: number, time: Hours): number {
    return (this.before[step] ?? NaN) + this.valueOf(step) * (time - this.startOf(cycle, step));
  }

  /** The last cycle that has begun by a time; the division may be off by one, and the cycle's own start decides. */
  private cycleOf(time: Hours): number {
    requireTime(time);
    if (this.period === Infinity) return 0;
    const cycle = Math.floor(time / this.period);
    if (cycle * this.period > time) return cycle - 1;
    return (cycle + 1) * this.period <= time ? cycle + 1 : cycle;
  }

  private cycleStart(cycle: number): Hours {
    return cycle === 0 ? 0 : cycle * this.period;
  }

  /** The step that holds at a time of the cycle that starts at `start`. */
  private stepAt(start: Hours, time: Hours): number {
    const step = lastAtMost(this.starts, time - start);
    // The difference may be rounded across a step: the step's own start decides.
    if (start + (this.starts[step] ?? NaN) > time) return step - 1;
    return start + (this.starts[step + 1] ?? Infinity) <= time ? step + 1 : step;
  }

  private startOf(cycle: number, step: number): Hours {
    return this.cycleStart(cycle) + (this.starts[step] ?? NaN);
  }

  private endOf(cycle: number, step: number): Hours {
    if (step + 1 < this.starts.length) return this.startOf(cycle, step + 1);
    return this.period === Infinity ? Infinity : this.cycleStart(cycle + 1);
  }

  private valueOf(step: number): number {
    return this.steps[step]?.value ?? NaN;
  }
}
