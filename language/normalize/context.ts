/** What every part of normalize is given. */
import type { Authored } from '../schema/scenario-schema.ts';
import type { Tell } from '../schema/shape.ts';

export interface Context {
  readonly authored: Authored;
  readonly tell: Tell;
  /**
   * Tells of what is not there. Silent where something had to be left out: what is not there may then have been
   * written, and been told of already.
   */
  readonly tellMissing: Tell;
}

/** The entries of a collection that may not be there. */
export function entriesOf<T>(collection: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(collection ?? {});
}

/** The entry under an id, never an inherited one. */
export function own<T>(collection: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return collection !== undefined && Object.hasOwn(collection, id) ? collection[id] : undefined;
}

/** A collection with each value turned into another. */
export function mapped<T, U>(
  collection: Readonly<Record<string, T>> | undefined,
  turn: (value: T, id: string) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(entriesOf(collection).map(([id, value]) => [id, turn(value, id)]));
}

/** The only id of a collection; undefined when there are none or several. */
export function onlyId(collection: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const [first, ...more] = Object.keys(collection ?? {});
  return more.length === 0 ? first : undefined;
}
