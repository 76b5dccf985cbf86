import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyOf, hold, Simulation, Store, type Process } from '../../engine/kernel-library.ts';

describe('a store with room for few', () => {
  test('makes who brings wait until there is room, first come first served', () => {
    const simulation = new Simulation();
    const shelf = new Store<string>(simulation, { name: 'shelf', capacity: 1 });
    const placed: string[] = [];
    function* bringer(item: string): Process {
      yield shelf.place(item);
      placed.push(`${item} at ${String(simulation.now)}`);
    }
    function* taker(): Process {
      for (const at of [2, 3]) {
        yield hold(at);
        yield* shelf.take();
      }
    }
    for (const item of ['a', 'b', 'c']) simulation.start(bringer(item), item);
    simulation.start(taker(), 'taker');
    simulation.run();
    expect(placed).toEqual(['a at 0', 'b at 2', 'c at 5']);
    expect([shelf.contents, shelf.waitingForRoom]).toEqual([['c'], 0]);
    expect(shelf.stock.average(5)).toBe(1);
  });

  test('lets those pass who want what the first in line does not', () => {
    const simulation = new Simulation();
    const shelf = new Store<number>(simulation, { name: 'shelf' });
    const got: string[] = [];
    function* taker(name: string, where?: (item: number) => boolean): Process {
      const item = yield* shelf.take(where === undefined ? {} : { where });
      got.push(`${name} ${String(item)} at ${String(simulation.now)}`);
    }
    simulation.start(
      taker('even', (item) => item % 2 === 0),
      'even',
    );
    simulation.start(taker('any'), 'any');
    function* bringer(): Process {
      for (const item of [1, 3, 4]) {
        yield hold(1);
        shelf.put(item);
      }
    }
    simulation.start(bringer(), 'bringer');
    simulation.run();
    expect(got).toEqual(['any 1 at 1', 'even 4 at 3']);
    expect(shelf.contents).toEqual([3]);
  });

  const comings = fc.array(
    fc.record({ at: fc.nat(10), brings: fc.boolean(), kind: fc.nat(2), patience: fc.nat(6) }),
    { maxLength: 30 },
  );

  test('loses nothing and makes nothing up, and leaves nobody in line who could be served', () => {
    fc.assert(
      fc.property(comings, fc.integer({ min: 1, max: 4 }), (list, capacity) => {
        const simulation = new Simulation();
        const shelf = new Store<{ kind: number }>(simulation, { name: 'shelf', capacity });
        const wanted: number[] = [];
        let balance = 0;
        function* live({ at, brings, kind, patience }: (typeof list)[number]): Process {
          yield hold(at);
          if (brings) {
            const first = yield* anyOf(shelf.place({ kind }), hold(patience));
            if (first.index === 0) balance += 1;
            return;
          }
          wanted.push(kind);
          const first = yield* anyOf(shelf.take({ where: (item) => item.kind === kind }), hold(patience));
          wanted.splice(wanted.indexOf(kind), 1);
          if (first.index === 1) return;
          expect(first.value.kind).toBe(kind);
          balance -= 1;
        }
        for (const coming of list) simulation.start(live(coming), 'visitor');
        for (let hour = 0.5; hour < 20; hour += 1) {
          simulation.run(hour);
          expect(shelf.size).toBe(balance);
          expect(shelf.size).toBeLessThanOrEqual(capacity);
          expect(shelf.contents.filter((item) => wanted.includes(item.kind))).toEqual([]);
          if (shelf.waitingForRoom > 0) expect(shelf.size).toBe(capacity);
        }
      }),
    );
  });
});
