import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Signal, Simulation, anyOf, hold } from '../../engine/kernel/index.ts';
import type { Process } from '../../engine/kernel/index.ts';
import { everyWaiterHears } from '../laws/kernel-signal.ts';

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
