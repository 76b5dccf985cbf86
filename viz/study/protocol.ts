/** What the page and its workers say to each other; plain data both ways. A worker answers every request once. */
import type { Scenario } from '../../engine/build/scenario.ts';
import type { Comparison } from '../../engine/experiments/comparison.ts';
import type { MotionTrace } from '../motion/motion-trace.ts';
import type { PageRun } from './page-run.ts';

/** One replication of one alternative, every party deciding. */
export interface RunAsked {
  readonly kind: 'run';
  readonly alternative: string;
  /** Alternatives with the same physics, whose contracts listen to the same run. */
  readonly also: readonly string[];
  readonly replication: number;
}

/** The facts of one replication, to be watched. */
export interface TraceAsked {
  readonly kind: 'trace';
  readonly alternative: string;
  readonly replication: number;
}

/** What the runs so far come to; each list in the order of replications. */
export interface ComparisonAsked {
  readonly kind: 'compare';
  readonly runs: Readonly<Record<string, readonly PageRun[]>>;
}

/** Which alternatives share their runs. */
export interface GroupsAsked {
  readonly kind: 'groups';
  readonly alternatives: readonly string[];
}

export type Work = RunAsked | TraceAsked | ComparisonAsked | GroupsAsked;

/** What comes back for each kind of work. */
export interface Done {
  /** A run for the alternative, then one for each that shares it. */
  readonly run: readonly PageRun[];
  readonly trace: MotionTrace;
  readonly compare: Comparison;
  readonly groups: readonly (readonly string[])[];
}

/** To a worker: a scenario under the number by which later work names it, or work. */
export type ToWorker =
  | { readonly kind: 'scenario'; readonly number: number; readonly scenario: Scenario }
  | { readonly kind: 'work'; readonly ticket: number; readonly about: number; readonly work: Work };

/** From a worker. */
export type FromWorker =
  | { readonly ticket: number; readonly answer: Done[Work['kind']] }
  | { readonly ticket: number; readonly failure: string };
