import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Signal, Simulation, anyOf, hold, received } from '../../engine/kernel/index.ts';
import type { Process, Wait, Waiter } from '../../engine/kernel/index.ts';
import { everyWaiterHears } from '../laws/kernel-signal.ts';
import type { Sender } from '../laws/kernel-signal.ts';
import { expectCaught } from './seen-to-fail.ts';

type SignalFault = 'wakesOnlyTheFirst' | 'lastComesFirst' | 'remembers';

class WrongSignal implements Sender {
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
    for (const waiter of called) waiter.resume(value);
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

describe('a signal', () => {
  test('is heard by all who wait, once and in the order of their coming', () => {
    fc.assert(everyWaiterHears(() => new Signal<number>('bell')));
  });

  test('may be fired when nobody waits', () => {
    const bell = new Signal('bell');
    bell.fire();
    expect(bell.waiting).toBe(0);
  });

  test('forgets those who have given up waiting for it', () => {
    const simulation = new Simulation();
    const bell = new Signal('bell');
    const impatient = function* (): Process {
      yield anyOf(bell, hold(1));
    };
    for (const name of ['one', 'two']) simulation.start(impatient(), name);
    simulation.run(1);
    expect(bell.waiting).toBe(2);
    simulation.run(2);
    expect(bell.waiting).toBe(0);
  });
});

describe('the law of signals catches', () => {
  for (const fault of ['wakesOnlyTheFirst', 'lastComesFirst', 'remembers'] as const) {
    test(`a signal that ${fault}`, () => {
      expectCaught(everyWaiterHears(() => new WrongSignal(fault)));
    });
  }
});
