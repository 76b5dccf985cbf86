import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Resource, Simulation, anyOf, hold, phase } from '../../engine/kernel/index.ts';
import type { Process, Seat } from '../../engine/kernel/index.ts';
import * as law from '../laws/kernel-resource.ts';
import { errorOf } from './error-of.ts';
import { NaiveResource } from './naive-resource.ts';

const subjects: Record<string, law.MakeSeats> = {
  'a resource': (simulation, capacity) => new Resource(simulation, { name: 'bench', capacity }),
  'a naive resource': (simulation, capacity) => new NaiveResource(simulation, capacity),
};

for (const [name, make] of Object.entries(subjects)) {
  describe(name, () => {
    test('seats no more visitors than it has seats', () => {
      fc.assert(law.seatsAreNotInvented(make));
    });
    test('seats the first of the line', () => {
      fc.assert(law.theFirstOfTheLineIsSeated(make));
    });
    test('forgets nobody', () => {
      fc.assert(law.nobodyIsForgotten(make));
    });
    test('has all its seats back in the end, whoever was called away', () => {
      fc.assert(law.seatsComeBack(make));
    });
    test('refuses to take a seat back twice', () => {
      fc.assert(law.aSeatIsReleasedOnce(make));
    });
  });
}

describe('a resource', () => {
  test('serves one server and four customers as computed by hand', () => {
    const simulation = new Simulation();
    const server = new Resource(simulation, { name: 'server', capacity: 1 });
    const log: string[] = [];
    const write = (what: string) => log.push(`${String(simulation.now)} ${what}`);
    const customer = function* (number: number, service: number): Process {
      write(`${String(number)} arrives`);
      const seat = yield* server.request();
      write(`${String(number)} begins`);
      yield hold(service);
      write(`${String(number)} ends`);
      seat.release();
    };
    const source = function* (): Process {
      const gaps = [1, 2, 1, 4];
      const services = [3, 2, 1, 1];
      for (const [index, gap] of gaps.entries()) {
        yield hold(gap);
        simulation.start(customer(index + 1, services[index] ?? 0), `customer ${String(index + 1)}`);
      }
    };
    simulation.start(source(), 'source');
    simulation.run(100);
    expect(log).toEqual([
      '1 1 arrives',
      '1 1 begins',
      '3 2 arrives',
      '4 1 ends',
      '4 3 arrives',
      '4 2 begins',
      '6 2 ends',
      '6 3 begins',
      '7 3 ends',
      '8 4 arrives',
      '8 4 begins',
      '9 4 ends',
    ]);
    expect(simulation.now).toBe(100);
  });

  test('gives a seat to the more urgent of two claims of one instant, although it asked later', () => {
    const simulation = new Simulation();
    const crew = new Resource(simulation, { name: 'crew', capacity: 1 });
    const log: string[] = [];
    const call = function* (name: string, priority: number): Process {
      const seat = yield* crew.request({ priority });
      log.push(`${String(simulation.now)} ${name}`);
      yield hold(2);
      seat.release();
    };
    simulation.start(call('routine', 5), 'routine');
    simulation.start(call('urgent', 1), 'urgent');
    simulation.start(call('also routine', 5), 'also routine');
    simulation.run(10);
    expect(log).toEqual(['0 urgent', '2 routine', '4 also routine']);
  });

  test('tells how many seats are in use and how many claims wait', () => {
    const simulation = new Simulation();
    const crew = new Resource(simulation, { name: 'crew', capacity: 2 });
    const work = function* (): Process {
      const seat = yield* crew.request();
      yield hold(1);
      seat.release();
    };
    for (let index = 0; index < 5; index += 1) simulation.start(work(), 'work');
    const seen: number[][] = [];
    const look = simulation.handler(() => seen.push([crew.inUse, crew.waiting]), 'look');
    for (const at of [0, 1, 2, 3]) simulation.schedule(at, phase.observe, look, 0);
    simulation.run(4);
    expect(seen).toEqual([
      [2, 3],
      [2, 1],
      [1, 0],
      [0, 0],
    ]);
  });

  test('may have as many seats as anybody wants', () => {
    const simulation = new Simulation();
    const open = new Resource(simulation, { name: 'field', capacity: Infinity });
    const seats: Seat[] = [];
    const take = function* (): Process {
      seats.push(yield* open.request());
    };
    for (let index = 0; index < 50; index += 1) simulation.start(take(), 'walker');
    simulation.run(1);
    expect(seats).toHaveLength(50);
    expect(seats.every((seat) => !seat.released)).toBe(true);
  });

  test('must have a whole number of seats', () => {
    for (const capacity of [0, -1, 1.5, NaN, -Infinity]) {
      const error = errorOf(() => new Resource(new Simulation(), { name: 'crew', capacity }));
      expect(error).toMatchObject({ kind: 'invalidOption', who: 'crew' });
    }
  });

  test('refuses a priority that is not a number', () => {
    const simulation = new Simulation();
    const crew = new Resource(simulation, { name: 'crew', capacity: 1 });
    expect(errorOf(() => crew.request({ priority: NaN })).kind).toBe('invalidOption');
  });

  test('refuses a claim that is waited for twice', () => {
    const simulation = new Simulation();
    const crew = new Resource(simulation, { name: 'crew', capacity: 2 });
    const twice = function* (): Process {
      const claim = crew.request();
      yield claim;
      yield anyOf(claim, hold(1));
    };
    simulation.start(twice(), 'miser');
    expect(
      errorOf(() => {
        simulation.run(1);
      }),
    ).toMatchObject({ kind: 'waitReused', who: 'miser' });
  });
});
