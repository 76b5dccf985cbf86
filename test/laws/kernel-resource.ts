// The laws of whatever hands out seats. Visitors come, ask, stay a while and go; some are interrupted on the way.
// Each law takes a `make`, so that it can be seen to fail on a resource which breaks it.

import fc from 'fast-check';
import { expect } from 'vitest';
import { Interrupt, SimulationError, Simulation, hold, phase } from '../../engine/kernel/index.ts';
import type { Process, ProcessHandle, Seat, Wait } from '../../engine/kernel/index.ts';

/** What the laws need of a resource. */
export interface SeatSource {
  readonly inUse: number;
  request(options?: { readonly priority?: number }): Wait<Seat>;
}

export type MakeSeats = (simulation: Simulation, capacity: number) => SeatSource;

interface Visit {
  readonly at: number;
  readonly stay: number;
  readonly priority: number;
  /** When the visitor is called away, if ever. */
  readonly calledAway: number | undefined;
  /** Whom the visitor calls away as soon as it is seated, if anybody. */
  readonly rival: number | undefined;
}

interface Line {
  readonly what: 'asked' | 'seated' | 'gone' | 'calledAway';
  readonly visitor: number;
  readonly at: number;
}

const maybe = (max: number) => fc.option(fc.nat(max), { nil: undefined });
const capacities = fc.integer({ min: 1, max: 3 });
const many = { maxLength: 40, size: 'max' } as const;
const patient = { at: fc.nat(6), stay: fc.nat(3), priority: fc.nat(2) };
const never = fc.constant(undefined);
const patientVisits = fc.array(fc.record({ ...patient, calledAway: never, rival: never }), many);
const hurriedVisits = fc.array(fc.record({ ...patient, calledAway: maybe(12), rival: maybe(39) }), many);

class World {
  readonly simulation = new Simulation({ eventBudget: 100_000 });
  readonly log: Line[] = [];
  readonly seats: SeatSource;
  private readonly visits: readonly Visit[];
  private readonly handles: (ProcessHandle | undefined)[];

  constructor(make: MakeSeats, capacity: number, visits: readonly Visit[]) {
    this.seats = make(this.simulation, capacity);
    this.visits = visits;
    this.handles = visits.map(() => undefined);
    const come = this.simulation.handler((visitor) => {
      this.handles[visitor] = this.simulation.start(this.visit(visitor), `visitor ${String(visitor)}`);
    }, 'come');
    const callAway = this.simulation.handler((visitor) => {
      this.callAway(visitor);
    }, 'call away');
    for (const [visitor, visit] of visits.entries()) {
      this.simulation.schedule(visit.at, phase.complete, come, visitor);
      if (visit.calledAway !== undefined)
        this.simulation.schedule(visit.calledAway, phase.arrive, callAway, visitor);
    }
  }

  get waiting(): number {
    const count = (what: Line['what']) => this.log.filter((line) => line.what === what).length;
    return count('asked') - count('seated') - count('calledAway');
  }

  run(): void {
    expect(() => {
      this.simulation.run(1000);
    }).not.toThrow();
  }

  private *visit(visitor: number): Process {
    const { stay, priority, rival } = this.visits[visitor] ?? expect.fail('an unknown visitor');
    let seat: Seat;
    this.write('asked', visitor);
    try {
      seat = yield* this.seats.request({ priority });
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
      this.write('calledAway', visitor);
      return;
    }
    this.write('seated', visitor);
    if (rival !== undefined && rival !== visitor) this.callAway(rival);
    try {
      yield hold(stay);
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
    this.write('gone', visitor);
    seat.release();
  }

  private callAway(visitor: number): void {
    const handle = this.handles[visitor];
    if (handle !== undefined && !handle.finished) handle.interrupt();
  }

  private write(what: Line['what'], visitor: number): void {
    this.log.push({ what, visitor, at: this.simulation.now });
  }
}

/** No more visitors are seated than there are seats. */
export const seatsAreNotInvented = (make: MakeSeats) =>
  fc.property(capacities, hurriedVisits, (capacity, visits) => {
    const world = new World(make, capacity, visits);
    world.run();
    let seated = 0;
    for (const line of world.log) {
      if (line.what === 'seated') seated += 1;
      if (line.what === 'gone') seated -= 1;
      expect(seated).toBeLessThanOrEqual(capacity);
    }
  });

/** Whoever is seated was the first of the line: by priority, then by arrival, and with all claims of the instant. */
export const theFirstOfTheLineIsSeated = (make: MakeSeats) =>
  fc.property(capacities, patientVisits, (capacity, visits) => {
    const world = new World(make, capacity, visits);
    world.run();
    let line: number[] = [];
    for (const { what, visitor } of world.log) {
      if (what === 'asked') line.push(visitor);
      if (what !== 'seated') continue;
      const priorityOf = (index: number) => visits[index]?.priority ?? 0;
      const [first] = line.toSorted((a, b) => priorityOf(a) - priorityOf(b));
      expect(visitor).toBe(first);
      line = line.filter((index) => index !== visitor);
    }
  });

/** At the end of an instant nobody waits while a seat is free, and in the end everybody has been seated. */
export const nobodyIsForgotten = (make: MakeSeats) =>
  fc.property(capacities, patientVisits, (capacity, visits) => {
    const world = new World(make, capacity, visits);
    const observe = world.simulation.handler(() => {
      if (world.waiting > 0) expect(world.seats.inUse).toBe(capacity);
    }, 'observe');
    for (let hour = 0; hour < 200; hour += 1) world.simulation.schedule(hour, phase.observe, observe, 0);
    world.run();
    expect(world.log.filter((line) => line.what === 'gone')).toHaveLength(visits.length);
  });

/** However visitors are called away, in the end all seats are free and can be had. */
export const seatsComeBack = (make: MakeSeats) =>
  fc.property(capacities, hurriedVisits, (capacity, visits) => {
    const world = new World(make, capacity, visits);
    world.run();
    expect(world.waiting).toBe(0);
    expect(world.seats.inUse).toBe(0);
    let seated = 0;
    const sit = function* (): Process {
      yield* world.seats.request();
      seated += 1;
    };
    for (let index = 0; index <= capacity; index += 1)
      world.simulation.start(sit(), `late visitor ${String(index)}`);
    world.simulation.run(2000);
    expect(seated).toBe(capacity);
  });

/** A seat can be released once. */
export const aSeatIsReleasedOnce = (make: MakeSeats) =>
  fc.property(capacities, (capacity) => {
    const simulation = new Simulation();
    const seats = make(simulation, capacity);
    const releaseTwice = function* (): Process {
      const seat = yield* seats.request();
      seat.release();
      seat.release();
    };
    simulation.start(releaseTwice(), 'the careless one');
    let thrown: unknown;
    try {
      simulation.run(1);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SimulationError);
    expect(thrown).toMatchObject({ kind: 'doubleRelease', at: 0, who: 'the careless one' });
  });
