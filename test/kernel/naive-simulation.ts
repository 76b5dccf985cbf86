// A simulation in a few lines over a naive calendar; its faults make the wrong ones which the laws must catch.

import type { HandlerCode, Phase } from '../../engine/kernel/index.ts';
import type { Calendar } from '../laws/calendar.ts';
import type { Runner } from '../laws/kernel-simulation.ts';
import { NaiveCalendar } from './naive-calendar.ts';

export type SimulationFault = 'oneRoundPerInstant' | 'clockStaysBehind';

export interface NaiveOptions {
  readonly calendar?: Calendar;
  readonly fault?: SimulationFault;
}

interface Taken {
  readonly at: number;
  readonly handler: number;
  readonly argument: number;
}

export class NaiveSimulation implements Runner {
  now = 0;
  private readonly calendar: Calendar;
  private readonly fault: SimulationFault | undefined;
  private readonly runs: ((argument: number) => void)[] = [];
  private round: Taken[] = [];

  constructor(options: NaiveOptions = {}) {
    this.calendar = options.calendar ?? new NaiveCalendar();
    this.fault = options.fault;
  }

  handler(run: (argument: number) => void): HandlerCode {
    return this.runs.push(run) - 1;
  }

  scheduleIn(delay: number, phase: Phase, handler: HandlerCode, argument: number): number {
    return this.calendar.push(this.now + delay, phase, handler, argument);
  }

  step(): boolean {
    if (this.round.length === 0) this.takeRound();
    const next = this.round.shift();
    if (next === undefined) return false;
    if (this.fault !== 'clockStaysBehind') this.now = next.at;
    this.runs[next.handler]?.(next.argument);
    return true;
  }

  run(until: number): void {
    while (this.nextTime < until && this.step());
    if (until < Infinity) this.now = until;
  }

  private get nextTime(): number {
    return this.round[0]?.at ?? this.calendar.nextTime;
  }

  /** The next event, or with a fault all events of its instant at once. */
  private takeRound(): void {
    do {
      if (!this.calendar.pop()) return;
      const { time, handler, argument } = this.calendar;
      this.round.push({ at: time, handler, argument });
    } while (this.fault === 'oneRoundPerInstant' && this.calendar.nextTime === this.calendar.time);
  }
}
