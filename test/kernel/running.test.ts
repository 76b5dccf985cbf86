import { describe, expect, test } from 'vitest';
import {
  anyOf,
  Container,
  hold,
  phase,
  Resource,
  Signal,
  Simulation,
  SimulationError,
  Store,
  Timetable,
} from '../../engine/kernel-library.ts';
import type { Process, ProcessHandle, SimulationErrorKind, Wait } from '../../engine/kernel-library.ts';
import { errorOf } from './error-of.ts';

/** A clock that strikes every hour and writes down when. */
function striking(hours = Infinity) {
  const simulation = new Simulation();
  const strikes: number[] = [];
  function* clock(): Process {
    while (simulation.now < hours) {
      yield hold(1);
      strikes.push(simulation.now);
    }
  }
  simulation.start(clock(), 'clock');
  return { simulation, strikes };
}

describe('a run', () => {
  test('that is paused from inside goes on where it stopped', () => {
    const { simulation, strikes } = striking();
    const stop = simulation.handler(() => {
      simulation.pause();
    }, 'stop');
    simulation.schedule(2, phase.arrive, stop, 0);
    expect(simulation.run(5)).toBe(false);
    expect([simulation.now, strikes]).toEqual([2, [1, 2]]);
    expect(simulation.run(5)).toBe(true);
    expect([simulation.now, strikes]).toEqual([5, [1, 2, 3, 4]]);
  });

  test('goes on while a condition holds', () => {
    const { simulation, strikes } = striking();
    expect(simulation.runWhile(() => strikes.length < 3)).toBe(true);
    expect([simulation.now, strikes]).toEqual([3, [1, 2, 3]]);
  });

  test('tells whoever watches of every event before it happens, until they stop', () => {
    const { simulation, strikes } = striking(4);
    const seen: string[] = [];
    const stop = simulation.watch(({ at, handler }) => {
      seen.push(`${String(at)} ${handler} ${String(strikes.length)}`);
    });
    simulation.run(3);
    stop();
    simulation.run();
    expect(seen).toEqual(['0 wake clock 0', '1 wake clock 0', '2 wake clock 1']);
  });

  test('lists what is to come, in the middle of an instant too', () => {
    const { simulation } = striking();
    const listed: string[][] = [];
    const list = simulation.handler(() => {
      simulation.schedule(simulation.now, phase.observe, quiet, 0);
      simulation.schedule(simulation.now, phase.decide, quiet, 0);
      listed.push(
        simulation.pending().map((event) => `${String(event.at)} ${event.handler} ${String(event.phase)}`),
      );
    }, 'list');
    const quiet = simulation.handler(() => undefined, 'quiet');
    simulation.schedule(1, phase.complete, list, 0);
    simulation.run(2);
    expect(listed).toEqual([['1 wake clock 0', '1 quiet 2', '1 quiet 3']]);
  });

  test('to the end is no deadlock when only background processes wait', () => {
    const simulation = new Simulation();
    const work = new Store<number>(simulation, { name: 'work' });
    const done: number[] = [];
    function* server(): Process {
      for (;;) done.push(yield* work.take());
    }
    simulation.start(server(), 'server', { background: true });
    work.put(7);
    expect(simulation.run()).toBe(true);
    expect(done).toEqual([7]);
  });

  test('that ends in a deadlock names who waits for what, twenty of them at most, and stays failed', () => {
    const simulation = new Simulation({ replay: 'aftersim run x' });
    const news = new Signal('news');
    function* reader(): Process {
      yield news;
    }
    for (let index = 0; index < 23; index += 1) simulation.start(reader(), `reader ${String(index)}`);
    const error = errorOf(() => simulation.run());
    expect(error.kind).toBe('deadlock');
    expect(error.who).toContain('reader 0 (waits for signal news)');
    expect(error.who).toContain('reader 19 (waits for signal news), 3 more');
    expect(error.message).toContain('replay: aftersim run x');
    expect(errorOf(() => simulation.step())).toBe(error);
  });
});

/** What a process does wrong, and the error that must come of it. */
const mistakes: Record<string, { kind: SimulationErrorKind; live: (simulation: Simulation) => Process }> = {
  'yields a number': {
    kind: 'invalidYield',
    *live() {
      yield 5 as unknown as Wait<unknown>;
    },
  },
  'yields nothing': {
    kind: 'invalidYield',
    *live() {
      yield undefined as unknown as Wait<unknown>;
    },
  },
  'holds for a time that is not a number': {
    kind: 'invalidTime',
    *live() {
      yield hold(NaN);
    },
  },
  'holds for ever': {
    kind: 'invalidTime',
    *live() {
      yield hold(Infinity);
    },
  },
  'holds for less than nothing': {
    kind: 'invalidTime',
    *live() {
      yield hold(-1);
    },
  },
  'schedules in the past': {
    kind: 'schedulePast',

    *live(simulation) {
      const code = simulation.handler(() => undefined, 'late');
      simulation.schedule(simulation.now - 1, phase.complete, code, 0);
    },
  },
  'releases a seat twice': {
    kind: 'doubleRelease',
    *live(simulation) {
      const seat = yield* new Resource(simulation, { name: 'desk', capacity: 1 }).request();
      seat.release();
      seat.release();
    },
  },
  'waits twice for one claim': {
    kind: 'waitReused',
    *live(simulation) {
      const claim = new Resource(simulation, { name: 'desk', capacity: 2 }).request();
      yield claim;
      yield claim;
    },
  },
  'works for a time that is not a number': {
    kind: 'invalidTime',
    *live(simulation) {
      yield new Resource(simulation, { name: 'desk', capacity: 1 }).use(NaN);
    },
  },
  'claims with a priority that is not a number': {
    kind: 'invalidOption',
    *live(simulation) {
      yield new Resource(simulation, { name: 'desk', capacity: 1 }).request({ priority: NaN });
    },
  },
  'makes half a seat': {
    kind: 'invalidOption',
    *live(simulation) {
      yield new Resource(simulation, { name: 'desk', capacity: 0.5 }).request();
    },
  },
  'overfills a store': {
    kind: 'full',

    *live(simulation) {
      const shelf = new Store<number>(simulation, { name: 'shelf', capacity: 1 });
      shelf.put(1);
      shelf.put(2);
    },
  },
  'interrupts the dead': {
    kind: 'interruptDead',
    *live(simulation) {
      function* brief(): Process {
        yield hold(1);
      }
      const other = simulation.start(brief(), 'brief');
      yield hold(2);
      other.interrupt();
    },
  },
  'runs the simulation from inside': {
    kind: 'nestedRun',

    *live(simulation) {
      simulation.run(9);
    },
  },
  'interrupts itself': {
    kind: 'interruptSelf',
    *live(simulation) {
      const selves: ProcessHandle[] = [];
      function* narcissus(): Process {
        yield hold(0);
        for (const self of selves) self.interrupt();
      }
      selves.push(simulation.start(narcissus(), 'narcissus'));
      yield hold(1);
    },
  },
  'schedules an event at no time': {
    kind: 'invalidTime',
    *live(simulation) {
      simulation.schedule(NaN, phase.complete, 0, 0);
    },
  },
  'schedules an event after an endless time': {
    kind: 'invalidTime',
    *live(simulation) {
      simulation.scheduleIn(Infinity, phase.complete, 0, 0);
    },
  },
  'schedules what nobody handles': {
    kind: 'unknownHandler',
    *live(simulation) {
      simulation.scheduleIn(1, phase.complete, 1_000_000, 0);
    },
  },
  'works for ever': {
    kind: 'invalidTime',
    *live(simulation) {
      yield new Resource(simulation, { name: 'desk', capacity: 1 }).use(Infinity);
    },
  },
  'works for less than nothing': {
    kind: 'invalidTime',
    *live(simulation) {
      yield new Resource(simulation, { name: 'desk', capacity: 1 }).use(-1);
    },
  },
  'waits twice for one amount of work': {
    kind: 'waitReused',
    *live(simulation) {
      const work = new Resource(simulation, { name: 'desk', capacity: 2 }).use(0);
      yield work;
      yield work;
    },
  },
  'claims a seat where a timetable has half a one': {
    kind: 'invalidOption',
    *live(simulation) {
      const capacity = new Timetable({ steps: [{ at: 0, value: 1.5 }], afterLast: 'hold' });
      yield new Resource(simulation, { name: 'desk', capacity }).request();
    },
  },
  'wants more of a container than it can hold': {
    kind: 'invalidOption',
    *live(simulation) {
      yield new Container(simulation, { name: 'tank', capacity: 5 }).take(6);
    },
  },
  'wants nothing of a container': {
    kind: 'invalidOption',
    *live(simulation) {
      yield new Container(simulation, { name: 'tank', capacity: 5 }).take(0);
    },
  },
  'brings an endless amount to a container': {
    kind: 'invalidOption',
    *live(simulation) {
      yield new Container(simulation, { name: 'tank' }).put(Infinity);
    },
  },
  'races between nothing': {
    kind: 'invalidOption',
    *live() {
      yield anyOf();
    },
  },
  'fails by itself': {
    kind: 'processFailed',

    *live() {
      throw new TypeError('a bug of its own');
    },
  },
  'never lets an instant end': {
    kind: 'eventBudget',
    *live() {
      for (;;) yield hold(0);
    },
  },
};

describe('a process that', () => {
  for (const [what, { kind, live }] of Object.entries(mistakes)) {
    test(`${what} ends the run with ${kind}: who, when, and how to replay it`, () => {
      const simulation = new Simulation({ start: 100, eventBudget: 1000, replay: 'node model.mjs --seed 7' });
      function* culprit(): Process {
        yield hold(3);
        yield* live(simulation);
      }
      simulation.start(culprit(), 'culprit');
      const error = errorOf(() => simulation.run());
      expect(error).toBeInstanceOf(SimulationError);
      expect(error.kind).toBe(kind);
      expect(error.at).toBe(kind === 'interruptDead' ? 105 : 103);
      expect(error.who).not.toBe('the caller');
      expect(error.message).toMatch(/ at 10[35] h: .+; replay: node model\.mjs --seed 7$/);
    });
  }
});
