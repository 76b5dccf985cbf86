import { describe, expect, test } from 'vitest';
import { Simulation, Store, hold, phase } from '../../engine/kernel/index.ts';
import type { Process, ProcessHandle } from '../../engine/kernel/index.ts';

const world = () => {
  const simulation = new Simulation();
  const shelf = new Store<string>(simulation, { name: 'shelf' });
  const log: string[] = [];
  const taker = function* (name: string, priority = 0): Process {
    try {
      const item = yield* shelf.take({ priority });
      log.push(`${String(simulation.now)} ${name} takes ${item}`);
    } catch {
      log.push(`${String(simulation.now)} ${name} gives up`);
    }
  };
  return { simulation, shelf, log, taker };
};

describe('a store', () => {
  test('gives the oldest item to the first of the line', () => {
    const { simulation, shelf, log, taker } = world();
    shelf.put('pump');
    shelf.put('seal');
    const source = function* (): Process {
      yield hold(2);
      shelf.put('valve');
    };
    for (const name of ['one', 'two', 'three', 'four']) simulation.start(taker(name), name);
    simulation.start(source(), 'source');
    simulation.run(1);
    expect([shelf.size, shelf.waiting]).toEqual([0, 2]);
    simulation.run(10);
    expect(log).toEqual(['0 one takes pump', '0 two takes seal', '2 three takes valve']);
    expect(shelf.waiting).toBe(1);
  });

  test('serves the smaller number of priority first', () => {
    const { simulation, shelf, log, taker } = world();
    simulation.start(taker('routine', 2), 'routine');
    simulation.start(taker('urgent', 1), 'urgent');
    simulation.run(1);
    shelf.put('pump');
    simulation.run(2);
    expect(log).toEqual(['1 urgent takes pump']);
  });

  describe('whose taker is called away before receiving', () => {
    const callAway = (items: readonly string[], names: readonly string[]) => {
      const { simulation, shelf, log, taker } = world();
      const handles: ProcessHandle[] = [];
      const bully = function* (): Process {
        const item = yield* shelf.take();
        log.push(`${String(simulation.now)} bully takes ${item}`);
        for (const handle of handles) handle.interrupt();
      };
      simulation.start(bully(), 'bully');
      handles.push(simulation.start(taker('victim'), 'victim'));
      for (const name of names) simulation.start(taker(name), name);
      for (const item of items) shelf.put(item);
      simulation.run(1);
      simulation.start(taker('late'), 'late');
      simulation.run(2);
      return log;
    };

    test('has the item back in its old place', () => {
      const log = callAway(['pump', 'seal', 'valve'], []);
      expect(log).toEqual(['0 bully takes pump', '0 victim gives up', '1 late takes seal']);
    });

    test('gives the item to the next in line at the same instant', () => {
      const log = callAway(['pump', 'seal'], ['next']);
      expect(log).toEqual(['0 bully takes pump', '0 victim gives up', '0 next takes seal']);
    });
  });

  test('may hold things that are undefined', () => {
    const simulation = new Simulation();
    const shelf = new Store<undefined>(simulation, { name: 'shelf' });
    let taken = 0;
    const taker = function* (): Process {
      yield* shelf.take();
      taken += 1;
    };
    simulation.start(taker(), 'taker');
    const put = simulation.handler(() => {
      shelf.put(undefined);
    }, 'put');
    simulation.schedule(1, phase.arrive, put, 0);
    simulation.run(2);
    expect([taken, shelf.size]).toEqual([1, 0]);
  });
});
