import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Resource, Signal, Simulation, Store, allOf, anyOf, hold } from '../../engine/kernel/index.ts';
import type { Process, ProcessHandle } from '../../engine/kernel/index.ts';
import * as law from '../laws/kernel-composed.ts';
import { errorOf } from './error-of.ts';

describe('anyOf and allOf', () => {
  test('let losers leave their lines', () => {
    fc.assert(law.losersLeaveTheirLines(anyOf));
  });
  test('give back what was collected by one who gives up', () => {
    fc.assert(law.collectedSeatsComeBack(anyOf, allOf));
  });
});

/** Runs one process to its end and returns what it returned. */
const resultOf = <T>(simulation: Simulation, body: Process<T>): T | undefined => {
  const handle = simulation.start(body, 'subject');
  simulation.run(simulation.now + 100);
  expect(handle.finished).toBe(true);
  return handle.result;
};

describe('anyOf', () => {
  test('gives the position and the value of the first wait that ends', () => {
    const simulation = new Simulation();
    const store = new Store<string>(simulation, { name: 'shelf' });
    store.put('pump');
    const body = function* (): Process<readonly [number, string, number]> {
      const { index, value } = yield* anyOf(hold(3), store.take());
      return [index, String(value), simulation.now];
    };
    expect(resultOf(simulation, body())).toEqual([1, 'pump', 0]);
    expect(simulation.pending()).toEqual([]);
  });

  test('is won by the wait whose event comes first when two end at one instant', () => {
    const simulation = new Simulation();
    const body = function* (): Process<number> {
      const { index } = yield* anyOf(hold(4), hold(2), hold(2));
      return index;
    };
    expect(resultOf(simulation, body())).toBe(1);
  });

  test('is over at once if one of its waits is', () => {
    const simulation = new Simulation();
    const child = simulation.start(
      (function* (): Process<number> {
        yield hold(0);
        return 42;
      })(),
      'child',
    );
    simulation.run(1);
    const bell = new Signal('bell');
    const body = function* (): Process<unknown> {
      return (yield* anyOf(child, bell)).value;
    };
    expect(resultOf(simulation, body())).toBe(42);
    expect(bell.waiting).toBe(0);
  });

  test('gives back what it won if its process is called away before receiving it', () => {
    const simulation = new Simulation();
    const crew = new Resource(simulation, { name: 'crew', capacity: 2 });
    const log: string[] = [];
    const handles: ProcessHandle[] = [];
    const bully = function* (): Process {
      yield* crew.request();
      for (const handle of handles) handle.interrupt();
    };
    const victim = function* (): Process {
      try {
        yield anyOf(crew.request(), hold(9));
      } catch {
        log.push(`called away at ${String(simulation.now)}, ${String(crew.inUse)} in use`);
      }
    };
    simulation.start(bully(), 'bully');
    handles.push(simulation.start(victim(), 'victim'));
    simulation.run(20);
    expect(log).toEqual(['called away at 0, 1 in use']);
    expect(simulation.pending()).toEqual([]);
  });

  test('may name the same signal twice', () => {
    const simulation = new Simulation();
    const bell = new Signal<number>('bell');
    const ring = simulation.handler((value) => {
      bell.fire(value);
    }, 'ring');
    simulation.schedule(1, 0, ring, 8);
    const body = function* (): Process<unknown> {
      return yield* anyOf(bell, bell);
    };
    expect(resultOf(simulation, body())).toEqual({ index: 0, value: 8 });
  });

  test('of nothing, or waited for twice, is an error', () => {
    const simulation = new Simulation();
    const nothing = function* (): Process {
      yield anyOf();
    };
    simulation.start(nothing(), 'nobody');
    expect(
      errorOf(() => {
        simulation.run(1);
      }),
    ).toMatchObject({ kind: 'invalidOption', who: 'nobody' });
    for (const compose of [anyOf, allOf]) {
      const other = new Simulation();
      const twice = function* (): Process {
        const race = compose(hold(1), hold(2));
        yield race;
        yield race;
      };
      other.start(twice(), 'miser');
      expect(
        errorOf(() => {
          other.run(9);
        }),
      ).toMatchObject({ kind: 'waitReused', who: 'miser' });
    }
  });
});

describe('allOf', () => {
  test('gives all values in the order of its arguments when the last wait ends', () => {
    const simulation = new Simulation();
    const desk = new Resource(simulation, { name: 'desk', capacity: 1 });
    const shelf = new Store<string>(simulation, { name: 'shelf' });
    const deliver = simulation.handler(() => {
      shelf.put('pump');
    }, 'deliver');
    simulation.schedule(3, 1, deliver, 0);
    const body = function* (): Process<readonly [string, boolean, number]> {
      const [part, , seat] = yield* allOf(shelf.take(), hold(2), desk.request());
      seat.release();
      return [part, seat.released, simulation.now];
    };
    expect(resultOf(simulation, body())).toEqual(['pump', true, 3]);
  });

  test('of nothing is over at once', () => {
    const simulation = new Simulation();
    const body = function* (): Process<readonly unknown[]> {
      return yield* allOf();
    };
    expect(resultOf(simulation, body())).toEqual([]);
  });
});
