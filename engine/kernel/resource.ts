// A number of equal seats which are claimed, used and released: servers, benches, berths. A seat is a token good
// for one release, so that a second release is found out where it happens instead of adding capacity.

import { Line } from './line.ts';
import type { ClaimOptions } from './line.ts';
import type { Scheduler } from './scheduler.ts';
import type { Wait } from './wait.ts';

/** What a resource is. */
export interface ResourceOptions {
  readonly name: string;
  /** How many seats there are: a whole number from 1, or Infinity. */
  readonly capacity: number;
}

/** The right to use one seat, until it is released. */
export interface Seat {
  readonly released: boolean;
  /** Gives the seat back; the second time is an error. */
  release(): void;
}

/** Seats and the line of those who want one. */
export class Resource {
  readonly name: string;
  readonly capacity: number;
  private readonly scheduler: Scheduler;
  private readonly line: Line<Seat>;
  private occupied = 0;

  constructor(scheduler: Scheduler, options: ResourceOptions) {
    const { name, capacity } = options;
    if (!(capacity >= 1 && (capacity === Infinity || Math.trunc(capacity) === capacity))) {
      throw scheduler.error('invalidOption', `a capacity of ${String(capacity)}`, { who: name });
    }
    this.name = name;
    this.capacity = capacity;
    this.scheduler = scheduler;
    this.line = new Line<Seat>(scheduler, {
      name,
      ready: () => this.occupied < this.capacity,
      give: () => {
        this.occupied += 1;
        return new IssuedSeat(this);
      },
      takeBack: (seat) => {
        seat.release();
      },
    });
  }

  /** Seats in use. */
  get inUse(): number {
    return this.occupied;
  }

  /** Claims in the line. */
  get waiting(): number {
    return this.line.length;
  }

  /** Asks for a seat: `const seat = yield* resource.request()`. */
  request(options: ClaimOptions = {}): Wait<Seat> {
    return this.line.claim(options);
  }

  /** Called by a seat when it is released. */
  seatReleased(again: boolean): void {
    if (again) throw this.scheduler.error('doubleRelease', `released a seat of ${this.name} twice`);
    this.occupied -= 1;
    this.line.settle();
  }
}

class IssuedSeat implements Seat {
  released = false;
  private readonly resource: Resource;

  constructor(resource: Resource) {
    this.resource = resource;
  }

  release(): void {
    this.resource.seatReleased(this.released);
    this.released = true;
  }
}
