import { describe, expect, test } from 'vitest';
import {
  Interrupt,
  Resource,
  Signal,
  Simulation,
  allOf,
  anyOf,
  hold,
  phase,
} from '../../engine/kernel/index.ts';
import type { Process, ProcessHandle, Wait } from '../../engine/kernel/index.ts';
import { errorOf } from './error-of.ts';

const world = () => {
  const simulation = new Simulation({ replay: 'aftersim run demo.yaml' });
  const log: string[] = [];
  return {
    simulation,
    log,
    write: (what: string) => log.push(`${String(simulation.now)} ${what}`),
    at: (time: number, when: 0 | 1 | 2 | 3, action: () => void) => {
      simulation.schedule(time, when, simulation.handler(action, 'script'), 0);
    },
  };
};

/** Waits, and says when it was interrupted with which reason. */
const sleeper = function* (write: (what: string) => void, wait: Wait<unknown>): Process {
  for (let going = true; going;) {
    try {
      yield wait;
      write('done');
      going = false;
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
      write(`interrupted by ${String(error.reason)}`);
    }
  }
};

describe('a process', () => {
  test('starts in the instant in which it is started, after what completes in it', () => {
    const { simulation, write, log, at } = world();
    const life = function* (): Process {
      write('starts');
      yield hold(2);
      write('ends');
    };
    at(1, phase.complete, () => {
      simulation.start(life(), 'life');
      write('is started');
    });
    at(1, phase.complete, () => write('something completes'));
    at(1, phase.decide, () => write('somebody decides'));
    simulation.run(10);
    expect(log).toEqual([
      '1 is started',
      '1 something completes',
      '1 starts',
      '1 somebody decides',
      '3 ends',
    ]);
  });

  test('can be waited for, during its life and after, and gives its result', () => {
    const { simulation, write, log } = world();
    const child = function* (): Process<string> {
      yield hold(2);
      return 'a parcel';
    };
    const handle = simulation.start(child(), 'child');
    const parent = function* (delay: number): Process {
      yield hold(delay);
      const result: string = yield* handle;
      write(`receives ${result}`);
    };
    simulation.start(parent(0), 'early parent');
    simulation.start(parent(5), 'late parent');
    expect([handle.name, handle.finished, handle.result]).toEqual(['child', false, undefined]);
    simulation.run(10);
    expect(log).toEqual(['2 receives a parcel', '5 receives a parcel']);
    expect([handle.finished, handle.result]).toEqual([true, 'a parcel']);
  });

  test('can hand over to another generator', () => {
    const { simulation, write, log } = world();
    const travel = function* (hours: number): Process<number> {
      yield hold(hours);
      return hours * 60;
    };
    const trip = function* (): Process {
      const there = yield* travel(1);
      const back = yield* travel(2);
      write(`${String(there + back)} km`);
    };
    simulation.start(trip(), 'trip');
    simulation.run(10);
    expect(log).toEqual(['3 180 km']);
  });

  test('may share one hold with others', () => {
    const { simulation, write, log } = world();
    const hour = hold(1);
    const tick = function* (name: string): Process {
      yield hour;
      yield anyOf(hour, hold(9));
      write(name);
    };
    simulation.start(tick('one'), 'one');
    simulation.start(tick('two'), 'two');
    simulation.run(10);
    expect(log).toEqual(['2 one', '2 two']);
  });
});

describe('an interrupt', () => {
  test('ends a hold at once and tells its reason', () => {
    const { simulation, write, log, at } = world();
    const handle = simulation.start(sleeper(write, hold(10)), 'sleeper');
    at(4, phase.decide, () => {
      handle.interrupt('a failure');
    });
    simulation.run(100);
    expect(log).toEqual(['4 interrupted by a failure', '14 done']);
  });

  test('reaches a process that has yet to start at its first wait', () => {
    const { simulation, write, log } = world();
    simulation.start(sleeper(write, hold(1)), 'sleeper').interrupt('an early bird');
    simulation.run(10);
    expect(log).toEqual(['0 interrupted by an early bird', '1 done']);
  });

  test('does not hide another one of the same instant', () => {
    const { simulation, write, log, at } = world();
    const handle = simulation.start(sleeper(write, hold(10)), 'sleeper');
    at(3, phase.complete, () => {
      handle.interrupt('rain');
      handle.interrupt('snow');
    });
    simulation.run(20);
    expect(log).toEqual(['3 interrupted by rain', '3 interrupted by snow', '13 done']);
  });

  test('wins over a hold that would end later in the same instant', () => {
    const { simulation, write, log, at } = world();
    at(5, phase.complete, () => {
      handle.interrupt('haste');
    });
    const handle = simulation.start(sleeper(write, hold(5)), 'sleeper');
    simulation.run(20);
    expect(log).toEqual(['5 interrupted by haste', '10 done']);
  });

  test('comes too late for a hold that has ended in the same instant', () => {
    const { simulation, write, log, at } = world();
    const handle = simulation.start(sleeper(write, hold(5)), 'sleeper');
    at(5, phase.decide, () => write(handle.finished ? 'too late' : 'in time'));
    simulation.run(20);
    expect(log).toEqual(['5 done', '5 too late']);
  });

  test('takes a process out of the line in which it stands', () => {
    const { simulation, write, log, at } = world();
    const crew = new Resource(simulation, { name: 'crew', capacity: 1 });
    const work = function* (name: string): Process {
      try {
        const seat = yield* crew.request();
        write(`${name} begins`);
        yield hold(5);
        seat.release();
      } catch {
        write(`${name} gives up`);
      }
    };
    simulation.start(work('first'), 'first');
    const second = simulation.start(work('second'), 'second');
    simulation.start(work('third'), 'third');
    at(2, phase.arrive, () => {
      second.interrupt();
    });
    simulation.run(20);
    expect(log).toEqual(['0 first begins', '2 second gives up', '5 third begins']);
    expect([crew.inUse, crew.waiting]).toEqual([0, 0]);
  });

  test('makes a process that waits for a signal miss it', () => {
    const { simulation, write, log, at } = world();
    const bell = new Signal('bell');
    const handle = simulation.start(sleeper(write, bell), 'sleeper');
    at(1, phase.complete, () => {
      bell.fire();
      handle.interrupt('a knock');
    });
    at(2, phase.complete, () => {
      bell.fire();
    });
    simulation.run(5);
    expect(log).toEqual(['1 interrupted by a knock', '2 done']);
    expect(bell.waiting).toBe(0);
  });

  test('makes a process give back what it had collected', () => {
    const { simulation, write, log, at } = world();
    const crew = new Resource(simulation, { name: 'crew', capacity: 1 });
    const crane = new Resource(simulation, { name: 'crane', capacity: 1 });
    const owner = function* (): Process {
      const seat = yield* crane.request();
      yield hold(10);
      seat.release();
    };
    const both = function* (): Process {
      try {
        yield allOf(crew.request(), crane.request());
      } catch {
        write(`gives up, ${String(crew.inUse)} in use`);
      }
    };
    simulation.start(owner(), 'owner');
    const handle = simulation.start(both(), 'both');
    at(3, phase.observe, () => {
      write(`${String(crew.inUse)} in use`);
      handle.interrupt();
    });
    simulation.run(20);
    expect(log).toEqual(['3 1 in use', '3 gives up, 0 in use']);
    expect([crane.inUse, crane.waiting]).toEqual([0, 0]);
  });

  test('of a process that waits for another leaves that one alone', () => {
    const { simulation, write, log, at } = world();
    const child = simulation.start(
      sleeper(() => undefined, hold(8)),
      'child',
    );
    const parent = simulation.start(sleeper(write, child), 'parent');
    at(2, phase.decide, () => {
      parent.interrupt('news');
    });
    simulation.run(20);
    expect(log).toEqual(['2 interrupted by news', '8 done']);
  });

  test('ends the run if the process does not catch it', () => {
    const { simulation, at } = world();
    const life = function* (): Process {
      yield hold(10);
    };
    const handle = simulation.start(life(), 'life');
    at(1, phase.complete, () => {
      handle.interrupt('a storm');
    });
    const error = errorOf(() => {
      simulation.run(20);
    });
    expect(error).toMatchObject({ kind: 'processFailed', at: 1, who: 'life' });
    expect(error.cause).toMatchObject({ reason: 'a storm' });
  });

  test('of a process that has ended is an error', () => {
    const { simulation } = world();
    const handle = simulation.start(
      sleeper(() => undefined, hold(1)),
      'sleeper',
    );
    simulation.run(5);
    expect(
      errorOf(() => {
        handle.interrupt();
      }),
    ).toMatchObject({ kind: 'interruptDead', at: 5, who: 'sleeper' });
  });

  test('by a process of itself is an error', () => {
    const { simulation } = world();
    const handles: ProcessHandle[] = [];
    const life = function* (): Process {
      yield hold(1);
      for (const handle of handles) handle.interrupt();
    };
    handles.push(simulation.start(life(), 'narcissus'));
    expect(
      errorOf(() => {
        simulation.run(5);
      }),
    ).toMatchObject({ kind: 'interruptSelf', at: 1, who: 'narcissus' });
  });
});

describe('a run ends with an error that names the process', () => {
  test('when it throws', () => {
    const { simulation } = world();
    const cause = new TypeError('no such crane');
    const life = function* (): Process {
      yield hold(3);
      throw cause;
    };
    simulation.start(life(), 'rigger');
    const error = errorOf(() => {
      simulation.run(5);
    });
    expect(error).toMatchObject({ kind: 'processFailed', at: 3, who: 'rigger', cause });
    expect(error.message).toBe('rigger at 3 h: failed: no such crane; replay: aftersim run demo.yaml');
  });

  test('when it yields something that cannot be waited for', () => {
    for (const wrong of [5, undefined, null, 'soon', {}, () => 1]) {
      const { simulation } = world();
      const life = function* (): Process {
        yield wrong as Wait<unknown>;
      };
      simulation.start(life(), 'dreamer');
      const error = errorOf(() => {
        simulation.run(5);
      });
      expect(error).toMatchObject({ kind: 'invalidYield', at: 0, who: 'dreamer' });
    }
  });

  test('and guesses what a yielded number was meant to be', () => {
    const { simulation } = world();
    const life = function* (): Process {
      yield 5 as unknown as Wait<unknown>;
    };
    simulation.start(life(), 'dreamer');
    expect(
      errorOf(() => {
        simulation.run(5);
      }).message,
    ).toContain('was hold(5) meant?');
  });

  test('when it holds for a time that is none', () => {
    for (const duration of [-1, NaN, Infinity]) {
      for (const wait of [hold(duration), anyOf(hold(duration), hold(1))]) {
        const { simulation } = world();
        simulation.start(
          sleeper(() => undefined, wait),
          'sleeper',
        );
        expect(
          errorOf(() => {
            simulation.run(5);
          }),
        ).toMatchObject({ kind: 'invalidTime', who: 'sleeper' });
      }
    }
  });

  test('when a wait resumes it twice', () => {
    const { simulation } = world();
    const echo = new Signal('echo');
    const twice: Wait<void> = {
      arm: (waiter) => {
        echo.arm(waiter);
        echo.arm(waiter);
      },
      disarm: () => undefined,
      [Symbol.iterator]: () => echo[Symbol.iterator](),
    };
    simulation.start(
      sleeper(() => undefined, twice),
      'listener',
    );
    simulation.run(1);
    expect(
      errorOf(() => {
        echo.fire();
      }),
    ).toMatchObject({ kind: 'resumedTwice', who: 'listener' });
  });
});

describe('a deadlock', () => {
  test('is reported with each process and what it waits for', () => {
    const { simulation } = world();
    const crew = new Resource(simulation, { name: 'crew', capacity: 1 });
    const crane = new Resource(simulation, { name: 'crane', capacity: 1 });
    const grab = function* (first: Resource, second: Resource): Process {
      yield* first.request();
      yield hold(1);
      yield* second.request();
    };
    simulation.start(grab(crew, crane), 'left');
    simulation.start(grab(crane, crew), 'right');
    simulation.assertNotDeadlocked();
    simulation.run(10);
    const error = errorOf(() => {
      simulation.assertNotDeadlocked();
    });
    expect(error).toMatchObject({ kind: 'deadlock', at: 10 });
    expect(error.who).toBe('left (waits for crane), right (waits for crew)');
  });

  test('is not reported when everybody has finished', () => {
    const { simulation } = world();
    simulation.start(
      sleeper(() => undefined, hold(1)),
      'sleeper',
    );
    simulation.run(10);
    simulation.assertNotDeadlocked();
    expect(simulation.pending()).toEqual([]);
  });
});
