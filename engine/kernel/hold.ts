// The wait that is nothing but time. It keeps no state (the event stands with the waiter), hence one Hold can be
// made once and yielded by any number of processes.

import type { Hours } from './time.ts';
import { received } from './wait.ts';
import type { Wait, Waiter } from './wait.ts';

/** A wait for a length of time. */
export class Hold implements Wait<void> {
  readonly duration: Hours;

  constructor(duration: Hours) {
    this.duration = duration;
  }

  /** {@inheritDoc Wait.arm} */
  arm(waiter: Waiter<void>): void {
    waiter.resumeIn(this.duration);
  }

  /** {@inheritDoc Wait.disarm} */
  disarm(waiter: Waiter<void>): void {
    waiter.stay();
  }

  /** Lets `yield*` give the value of the wait, with its type. */
  [Symbol.iterator](): Iterator<Wait<unknown>, void, unknown> {
    return received(this);
  }

  toString(): string {
    return `hold(${String(this.duration)})`;
  }
}

/** Waits for a length of time, zero or more; it is over in phase `complete`. */
export function hold(duration: Hours): Hold {
  return new Hold(duration);
}
