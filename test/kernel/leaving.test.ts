// Those who leave a line, or hand back what they were given, at awkward moments. Each case was a bug once.

import { describe, expect, test } from 'vitest';
import {
  allOf,
  anyOf,
  Container,
  hold,
  Interrupt,
  phase,
  Resource,
  Signal,
  Simulation,
  Store,
  Timetable,
} from '../../engine/kernel-library.ts';
import type { Process, ProcessHandle, Wait } from '../../engine/kernel-library.ts';
import { errorOf } from './error-of.ts';

const world = () => {
  const simulation = new Simulation({ eventBudget: 10_000 });
  const log: string[] = [];
  /** Waits, writes down what it got and when, and gives up when it is called away. */
  const visit = function* (name: string, wait: Wait<unknown>): Process {
    try {
      const value = yield* wait;
      log.push(`${name} at ${String(simulation.now)}${typeof value === 'string' ? `: ${value}` : ''}`);
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
      log.push(`${name} leaves at ${String(simulation.now)}`);
    }
  };
  const start = (name: string, wait: Wait<unknown>) => simulation.start(visit(name, wait), name);
  /** Calls others away as soon as its own wait is over. */
  const bully = (wait: Wait<unknown>, victims: readonly ProcessHandle[]) => {
    const body = function* (): Process {
      yield wait;
      for (const victim of victims) victim.interrupt();
    };
    simulation.start(body(), 'bully');
  };
  const at = (time: number, action: () => void) => {
    simulation.schedule(time, phase.arrive, simulation.handler(action, 'script'), 0);
  };
  return { simulation, log, start, bully, at };
};

describe('the first of a line who leaves', () => {
  test('lets the next have an amount for which there is enough', () => {
    const { simulation, log, start, at } = world();
    const tank = new Container(simulation, { name: 'tank', level: 5, capacity: 10 });
    const large = start('large', tank.take(8));
    start('small', tank.take(1));
    at(2, () => {
      large.interrupt();
    });
    simulation.run(10);
    expect(log).toEqual(['large leaves at 2', 'small at 2']);
  });

  test('lets the next bring an amount for which there is room', () => {
    const { simulation, log, start } = world();
    const tank = new Container(simulation, { name: 'tank', level: 5, capacity: 10 });
    start('large', anyOf(tank.put(8), hold(3)));
    start('small', tank.put(1));
    simulation.run(10);
    expect(log).toEqual(['large at 3', 'small at 3']);
  });

  test('lets the next take the place of less urgent work', () => {
    const { simulation, log, start } = world();
    const bench = new Resource(simulation, { name: 'bench', capacity: 1 });
    start('slow', bench.use(10, { priority: 9 }));
    simulation.run(1);
    start('patient', anyOf(bench.use(1, { priority: 1 }), hold(2)));
    start('pressing', bench.use(1, { priority: 1, preempt: true }));
    simulation.run(20);
    expect(log).toEqual(['patient at 3', 'pressing at 4', 'slow at 11']);
  });
});

describe('one who stands in a line twice', () => {
  test('gets one seat, and the next gets the other', () => {
    const { simulation, log, start } = world();
    const desk = new Resource(simulation, { name: 'desk', capacity: 2 });
    start('twice', anyOf(desk.request(), desk.request()));
    start('next', desk.request());
    simulation.run(1);
    expect(log).toEqual(['twice at 0', 'next at 0']);
    expect([desk.inUse, desk.waiting]).toEqual([2, 0]);
  });

  test('gets one item, and the next gets the other', () => {
    const { simulation, log, start } = world();
    const shelf = new Store<string>(simulation, { name: 'shelf' });
    start('twice', anyOf(shelf.take({ where: (item) => item === 'pump' }), shelf.take()));
    start('next', shelf.take());
    shelf.put('pump');
    shelf.put('seal');
    simulation.run(1);
    expect(log).toEqual(['twice at 0', 'next at 0: seal']);
    expect([shelf.size, shelf.waiting]).toEqual([0, 0]);
  });

  test('gets one amount, and the next gets another', () => {
    const { simulation, log, start } = world();
    const tank = new Container(simulation, { name: 'tank', level: 5 });
    start('twice', anyOf(tank.take(2), tank.take(3)));
    start('next', tank.take(3));
    simulation.run(1);
    expect(log).toEqual(['twice at 0', 'next at 0']);
    expect([tank.level, tank.waiting]).toEqual([0, 0]);
  });

  test('hands back in time what one who was passed over had waited for', () => {
    const { simulation, log, start } = world();
    const shelf = new Store<string>(simulation, { name: 'shelf' });
    const only = (wanted: string) => ({ where: (item: string) => item === wanted });
    shelf.put('pump');
    start('collector', anyOf(allOf(shelf.take(only('pump')), new Signal('never')), shelf.take(only('seal'))));
    start('other', shelf.take({ ...only('pump'), priority: -1 }));
    simulation.run(1);
    expect(log).toEqual(['other at 0: pump']);
    shelf.put('pump');
    simulation.run(2);
    start('third', shelf.take({ ...only('pump'), priority: -1 }));
    simulation.run(3);
    shelf.put('seal');
    simulation.run(4);
    expect(log.slice(1).toSorted()).toEqual(['collector at 3', 'third at 3: pump']);
    expect([shelf.size, shelf.waiting]).toEqual([0, 0]);
  });
});

describe('what comes back', () => {
  test('to a store takes its old place among the others', () => {
    const { simulation, log, start, bully } = world();
    const shelf = new Store<string>(simulation, { name: 'shelf' });
    const victims: ProcessHandle[] = [];
    bully(shelf.take({ priority: -1 }), victims);
    victims.push(start('one', shelf.take()), start('two', shelf.take()));
    victims.push(start('choosy', shelf.take({ where: (item) => item === 'valve' })));
    for (const item of ['bait', 'pump', 'seal', 'gear', 'valve', 'lamp']) shelf.put(item);
    simulation.run(1);
    expect(log).toEqual(['one leaves at 0', 'two leaves at 0', 'choosy leaves at 0']);
    expect(shelf.contents).toEqual(['pump', 'seal', 'gear', 'valve', 'lamp']);
  });

  test('to a full store waits for room, and goes to its old place then', () => {
    const { simulation, log, start, at } = world();
    const shelf = new Store<string>(simulation, { name: 'shelf', capacity: 2 });
    shelf.put('pump');
    shelf.put('seal');
    const collector = start('collector', allOf(shelf.take(), new Signal('never')));
    start('bringer', shelf.place('gear'));
    start('late bringer', anyOf(hold(9), shelf.place('lamp')));
    at(2, () => {
      collector.interrupt();
    });
    simulation.run(3);
    expect([shelf.contents, shelf.waitingForRoom]).toEqual([['seal', 'gear'], 2]);
    start('taker', shelf.take());
    simulation.run(4);
    expect([shelf.contents, shelf.waitingForRoom]).toEqual([['pump', 'gear'], 1]);
    expect(log).toEqual(['bringer at 0', 'collector leaves at 2', 'taker at 3: seal']);
  });

  test('to a full container waits for room, before all who bring', () => {
    const { simulation, log, start, at } = world();
    const tank = new Container(simulation, { name: 'tank', capacity: 10, level: 10 });
    const collector = start('collector', allOf(tank.take(6), new Signal('never')));
    start('bringer', tank.put(5));
    start('late bringer', tank.put(2));
    at(2, () => {
      collector.interrupt();
    });
    simulation.run(3);
    expect([tank.level, tank.waitingForRoom]).toEqual([9, 2]);
    start('taker', tank.take(5));
    simulation.run(4);
    expect([tank.level, tank.waitingForRoom]).toEqual([10, 1]);
    expect(log).toEqual(['bringer at 0', 'collector leaves at 2', 'taker at 3']);
  });
});

describe('closing', () => {
  const shift = (afterLast: 'hold' | { repeatEvery: number }) =>
    new Timetable({
      steps: [
        { at: 0, value: 1 },
        { at: 8, value: 0 },
      ],
      afterLast,
    });

  test('puts out the most urgent work of all too', () => {
    const { simulation, log, start } = world();
    const bench = new Resource(simulation, {
      name: 'bench',
      capacity: shift({ repeatEvery: 24 }),
      atClosing: 'interrupt',
    });
    start('first', bench.use(10, { priority: -Infinity }));
    simulation.run(100);
    expect(log).toEqual(['first at 26']);
  });

  test('goes on no longer than somebody needs it, also when a seat is never given back', () => {
    const { simulation, start } = world();
    const bench = new Resource(simulation, { name: 'bench', capacity: shift({ repeatEvery: 24 }) });
    start('forgetful', bench.request());
    simulation.run();
    expect(simulation.now).toBeLessThanOrEqual(8);
  });

  test('does not hide the deadlock of one who holds a seat', () => {
    const { simulation } = world();
    const bench = new Resource(simulation, { name: 'bench', capacity: shift({ repeatEvery: 24 }) });
    const holder = function* (): Process {
      yield* bench.request();
      yield new Signal('news');
    };
    simulation.start(holder(), 'holder');
    expect(errorOf(() => simulation.run())).toMatchObject({
      kind: 'deadlock',
      who: 'holder (waits for signal news)',
    });
  });
});

describe('a simulation', () => {
  test('that was paused in a single step goes on with the next run', () => {
    const { simulation, at } = world();
    at(1, () => {
      simulation.pause();
    });
    expect(simulation.step()).toBe(true);
    expect(simulation.run(5)).toBe(true);
    expect(simulation.now).toBe(5);
  });

  test('tells each of two watches that share a listener, until that watch ends', () => {
    const { simulation, at } = world();
    at(1, () => undefined);
    at(3, () => undefined);
    const times: number[] = [];
    const listener = (event: { readonly at: number }) => {
      times.push(event.at);
    };
    const stop = simulation.watch(listener);
    simulation.watch(listener);
    simulation.run(2);
    stop();
    stop();
    simulation.run(4);
    expect(times).toEqual([1, 1, 3]);
  });
});
