// Wrong simulations, besides the faults of the naive one (naive-simulation.ts).

import { Simulation } from '../../../engine/kernel/index.ts';
import type { Phase } from '../../../engine/kernel/index.ts';
import { NaiveCalendar } from '../naive-calendar.ts';
import { NaiveSimulation } from '../naive-simulation.ts';

/** Has all of an instant happen in the order of scheduling. */
export class WithoutPhases extends Simulation {
  override scheduleIn(delay: number, _phase: Phase, handler: number, argument: number) {
    return super.scheduleIn(delay, 0, handler, argument);
  }
}

/** Executes what is due at the limit too. */
export class RunsItsLimit extends Simulation {
  override run(until: number): boolean {
    const ended = super.run(until);
    while (this.pending()[0]?.at === until) this.step();
    return ended;
  }
}

/** Makes simulations of which each two share a calendar. */
export const sharingACalendar = () => {
  let shared = new NaiveCalendar();
  let made = 0;
  return () => {
    if (made % 2 === 0) shared = new NaiveCalendar();
    made += 1;
    return new NaiveSimulation({ calendar: shared });
  };
};
