import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Resource, Simulation, SimulationError, hold, noEvent, phase } from '../../engine/kernel/index.ts';
import type { Process } from '../../engine/kernel/index.ts';
import * as law from '../laws/kernel-simulation.ts';
import { errorOf } from './error-of.ts';
import { NaiveSimulation } from './naive-simulation.ts';

const subjects = {
  'a simulation': () => new Simulation(),
  'a naive simulation': () => new NaiveSimulation(),
};

for (const [name, make] of Object.entries(subjects)) {
  describe(name, () => {
    test('has a clock that only goes on', () => {
      fc.assert(law.clockOnlyGoesOn(make));
    });
    test('opens a new round of an instant for work of an earlier phase', () => {
      fc.assert(law.instantsHaveRounds(make));
    });
    test('runs in pieces as it runs at once', () => {
      fc.assert(law.piecesAddUp(make));
    });
    test('does beside another one what it does alone', () => {
      fc.assert(law.strangersDoNotMeet(make));
    });
  });
}

describe('a simulation', () => {
  test('starts at the time it is told and goes to the time it is told', () => {
    const simulation = new Simulation({ start: -24 });
    expect(simulation.now).toBe(-24);
    simulation.run(-12);
    expect(simulation.now).toBe(-12);
  });

  test('stays at its last event when it is run until nothing is left', () => {
    const simulation = new Simulation();
    const nothing = simulation.handler(() => undefined, 'nothing');
    simulation.schedule(3.5, phase.complete, nothing, 0);
    simulation.run(Infinity);
    expect(simulation.now).toBe(3.5);
    expect(simulation.step()).toBe(false);
  });

  test('counts its events', () => {
    const simulation = new Simulation();
    const nothing = simulation.handler(() => undefined, 'nothing');
    for (let at = 0; at < 10; at += 1) simulation.schedule(at, phase.complete, nothing, 0);
    simulation.run(5);
    expect(simulation.eventsExecuted).toBe(5);
    expect(simulation.step()).toBe(true);
    expect([simulation.now, simulation.eventsExecuted]).toEqual([5, 6]);
  });

  test('does not execute a cancelled event', () => {
    const simulation = new Simulation();
    const seen: number[] = [];
    const see = simulation.handler((argument) => seen.push(argument), 'see');
    const first = simulation.schedule(1, phase.complete, see, 1);
    simulation.schedule(1, phase.complete, see, 2);
    expect(simulation.cancel(first)).toBe(true);
    expect(simulation.cancel(first)).toBe(false);
    expect(simulation.cancel(noEvent)).toBe(false);
    simulation.run(2);
    expect(seen).toEqual([2]);
  });

  test('lists what is pending with the names of handlers and processes', () => {
    const simulation = new Simulation();
    const ring = simulation.handler(() => undefined, 'ring');
    const sleep = function* (): Process {
      yield hold(4);
    };
    simulation.start(sleep(), 'sleeper');
    simulation.schedule(2, phase.observe, ring, 8);
    simulation.schedule(2, phase.arrive, ring, 7);
    simulation.run(1);
    expect(simulation.pending().map(({ at, phase: when, handler }) => [at, when, handler])).toEqual([
      [2, phase.arrive, 'ring'],
      [2, phase.observe, 'ring'],
      [4, phase.complete, 'wake sleeper'],
    ]);
    expect(simulation.pending()[0]?.argument).toBe(7);
  });

  test('with processes and resources does in turn with another one what it does alone', () => {
    const make = (pace: number) => {
      const simulation = new Simulation();
      const desk = new Resource(simulation, { name: 'desk', capacity: 2 });
      const log: string[] = [];
      const visit = function* (name: string): Process {
        const seat = yield* desk.request();
        log.push(`${String(simulation.now)} ${name} begins`);
        yield hold(2 * pace);
        seat.release();
      };
      const source = function* (): Process {
        for (let number = 0; number < 20; number += 1) {
          simulation.start(visit(String(number)), `visitor ${String(number)}`);
          yield hold(number % 3);
        }
      };
      simulation.start(source(), 'source');
      return { simulation, log };
    };
    const apart = [make(1), make(1.5)];
    for (const { simulation } of apart) simulation.run(Infinity);
    const [one, other] = [make(1), make(1.5)];
    for (let going = true; going;) going = [one.simulation.step(), other.simulation.step()].includes(true);
    expect([one.log, other.log]).toEqual(apart.map(({ log }) => log));
    expect(one.log).toHaveLength(20);
    expect(one.log).not.toEqual(other.log);
  });
});

describe('a simulation refuses', () => {
  const at5 = () => {
    const simulation = new Simulation({ replay: 'aftersim run demo.yaml --seed 7' });
    const handler = simulation.handler(() => undefined, 'nothing');
    simulation.run(5);
    return { simulation, handler };
  };

  test('an event in the past', () => {
    const { simulation, handler } = at5();
    const error = errorOf(() => simulation.schedule(4.5, phase.complete, handler, 0));
    expect(error).toMatchObject({ kind: 'schedulePast', at: 5, who: 'the caller' });
    expect(error.message).toBe(
      'the caller at 5 h: scheduled an event at 4.5 h, which is past; replay: aftersim run demo.yaml --seed 7',
    );
    expect(simulation.pending()).toEqual([]);
  });

  test('a time that is none', () => {
    const { simulation, handler } = at5();
    for (const at of [NaN, Infinity, -Infinity]) {
      expect(errorOf(() => simulation.schedule(at, phase.complete, handler, 0)).kind).toBe('invalidTime');
    }
  });

  test('a delay that is negative, infinite or not a number', () => {
    const { simulation, handler } = at5();
    for (const delay of [-1, -Infinity, Infinity, NaN]) {
      expect(errorOf(() => simulation.scheduleIn(delay, phase.complete, handler, 0)).kind).toBe(
        'invalidTime',
      );
    }
  });

  test('a handler that nobody registered', () => {
    const { simulation, handler } = at5();
    for (const code of [handler + 1, -1, 0.5, NaN]) {
      expect(errorOf(() => simulation.schedule(6, phase.complete, code, 0)).kind).toBe('unknownHandler');
    }
  });

  test('to run backwards', () => {
    const { simulation } = at5();
    for (const until of [4, NaN]) {
      expect(
        errorOf(() => {
          simulation.run(until);
        }),
      ).toMatchObject({ kind: 'invalidTime', at: 5 });
    }
    simulation.run(5);
    expect(simulation.now).toBe(5);
  });

  test('to be run from inside one of its own events', () => {
    const { simulation } = at5();
    const nested = simulation.handler(() => {
      simulation.run(10);
    }, 'nested');
    simulation.schedule(6, phase.complete, nested, 0);
    expect(
      errorOf(() => {
        simulation.run(8);
      }),
    ).toMatchObject({ kind: 'nestedRun', at: 6, who: 'nested' });
  });

  test('to start nowhere or with a budget that is not a number', () => {
    expect(errorOf(() => new Simulation({ start: NaN })).kind).toBe('invalidTime');
    expect(errorOf(() => new Simulation({ eventBudget: NaN })).kind).toBe('invalidOption');
  });
});

describe('a run ends', () => {
  test('with an error that names the handler which failed, the time, the cause and the replay command', () => {
    const simulation = new Simulation({ replay: 'aftersim run demo.yaml' });
    const cause = new RangeError('shelf 3 does not exist');
    const fail = simulation.handler(() => {
      throw cause;
    }, 'count shelves');
    simulation.schedule(2, phase.decide, fail, 0);
    const error = errorOf(() => {
      simulation.run(10);
    });
    expect(error).toBeInstanceOf(SimulationError);
    expect(error).toMatchObject({ kind: 'handlerFailed', at: 2, who: 'count shelves', cause });
    expect(error.message).toBe(
      'count shelves at 2 h: failed: shelf 3 does not exist; replay: aftersim run demo.yaml',
    );
  });

  test('for good when an event fails', () => {
    const simulation = new Simulation();
    const fail = simulation.handler(() => {
      throw new Error('broken');
    }, 'fail');
    simulation.schedule(1, phase.complete, fail, 0);
    simulation.schedule(2, phase.complete, fail, 0);
    const error = errorOf(() => simulation.step());
    expect(errorOf(() => simulation.step())).toBe(error);
    expect(
      errorOf(() => {
        simulation.run(9);
      }),
    ).toBe(error);
    expect([simulation.now, simulation.eventsExecuted]).toEqual([1, 1]);
  });

  test('when an instant never ends and the budget of events is spent', () => {
    const simulation = new Simulation({ eventBudget: 1000 });
    const spin = function* (): Process {
      for (;;) yield hold(0);
    };
    simulation.start(spin(), 'spinner');
    expect(
      errorOf(() => {
        simulation.run(1);
      }),
    ).toMatchObject({ kind: 'eventBudget', at: 0 });
    expect(simulation.eventsExecuted).toBe(1000);
  });

  test('within a budget that is just enough', () => {
    const simulation = new Simulation({ eventBudget: 3 });
    const nothing = simulation.handler(() => undefined, 'nothing');
    for (const at of [1, 2, 3]) simulation.schedule(at, phase.complete, nothing, 0);
    simulation.run(10);
    expect(simulation.eventsExecuted).toBe(3);
  });
});
