import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyOf, hold, Interrupt, Resource, Simulation, Timetable } from '../../engine/kernel-library.ts';
import type { Process, UseOptions, Visit } from '../../engine/kernel-library.ts';
import { errorOf } from './error-of.ts';

interface Job extends UseOptions {
  readonly at: number;
  readonly hours: number;
}

interface Done {
  readonly end: number;
  readonly visit: Visit;
}

/** Runs the jobs on one resource; who is never served has no entry. */
function served(
  jobs: readonly Job[],
  options: Partial<ConstructorParameters<typeof Resource>[1]> = {},
  until = 1000,
) {
  const simulation = new Simulation();
  const bench = new Resource(simulation, { name: 'bench', capacity: 1, ...options });
  const done: (Done | undefined)[] = jobs.map(() => undefined);
  function* live(index: number, { at, hours, ...how }: Job): Process {
    yield hold(at);
    const visit = yield* bench.use(hours, how);
    done[index] = { end: simulation.now, visit };
  }
  for (const [index, job] of jobs.entries()) simulation.start(live(index, job), `job ${String(index)}`);
  simulation.run(until);
  return { simulation, bench, done, ends: done.map((job) => job?.end) };
}

const urgent = { priority: 0, preempt: true } as const;
const ordinary = { priority: 1 } as const;

describe('work on a resource', () => {
  test('is put out of service by a more urgent claim and resumes where it stopped', () => {
    const { ends, done, bench } = served([
      { at: 0, hours: 10, ...ordinary },
      { at: 4, hours: 3, ...urgent },
    ]);
    expect(ends).toEqual([13, 7]);
    expect(done[0]?.visit).toMatchObject({ waited: 0, interruptions: 1, lost: 0 });
    expect(bench.utilisation()).toBeCloseTo(13 / 1000, 12);
  });

  test('starts all over again when it has to restart, and says what was lost', () => {
    const { ends, done } = served([
      { at: 0, hours: 10, ...ordinary, ifInterrupted: 'restart' },
      { at: 4, hours: 3, ...urgent },
    ]);
    expect(ends).toEqual([17, 7]);
    expect(done[0]?.visit).toMatchObject({ interruptions: 1, lost: 4 });
  });

  test('goes on to its end when it must never be interrupted', () => {
    const { ends } = served([
      { at: 0, hours: 10, ...ordinary, ifInterrupted: 'never' },
      { at: 4, hours: 3, ...urgent },
    ]);
    expect(ends).toEqual([10, 13]);
  });

  test('gives way to the more urgent only, the last begun of the least urgent first, and returns to its own place', () => {
    const { ends } = served(
      [
        { at: 0, hours: 10, priority: 1 },
        { at: 1, hours: 10, priority: 2 },
        { at: 2, hours: 10, priority: 2 },
        { at: 3, hours: 1, priority: 2 },
        { at: 4, hours: 5, priority: 1, preempt: true },
      ],
      { capacity: 3 },
    );
    // Job 2 gives way at 4 with 8 h left, stands before job 3, and goes on when job 4 ends at 9.
    expect(ends).toEqual([10, 11, 17, 11, 9]);
  });

  test('that asks to preempt waits when nobody is less urgent', () => {
    const { ends } = served([
      { at: 0, hours: 10, priority: 0 },
      { at: 4, hours: 3, priority: 0, preempt: true },
    ]);
    expect(ends).toEqual([10, 13]);
  });

  test('never takes a held seat away', () => {
    const simulation = new Simulation();
    const bench = new Resource(simulation, { name: 'bench', capacity: 1 });
    let began = NaN;
    function* holder(): Process {
      const seat = yield* bench.request({ priority: 9 });
      yield hold(10);
      seat.release();
    }
    function* pressing(): Process {
      yield hold(2);
      const seat = yield* bench.request({ priority: 0, preempt: true });
      began = simulation.now;
      seat.release();
    }
    simulation.start(holder(), 'holder');
    simulation.start(pressing(), 'pressing');
    simulation.run();
    expect(began).toBe(10);
  });

  test('whose process is interrupted frees its seat, in the line as in service', () => {
    const simulation = new Simulation();
    const bench = new Resource(simulation, { name: 'bench', capacity: 1 });
    const reasons: unknown[] = [];
    function* worker(): Process {
      try {
        yield* bench.use(10);
      } catch (cause) {
        if (!(cause instanceof Interrupt)) throw cause;
        reasons.push(cause.reason);
      }
    }
    const [first, second] = ['first', 'second'].map((name) => simulation.start(worker(), name));
    function* manager(): Process {
      yield hold(3);
      second?.interrupt('in line');
      yield hold(1);
      first?.interrupt('at work');
    }
    simulation.start(manager(), 'manager');
    simulation.run();
    expect(reasons).toEqual(['in line', 'at work']);
    expect([simulation.now, bench.inUse, bench.waiting]).toEqual([4, 0, 0]);
    expect(bench.busy.total(4)).toBe(4);
  });

  test('that loses a race leaves its seat, and one that wins it has been done', () => {
    const simulation = new Simulation();
    const bench = new Resource(simulation, { name: 'bench', capacity: 1 });
    const winners: number[] = [];
    function* live(hours: number, patience: number): Process {
      const first = yield* anyOf(bench.use(hours), hold(patience));
      winners.push(first.index);
      if (first.index === 0) expect(first.value.waited).toBeGreaterThanOrEqual(0);
    }
    for (const [hours, patience] of [
      [5, 2],
      [3, 9],
      [1, 2.5],
    ] as const)
      simulation.start(live(hours, patience), 'visitor');
    simulation.run();
    expect(winners).toEqual([1, 1, 0]);
    expect([bench.inUse, bench.waiting]).toEqual([0, 0]);
  });
});

describe('a resource that keeps working hours', () => {
  const eightHours = () =>
    new Timetable({
      steps: [
        { at: 0, value: 0 },
        { at: 8, value: 2 },
        { at: 16, value: 0 },
      ],
      afterLast: { repeatEvery: 24 },
    });

  test('finishes what is in service after closing, unless told otherwise', () => {
    const { ends, bench } = served(
      [
        { at: 0, hours: 10 },
        { at: 1, hours: 10 },
        { at: 2, hours: 1 },
      ],
      {
        capacity: eightHours(),
      },
      48,
    );
    expect(ends).toEqual([18, 18, 33]);
    // 21 h of work in 2 × 8 h on each of two days.
    expect(bench.utilisation()).toBeCloseTo(21 / 32, 12);
  });

  test('interrupts at closing and goes on in the morning, or starts again', () => {
    const { ends, done } = served(
      [
        { at: 9, hours: 10 },
        { at: 9, hours: 10, ifInterrupted: 'restart' },
        { at: 9, hours: 9, ifInterrupted: 'never' },
      ],
      { capacity: eightHours(), atClosing: 'interrupt' },
      24 * 9,
    );
    // Ten hours never fit into eight: the second job comes to nothing.
    expect(ends).toEqual([24 + 11, undefined, 24 + 11 + 9]);
    expect(done[0]?.visit.interruptions).toBe(1);
  });

  test('does not keep a run alive when nobody needs it', () => {
    const { simulation } = served([{ at: 0, hours: 1 }], { capacity: eightHours() }, Infinity);
    expect(simulation.now).toBe(16);
    expect(simulation.pending()).toEqual([]);
  });

  test('that never opens again leaves those in the line in a deadlock, and says so', () => {
    const closing = new Timetable({
      steps: [
        { at: 0, value: 1 },
        { at: 5, value: 0 },
      ],
      afterLast: 'hold',
    });
    const error = errorOf(() => served([{ at: 6, hours: 1 }], { capacity: closing }, Infinity));
    expect(error.kind).toBe('deadlock');
    expect(error.message).toContain('job 0 (waits for bench)');
  });
});

const jobs = fc.array(
  fc.record({
    at: fc.nat(20),
    hours: fc.integer({ min: 1, max: 6 }),
    priority: fc.nat(3),
    preempt: fc.boolean(),
    ifInterrupted: fc.constantFrom('resume' as const, 'restart' as const, 'never' as const),
  }),
  { minLength: 1, maxLength: 25 },
);

describe('whatever the jobs', () => {
  test('the hours worked are the hours asked for and those lost, and no wait is forgotten', () => {
    fc.assert(
      fc.property(jobs, fc.integer({ min: 1, max: 3 }), (list, capacity) => {
        const { bench, done, simulation } = served(list, { capacity }, Infinity);
        const asked = list.reduce((sum, { hours }) => sum + hours, 0);
        const lost = done.reduce((sum, job) => sum + (job?.visit.lost ?? NaN), 0);
        expect(bench.busy.total(simulation.now)).toBeCloseTo(asked + lost, 9);
        // Little's law, to the hour: the time spent in the line is all that is not arrival, work or loss.
        const inLine = done.reduce((sum, job, index) => {
          const { at = NaN, hours = NaN } = list[index] ?? {};
          return sum + (job?.end ?? NaN) - at - hours - (job?.visit.lost ?? NaN);
        }, 0);
        expect(bench.queue.total(simulation.now)).toBeCloseTo(inLine, 9);
        expect(bench.waits.count).toBe(list.length);
        expect([bench.inUse, bench.waiting]).toEqual([0, 0]);
      }),
    );
  });

  test('the most urgent class of resumable jobs does not notice the others', () => {
    fc.assert(
      fc.property(jobs, (list) => {
        const mixed = list.map((job) => ({ ...job, preempt: true, ifInterrupted: 'resume' as const }));
        const top = mixed.filter(({ priority }) => priority === 0);
        const alone = served(top, {}, Infinity).ends;
        const together = served(mixed, {}, Infinity).ends;
        expect(together.filter((_, index) => mixed[index]?.priority === 0)).toEqual(alone);
      }),
    );
  });
});
