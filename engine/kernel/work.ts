// An amount of work done on a seat. It claims the seat, works and releases by itself, so it can be put out of service (by
// a more urgent claim, or because working hours end) and go on later, while its process sees nothing but a longer wait.

import { assertCanWait } from './line.ts';
import { SeatClaim } from './seats.ts';
import type { Seats, SeatOptions } from './seats.ts';
import type { Hours } from './time.ts';
import type { Ending, Waiter } from './wait.ts';

/** How to claim a seat for an amount of work. */
export interface UseOptions extends SeatOptions {
  /** What is left to do after it was put out of service: the rest (unless told otherwise) or all again; or `never`. */
  readonly ifInterrupted?: 'resume' | 'restart' | 'never';
}

/** What became of an amount of work. */
export interface Visit {
  /** From arrival to the first start, in hours. */
  readonly waited: Hours;
  /** How often it was put out of service. */
  readonly interruptions: number;
  /** Work done in vain, because it had to restart, in hours. */
  readonly lost: Hours;
}

/** The claim on a seat, the work on it and its outcome. */
export class Work extends SeatClaim<Visit> implements Visit, Ending<Visit> {
  waited: Hours = 0;
  interruptions = 0;
  lost: Hours = 0;
  private readonly amount: Hours;
  private readonly ifInterrupted: 'resume' | 'restart' | 'never';
  private waiter: Waiter<Visit> | undefined = undefined;
  private remaining: Hours;
  private begunAt: Hours = 0;
  private working = false;

  constructor(seats: Seats, amount: Hours, options: UseOptions | undefined) {
    super(seats, options);
    this.amount = amount;
    this.remaining = amount;
    this.ifInterrupted = options?.ifInterrupted ?? 'resume';
  }

  arm(waiter: Waiter<Visit>): void {
    assertCanWait(this, this.waiter, waiter, this.seats.scheduler);
    this.waiter = waiter;
    this.begunAt = this.seats.scheduler.now;
    this.seats.join(this);
  }

  disarm(waiter: Waiter<Visit>): void {
    if (!this.working) {
      this.seats.line.leave(this);
      return;
    }
    waiter.stay();
    this.stop();
  }

  begin(): void {
    const { seats } = this;
    const { now } = seats.scheduler;
    seats.occupy();
    if (this.interruptions === 0) {
      this.waited = now - this.begunAt;
      seats.waits.add(this.waited);
    }
    this.begunAt = now;
    this.working = true;
    if (this.ifInterrupted !== 'never') seats.enlist(this);
    this.waiter?.resumeIn(this.remaining, this);
  }

  timeIsUp(): Visit {
    this.stop();
    return this;
  }

  putOut(): void {
    this.waiter?.stay();
    const done = this.seats.scheduler.now - this.begunAt;
    if (this.ifInterrupted === 'restart') {
      this.lost += done;
      this.remaining = this.amount;
    } else this.remaining = Math.max(0, this.remaining - done);
    this.interruptions += 1;
    this.stop();
    this.seats.join(this);
  }

  private stop(): void {
    this.working = false;
    this.seats.strike(this);
    this.seats.free();
  }
}
