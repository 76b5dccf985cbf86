// A run is a pure function of (scenario, alternative, seed, replication): it can be repeated, others that run beside it
// do not touch it, and its inputs stay as they were.

import { expect } from 'vitest';
import { canonicalJson } from '../../language/index.ts';

export interface Address {
  readonly seed: string;
  readonly replication: number;
}

/** A run that is driven from outside. */
export interface Stepped {
  /** Goes on for a while; false when it is over. */
  step(): boolean;
  /** What it came to, as text. */
  outcome(): string;
}

const finished = (run: Stepped): string => {
  while (run.step());
  return run.outcome();
};

/** The same address, twice in one process, comes to the same. */
export const runsTwiceAlike = (make: (at: Address) => Stepped, at: Address) => {
  const first = finished(make(at));
  expect(finished(make(at))).toBe(first);
};

/** Two runs stepped in turn come to what they come to apart. */
export const runsAlikeBesideOthers = (make: (at: Address) => Stepped, one: Address, other: Address) => {
  const apart = [finished(make(one)), finished(make(other))];
  const [first, second] = [make(one), make(other)];
  let [going, alsoGoing] = [true, true];
  while (going || alsoGoing) {
    going = going && first.step();
    alsoGoing = alsoGoing && second.step();
    alsoGoing = alsoGoing && second.step();
  }
  expect([first.outcome(), second.outcome()]).toEqual(apart);
};

/** Another seed, and another replication, come to something else. */
export const addressesDiffer = (make: (at: Address) => Stepped, addresses: readonly Address[]) => {
  const outcomes = addresses.map((at) => finished(make(at)));
  expect(new Set(outcomes).size).toBe(addresses.length);
};

/** Freezes an input to its depths: whoever writes to it from now on fails. */
export function frozen<T>(input: T): T {
  if (typeof input !== 'object' || input === null || Object.isFrozen(input)) return input;
  Object.freeze(input);
  for (const value of Object.values(input)) frozen(value);
  return input;
}

/** Running twice comes to the same, and the frozen input is afterwards what it was before. */
export const leavesItsInputAlone = <Input, Outcome>(input: Input, run: (its: Input) => Outcome) => {
  const before = canonicalJson(input);
  let outcomes: readonly Outcome[] = [];
  expect(() => (outcomes = [run(frozen(input)), run(input)])).not.toThrow();
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(canonicalJson(input)).toBe(before);
};
