// What people who were new to the library ran into.
import { describe, expect, test } from 'vitest';
import { hold, Resource, Simulation, Store, type Process } from '../../engine/kernel-library.ts';

describe('the end of a warm-up', () => {
  const used = (restart: boolean) => {
    const simulation = new Simulation();
    const desk = new Resource(simulation, { name: 'desk', capacity: 1 });
    function* caller(): Process {
      yield desk.use(5);
      yield hold(5);
      yield desk.use(3);
    }
    simulation.start(caller(), 'caller');
    simulation.run(10);
    if (restart) desk.restart();
    simulation.run(15);
    return { desk, utilisation: desk.utilisation() };
  };

  test('leaves a utilisation of what comes after it', () => {
    expect(used(false).utilisation).toBeCloseTo(8 / 15, 12);
    expect(used(true).utilisation).toBeCloseTo(3 / 5, 12);
    expect(used(true).desk.waits.count).toBe(1);
    expect(used(false).desk.waits.count).toBe(2);
  });
});

describe('what belongs to another simulation', () => {
  test('is refused where it is waited for', () => {
    const other = new Simulation();
    const desk = new Resource(other, { name: 'desk', capacity: 1 });
    const store = new Store<string>(other, { name: 'store' });
    for (const wait of [() => desk.request(), () => desk.use(1), () => store.take()]) {
      const simulation = new Simulation();
      function* stranger(): Process {
        yield hold(1);
        yield wait();
      }
      simulation.start(stranger(), 'stranger');
      expect(() => simulation.run()).toThrow(
        /stranger at 1 h: waited for .*, which belongs to another simulation/,
      );
    }
  });
});

describe('hours that are words', () => {
  const untyped = JSON.parse('"3"') as number;

  test('are refused, and not appended to the clock', () => {
    const simulation = new Simulation();
    function* reader(): Process {
      yield hold(5);
      yield hold(untyped);
    }
    simulation.start(reader(), 'reader');
    expect(() => simulation.run()).toThrow('reader at 5 h: a delay of "3"');
  });

  test('and hours without end, too', () => {
    const simulation = new Simulation();
    function* waiter(): Process {
      yield hold(Infinity);
    }
    simulation.start(waiter(), 'waiter');
    expect(() => simulation.run()).toThrow('waiter at 0 h: a delay of Infinity h');
    const code = simulation.handler(() => undefined, 'nothing');
    expect(() => new Simulation().schedule(untyped, 0, code, 0)).toThrow('scheduled an event at "3"');
  });
});
