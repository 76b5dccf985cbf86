// All that a process can wait for is one kind of thing: a Wait. The driver of processes knows nothing else, so a
// new resource never changes it, and waits compose (allOf, anyOf) because whoever waits is hidden behind Waiter.
//
// How they talk. The waiter arms the wait. A wait that ends with what somebody else does calls `resume`, once, from
// wherever it is: that only schedules the waiter's own event, so no code of a process ever runs inside another's. A
// wait that is (or becomes) nothing but time calls `resumeIn` instead, and may ask to be told at the end, before the
// waiter goes on. A waiter which has to go before its event (interrupted, or beaten in a race) disarms the wait,
// which must then take the waiter out of every line and take back what it has handed over already.

import type { Alarms } from './alarms.ts';
import type { Hours } from './time.ts';

/** What a wait does when its time is up; gives the value for the waiter. */
export interface Ending<T> {
  /** Called once, in phase `complete`, before the waiter goes on. */
  timeIsUp(): T;
}

/** Whoever waits: a process, or a branch of a composed wait. */
export interface Waiter<T> {
  readonly alarms: Alarms;
  /** Hands over the awaited value. */
  resume(value: T): void;
  /** Resumes the waiter by itself after a delay. */
  resumeIn(delay: Hours, ending?: Ending<T>): void;
  /** Undoes `resumeIn`. */
  stay(): void;
}

/** Something that a process can wait for. `const x = yield* wait` gives its value, a plain `yield` just waits. */
export interface Wait<T> {
  /** Begins: from now on the wait may resume the waiter. For authors of waits; a process yields the wait instead. */
  arm(waiter: Waiter<T>): void;
  /** Ends early: the waiter leaves every line, and what it has been given but not received goes back. */
  disarm(waiter: Waiter<T>): void;
  /** Lets `yield*` give the value of the wait, with its type. */
  [Symbol.iterator](): Iterator<Wait<unknown>, T, unknown>;
  /** What is waited for, in the words of an error message. */
  toString(): string;
}

/** The value which a wait of type W gives. */
export type ValueOf<W> = W extends Wait<infer T> ? T : never;

/** The iterator of every wait: lets `yield*` give the wait's value with its type. */
export function received<T>(wait: Wait<T>): Iterator<Wait<unknown>, T, unknown> {
  return new Received<T>(wait);
}

/** Whether a yielded thing can be waited for. */
export function isWait(value: unknown): value is Wait<unknown> {
  return typeof (value as Partial<Wait<unknown>> | null | undefined)?.arm === 'function';
}

/** Yields the wait, then returns what came back. By hand, because a generator costs three times as much. */
class Received<T> implements Iterator<Wait<unknown>, T, unknown> {
  private readonly wait: Wait<T>;
  private asked = false;

  constructor(wait: Wait<T>) {
    this.wait = wait;
  }

  next(value: unknown): IteratorResult<Wait<unknown>, T> {
    if (this.asked) return { done: true, value: value as T };
    this.asked = true;
    return { done: false, value: this.wait };
  }

  /** An interrupt goes on to the process, which stands at its `yield*`. */
  throw(reason: unknown): never {
    throw reason;
  }
}
