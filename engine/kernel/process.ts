// hot: every step of every process goes through wake(); bench: bench/kernel.bench.ts
//
// A process is a synchronous generator which yields what it waits for. Its driver has at most one event on the
// calendar: its start, the end of a hold, the delivery of a value, or an interrupt. Because every step is an
// event of its own, no process runs inside another, and each wake-up is counted and listed like all events.
//
// When a process wakes: it starts, receives a value and is interrupted in phase `arrive`, so that what it claims
// meets the other claims of the instant in `decide`; a hold ends in phase `complete`.

import type { AlarmTable, Holder, Step } from './alarm-table.ts';
import { SimulationError } from './errors.ts';
import { Hold } from './hold.ts';
import { phase } from './phase.ts';
import type { Hours } from './time.ts';
import { isWait, received } from './wait.ts';
import type { Ending, Wait, Waiter } from './wait.ts';

/** The life of something: a synchronous generator which yields what it waits for and may return a result. */
export type Process<Result = void> = Generator<Wait<unknown>, Result, unknown>;

/** What an interrupted process finds thrown at its `yield`. Left uncaught it ends the run like any failure. */
export class Interrupt extends Error {
  override readonly name = 'Interrupt';
  readonly reason: unknown;

  constructor(reason: unknown) {
    super(reason === undefined ? 'interrupted' : `interrupted: ${printed(reason)}`);
    this.reason = reason;
  }
}

/** A started process, seen from outside. Waiting for it gives its result, also when it has ended already. */
export interface ProcessHandle<Result = unknown> extends Wait<Result> {
  readonly name: string;
  readonly finished: boolean;
  /** What the process returned; undefined until it has finished. */
  readonly result: Result | undefined;
  /**
   * Takes the process out of whatever it waits for, at once, and throws an `Interrupt` into it in phase `arrive`
   * of this instant. A process that has not started yet starts first. Several interrupts of one instant are
   * delivered one after the other; those which outlive the process reach nobody.
   */
  interrupt(reason?: unknown): void;
}

/** Drives one generator. */
export class ProcessDriver<Result> implements ProcessHandle<Result>, Waiter<unknown>, Holder {
  readonly name: string;
  readonly alarms: AlarmTable;
  /** Whether it may still wait when nothing is left to happen. */
  readonly background: boolean;
  finished: boolean;
  result: Result | undefined;

  private readonly body: Process<Result>;
  private readonly place: number;
  private started: boolean;
  private waitingFor: Wait<unknown> | undefined;
  private value: unknown;
  private ending: Ending<unknown> | undefined;
  private reasons: unknown[] | undefined;
  private followers: Waiter<Result>[] | undefined;

  constructor(alarms: AlarmTable, body: Process<Result>, name: string, background: boolean) {
    // In the order of use, so that a step touches few lines of the cache.
    this.alarms = alarms;
    this.body = body;
    this.place = alarms.enter(this, body);
    this.reasons = undefined;
    this.ending = undefined;
    this.value = undefined;
    this.waitingFor = undefined;
    this.started = false;
    this.name = name;
    this.background = background;
    this.finished = false;
    this.result = undefined;
    this.followers = undefined;
    alarms.set(this.place, 0, phase.arrive);
  }

  resume(value: unknown): void {
    if (this.waitingFor === undefined || this.alarms.isSet(this.place)) {
      throw this.alarms.scheduler.error('resumedTwice', 'was resumed while it was not waiting', {
        who: this.name,
      });
    }
    this.value = value;
    this.alarms.set(this.place, 0, phase.arrive);
  }

  resumeIn(delay: Hours, ending?: Ending<unknown>): void {
    this.ending = ending;
    this.alarms.set(this.place, delay, phase.complete);
  }

  stay(): void {
    this.alarms.unset(this.place);
    this.ending = undefined;
  }

  wake(): void {
    this.waitingFor = undefined;
    let value = this.value;
    if (value !== undefined) this.value = undefined;
    if (this.ending !== undefined) {
      const ending = this.ending;
      this.ending = undefined;
      value = ending.timeIsUp();
    }
    this.stepped(this.next(value));
  }

  stepped(step: Step): void {
    if (step.done === true) {
      this.finish(step.value as Result);
      return;
    }
    const wait: unknown = step.value;
    if (wait instanceof Hold) {
      this.alarms.hold(this.place, wait.duration);
    } else if (isWait(wait)) {
      this.waitingFor = wait;
      wait.arm(this);
    } else {
      const hint = typeof wait === 'number' ? `; was hold(${String(wait)}) meant?` : '';
      const what = `yielded ${printed(wait)}, which cannot be waited for${hint}`;
      throw this.alarms.scheduler.error('invalidYield', what, { who: this.name });
    }
    if (this.reasons !== undefined) this.leaveForInterrupt();
  }

  failed(cause: unknown): Error {
    // Errors of the kernel name their culprit already.
    if (cause instanceof SimulationError) return cause;
    return this.alarms.scheduler.error('processFailed', describe(cause), { who: this.name, cause });
  }

  interrupt(reason?: unknown): void {
    const scheduler = this.alarms.scheduler;
    if (this.finished)
      throw scheduler.error('interruptDead', 'was interrupted after its end', { who: this.name });
    if (this.alarms.awake === this) {
      throw scheduler.error('interruptSelf', 'interrupted itself', { who: this.name });
    }
    if (this.reasons !== undefined) {
      this.reasons.push(reason);
      return;
    }
    this.reasons = [reason];
    if (this.started) this.leaveForInterrupt();
  }

  arm(waiter: Waiter<Result>): void {
    if (this.finished) waiter.resume(this.result as Result);
    else (this.followers ??= []).push(waiter);
  }

  disarm(waiter: Waiter<Result>): void {
    this.followers = this.followers?.filter((follower) => follower !== waiter);
  }

  [Symbol.iterator](): Iterator<Wait<unknown>, Result, unknown> {
    return received<Result>(this);
  }

  toString(): string {
    return `the end of ${this.name}`;
  }

  describe(): string {
    if (this.alarms.isHolding(this.place)) return `${this.name} (holds)`;
    if (this.waitingFor === undefined) return this.name;
    return `${this.name} (waits for ${this.waitingFor.toString()})`;
  }

  /** Leaves every line now, hands back what was given but not yet received, and lets the interrupt come. */
  private leaveForInterrupt(): void {
    this.waitingFor?.disarm(this);
    this.waitingFor = undefined;
    this.value = undefined;
    this.stay();
    this.alarms.set(this.place, 0, phase.arrive);
  }

  /** Runs the body to its next `yield`, or to its end. */
  private next(value: unknown): Step {
    try {
      if (this.reasons === undefined) return this.body.next(value);
      return this.started ? this.body.throw(this.nextInterrupt(this.reasons)) : this.body.next(value);
    } catch (cause) {
      throw this.failed(cause);
    } finally {
      this.started = true;
    }
  }

  private nextInterrupt(reasons: unknown[]): Interrupt {
    const reason = reasons.shift();
    if (reasons.length === 0) this.reasons = undefined;
    return new Interrupt(reason);
  }

  private finish(result: Result): void {
    this.finished = true;
    this.result = result;
    this.alarms.leave(this.place);
    const followers = this.followers;
    this.followers = undefined;
    if (followers === undefined) return;
    for (const follower of followers) follower.resume(result);
  }
}

function describe(cause: unknown): string {
  return cause instanceof Error ? `failed: ${cause.message}` : `failed: ${printed(cause)}`;
}

function printed(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? 'an object'
    : typeof value === 'function'
      ? 'a function'
      : String(value);
}
