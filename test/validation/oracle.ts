// The oracles: models whose answers are known exactly, as data of our own in `oracles/`. A model's parameters are in the
// form that its program takes; the values have the names under which they were published.
import availability from './oracles/availability.json' with { type: 'json' };
import lines from './oracles/lines.json' with { type: 'json' };
import money from './oracles/money.json' with { type: 'json' };
import priorities from './oracles/priorities.json' with { type: 'json' };
import repairmen from './oracles/repairmen.json' with { type: 'json' };
import timelines from './oracles/timelines.json' with { type: 'json' };
import warranties from './oracles/warranties.json' with { type: 'json' };

/** One oracle. */
export interface Oracle {
  readonly id: string;
  readonly family: string;
  readonly title: string;
  readonly model: unknown;
  /** Exact values by name: numbers, or lists of what happened. */
  readonly expect: Readonly<Record<string, unknown>>;
  /** The half width that an interval may have, relative to the exact value; none where nothing is random. */
  readonly tolerance?: number;
  /** How the values were computed. */
  readonly source: string;
}

/** All of them, by family. */
export const oracles: readonly Oracle[] = [
  lines,
  repairmen,
  priorities,
  availability,
  warranties,
  money,
  timelines,
].flat();

/** An oracle by its id. */
export function oracle(id: string): Oracle {
  const found = oracles.find((its) => its.id === id);
  if (found === undefined) throw new RangeError(`there is no oracle ${id}`);
  return found;
}
