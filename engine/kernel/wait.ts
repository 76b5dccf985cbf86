// All that a process can wait for is one kind of thing: a Wait. The driver of processes knows nothing else, so a
// new resource never changes it, and waits compose (allOf, anyOf) because whoever waits is hidden behind Waiter.
//
// How they talk. The waiter arms the wait; when the time has come the wait calls `resume`, once, from wherever it
// is: that only schedules the waiter's own event, so no code of a process ever runs inside another's. A waiter
// which has to go before that event (interrupted, or beaten in a race) disarms the wait, which must then take
// the waiter out of every line and take back what `resume` has handed over already.

import type { Alarms } from './alarms.ts';
import type { Hours } from './time.ts';

/** Whoever waits: a process, or a branch of a composed wait. */
export interface Waiter<T> {
  readonly alarms: Alarms;
  /** Hands over the awaited value. */
  resume(value: T): void;
  /** Resumes the waiter by itself after a delay; for waits which are nothing but time. */
  resumeIn(delay: Hours): void;
  /** Undoes `resumeIn`. */
  stay(): void;
}

/** Something that a process can wait for. `const x = yield* wait` gives its value, a plain `yield` just waits. */
export interface Wait<T> {
  arm(waiter: Waiter<T>): void;
  disarm(waiter: Waiter<T>): void;
  [Symbol.iterator](): Generator<Wait<unknown>, T, unknown>;
  /** What is waited for, in the words of an error message. */
  toString(): string;
}

/** The value which a wait of type W gives. */
export type ValueOf<W> = W extends Wait<infer T> ? T : never;

/** The body of every wait's iterator: lets `yield*` give the wait's value with its type. */
export function* received<T>(wait: Wait<T>): Generator<Wait<unknown>, T, unknown> {
  return (yield wait) as T;
}

/** Whether a yielded thing can be waited for. */
export function isWait(value: unknown): value is Wait<unknown> {
  return typeof value === 'object' && value !== null && 'arm' in value && typeof value.arm === 'function';
}
