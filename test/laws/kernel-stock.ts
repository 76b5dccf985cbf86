// The laws of stores and containers. One thing happens in each hour (somebody brings, somebody takes, somebody gives up),
// so that a model of two sorted lists foretells who is served when and with what. What happens within one instant, where
// somebody is called away after the decision and before the delivery, has laws of its own: nothing is lost. Each law
// takes a `make`, so that it can be seen to fail on a wrong subject.

import fc from 'fast-check';
import { expect } from 'vitest';
import { Interrupt, phase, Simulation } from '../../engine/kernel-library.ts';
import type {
  ClaimOptions,
  ContainerOptions,
  Process,
  ProcessHandle,
  StoreOptions,
  TakeOptions,
  Wait,
} from '../../engine/kernel-library.ts';

/** What the laws need of a store of numbers. */
export interface Shelf {
  readonly contents: readonly number[];
  place(item: number, options?: ClaimOptions): Wait<void>;
  take(options?: TakeOptions<number>): Wait<number>;
}

/** What the laws need of a container. */
export interface Tank {
  readonly level: number;
  take(amount: number, options?: ClaimOptions): Wait<void>;
  put(amount: number, options?: ClaimOptions): Wait<void>;
}

export type MakeShelf = (simulation: Simulation, options: StoreOptions) => Shelf;
export type MakeTank = (simulation: Simulation, options: ContainerOptions) => Tank;

/** Who claims something in the hour of its number, or, if `gone` is given, makes that earlier claimant give up. */
interface Claimant {
  readonly brings: boolean;
  readonly amount: number;
  readonly priority: number;
  readonly gone: number | undefined;
}

/** When a claim was served, and what it was given. */
interface Served {
  readonly at: number;
  readonly item?: number | undefined;
}

type Outcomes = (Served | undefined)[];

const CAPACITY = 6;
const aClaimant = {
  brings: fc.boolean(),
  amount: fc.integer({ min: 1, max: CAPACITY }),
  priority: fc.nat(2),
  gone: fc.constant(undefined),
};
const many = { maxLength: 30, size: 'max' } as const;
const steadyClaimants = fc.array(fc.record(aClaimant), many);
const fickleClaimants = fc.array(
  fc.record({ ...aClaimant, gone: fc.option(fc.nat(29), { nil: undefined, freq: 4 }) }),
  many,
);

/** Runs one claimant an hour; who gives up leaves its line. */
const observed = (
  simulation: Simulation,
  list: readonly Claimant[],
  claim: (claimant: Claimant, number: number) => Wait<number> | Wait<void>,
): Outcomes => {
  const outcomes: Outcomes = list.map(() => undefined);
  const handles: (ProcessHandle | undefined)[] = list.map(() => undefined);
  const live = function* (claimant: Claimant, number: number): Process {
    try {
      const item = (yield claim(claimant, number)) as number | undefined;
      outcomes[number] = { at: simulation.now, item };
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
  };
  const act = simulation.handler((number) => {
    const claimant = list[number] ?? expect.fail('an unknown claimant');
    if (claimant.gone === undefined) {
      handles[number] = simulation.start(live(claimant, number), `claimant ${String(number)}`);
    } else {
      const handle = handles[claimant.gone];
      if (handle?.finished === false) handle.interrupt();
    }
  }, 'act');
  for (const number of list.keys()) simulation.schedule(number, phase.arrive, act, number);
  simulation.run(list.length + 1);
  return outcomes;
};

/** Two lines, which are served by turns until neither can be served any more. */
const foreseen = (
  list: readonly Claimant[],
  serve: (line: number[], at: number, outcomes: Outcomes) => void,
): Outcomes => {
  const outcomes: Outcomes = list.map(() => undefined);
  let [bringing, taking]: [number[], number[]] = [[], []];
  const inOrder = (line: readonly number[]) =>
    line
      .filter((number) => outcomes[number] === undefined)
      .sort((one, other) => (list[one]?.priority ?? 0) - (list[other]?.priority ?? 0) || one - other);
  for (const [at, { brings, gone }] of list.entries()) {
    bringing = bringing.filter((number) => number !== gone);
    taking = taking.filter((number) => number !== gone);
    if (gone === undefined) (brings ? bringing : taking).push(at);
    for (let before = -1; before !== bringing.length + taking.length;) {
      before = bringing.length + taking.length;
      serve((bringing = inOrder(bringing)), at, outcomes);
      bringing = inOrder(bringing);
      serve((taking = inOrder(taking)), at, outcomes);
      taking = inOrder(taking);
    }
  }
  return outcomes;
};

/** A claimant of a store that is choosy wants items whose number leaves this rest. */
const wants = ({ amount }: Claimant) => (amount <= 2 ? (item: number) => item % 2 === amount % 2 : undefined);

/** The oldest item that will do goes to the first who wants it; who is choosy lets others pass; who brings waits for room. */
export const theFirstWhoWantsItHasIt = (make: MakeShelf) =>
  fc.property(fickleClaimants, fc.integer({ min: 1, max: 3 }), (list, capacity) => {
    const simulation = new Simulation();
    const shelf = make(simulation, { name: 'shelf', capacity });
    const items: number[] = [];
    const wanted = foreseen(list, (line, at, outcomes) => {
      for (const number of line) {
        const claimant = list[number] ?? expect.fail('an unknown claimant');
        if (claimant.brings) {
          if (items.length >= capacity) return;
          items.push(number);
          outcomes[number] = { at };
          continue;
        }
        const position = items.findIndex(wants(claimant) ?? (() => true));
        if (position >= 0) outcomes[number] = { at, item: items.splice(position, 1)[0] };
      }
    });
    const outcomes = observed(simulation, list, (claimant, number) => {
      const { brings, priority } = claimant;
      if (brings) return shelf.place(number, { priority });
      const where = wants(claimant);
      return shelf.take(where === undefined ? { priority } : { priority, where });
    });
    expect(outcomes).toEqual(wanted);
    expect(shelf.contents).toEqual(items);
  });

const agreesFrom = (make: MakeTank, list: readonly Claimant[], level: number) => {
  const simulation = new Simulation();
  const tank = make(simulation, { name: 'tank', capacity: CAPACITY, level });
  let contents = level;
  const wanted = foreseen(list, (line, at, outcomes) => {
    for (const number of line) {
      const { brings, amount } = list[number] ?? expect.fail('an unknown claimant');
      const after = brings ? contents + amount : contents - amount;
      if (after < 0 || after > CAPACITY) return;
      contents = after;
      outcomes[number] = { at };
    }
  });
  const outcomes = observed(simulation, list, ({ brings, amount, priority }) =>
    brings ? tank.put(amount, { priority }) : tank.take(amount, { priority }),
  );
  expect(outcomes).toEqual(wanted);
  expect(tank.level).toBe(contents);
};

/** The first of each line waits for the whole of its amount, or of its room, and nobody passes it. */
export const nobodyPassesTheFirst = (make: MakeTank) =>
  fc.property(steadyClaimants, fc.nat(CAPACITY), (list, level) => agreesFrom(make, list, level));

/** If the first gives up, the next has its turn at once, although nothing came or went. */
export const whoGivesUpLetsTheNextGo = (make: MakeTank) =>
  fc.property(fickleClaimants, fc.nat(CAPACITY), (list, level) => agreesFrom(make, list, level));

const crowd = fc.array(fc.record({ at: fc.nat(3), rival: fc.option(fc.nat(19), { nil: undefined }) }), {
  maxLength: 20,
  size: 'max',
});

/** Takers of one instant call each other away as soon as they have received; gives what they have received. */
const received = <T>(
  simulation: Simulation,
  takers: readonly { readonly at: number; readonly rival: number | undefined }[],
  take: () => Wait<T>,
): T[] => {
  const list: T[] = [];
  const handles: (ProcessHandle | undefined)[] = takers.map(() => undefined);
  const live = function* (number: number): Process {
    try {
      list.push(yield* take());
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
      return;
    }
    const rival = takers[number]?.rival;
    const handle = rival === undefined || rival === number ? undefined : handles[rival];
    if (handle?.finished === false) handle.interrupt();
  };
  const come = simulation.handler((number) => {
    handles[number] = simulation.start(live(number), `taker ${String(number)}`);
  }, 'come');
  for (const [number, { at }] of takers.entries()) simulation.schedule(at, phase.complete, come, number);
  simulation.run(100);
  return list;
};

/** Each item that was placed is either with somebody or here, whoever was called away. */
export const noItemIsLost = (make: MakeShelf) =>
  fc.property(crowd, fc.nat(20), (takers, count) => {
    const simulation = new Simulation();
    const shelf = make(simulation, { name: 'shelf' });
    const items = Array.from({ length: count }, (_, item) => item);
    const bring = function* (): Process {
      for (const item of items) {
        yield shelf.place(item);
      }
    };
    simulation.start(bring(), 'bringer');
    const taken = received(simulation, takers, () => shelf.take());
    expect([...taken, ...shelf.contents].sort((one, other) => one - other)).toEqual(items);
  });

/** What a container holds is what it held less what was taken away. */
export const noAmountIsLost = (make: MakeTank) =>
  fc.property(crowd, fc.nat(20), (takers, level) => {
    const simulation = new Simulation();
    const tank = make(simulation, { name: 'tank', level });
    const taken = received(simulation, takers, () => tank.take(1));
    expect(tank.level + taken.length).toBe(level);
  });
