// The laws of a signal: everybody who waits hears it, once, in the order of coming; who comes later does not.

import fc from 'fast-check';
import { expect } from 'vitest';
import { Simulation, phase } from '../../engine/kernel/index.ts';
import type { Process, Wait } from '../../engine/kernel/index.ts';

/** What the laws need of a signal. */
export interface Sender extends Wait<number> {
  fire(value: number): void;
}

const many = { maxLength: 40, size: 'max' } as const;
const EARLY = 0;
const LATE = 1;

/**
 * Listeners come and the signal is fired, each at the beginning or at the end of an hour. Each listener hears the
 * first firing after its coming, with that firing's value, in the order in which the listeners came.
 */
export const everyWaiterHears = (make: () => Sender) =>
  fc.property(
    fc.array(fc.tuple(fc.nat(4), fc.constantFrom(EARLY, LATE)), many),
    fc.uniqueArray(fc.nat(6), { maxLength: 5 }),
    (comings, firings) => {
      const simulation = new Simulation();
      const signal = make();
      const heard: (readonly [listener: number, value: number, at: number])[] = [];
      const listen = function* (listener: number): Process {
        const value = yield* signal;
        heard.push([listener, value, simulation.now]);
      };
      const come = simulation.handler((listener) => {
        simulation.start(listen(listener), `listener ${String(listener)}`);
      }, 'come');
      const fire = simulation.handler((value) => {
        signal.fire(value);
      }, 'fire');
      for (const [listener, [at, when]] of comings.entries()) {
        simulation.schedule(at, when === EARLY ? phase.complete : phase.observe, come, listener);
      }
      for (const at of firings) simulation.schedule(at, phase.decide, fire, 100 + at);
      expect(() => {
        simulation.run(20);
      }).not.toThrow();

      const expected = firings
        .toSorted((a, b) => a - b)
        .flatMap((at, index, inOrder) => {
          const previous = inOrder[index - 1] ?? -1;
          return comings
            .map(([came, when], listener) => ({ listener, came: came + when / 2 }))
            .filter(({ came }) => came > previous && came <= at)
            .toSorted((a, b) => a.came - b.came)
            .map(({ listener }) => [listener, 100 + at, at] as const);
        });
      expect(heard).toEqual(expected);
    },
  );
