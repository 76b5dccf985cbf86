// Wrong signals: written anew, because what is wrong with them is what they remember.

import { received } from '../../../engine/kernel/index.ts';
import type { Wait, Waiter } from '../../../engine/kernel/index.ts';
import type { Sender } from '../../laws/kernel-signal.ts';

export type SignalFault = 'wakesOnlyTheFirst' | 'wakesTwice' | 'lastComesFirst' | 'remembers';

export class WrongSignal implements Sender {
  private readonly fault: SignalFault;
  private waiters: Waiter<number>[] = [];
  private last: number | undefined;

  constructor(fault: SignalFault) {
    this.fault = fault;
  }

  fire(value: number): void {
    if (this.fault === 'lastComesFirst') this.waiters.reverse();
    const called = this.waiters.splice(0, this.fault === 'wakesOnlyTheFirst' ? 1 : Infinity);
    if (this.fault === 'remembers') this.last = value;
    for (const waiter of called) {
      waiter.resume(value);
      if (this.fault === 'wakesTwice') waiter.resume(value);
    }
  }

  arm(waiter: Waiter<number>): void {
    if (this.last === undefined) this.waiters.push(waiter);
    else waiter.resume(this.last);
  }

  disarm(waiter: Waiter<number>): void {
    this.waiters = this.waiters.filter((other) => other !== waiter);
  }

  [Symbol.iterator](): Iterator<Wait<unknown>, number, unknown> {
    return received<number>(this);
  }
}
