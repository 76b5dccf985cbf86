// News which any number of processes wait for. A signal has no memory: who comes after `fire` waits for the next
// one. The woken act in the order in which they came, in phase `arrive` of the instant.

import { received } from './wait.ts';
import type { Wait, Waiter } from './wait.ts';

/** Something that happens, possibly more than once, with a value. */
export class Signal<T = void> implements Wait<T> {
  readonly name: string;
  private waiters: Waiter<T>[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** How many wait for it. */
  get waiting(): number {
    return this.waiters.length;
  }

  /** Resumes all who wait now. */
  fire(value: T): void {
    const waiters = this.waiters;
    this.waiters = [];
    for (const waiter of waiters) waiter.resume(value);
  }

  /** {@inheritDoc Wait.arm} */
  arm(waiter: Waiter<T>): void {
    this.waiters.push(waiter);
  }

  /** {@inheritDoc Wait.disarm} */
  disarm(waiter: Waiter<T>): void {
    const position = this.waiters.indexOf(waiter);
    if (position >= 0) this.waiters.splice(position, 1);
  }

  /** Lets `yield*` give the value of the wait, with its type. */
  [Symbol.iterator](): Iterator<Wait<unknown>, T, unknown> {
    return received<T>(this);
  }

  toString(): string {
    return `signal ${this.name}`;
  }
}
