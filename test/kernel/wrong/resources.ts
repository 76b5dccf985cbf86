// Wrong resources, besides the faults of the naive one (naive-resource.ts), which breaks the rules for held seats, and
// the wrong servers which the comparisons with theory have to catch as well (test/validation/wrong-servers.ts).

import { Resource, Timetable } from '../../../engine/kernel-library.ts';
import type {
  ResourceOptions,
  Scheduler,
  SeatOptions,
  TimetableInput,
  UseOptions,
} from '../../../engine/kernel-library.ts';
import { keepingLeavers, keepingWhatItGave } from './waits.ts';

/** Serves the greatest number first. */
export class PriorityInverted extends Resource {
  override request(options?: SeatOptions) {
    return super.request({ ...options, priority: -(options?.priority ?? 0) });
  }
}

/** Goes on where it stopped, also where all the work has to be done again. */
export class ResumesAlways extends Resource {
  override use(hours: number, options?: UseOptions) {
    const restarts = options?.ifInterrupted === 'restart';
    return super.use(hours, restarts ? { ...options, ifInterrupted: 'resume' } : options);
  }
}

/** Puts out of service what must never be. */
export class InterruptsAnybody extends Resource {
  override use(hours: number, options?: UseOptions) {
    const never = options?.ifInterrupted === 'never';
    return super.use(hours, never ? { ...options, ifInterrupted: 'resume' } : options);
  }
}

/** Has everybody preempt who is more urgent, asked for or not. */
export class PreemptsUnasked extends Resource {
  override use(hours: number, options?: UseOptions) {
    return super.use(hours, { ...options, preempt: true });
  }
}

/** Puts out its equals too: half a step is enough to be more urgent than they. */
export class PreemptsEquals extends Resource {
  override use(hours: number, options?: UseOptions) {
    const priority = (options?.priority ?? 0) - (options?.preempt === true ? 0.5 : 0);
    return super.use(hours, { ...options, priority });
  }
}

/** Does not hear those who leave its line. */
export class KeepsLeaversInLine extends Resource {
  override request(options?: SeatOptions) {
    return keepingLeavers(super.request(options));
  }

  override use(hours: number, options?: UseOptions) {
    return keepingLeavers(super.use(hours, options));
  }
}

/** Does not have back the seat of one who was called away before sitting down. */
export class LosesSeatsWithLeavers extends Resource {
  override request(options?: SeatOptions) {
    return keepingWhatItGave(super.request(options));
  }
}

const withTimetable = (options: ResourceOptions, change: (table: TimetableInput) => TimetableInput) =>
  typeof options.capacity === 'number'
    ? options
    : { ...options, capacity: new Timetable(change(options.capacity)) };

/** Stays as it was when it opened. */
export class NeverCloses extends Resource {
  constructor(scheduler: Scheduler, options: ResourceOptions) {
    super(
      scheduler,
      withTimetable(options, ({ steps }) => ({ steps: steps.slice(0, 1), afterLast: 'hold' })),
    );
  }
}

/** Changes its capacity a step too late. */
export class OneStepLate extends Resource {
  constructor(scheduler: Scheduler, options: ResourceOptions) {
    super(
      scheduler,
      withTimetable(options, ({ steps, afterLast }) => ({
        steps: steps.map(({ at }, index) => ({ at, value: steps.at(index - 1)?.value ?? 0 })),
        afterLast,
      })),
    );
  }
}

/** Sends home at closing those who were to finish, and keeps those who were to go. */
export class ClosesTheOtherWay extends Resource {
  constructor(scheduler: Scheduler, options: ResourceOptions) {
    super(scheduler, { ...options, atClosing: options.atClosing === 'interrupt' ? 'finish' : 'interrupt' });
  }
}
