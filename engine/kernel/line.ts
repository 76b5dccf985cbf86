// The one mechanism behind everything that is claimed, waited for in a line and handed out. The line is ordered
// by (priority, arrival): the smaller number goes first, equals in the order in which they came. Nothing is handed
// out where it is asked for; a decision in phase `decide` of the same instant serves the line from its head, so
// two claims of one instant meet before either wins.

import { phase } from './phase.ts';
import type { HandlerCode, Scheduler } from './scheduler.ts';
import { received } from './wait.ts';
import type { Wait, Waiter } from './wait.ts';

/** How to stand in a line. */
export interface ClaimOptions {
  /** The smaller number goes first; 0 unless given. */
  readonly priority?: number;
}

/** What a line hands out. */
export interface Supply<T> {
  readonly name: string;
  ready(): boolean;
  give(): T;
  /** Takes back what was given to a waiter who left before receiving it. */
  takeBack(value: T): void;
}

/** The claims on one supply. */
export class Line<T> {
  readonly supply: Supply<T>;
  private readonly scheduler: Scheduler;
  private readonly decision: HandlerCode;
  private readonly claims: Claim<T>[] = [];
  private deciding = false;

  constructor(scheduler: Scheduler, supply: Supply<T>) {
    this.scheduler = scheduler;
    this.supply = supply;
    this.decision = scheduler.handler(() => {
      this.decide();
    }, `decide ${supply.name}`);
  }

  /** How many claims wait. */
  get length(): number {
    return this.claims.length;
  }

  /** A claim which joins the line when a process waits for it. */
  claim(options: ClaimOptions): Wait<T> {
    const priority = options.priority ?? 0;
    if (Number.isNaN(priority)) {
      throw this.scheduler.error('invalidOption', 'a priority which is not a number', {
        who: this.supply.name,
      });
    }
    return new Claim(this, priority);
  }

  /** To be called when there may be something to hand out: has the line served in phase `decide`. */
  settle(): void {
    if (this.deciding || this.claims.length === 0 || !this.supply.ready()) return;
    this.deciding = true;
    this.scheduler.schedule(this.scheduler.now, phase.decide, this.decision, 0);
  }

  join(claim: Claim<T>): void {
    let position = this.claims.length;
    while (position > 0 && (this.claims[position - 1]?.priority ?? 0) > claim.priority) position -= 1;
    if (position === this.claims.length) this.claims.push(claim);
    else this.claims.splice(position, 0, claim);
    this.settle();
  }

  leave(claim: Claim<T>): void {
    const position = this.claims.indexOf(claim);
    if (position >= 0) this.claims.splice(position, 1);
  }

  private decide(): void {
    this.deciding = false;
    while (this.supply.ready()) {
      const claim = this.claims.shift();
      if (claim === undefined) return;
      claim.grant(this.supply.give());
    }
  }
}

/** A place in a line. */
class Claim<T> implements Wait<T> {
  readonly priority: number;
  private readonly line: Line<T>;
  private waiter: Waiter<T> | undefined = undefined;
  private granted = false;
  private value: T | undefined = undefined;

  constructor(line: Line<T>, priority: number) {
    this.line = line;
    this.priority = priority;
  }

  arm(waiter: Waiter<T>): void {
    if (this.waiter !== undefined) {
      throw waiter.alarms.scheduler.error('waitReused', `waited twice for ${this.toString()}`);
    }
    this.waiter = waiter;
    this.line.join(this);
  }

  disarm(): void {
    if (this.granted) this.line.supply.takeBack(this.value as T);
    else this.line.leave(this);
  }

  grant(value: T): void {
    this.granted = true;
    this.value = value;
    this.waiter?.resume(value);
  }

  [Symbol.iterator](): Generator<Wait<unknown>, T, unknown> {
    return received<T>(this);
  }

  toString(): string {
    return this.line.supply.name;
  }
}
