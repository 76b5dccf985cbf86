// A calendar as one would write it in five minutes: a list that is searched for its smallest entry. With a fault
// asked for it becomes one of the wrong calendars which the laws must catch.

import type { CalendarEntry, EventHandle, Phase } from '../../engine/kernel/index.ts';
import type { Calendar } from '../laws/calendar.ts';

export type CalendarFault =
  | 'tiesLastInFirstOut'
  | 'tiesByText'
  | 'ignoresPhase'
  | 'phaseBeforeTime'
  | 'latestFirst'
  | 'cancelDoesNothing'
  | 'cancelCancelsTwice'
  | 'handlesAreRecycled'
  | 'countsTheCancelled'
  | 'limitIsIncluded'
  | 'instantOvertakes'
  | 'listsTheCancelled';

interface Entry {
  readonly time: number;
  readonly phase: Phase;
  readonly handler: number;
  readonly argument: number;
  readonly handle: number;
  readonly sequence: number;
}

export class NaiveCalendar implements Calendar {
  time = 0;
  phase: Phase = 0;
  handler = 0;
  argument = 0;
  private readonly fault: CalendarFault | undefined;
  private pending: Entry[] = [];
  private sequence = 0;
  private readonly cancelled: Entry[] = [];

  constructor(fault?: CalendarFault) {
    this.fault = fault;
  }

  get size(): number {
    return this.pending.length + (this.fault === 'countsTheCancelled' ? this.cancelled.length : 0);
  }

  get nextTime(): number {
    return this.pending[0]?.time ?? Infinity;
  }

  push(time: number, phase: Phase, handler: number, argument: number): EventHandle {
    this.sequence += 1;
    // What is pushed into the instant that is being executed goes before what was there already.
    const overtakes = this.fault === 'instantOvertakes' && time === this.time;
    const sequence = overtakes ? -this.sequence : this.sequence;
    const handle = this.fault === 'handlesAreRecycled' ? this.freeHandle() : this.sequence;
    this.pending.push({ time, phase, handler, argument, handle, sequence });
    this.pending.sort((a, b) => this.order(a, b));
    return handle;
  }

  cancel(handle: EventHandle): boolean {
    const found = this.pending.filter((entry) => entry.handle === handle);
    this.cancelled.push(...found);
    if (this.fault !== 'cancelDoesNothing') {
      this.pending = this.pending.filter((entry) => entry.handle !== handle);
    }
    return found.length > 0 || this.fault === 'cancelCancelsTwice';
  }

  pop(): boolean {
    return this.popUntil(Infinity);
  }

  popUntil(limit: number): boolean {
    const [next] = this.pending;
    if (next === undefined || next.time > limit) return false;
    if (next.time === limit && this.fault !== 'limitIsIncluded') return false;
    this.pending.shift();
    ({ time: this.time, phase: this.phase, handler: this.handler, argument: this.argument } = next);
    return true;
  }

  entries(): CalendarEntry[] {
    const listed = this.fault === 'listsTheCancelled' ? [...this.pending, ...this.cancelled] : this.pending;
    return listed.map(({ time, phase, handler, argument }) => ({ time, phase, handler, argument }));
  }

  private freeHandle(): number {
    let handle = 1;
    while (this.pending.some((entry) => entry.handle === handle)) handle += 1;
    return handle;
  }

  private order(a: Entry, b: Entry): number {
    const time = this.fault === 'latestFirst' ? b.time - a.time : a.time - b.time;
    const phase = this.fault === 'ignoresPhase' ? 0 : a.phase - b.phase;
    const sequence = this.fault === 'tiesLastInFirstOut' ? b.sequence - a.sequence : a.sequence - b.sequence;
    if (this.fault === 'tiesByText')
      return time || phase || (String(a.sequence) < String(b.sequence) ? -1 : 1);
    return this.fault === 'phaseBeforeTime' ? phase || time || sequence : time || phase || sequence;
  }
}
