// Whatever goes wrong in a run ends it, with one kind of error that says when and to whom it happened and which
// command plays the run again. Nothing in the kernel catches an error without passing it on.

import type { Hours } from './time.ts';

/** What went wrong. */
export type SimulationErrorKind =
  | 'schedulePast'
  | 'invalidTime'
  | 'unknownHandler'
  | 'handlerFailed'
  | 'processFailed'
  | 'invalidYield'
  | 'invalidOption'
  | 'waitReused'
  | 'resumedTwice'
  | 'doubleRelease'
  | 'full'
  | 'interruptDead'
  | 'interruptSelf'
  | 'nestedRun'
  | 'deadlock'
  | 'eventBudget';

/** What an error is made of; `replay` is the command which plays the run again, when somebody gave one. */
export interface SimulationErrorDetails {
  readonly kind: SimulationErrorKind;
  readonly at: Hours;
  readonly who: string;
  readonly what: string;
  readonly cause?: unknown;
  readonly replay?: string | undefined;
}

/** An error which ended a run, or would have corrupted it. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
  readonly kind: SimulationErrorKind;
  /** The simulated time. */
  readonly at: Hours;
  /** The process, handler or resource concerned. */
  readonly who: string;

  constructor(details: SimulationErrorDetails) {
    const { kind, at, who, what, replay } = details;
    const ending = replay === undefined ? '' : `; replay: ${replay}`;
    super(`${who} at ${String(at)} h: ${what}${ending}`, { cause: details.cause });
    this.kind = kind;
    this.at = at;
    this.who = who;
  }
}
