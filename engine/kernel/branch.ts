// One of the waits inside a composed wait. To that wait it is a waiter like any other; towards the composed wait
// it says which of them was resumed. It takes a place among the sleepers only while it waits for time alone.

import type { Alarms, Sleeper } from './alarms.ts';
import { phase } from './phase.ts';
import type { Hours } from './time.ts';
import type { Ending, Wait, Waiter } from './wait.ts';

const NO_PLACE = -1;

/** What a branch reports to. */
export interface Composed {
  branchResumed(index: number, value: unknown): void;
  toString(): string;
}

/** The waiter on behalf of a composed wait. */
export class Branch implements Waiter<unknown>, Sleeper {
  readonly alarms: Alarms;
  readonly background = true;
  private readonly composed: Composed;
  private readonly wait: Wait<unknown>;
  private readonly index: number;
  private place = NO_PLACE;
  private ending: Ending<unknown> | undefined = undefined;

  constructor(alarms: Alarms, composed: Composed, wait: Wait<unknown>, index: number) {
    this.alarms = alarms;
    this.composed = composed;
    this.wait = wait;
    this.index = index;
  }

  get name(): string {
    return this.composed.toString();
  }

  arm(): void {
    this.wait.arm(this);
  }

  disarm(): void {
    this.wait.disarm(this);
  }

  resume(value: unknown): void {
    this.composed.branchResumed(this.index, value);
  }

  resumeIn(delay: Hours, ending?: Ending<unknown>): void {
    this.ending = ending;
    this.place = this.alarms.enter(this);
    this.alarms.set(this.place, delay, phase.complete);
  }

  stay(): void {
    if (this.place === NO_PLACE) return;
    this.alarms.unset(this.place);
    this.leave();
  }

  wake(): void {
    const ending = this.ending;
    this.leave();
    this.resume(ending?.timeIsUp());
  }

  describe(): string {
    return this.name;
  }

  private leave(): void {
    this.alarms.leave(this.place);
    this.place = NO_PLACE;
    this.ending = undefined;
  }
}
