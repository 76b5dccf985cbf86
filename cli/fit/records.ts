/** Rows of a table as records that can be fitted: lives of units, or the failures of repaired systems. */
import type { Life, RepairableSystem } from '../../engine/stats/fit/index.ts';
import type { ColumnFlags, ReadRow } from './columns.ts';
import type { DataProblems } from './problems.ts';

export type Records =
  | { readonly kind: 'lives'; readonly lives: readonly Life[] }
  | { readonly kind: 'systems'; readonly systems: readonly RepairableSystem[] };

/** Rows whose cells could all be read, or the problems are told. */
export function recordsOf(rows: readonly ReadRow[], flags: ColumnFlags, problems: DataProblems): Records {
  const whole = rows.flatMap(({ line, time, event, count, system }) =>
    time === undefined || event === undefined || count === undefined
      ? []
      : [{ line, time, event, count, system }],
  );
  if (flags.system === undefined) return { kind: 'lives', lives: whole };
  const bySystem = new Map<string, typeof whole>();
  for (const row of whole) {
    const its = bySystem.get(row.system);
    if (its === undefined) bySystem.set(row.system, [row]);
    else its.push(row);
  }
  const systems = Array.from(bySystem, ([id, its]) => systemOf(id, its, flags.gaps, problems));
  return { kind: 'systems', systems };
}

interface Step {
  readonly line: number;
  readonly time: number;
  readonly event: boolean;
}

/** One system from its rows in order; a row that is no failure is the end of its observation. */
function systemOf(
  id: string,
  rows: readonly Step[],
  gaps: boolean,
  problems: DataProblems,
): RepairableSystem {
  const times: number[] = [];
  let age = 0;
  let ended: number | undefined;
  for (const { line, time, event } of rows) {
    const next = gaps ? age + time : time;
    if (ended !== undefined) {
      problems.add(
        line,
        `system ${id}: its observation ended in line ${ended}; only its last row may be censored`,
      );
    } else if (next < age) {
      problems.add(
        line,
        `system ${id}: ${time} after ${age}: ages of a system rise; if they are times since its last failure, say --gaps`,
      );
    } else {
      if (event) times.push(next);
      else ended = line;
      age = next;
    }
  }
  return { id, times, end: age, endedBy: ended === undefined ? 'failure' : 'time' };
}
