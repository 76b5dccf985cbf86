// The oracles in which nothing is random: timelines that were computed by hand, and streams of payments. Every number and
// every list must be the published one.
import { agrees } from './comparison.ts';
import { scriptedSystem, type ScriptedSystem } from './models/block-diagram.ts';
import { jobList, type JobList } from './models/job-list.ts';
import { payments, type Payments } from './models/payments.ts';
import { scriptedRepairs, type ScriptedRepairs } from './models/scripted-repairs.ts';
import { oracle, type Oracle } from './oracle.ts';

/** An oracle with the program that must give its values. */
export interface Computation {
  readonly oracle: Oracle;
  readonly compute: () => Readonly<Record<string, unknown>>;
}

/** What became of one of its values. */
export interface Comparison {
  readonly id: string;
  readonly figure: string;
  readonly exact: unknown;
  readonly found: unknown;
  readonly agrees: boolean;
}

/** Whether two values are the same: numbers to the 12 digits that are published, lists and records item by item. */
export function same(found: unknown, exact: unknown): boolean {
  if (typeof found === 'number' && typeof exact === 'number') return agrees(found, exact);
  if (typeof found !== 'object' || typeof exact !== 'object') return found === exact;
  if (found === null || exact === null) return found === exact;
  const [items, others] = [Object.entries(found), new Map<string, unknown>(Object.entries(exact))];
  return items.length === others.size && items.every(([name, its]) => same(its, others.get(name)));
}

/** Holds every value of the oracle against what its program gives. */
export function compareComputed({ oracle, compute }: Computation): readonly Comparison[] {
  const found = compute();
  return Object.entries(oracle.expect).map(([figure, exact]) => ({
    id: oracle.id,
    figure,
    exact,
    found: found[figure],
    agrees: same(found[figure], exact),
  }));
}

function entry(id: string, program: (model: never) => Readonly<Record<string, unknown>>): Computation {
  const its = oracle(id);
  const model = its.model as never;
  return { oracle: its, compute: () => program(model) };
}

/** A in series with B. */
export const bothUp = (up: ReadonlySet<string>) => up.has('A') && up.has('B');

/** A in series with B parallel to C, and with D. */
export const withStandby = (up: ReadonlySet<string>) =>
  up.has('A') && (up.has('B') || up.has('C')) && up.has('D');

/** All of them. */
export const computed: readonly Computation[] = [
  entry('q1.trace.1', (its: JobList) => jobList(its)),
  entry('q3.trace.1', (its: JobList) => jobList(its)),
  entry('q3.trace.3', (its: JobList) => jobList(its)),
  entry('q2.trace.1', (its: ScriptedRepairs) => scriptedRepairs(its)),
  entry('SP-7-SER', (its: ScriptedSystem) => scriptedSystem(its, bothUp)),
  entry('SP-7-CREW', (its: ScriptedSystem) => scriptedSystem(its, withStandby)),
  entry('q6.npv.1', (its: Payments) => payments(its)),
  entry('q6.npv.3', (its: Payments) => payments(its)),
  entry('q6.npv.5', (its: Payments) => payments(its)),
];
