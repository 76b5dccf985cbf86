// The laws of a store. Patient visitors get what the pencil says: the first in line the oldest item that will do. And
// whoever is called away, at whatever moment, no item is lost, doubled, out of place or left lying beside its taker.

import fc from 'fast-check';
import { expect } from 'vitest';
import { Interrupt, Simulation, phase } from '../../engine/kernel/index.ts';
import type { Process, ProcessHandle, Store } from '../../engine/kernel/index.ts';

/** A thing, and its kind, about which some takers are choosy. */
export interface Thing {
  readonly number: number;
  readonly kind: number;
}

/** What the laws need of a store. */
export type Shelf = Pick<
  Store<Thing>,
  'place' | 'take' | 'contents' | 'size' | 'waiting' | 'waitingForRoom' | 'stock'
>;
export type MakeShelf = (simulation: Simulation, capacity: number) => Shelf;

interface Visitor {
  readonly at: number;
  readonly brings: boolean;
  /** The kind brought; or the kind wanted, anything if undefined. */
  readonly kind: number | undefined;
  readonly priority: number;
  readonly calledAway: number | undefined;
  /** Whom the visitor calls away as soon as it has taken or placed a thing, if anybody. */
  readonly rival: number | undefined;
}

interface Outcome {
  readonly what: 'took' | 'placed' | 'called away';
  readonly at: number;
  readonly thing: number | undefined;
}

const maybe = (max: number) => fc.option(fc.nat(max), { nil: undefined });
const never = fc.constant(undefined);
const many = { maxLength: 40, size: 'max' } as const;
const capacities = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(Infinity));
const patient = { at: fc.nat(8), brings: fc.boolean(), kind: maybe(2), priority: fc.nat(2) };
const patientVisitors = fc.array(fc.record({ ...patient, calledAway: never, rival: never }), many);
const hurriedVisitors = fc.array(fc.record({ ...patient, calledAway: maybe(10), rival: maybe(39) }), many);
const HOURS = 12;

class World {
  readonly simulation = new Simulation({ eventBudget: 100_000 });
  readonly shelf: Shelf;
  readonly outcomes: (Outcome | undefined)[];
  private readonly visitors: readonly Visitor[];
  private readonly handles: (ProcessHandle | undefined)[];

  constructor(make: MakeShelf, capacity: number, visitors: readonly Visitor[]) {
    this.shelf = make(this.simulation, capacity);
    this.visitors = visitors;
    this.outcomes = visitors.map(() => undefined);
    this.handles = visitors.map(() => undefined);
    const come = this.simulation.handler((index) => {
      this.handles[index] = this.simulation.start(this.live(index), `visitor ${String(index)}`);
    }, 'come');
    const callAway = this.simulation.handler((index) => {
      this.callAway(index);
    }, 'call away');
    for (const [index, visitor] of visitors.entries()) {
      this.simulation.schedule(visitor.at, phase.complete, come, index);
      if (visitor.calledAway !== undefined)
        this.simulation.schedule(visitor.calledAway, phase.arrive, callAway, index);
    }
  }

  /** Has the shelf looked at in the end of every hour. */
  eachHour(look: () => void): void {
    const code = this.simulation.handler(look, 'look');
    for (let hour = 0; hour < HOURS; hour += 1) this.simulation.schedule(hour, phase.observe, code, 0);
  }

  run(): void {
    expect(() => {
      this.simulation.run(HOURS);
    }).not.toThrow();
  }

  private *live(index: number): Process {
    const { brings, kind, priority, rival } = this.visitors[index] ?? expect.fail('unknown');
    try {
      let thing: number | undefined;
      if (brings) yield this.shelf.place({ number: index, kind: kind ?? 0 }, { priority });
      else if (kind === undefined) thing = (yield* this.shelf.take({ priority })).number;
      else thing = (yield* this.shelf.take({ priority, where: (item) => item.kind === kind })).number;
      this.outcomes[index] = { what: brings ? 'placed' : 'took', at: this.simulation.now, thing };
      if (rival !== undefined && rival !== index) this.callAway(rival);
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
      this.outcomes[index] = { what: 'called away', at: this.simulation.now, thing: undefined };
    }
  }

  private callAway(index: number): void {
    const handle = this.handles[index];
    if (handle !== undefined && !handle.finished) handle.interrupt();
  }
}

/** What becomes of patient visitors, hour by hour: the two lines are served in turn until nobody can be served. */
const foreseen = (visitors: readonly Visitor[], capacity: number) => {
  const outcomes: (Outcome | undefined)[] = visitors.map(() => undefined);
  let shelf: Thing[] = [];
  for (let at = 0; at < HOURS; at += 1) {
    for (let before = -1, served = 0; before < served;) {
      before = served;
      const inLine = [...visitors.entries()]
        .filter(([index, visitor]) => visitor.at <= at && outcomes[index] === undefined)
        .toSorted(([i, a], [j, b]) => a.priority - b.priority || a.at - b.at || i - j);
      for (const [index, { brings, kind }] of inLine) {
        if (brings) continue;
        const thing = shelf.find((item) => kind === undefined || item.kind === kind);
        if (thing === undefined) continue;
        shelf = shelf.filter((item) => item !== thing);
        outcomes[index] = { what: 'took', at, thing: thing.number };
        served += 1;
      }
      for (const [index, { brings, kind }] of inLine) {
        if (!brings || shelf.length >= capacity) continue;
        shelf.push({ number: index, kind: kind ?? 0 });
        outcomes[index] = { what: 'placed', at, thing: undefined };
        served += 1;
      }
    }
  }
  return { outcomes, contents: shelf.map(({ number }) => number) };
};

/** The first in line gets the oldest item that will do, as soon as there is one, and places one as soon as it can. */
export const theFirstGetsTheOldest = (make: MakeShelf) =>
  fc.property(patientVisitors, capacities, (visitors, capacity) => {
    const world = new World(make, capacity, visitors);
    world.run();
    const expected = foreseen(visitors, capacity);
    expect(world.outcomes).toEqual(expected.outcomes);
    expect(world.shelf.contents.map(({ number }) => number)).toEqual(expected.contents);
  });

/** Whoever was called away when: each thing that was placed is on the shelf or with one taker, and none is anywhere else. */
export const thingsAreConserved = (make: MakeShelf) =>
  fc.property(hurriedVisitors, capacities, (visitors, capacity) => {
    const world = new World(make, capacity, visitors);
    world.run();
    const kept: number[] = [];
    // What was given to one who had gone may wait for room.
    for (let free = world.shelf.waitingForRoom; free > 0; free -= 1) {
      const clear = function* (): Process {
        kept.push((yield* world.shelf.take()).number);
      };
      world.simulation.start(clear(), 'clearing');
      world.simulation.run(world.simulation.now + 1);
    }
    const taken = world.outcomes.filter((outcome) => outcome?.what === 'took');
    const found: (number | undefined)[] = [
      ...taken.map((outcome) => outcome?.thing),
      ...world.shelf.contents.map(({ number }) => number),
    ];
    found.push(...kept);
    expect(new Set(found).size).toBe(found.length);
    for (const [index, outcome] of world.outcomes.entries()) {
      if (outcome?.what === 'placed') expect(found).toContain(index);
      if (visitors[index]?.brings !== true) expect(found).not.toContain(index);
    }
  });

/** There is never more on the shelf than has room, it is counted rightly, and it stands in the order of its placing. */
export const theShelfIsInOrder = (make: MakeShelf) =>
  fc.property(hurriedVisitors, capacities, (visitors, capacity) => {
    const world = new World(make, capacity, visitors);
    const { shelf, simulation } = world;
    const rankOf = new Map<number, number>();
    const faults: string[] = [];
    simulation.watch(() => {
      const { contents, size, stock } = shelf;
      for (const { number } of contents) if (!rankOf.has(number)) rankOf.set(number, rankOf.size);
      const ranks = contents.map(({ number }) => rankOf.get(number) ?? NaN);
      if (size > capacity) faults.push(`${String(size)} things where ${String(capacity)} have room`);
      if (size !== contents.length || stock.current !== size)
        faults.push('a size that is not that of the shelf');
      if (ranks.some((rank, index) => rank <= (ranks[index - 1] ?? -1)))
        faults.push('a thing out of its place');
    });
    world.run();
    expect(faults).toEqual([]);
  });

/** In the end of an hour nobody waits for what is there, nor for room that there is. */
export const nobodyWaitsForWhatIsThere = (make: MakeShelf) =>
  fc.property(hurriedVisitors, capacities, (visitors, capacity) => {
    const world = new World(make, capacity, visitors);
    const { shelf, simulation } = world;
    world.eachHour(() => {
      const kinds = new Set(shelf.contents.map(({ kind }) => kind));
      const wanting = visitors.filter(({ at, brings, kind }, index) => {
        const waits = at <= simulation.now && !brings && world.outcomes[index] === undefined;
        return waits && (kind === undefined ? kinds.size > 0 : kinds.has(kind));
      });
      expect(wanting).toEqual([]);
      if (shelf.waitingForRoom > 0) expect(shelf.size).toBe(capacity);
    });
    world.run();
  });
