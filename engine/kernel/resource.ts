// A number of equal seats which are claimed, used and released: servers, benches, berths. There are two ways to use
// one. `request` gives a seat to whoever wants to do several things meanwhile. `use` is an amount of work, which may be
// put out of service and go on later.
//
// The rules. A claim that preempts, once it is the first in the line, takes the place of the least urgent work in service
// whose priority number is greater than its own; of several, the one that began last. Work put out of service goes back
// to the place in the line that its arrival gives it. When capacity falls below what is in use, `atClosing: 'finish'`
// lets all finish; `'interrupt'` puts work out of service, least urgent first. Seats that are held, and work that says
// `never`, are not put out.

import { HeldSeat } from './held-seat.ts';
import type { Seat } from './held-seat.ts';
import type { Tally } from './monitors/tally.ts';
import type { TimeWeighted } from './monitors/time-weighted.ts';
import type { Scheduler } from './scheduler.ts';
import { Seats } from './seats.ts';
import type { SeatOptions } from './seats.ts';
import type { Hours } from './time.ts';
import type { Timetable } from './timetable.ts';
import type { Wait } from './wait.ts';
import { Work } from './work.ts';
import type { UseOptions, Visit } from './work.ts';

/** What a resource is. */
export interface ResourceOptions {
  readonly name: string;
  /** How many seats there are: a whole number from 1, Infinity, or a timetable of whole numbers from 0. */
  readonly capacity: number | Timetable;
  /** What becomes of work in service when capacity falls below what is in use; `finish` unless given. */
  readonly atClosing?: 'finish' | 'interrupt';
}

/** Seats and the line of those who want one. */
export class Resource {
  readonly name: string;
  private readonly seats: Seats;

  constructor(scheduler: Scheduler, options: ResourceOptions) {
    this.name = options.name;
    this.seats = new Seats(scheduler, options.name, options.capacity, options.atClosing === 'interrupt');
  }

  /** How many seats there are now. */
  get capacity(): number {
    return this.seats.capacity;
  }

  /** Seats in use. */
  get inUse(): number {
    return this.seats.occupied;
  }

  /** Claims in the line, those of this instant included, of which some may be served before it is over. */
  get waiting(): number {
    return this.seats.line.length;
  }

  /** Seats in use, over time. */
  get busy(): TimeWeighted {
    return this.seats.busy;
  }

  /** Claims in the line, over time. */
  get queue(): TimeWeighted {
    return this.seats.queue;
  }

  /** Hours from arrival to the first start, of every claim that was served. */
  get waits(): Tally {
    return this.seats.waits;
  }

  /** Asks for a seat: `const seat = yield* resource.request()`. */
  request(options?: SeatOptions): Wait<Seat> {
    return new HeldSeat(this.seats, options);
  }

  /** Does an amount of work, in hours, on a seat: `const visit = yield* resource.use(2)`. */
  use(hours: Hours, options?: UseOptions): Wait<Visit> {
    if (!(hours >= 0 && hours < Infinity)) {
      throw this.seats.scheduler.error('invalidTime', `work of ${String(hours)} h`, { who: this.name });
    }
    return new Work(this.seats, hours, options);
  }

  /**
   * Forgets what was counted before now: the end of a warm-up. Who waits or is served stays; a wait that began before is
   * counted when it ends.
   */
  restart(): void {
    const { now } = this.seats.scheduler;
    this.busy.restart(now);
    this.queue.restart(now);
    this.waits.restart();
  }

  /**
   * Seat-hours used, of those that there have been since the start or the last restart; above 1 where work went on after
   * closing. Undefined if none.
   */
  utilisation(): number | undefined {
    const { now } = this.seats.scheduler;
    const offered = this.seats.offered(this.busy.since, now);
    return offered > 0 ? this.seats.busy.total(now) / offered : undefined;
  }
}
