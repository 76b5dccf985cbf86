// A seat that a process keeps for as long as it likes. It is a token good for one release, so that a second release is
// found out where it happens instead of adding capacity. Nobody takes it away.

import { assertCanWait } from './line.ts';
import { SeatClaim } from './seats.ts';
import type { Seats, SeatOptions } from './seats.ts';
import type { Hours } from './time.ts';
import type { Waiter } from './wait.ts';

/** The right to use one seat, until it is released. */
export interface Seat {
  readonly released: boolean;
  /** Gives the seat back; the second time is an error. */
  release(): void;
}

/** The claim on a seat, and then the seat. */
export class HeldSeat extends SeatClaim<Seat> implements Seat {
  released: boolean;
  private waiter: Waiter<Seat> | undefined;
  private joined: Hours;
  private held: boolean;

  constructor(seats: Seats, options: SeatOptions | undefined) {
    super(seats, options);
    this.released = false;
    this.waiter = undefined;
    this.joined = 0;
    this.held = false;
  }

  arm(waiter: Waiter<Seat>): void {
    assertCanWait(this, this.waiter, waiter, this.seats.scheduler);
    this.waiter = waiter;
    this.joined = this.seats.scheduler.now;
    this.seats.join(this);
  }

  disarm(): void {
    if (this.held) this.release();
    else this.seats.line.leave(this);
  }

  begin(): void {
    this.held = true;
    this.seats.occupy();
    this.seats.waits.add(this.seats.scheduler.now - this.joined);
    this.waiter?.resume(this);
  }

  putOut(): void {
    throw new Error('a held seat is not taken away');
  }

  release(): void {
    if (this.released) {
      throw this.seats.scheduler.error('doubleRelease', `released a seat of ${this.seats.name} twice`);
    }
    this.released = true;
    this.seats.free();
  }
}
