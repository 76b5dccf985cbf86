import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyOf, Container, hold, Simulation, type Process } from '../../engine/kernel-library.ts';
import { errorOf } from './error-of.ts';

describe('a container', () => {
  test('makes the first in line wait for the whole of its amount, and lets nobody pass', () => {
    const simulation = new Simulation();
    const tank = new Container(simulation, { name: 'tank', level: 5 });
    const served: string[] = [];
    function* taker(name: string, amount: number): Process {
      yield tank.take(amount);
      served.push(`${name} at ${String(simulation.now)}`);
    }
    function* bringer(): Process {
      yield hold(3);
      yield tank.put(2);
      yield hold(3);
      yield tank.put(4);
    }
    simulation.start(taker('large', 8), 'large');
    simulation.start(taker('small', 1), 'small');
    simulation.start(bringer(), 'bringer');
    simulation.run();
    expect(served).toEqual(['large at 6', 'small at 6']);
    expect(tank.level).toBe(2);
  });

  test('makes who brings wait for room', () => {
    const simulation = new Simulation();
    const tank = new Container(simulation, { name: 'tank', capacity: 10, level: 8 });
    let put = NaN;
    function* bringer(): Process {
      yield tank.put(5);
      put = simulation.now;
    }
    function* taker(): Process {
      yield hold(4);
      yield tank.take(3);
    }
    simulation.start(bringer(), 'bringer');
    simulation.start(taker(), 'taker');
    simulation.run();
    expect([put, tank.level, tank.waitingForRoom]).toEqual([4, 10, 0]);
  });

  test('refuses amounts and levels that cannot be', () => {
    const simulation = new Simulation();
    const tank = new Container(simulation, { name: 'tank', capacity: 10 });
    const impossible = [() => tank.take(0), () => tank.take(11), () => tank.put(NaN), () => tank.put(-1)];
    for (const ask of impossible) expect(errorOf(ask)).toMatchObject({ kind: 'invalidOption', who: 'tank' });
    for (const options of [{ capacity: 0 }, { level: -1 }, { capacity: 3, level: 4 }, { level: Infinity }]) {
      expect(errorOf(() => new Container(simulation, { name: 'tank', ...options })).kind).toBe(
        'invalidOption',
      );
    }
  });

  const movements = fc.array(
    fc.record({
      at: fc.nat(10),
      amount: fc.integer({ min: 1, max: 6 }),
      takes: fc.boolean(),
      patience: fc.nat(8),
    }),
    { maxLength: 30 },
  );

  test('never holds less than nothing or more than it can, and loses nothing to those who give up', () => {
    fc.assert(
      fc.property(movements, (list) => {
        const simulation = new Simulation();
        const tank = new Container(simulation, { name: 'tank', capacity: 10, level: 4 });
        let balance = 4;
        function* live({ at, amount, takes, patience }: (typeof list)[number]): Process {
          yield hold(at);
          const first = yield* anyOf(takes ? tank.take(amount) : tank.put(amount), hold(patience));
          if (first.index === 0) balance += takes ? -amount : amount;
        }
        for (const movement of list) simulation.start(live(movement), 'mover');
        simulation.watch(() => {
          expect(tank.level).toBeGreaterThanOrEqual(0);
          expect(tank.level).toBeLessThanOrEqual(10);
        });
        simulation.run();
        expect(tank.level).toBe(balance);
        expect([tank.waiting, tank.waitingForRoom]).toEqual([0, 0]);
      }),
    );
  });
});
