/** What the page keeps of a run: its result with all measures, and what happened month by month. Plain data. */
import type { RunResult } from '../../engine/experiments/run.ts';

/** Whose cash is followed. */
export const cashParties = ['maker', 'customers', 'lessor', 'supplier'] as const;
export type CashParty = (typeof cashParties)[number];

/** By scenario month (730 h); each list has one number for each month of the horizon. */
export interface Months {
  /** Money in hand since the start at the end of each month, cents. */
  readonly cash: Readonly<Record<CashParty, readonly number[]>>;
  /** Share of machine hours in service that the machines were up. */
  readonly availability: readonly number[];
  /** Failures that stopped a machine. */
  readonly stops: readonly number[];
  /** Promises that were broken. */
  readonly broken: readonly number[];
  /** Demands that wait for a part at the end of the month. */
  readonly backorders: readonly number[];
}

export interface PageRun {
  readonly result: RunResult;
  readonly months: Months;
}
