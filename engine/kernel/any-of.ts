// A race: over as soon as one of its waits is. The losers leave their lines in the same moment, before anybody
// could give them anything. If two waits end at the same instant, the order of the calendar decides.

import { Branch } from './branch.ts';
import type { Composed } from './branch.ts';
import { received } from './wait.ts';
import type { ValueOf, Wait, Waiter } from './wait.ts';

/** Which of the waits was first (its position among the arguments of `anyOf`, from 0), and what it gave. */
export type Winner<Waits extends readonly Wait<unknown>[]> = {
  readonly [Index in keyof Waits]: {
    readonly index: Index extends `${infer Position extends number}` ? Position : number;
    readonly value: ValueOf<Waits[Index]>;
  };
}[number];

/** Waits for the first of several waits. The result is good for one use. */
export function anyOf<const Waits extends readonly Wait<unknown>[]>(...waits: Waits): Wait<Winner<Waits>> {
  return new AnyOf<Winner<Waits>>(waits);
}

class AnyOf<T> implements Wait<T>, Composed {
  private readonly waits: readonly Wait<unknown>[];
  private branches: Branch[] = [];
  private waiter: Waiter<T> | undefined = undefined;
  private winner: Branch | undefined = undefined;

  constructor(waits: readonly Wait<unknown>[]) {
    this.waits = waits;
  }

  arm(waiter: Waiter<T>): void {
    const { alarms } = waiter;
    if (this.waiter !== undefined)
      throw alarms.scheduler.error('waitReused', `waited twice for ${this.toString()}`);
    if (this.waits.length === 0)
      throw alarms.scheduler.error('invalidOption', 'waited for anyOf() of nothing');
    this.waiter = waiter;
    this.branches = this.waits.map((wait, index) => new Branch(alarms, this, wait, index));
    for (const branch of this.branches) {
      branch.arm();
      if (this.winner !== undefined) break;
    }
  }

  disarm(): void {
    if (this.winner !== undefined) this.winner.disarm();
    else for (const branch of this.branches) branch.disarm();
  }

  branchResumed(index: number, value: unknown): void {
    // A signal that stands in one race twice resumes both branches before it notices that one has left.
    if (this.winner !== undefined) return;
    const winner = this.branches[index];
    this.winner = winner;
    for (const branch of this.branches) if (branch !== winner) branch.disarm();
    this.waiter?.resume({ index, value } as T);
  }

  [Symbol.iterator](): Iterator<Wait<unknown>, T, unknown> {
    return received<T>(this);
  }

  toString(): string {
    return `any of (${this.waits.map((wait) => wait.toString()).join(', ')})`;
  }
}
