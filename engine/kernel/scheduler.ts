// The face which a simulation shows to the waits, resources and processes that live in it. It stands apart from
// the class so that each of them can be read, and replaced, without the others.

import type { SimulationError, SimulationErrorKind } from './errors.ts';
import type { EventHandle } from './event-calendar.ts';
import type { Phase } from './phase.ts';
import type { Hours } from './time.ts';

/** A registered handler: a small integer which an event carries instead of a function. */
export type HandlerCode = number;

/** A clock and a calendar. */
export interface Scheduler {
  readonly now: Hours;
  /** Registers what to do at events of one sort. Register once, at the start; the code is good for the run. */
  handler(run: (argument: number) => void, name: string): HandlerCode;
  /** Schedules an event at a time, not before now; `argument` is handed to the handler. Gives what cancels it. */
  schedule(at: Hours, phase: Phase, handler: HandlerCode, argument: number): EventHandle;
  /** Schedules an event after a delay of zero or more. */
  scheduleIn(delay: Hours, phase: Phase, handler: HandlerCode, argument: number): EventHandle;
  /** False if the event has happened or was cancelled already. */
  cancel(handle: EventHandle): boolean;
  /** Makes an error which knows the time, whose turn it is (unless told otherwise) and how to replay the run. */
  error(
    kind: SimulationErrorKind,
    what: string,
    about?: { readonly who?: string; readonly cause?: unknown },
  ): SimulationError;
}
