// The inside of a resource: how many seats there are, how many are taken, who works on one and may be put out of
// service, and the line. Held seats and work (held-seat.ts, work.ts) are the two kinds of claims.
//
// Changes of capacity are on the calendar only while they matter to somebody, who waits or may be put out of service, so
// that an idle resource costs nothing and an endless timetable does not keep a run alive.

import { Claim, Line, priorityOf } from './line.ts';
import type { ClaimOptions, Supply } from './line.ts';
import { Tally } from './monitors/tally.ts';
import { TimeWeighted } from './monitors/time-weighted.ts';
import { phase } from './phase.ts';
import type { HandlerCode, Scheduler } from './scheduler.ts';
import type { Hours } from './time.ts';
import type { Timetable } from './timetable.ts';

/** How to claim a seat. */
export interface SeatOptions extends ClaimOptions {
  /** Whether to take the place of less urgent work, if there is any; false unless given. */
  readonly preempt?: boolean;
}

/** A claim on one seat. */
export abstract class SeatClaim<T = unknown> extends Claim<T> {
  readonly preempt: boolean;
  /** Among the work in service that may be put out; -1 when it is not. */
  position = -1;
  /** Counts the starts of a resource, so that the later one can be told. */
  start = 0;
  protected readonly seats: Seats;

  constructor(seats: Seats, options: SeatOptions | undefined) {
    super(options === undefined ? 0 : priorityOf(options, seats.scheduler, seats.name));
    this.preempt = options?.preempt ?? false;
    this.seats = seats;
  }

  /** It has left the line and a seat is its own. */
  abstract begin(): void;
  /** Gives the seat back and joins the line again. */
  abstract putOut(): void;

  override toString(): string {
    return this.seats.name;
  }
}

/** The seats of one resource and those who want one. */
export class Seats implements Supply<SeatClaim> {
  readonly scheduler: Scheduler;
  readonly name: string;
  readonly line: Line<SeatClaim>;
  readonly busy: TimeWeighted;
  readonly queue: TimeWeighted;
  readonly waits = new Tally();
  /** Who cannot be served lets nobody pass. */
  readonly passing = false;
  occupied = 0;

  private readonly timetable: Timetable | undefined;
  private readonly interrupting: boolean;
  private readonly inService: SeatClaim[] = [];
  private readonly change: HandlerCode;
  private following: boolean;
  private places: number;
  private starts = 0;

  constructor(scheduler: Scheduler, name: string, capacity: number | Timetable, interrupting: boolean) {
    this.scheduler = scheduler;
    this.name = name;
    this.interrupting = interrupting;
    this.timetable = typeof capacity === 'number' ? undefined : capacity;
    this.following = this.timetable === undefined;
    this.places = typeof capacity === 'number' ? capacity : 0;
    if (this.timetable === undefined && !(isCount(this.places) && this.places > 0)) {
      throw scheduler.error('invalidOption', `a capacity of ${String(capacity)}`, { who: name });
    }
    this.busy = new TimeWeighted(0, scheduler.now);
    this.queue = new TimeWeighted(0, scheduler.now);
    this.change = scheduler.handler(() => {
      this.followTimetable();
    }, `capacity ${name}`);
    this.line = new Line<SeatClaim>(scheduler, this);
  }

  ready(claim: SeatClaim): boolean {
    if (this.occupied < this.places) return true;
    return claim.preempt && this.leastUrgent(claim.priority) !== undefined;
  }

  give(claim: SeatClaim): void {
    if (this.occupied >= this.places) this.leastUrgent(claim.priority)?.putOut();
    claim.begin();
  }

  lengthChanged(length: number): void {
    this.queue.set(length, this.scheduler.now);
  }

  /** How many seats there are now. */
  get capacity(): number {
    return this.timetable === undefined ? this.places : this.timetable.valueAt(this.scheduler.now);
  }

  /** Seat-hours that there have been between two times. */
  offered(from: Hours, to: Hours): number {
    return this.timetable === undefined ? this.places * (to - from) : this.timetable.total(from, to);
  }

  join(claim: SeatClaim): void {
    if (!this.following) this.followTimetable(true);
    this.line.join(claim);
  }

  occupy(): void {
    this.occupied += 1;
    this.busy.set(this.occupied, this.scheduler.now);
  }

  free(): void {
    this.occupied -= 1;
    this.busy.set(this.occupied, this.scheduler.now);
    this.line.settle();
  }

  /** Lists work which may be put out of service. */
  enlist(claim: SeatClaim): void {
    claim.position = this.inService.length;
    claim.start = this.starts;
    this.starts += 1;
    this.inService.push(claim);
  }

  strike(claim: SeatClaim): void {
    const { position } = claim;
    if (position < 0) return;
    const last = this.inService.pop();
    if (last !== undefined && last !== claim) {
      this.inService[position] = last;
      last.position = position;
    }
    claim.position = -1;
  }

  /** Of the work in service, the least urgent, begun last if there are several; only below `priority` if it is given. */
  private leastUrgent(priority: number | undefined): SeatClaim | undefined {
    let worst: SeatClaim | undefined = undefined;
    for (const claim of this.inService) {
      if (priority !== undefined && claim.priority <= priority) continue;
      if (
        worst === undefined ||
        claim.priority > worst.priority ||
        (claim.priority === worst.priority && claim.start > worst.start)
      )
        worst = claim;
    }
    return worst;
  }

  /** Brings the number of seats up to date, and keeps doing so while `wanted` or it matters to somebody. */
  private followTimetable(wanted = false): void {
    const { timetable, scheduler } = this;
    if (timetable === undefined) return;
    const { now } = scheduler;
    this.following = true;
    this.places = timetable.valueAt(now);
    if (!isCount(this.places)) {
      throw scheduler.error('invalidOption', `a capacity of ${String(this.places)}`, { who: this.name });
    }
    while (this.interrupting && this.occupied > this.places) {
      const work = this.leastUrgent(undefined);
      if (work === undefined) break;
      work.putOut();
    }
    this.line.settle();
    const next = timetable.nextChange(now);
    if (next === Infinity) return;
    this.following = wanted || this.line.length > 0 || (this.interrupting && this.inService.length > 0);
    if (this.following) scheduler.schedule(next, phase.arrive, this.change, 0);
  }
}

function isCount(capacity: number): boolean {
  return capacity >= 0 && (capacity === Infinity || Math.trunc(capacity) === capacity);
}
