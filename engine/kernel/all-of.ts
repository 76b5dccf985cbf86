// Over when the last of its waits is. What the earlier ones gave is kept until then; a waiter that has to leave
// before gives all of it back. Note that it claims one by one, hence two processes which want the same two
// resources can each get one and wait for ever: `Simulation.assertNotDeadlocked` says so.

import { Branch } from './branch.ts';
import type { Composed } from './branch.ts';
import { received } from './wait.ts';
import type { ValueOf, Wait, Waiter } from './wait.ts';

/** What several waits give, in their order. */
export type Values<Waits extends readonly Wait<unknown>[]> = {
  readonly [Index in keyof Waits]: ValueOf<Waits[Index]>;
};

/** Waits for all of several waits. The result is good for one use. */
export function allOf<const Waits extends readonly Wait<unknown>[]>(...waits: Waits): Wait<Values<Waits>> {
  return new AllOf<Values<Waits>>(waits);
}

class AllOf<T> implements Wait<T>, Composed {
  private readonly waits: readonly Wait<unknown>[];
  private readonly values: unknown[];
  private branches: Branch[] = [];
  private waiter: Waiter<T> | undefined = undefined;
  private missing: number;

  constructor(waits: readonly Wait<unknown>[]) {
    this.waits = waits;
    this.values = waits.map(() => undefined);
    this.missing = waits.length;
  }

  arm(waiter: Waiter<T>): void {
    const { alarms } = waiter;
    if (this.waiter !== undefined)
      throw alarms.scheduler.error('waitReused', `waited twice for ${this.toString()}`);
    this.waiter = waiter;
    this.branches = this.waits.map((wait, index) => new Branch(alarms, this, wait, index));
    for (const branch of this.branches) branch.arm();
    if (this.waits.length === 0) waiter.resume(this.values as T);
  }

  disarm(): void {
    for (const branch of this.branches) branch.disarm();
  }

  branchResumed(index: number, value: unknown): void {
    this.values[index] = value;
    this.missing -= 1;
    if (this.missing === 0) this.waiter?.resume(this.values as T);
  }

  [Symbol.iterator](): Iterator<Wait<unknown>, T, unknown> {
    return received<T>(this);
  }

  toString(): string {
    return `all of (${this.waits.map((wait) => wait.toString()).join(', ')})`;
  }
}
