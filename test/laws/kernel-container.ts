// The laws of a container. Patient visitors get their amounts as the pencil says, and nobody overtakes; and whoever is
// called away, at whatever moment, nothing is lost and the level stays between nothing and full.

import fc from 'fast-check';
import { expect } from 'vitest';
import { Interrupt, Simulation, phase } from '../../engine/kernel/index.ts';
import type { Container, Process, ProcessHandle } from '../../engine/kernel/index.ts';

/** What the laws need of a container. */
export type Tank = Pick<Container, 'take' | 'put' | 'level' | 'contents' | 'waiting' | 'waitingForRoom'>;
export type MakeTank = (
  simulation: Simulation,
  options: { readonly capacity: number; readonly level: number },
) => Tank;

interface Visitor {
  readonly at: number;
  readonly brings: boolean;
  readonly amount: number;
  readonly priority: number;
  readonly calledAway: number | undefined;
  /** Whom the visitor calls away as soon as it is served, if anybody. */
  readonly rival: number | undefined;
}

const maybe = (max: number) => fc.option(fc.nat(max), { nil: undefined });
const never = fc.constant(undefined);
const many = { maxLength: 40, size: 'max' } as const;
const amounts = fc.integer({ min: 1, max: 8 });
const patient = { at: fc.nat(8), brings: fc.boolean(), amount: amounts, priority: fc.nat(2) };
const patientVisitors = fc.array(fc.record({ ...patient, calledAway: never, rival: never }), many);
const hurriedVisitors = fc.array(fc.record({ ...patient, calledAway: maybe(10), rival: maybe(39) }), many);
const sizes = fc.record({ capacity: fc.integer({ min: 8, max: 16 }), level: fc.nat(8) });
const HOURS = 12;

type Served = number | 'called away' | undefined;

class World {
  readonly simulation = new Simulation({ eventBudget: 100_000 });
  readonly tank: Tank;
  /** When each was served. */
  readonly served: Served[];
  private readonly visitors: readonly Visitor[];
  private readonly handles: (ProcessHandle | undefined)[];

  constructor(make: MakeTank, size: { capacity: number; level: number }, visitors: readonly Visitor[]) {
    this.tank = make(this.simulation, size);
    this.visitors = visitors;
    this.served = visitors.map(() => undefined);
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

  run(): void {
    expect(() => {
      this.simulation.run(HOURS);
    }).not.toThrow();
  }

  private *live(index: number): Process {
    const { brings, amount, priority, rival } = this.visitors[index] ?? expect.fail('unknown');
    try {
      yield brings ? this.tank.put(amount, { priority }) : this.tank.take(amount, { priority });
      this.served[index] = this.simulation.now;
      if (rival !== undefined && rival !== index) this.callAway(rival);
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
      this.served[index] = 'called away';
    }
  }

  private callAway(index: number): void {
    const handle = this.handles[index];
    if (handle !== undefined && !handle.finished) handle.interrupt();
  }
}

/** The first of each line, and whether it can be served. */
const firsts = (
  visitors: readonly Visitor[],
  served: readonly Served[],
  now: number,
  level: number,
  capacity: number,
) =>
  [false, true].flatMap((brings) => {
    const [first] = [...visitors.entries()]
      .filter(([index, it]) => it.brings === brings && it.at <= now && served[index] === undefined)
      .toSorted(([i, a], [j, b]) => a.priority - b.priority || a.at - b.at || i - j);
    if (first === undefined) return [];
    const [index, { amount }] = first;
    const change = brings ? amount : -amount;
    return level + change >= 0 && level + change <= capacity ? [{ index, change }] : [];
  });

/** The first of each line is served as soon as its whole amount is there or has room, and nobody before the first. */
export const nobodyOvertakes = (make: MakeTank) =>
  fc.property(patientVisitors, sizes, (visitors, size) => {
    const world = new World(make, size, visitors);
    world.run();
    const served: Served[] = visitors.map(() => undefined);
    let { level } = size;
    for (let now = 0; now < HOURS; now += 1) {
      for (;;) {
        const [next] = firsts(visitors, served, now, level, size.capacity);
        if (next === undefined) break;
        level += next.change;
        served[next.index] = now;
      }
    }
    expect(world.served).toEqual(served);
    expect(world.tank.level).toBe(level);
  });

/** The level stays between nothing and full at every event, and the record of the level agrees with it. */
export const theLevelStaysWithin = (make: MakeTank) =>
  fc.property(hurriedVisitors, sizes, (visitors, size) => {
    const world = new World(make, size, visitors);
    const faults: string[] = [];
    world.simulation.watch(() => {
      const { level, contents } = world.tank;
      if (!(level >= 0 && level <= size.capacity)) faults.push(`a level of ${String(level)}`);
      if (contents.current !== level) faults.push(`a record of ${String(contents.current)}`);
    });
    world.run();
    expect(faults).toEqual([]);
  });

/** What is in it at last is what was in it at first, and what was brought, less what was taken; all else came back. */
export const amountsAreConserved = (make: MakeTank) =>
  fc.property(hurriedVisitors, sizes, (list, size) => {
    // Who brings is never called away here: it may have put its amount in and not be told any more.
    const visitors = list.map((visitor, index) => ({
      ...visitor,
      calledAway: visitor.brings ? undefined : visitor.calledAway,
      rival: list[visitor.rival ?? index]?.brings === true ? undefined : visitor.rival,
    }));
    const world = new World(make, size, visitors);
    world.run();
    let balance = size.level;
    for (const [index, { brings, amount }] of visitors.entries()) {
      if (typeof world.served[index] === 'number') balance += brings ? amount : -amount;
    }
    const waiting = visitors.filter(({ brings }, index) => brings && world.served[index] === undefined);
    // What was given to one who had gone, and has no room now, stands first in the line of those who bring.
    const comingBack = world.tank.waitingForRoom - waiting.length;
    expect(comingBack).toBeGreaterThanOrEqual(0);
    if (comingBack === 0) expect(world.tank.level).toBe(balance);
    else expect(world.tank.level).toBeLessThan(balance);
  });

/** In the end of an hour the first of neither line could be served. */
export const nobodyWaitsForWhatIsThere = (make: MakeTank) =>
  fc.property(hurriedVisitors, sizes, (visitors, size) => {
    const world = new World(make, size, visitors);
    const look = world.simulation.handler(() => {
      const { level, waiting, waitingForRoom } = world.tank;
      const could = firsts(visitors, world.served, world.simulation.now, level, size.capacity);
      const inLine = (brings: boolean) =>
        visitors.filter((it, index) => {
          return it.brings === brings && it.at <= world.simulation.now && world.served[index] === undefined;
        }).length;
      // Behind an amount that comes back even the first who brings must wait.
      const blocked = waitingForRoom > inLine(true);
      expect(waiting).toBe(inLine(false));
      expect(could.filter(({ change }) => change < 0 || !blocked)).toEqual([]);
    }, 'look');
    for (let hour = 0; hour < HOURS; hour += 1) world.simulation.schedule(hour, phase.observe, look, 0);
    world.run();
  });
