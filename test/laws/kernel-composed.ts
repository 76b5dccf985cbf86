// The laws of composed waits: who loses a race or gives up leaves every line and hands back what it had been given.

import fc from 'fast-check';
import { expect } from 'vitest';
import { Resource, Simulation, hold } from '../../engine/kernel/index.ts';
import type { Process, Seat, Wait, Winner } from '../../engine/kernel/index.ts';

export type Race = (
  first: Wait<unknown>,
  second: Wait<unknown>,
) => Wait<Winner<readonly [Wait<unknown>, Wait<unknown>]>>;
export type Together = (first: Wait<Seat>, second: Wait<Seat>) => Wait<readonly [Seat, Seat]>;

const many = { maxLength: 30, size: 'max' } as const;
const visits = fc.array(fc.record({ at: fc.nat(5), patience: fc.nat(4), stay: fc.nat(3) }), many);

const runWith = (
  list: readonly { readonly at: number }[],
  simulation: Simulation,
  live: (visitor: number) => Process,
) => {
  const come = simulation.handler((visitor) => {
    simulation.start(live(visitor), `visitor ${String(visitor)}`);
  }, 'come');
  for (const [visitor, { at }] of list.entries()) simulation.schedule(at, 0, come, visitor);
  expect(() => {
    simulation.run(1000);
  }).not.toThrow();
  expect(simulation.pending()).toEqual([]);
};

/** Visitors who leave when their patience ends: none is served later, and no seat is lost to one who has left. */
export const losersLeaveTheirLines = (race: Race) =>
  fc.property(visits, (list) => {
    const simulation = new Simulation();
    const desk = new Resource(simulation, { name: 'desk', capacity: 1 });
    const outcomes = list.map(() => 'pending');
    const live = function* (visitor: number): Process {
      const { at, patience, stay } = list[visitor] ?? expect.fail('an unknown visitor');
      const first = yield* race(desk.request(), hold(patience));
      if (first.index === 1) {
        expect(simulation.now).toBe(at + patience);
        outcomes[visitor] = 'left';
        return;
      }
      expect(simulation.now).toBeLessThanOrEqual(at + patience);
      yield hold(stay);
      (first.value as Seat).release();
      outcomes[visitor] = 'served';
    };
    runWith(list, simulation, live);
    expect(outcomes).not.toContain('pending');
    expect([desk.waiting, desk.inUse]).toEqual([0, 0]);
  });

/** Visitors who want a desk and a room together, and give up: what each had collected so far comes back. */
export const collectedSeatsComeBack = (race: Race, together: Together) =>
  fc.property(visits, (list) => {
    const simulation = new Simulation();
    const desk = new Resource(simulation, { name: 'desk', capacity: 1 });
    const room = new Resource(simulation, { name: 'room', capacity: 2 });
    const live = function* (visitor: number): Process {
      const { patience, stay } = list[visitor] ?? expect.fail('an unknown visitor');
      // Every other visitor asks in the other order, which is what makes them block each other.
      const [one, other] = visitor % 2 === 0 ? [desk, room] : [room, desk];
      const first = yield* race(together(one.request(), other.request()), hold(patience));
      if (first.index === 1) return;
      yield hold(stay);
      for (const seat of first.value as readonly Seat[]) seat.release();
    };
    runWith(list, simulation, live);
    expect([desk.waiting, desk.inUse, room.waiting, room.inUse]).toEqual([0, 0, 0, 0]);
  });
