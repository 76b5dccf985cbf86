/** What two explained scenarios differ in, by path, in the words and units in which each is written. */
import type { Explained } from './provenance.ts';

export interface Difference {
  readonly path: string;
  /** Null where there is none. */
  readonly before: Explained | null;
  readonly after: Explained | null;
}

/** The differences in meaning: `24 h` and `1 d` are the same, and so are a default and the same value written out. */
export function differences(
  before: readonly Explained[],
  after: readonly Explained[],
): readonly Difference[] {
  const left = byPath(before);
  const right = byPath(after);
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths].flatMap((path) => {
    const one = left.get(path) ?? null;
    const other = right.get(path) ?? null;
    return one !== null && other !== null && alike(one, other) ? [] : [{ path, before: one, after: other }];
  });
}

function byPath(values: readonly Explained[]): ReadonlyMap<string, Explained> {
  return new Map(values.map((value) => [value.path, value]));
}

/** One that was written has its parts in a list; one that was filled in is the part itself. */
function alike(one: Explained, other: Explained): boolean {
  return (
    one.meaning === other.meaning ||
    one.meaning === `[${other.meaning}]` ||
    `[${one.meaning}]` === other.meaning
  );
}
