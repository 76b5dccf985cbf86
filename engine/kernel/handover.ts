// A claim whose waiter is handed something: an item, an amount, room. Between the decision and the waiter's own event
// the waiter may be called away; then what it was given goes back.

import { assertCanWait, Claim } from './line.ts';
import type { Line } from './line.ts';
import type { Waiter } from './wait.ts';

/** A claim that is served by handing a value over. */
export class Handover<T> extends Claim<T> {
  protected readonly line: Line<Handover<T>>;
  private readonly name: string;
  private readonly takeBack: (value: T) => void;
  private waiter: Waiter<T> | undefined = undefined;
  private granted = false;
  private value: T | undefined = undefined;

  constructor(line: Line<Handover<T>>, name: string, priority: number, takeBack: (value: T) => void) {
    super(priority);
    this.line = line;
    this.name = name;
    this.takeBack = takeBack;
  }

  arm(waiter: Waiter<T>): void {
    assertCanWait(this, this.waiter, waiter, this.line.scheduler);
    this.waiter = waiter;
    this.line.join(this);
  }

  disarm(): void {
    if (this.granted) this.takeBack(this.value as T);
    else this.line.leave(this);
  }

  grant(value: T): void {
    this.granted = true;
    this.value = value;
    this.waiter?.resume(value);
  }

  override toString(): string {
    return this.name;
  }
}
