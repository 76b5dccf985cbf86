// The laws of work on a resource: what becomes of it is what pencil and paper say (naive-service.ts); and whatever the
// hours, work is conserved, no seat idles while somebody waits for it, and Little's law holds on each path.

import fc from 'fast-check';
import { expect } from 'vitest';
import { Interrupt, Simulation, Timetable, allOf, hold, phase } from '../../engine/kernel-library.ts';
import type {
  Process,
  ProcessHandle,
  Resource,
  ResourceOptions,
  Wait,
  Winner,
} from '../../engine/kernel-library.ts';
import { serveByHand } from '../kernel/naive-service.ts';
import type { Customer, Fate } from '../kernel/naive-service.ts';

/** What the laws need of a resource. */
export type Bench = Pick<
  Resource,
  'request' | 'use' | 'inUse' | 'waiting' | 'capacity' | 'busy' | 'queue' | 'waits' | 'utilisation'
>;
export type Race = (
  first: Wait<unknown>,
  second: Wait<unknown>,
) => Wait<Winner<readonly [Wait<unknown>, Wait<unknown>]>>;
export type MakeBench = (simulation: Simulation, options: ResourceOptions) => Bench;

const maybe = (max: number) => fc.option(fc.nat(max), { nil: undefined });
const many = { maxLength: 25, size: 'max' } as const;
const priorities = fc.nat(3);
const ways = fc.constantFrom('resume' as const, 'restart' as const, 'never' as const, 'held' as const);
const wholeHours = fc.integer({ min: 1, max: 5 });
const customers = fc.array(
  fc.record({
    at: fc.nat(12),
    hours: wholeHours,
    priority: priorities,
    preempt: fc.boolean(),
    ifInterrupted: ways,
    calledAway: maybe(30),
  }),
  many,
);
/** Not of the doubles, most of which are next to nothing. */
const hundredths = (max: number) => fc.nat(100 * max).map((count) => count / 100);
const patientCustomers = fc.array(
  fc.record({
    at: hundredths(12),
    hours: hundredths(5),
    priority: priorities,
    preempt: fc.boolean(),
    ifInterrupted: ways,
    calledAway: fc.constant(undefined),
  }),
  many,
);
const numbers = fc.integer({ min: 1, max: 3 });
const timetables = fc
  .record({
    values: fc.array(fc.nat(3), { minLength: 2, maxLength: 4 }),
    gaps: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
    repeats: fc.boolean(),
  })
  .map(({ values, gaps, repeats }) => {
    let at = 0;
    const steps = values.map((value, index) => {
      const step = { at, value };
      at += gaps[index] ?? 1;
      return step;
    });
    return new Timetable({ steps, afterLast: repeats ? { repeatEvery: at } : 'hold' });
  });
const closings = fc.constantFrom('finish' as const, 'interrupt' as const);

class World {
  readonly simulation = new Simulation({ eventBudget: 100_000 });
  readonly bench: Bench;
  readonly fates: Fate[];
  private readonly customers: readonly Customer[];
  private readonly handles: (ProcessHandle | undefined)[];

  constructor(make: MakeBench, list: readonly Customer[], options: Omit<ResourceOptions, 'name'>) {
    this.bench = make(this.simulation, { name: 'bench', ...options });
    this.customers = list;
    this.fates = list.map(() => still);
    this.handles = list.map(() => undefined);
    const come = this.simulation.handler((index) => {
      this.handles[index] = this.simulation.start(this.live(index), `customer ${String(index)}`);
    }, 'come');
    const callAway = this.simulation.handler((index) => {
      const handle = this.handles[index];
      if (handle !== undefined && !handle.finished) handle.interrupt();
    }, 'call away');
    for (const [index, customer] of list.entries()) {
      this.simulation.schedule(customer.at, phase.complete, come, index);
      if (customer.calledAway !== undefined)
        this.simulation.schedule(customer.calledAway, phase.arrive, callAway, index);
    }
  }

  run(until: number): void {
    expect(() => {
      this.simulation.run(until);
    }).not.toThrow();
  }

  private *live(index: number): Process {
    const { hours, priority, preempt, ifInterrupted } = this.customers[index] ?? expect.fail('unknown');
    const came = this.simulation.now;
    let waited: number | undefined;
    try {
      if (ifInterrupted === 'held') {
        const seat = yield* this.bench.request({ priority, preempt });
        waited = this.simulation.now - came;
        try {
          yield hold(hours);
        } finally {
          seat.release();
        }
        this.close(index, { outcome: 'served', waited });
      } else {
        const visit = yield* this.bench.use(hours, { priority, preempt, ifInterrupted });
        const { interruptions, lost } = visit;
        this.close(index, { outcome: 'served', waited: visit.waited, interruptions, lost });
      }
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
      this.close(index, { outcome: 'called away' });
    }
  }

  private close(index: number, fate: Partial<Fate>): void {
    this.fates[index] = { ...still, end: this.simulation.now, ...fate };
  }
}

const still: Fate = { outcome: 'there', end: undefined, waited: undefined, interruptions: 0, lost: 0 };

/** Of those called away or still there nobody is told how long they had waited, or how often they were put out. */
const told = (fate: Fate): Fate =>
  fate.outcome === 'served' ? fate : { ...still, outcome: fate.outcome, end: fate.end };

/** Who is served, put out of service and called away, and when, is what pencil and paper say; and so are the sums. */
export const worksAsByHand = (make: MakeBench) =>
  fc.property(
    customers,
    fc.oneof(numbers, timetables),
    closings,
    fc.integer({ min: 1, max: 60 }),
    (list, capacity, atClosing, hours) => {
      const world = new World(make, list, { capacity, atClosing });
      world.run(hours);
      const { bench, simulation } = world;
      const capacityAt = (hour: number) => (typeof capacity === 'number' ? capacity : capacity.valueAt(hour));
      const books = serveByHand(list, capacityAt, atClosing === 'interrupt', hours);
      expect(world.fates).toEqual(books.fates.map(told));
      expect(bench.queue.total(simulation.now)).toBe(books.queueHours);
      expect(bench.busy.total(simulation.now)).toBe(books.busyHours);
      const waits = books.fates.map(({ waited }) => waited).filter((waited) => waited !== undefined);
      expect(bench.waits.count).toBe(waits.length);
      const sum = waits.reduce((total, waited) => total + waited, 0);
      expect(bench.waits.mean * bench.waits.count).toBeCloseTo(sum, 9);
      const share = books.offeredHours > 0 ? books.busyHours / books.offeredHours : undefined;
      expect(bench.utilisation()).toBe(share);
    },
  );

/** Seat-hours used are the hours asked for and those lost to restarts; and all seats are free in the end. */
export const workIsConserved = (make: MakeBench) =>
  fc.property(patientCustomers, numbers, (list, capacity) => {
    const world = new World(make, list, { capacity });
    world.run(1000);
    const asked = list.reduce((sum, { hours }) => sum + hours, 0);
    const lost = world.fates.reduce((sum, fate) => sum + fate.lost, 0);
    expect(world.fates.map(({ outcome }) => outcome)).toEqual(list.map(() => 'served'));
    expect(world.bench.busy.total(1000)).toBeCloseTo(asked + lost, 9);
    expect([world.bench.inUse, world.bench.waiting]).toEqual([0, 0]);
  });

/** At the end of an instant nobody waits while there is a seat, and no more seats are taken than there are. */
export const noSeatIdles = (make: MakeBench) =>
  fc.property(patientCustomers, fc.oneof(numbers, timetables), (list, capacity) => {
    const world = new World(make, list, { capacity, atClosing: 'interrupt' });
    const { bench, simulation } = world;
    const keeps = list.some(({ ifInterrupted }) => ifInterrupted === 'never' || ifInterrupted === 'held');
    const look = simulation.handler(() => {
      if (bench.waiting > 0) expect(bench.inUse).toBeGreaterThanOrEqual(bench.capacity);
      if (!keeps) expect(bench.inUse).toBeLessThanOrEqual(bench.capacity);
    }, 'look');
    for (let hour = 0; hour < 60; hour += 0.5) simulation.schedule(hour, phase.observe, look, 0);
    world.run(60);
  });

/** The area under the length of the line is the sum of the hours which each has stood in it: Little's law, exactly. */
export const theQueueIsTheSumOfWaits = (make: MakeBench) =>
  fc.property(patientCustomers, numbers, (list, capacity) => {
    const world = new World(make, list, { capacity });
    world.run(1000);
    const inLine = world.fates.map(({ end = NaN, lost }, index) => {
      const { at = NaN, hours = NaN } = list[index] ?? {};
      return end - at - hours - lost;
    });
    const area = inLine.reduce((sum, hours) => sum + hours, 0);
    expect(world.bench.queue.total(1000)).toBeCloseTo(area, 8);
  });

/**
 * Work that races against patience: who runs out of it leaves its seat or the line at that moment, all that was begun
 * with it too, and who wins has done all of the work. With seats for everybody the hours used are known beforehand.
 */
export const losersLeaveTheirSeats = (make: MakeBench, race: Race) =>
  fc.property(
    fc.array(fc.record({ at: fc.nat(6), hours: wholeHours, patience: fc.nat(7), twice: fc.boolean() }), many),
    fc.constantFrom(1, 2, Infinity),
    (list, capacity) => {
      const simulation = new Simulation();
      const bench = make(simulation, { name: 'bench', capacity });
      const ends = list.map(() => NaN);
      const live = function* (index: number): Process {
        const { at, hours, patience, twice } = list[index] ?? expect.fail('unknown');
        yield hold(at);
        const work = twice ? allOf(bench.use(hours), bench.use(hours)) : bench.use(hours);
        const { index: winner } = yield* race(work, hold(patience + 0.5));
        ends[index] = simulation.now;
        if (winner === 0) expect(simulation.now).toBeGreaterThanOrEqual(at + hours);
        else expect(simulation.now).toBe(at + patience + 0.5);
      };
      for (const index of list.keys()) simulation.start(live(index), `racer ${String(index)}`);
      simulation.run(100);
      expect([bench.inUse, bench.waiting]).toEqual([0, 0]);
      expect(simulation.pending()).toEqual([]);
      expect(ends).not.toContain(NaN);
      if (capacity < Infinity) return;
      const used = list.map(
        ({ hours, patience, twice }) => (twice ? 2 : 1) * Math.min(hours, patience + 0.5),
      );
      expect(bench.busy.total(100)).toBe(used.reduce((sum, share) => sum + share, 0));
    },
  );
