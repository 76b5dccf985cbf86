// A simulation is a clock, a calendar and the handlers which its events name. It owns all of its state: nothing
// is shared between two simulations, so they can be stepped in turn, and a run is a function of what it was given.

import { AlarmTable } from './alarm-table.ts';
import { SimulationError } from './errors.ts';
import type { SimulationErrorKind } from './errors.ts';
import { EventCalendar } from './event-calendar.ts';
import type { EventHandle } from './event-calendar.ts';
import type { Phase } from './phase.ts';
import { ProcessDriver } from './process.ts';
import type { Process, ProcessHandle } from './process.ts';
import type { HandlerCode, Scheduler } from './scheduler.ts';
import type { Hours } from './time.ts';

/** How to begin a simulation. */
export interface SimulationOptions {
  /** What the clock shows at first: 0 unless given. */
  readonly start?: Hours;
  /** The run fails when it would execute more events than this: a guard against endless instants. */
  readonly eventBudget?: number;
  /** The command which plays this run again; errors end with it. */
  readonly replay?: string;
}

/** An event which has yet to happen, with names instead of codes. */
export interface PendingEvent {
  readonly at: Hours;
  readonly phase: Phase;
  /** The handler's name; for the wake-up of a process, `wake` and the name of the process. */
  readonly handler: string;
  readonly argument: number;
}

/** How to start a process. */
export interface StartOptions {
  /** Whether it may still wait when nothing is left to happen, as a server waits for customers; false unless given. */
  readonly background?: boolean;
}

const NAMED_IN_DEADLOCK = 20;

/** One run of a model. */
export class Simulation implements Scheduler {
  private readonly calendar = new EventCalendar();
  private readonly runs: ((argument: number) => void)[] = [];
  private readonly names: string[] = [];
  private readonly alarms: AlarmTable;
  private readonly budget: number;
  private readonly replay: string | undefined;
  private clock: Hours;
  private executed = 0;
  /** The handler whose event is being executed; -1 between events. */
  private current = -1;
  private failure: SimulationError | undefined = undefined;
  private pausing = false;
  private listeners: ((event: PendingEvent) => void)[] = [];

  constructor(options: SimulationOptions = {}) {
    this.clock = options.start ?? 0;
    this.budget = options.eventBudget ?? Infinity;
    this.replay = options.replay;
    if (!isTime(this.clock)) throw this.error('invalidTime', `cannot start at ${String(this.clock)}`);
    if (!(this.budget >= 0)) throw this.error('invalidOption', `eventBudget is ${String(this.budget)}`);
    this.alarms = new AlarmTable(this);
  }

  /** The simulated time. */
  get now(): Hours {
    return this.clock;
  }

  /** How many events have been executed since the start. */
  get eventsExecuted(): number {
    return this.executed;
  }

  handler(run: (argument: number) => void, name: string): HandlerCode {
    this.names.push(name);
    return this.runs.push(run) - 1;
  }

  /** {@inheritDoc Scheduler.schedule} */
  schedule(at: Hours, eventPhase: Phase, handler: HandlerCode, argument: number): EventHandle {
    if (!(at >= this.clock && at < Infinity) || typeof at !== 'number' || this.runs[handler] === undefined)
      throw this.refusal(at, handler);
    return this.calendar.push(at, eventPhase, handler, argument);
  }

  /** {@inheritDoc Scheduler.scheduleIn} */
  scheduleIn(delay: Hours, eventPhase: Phase, handler: HandlerCode, argument: number): EventHandle {
    const at = this.clock + delay;
    if (!(delay >= 0 && delay < Infinity) || typeof delay !== 'number') {
      throw this.error('invalidTime', `a delay of ${printed(delay)}`);
    }
    if (!(at < Infinity) || this.runs[handler] === undefined) throw this.refusal(at, handler);
    return this.calendar.push(at, eventPhase, handler, argument);
  }

  cancel(handle: EventHandle): boolean {
    return this.calendar.cancel(handle);
  }

  /** Starts a process: its first step is an event of phase `arrive` of this instant. */
  start<Result>(body: Process<Result>, name: string, options?: StartOptions): ProcessHandle<Result> {
    return new ProcessDriver(this.alarms, body, name, options?.background ?? false);
  }

  /** Executes the next event; false if there is none. */
  step(): boolean {
    this.enter();
    try {
      if (!this.calendar.pop()) return false;
      this.execute();
      return true;
    } catch (cause) {
      throw this.fail(cause);
    } finally {
      this.current = -1;
      this.pausing = false;
    }
  }

  /**
   * Executes every event before `until` and none at it, then sets the clock to `until`, so that running to a and
   * on to b is the same as running to b. `run(Infinity)`, or `run()`, ends when nothing is left, at the time of the
   * last event; if processes still wait then, that is an error of the kind `deadlock`. False if it was paused.
   */
  run(until: Hours = Infinity): boolean {
    this.enter();
    if (!(until >= this.clock)) throw this.error('invalidTime', `cannot run until ${String(until)}`);
    try {
      while (!this.pausing && this.calendar.popUntil(until)) this.execute();
    } catch (cause) {
      throw this.fail(cause);
    } finally {
      this.current = -1;
    }
    if (this.hasPaused()) return false;
    if (until < Infinity) this.clock = until;
    else this.assertNotDeadlocked();
    return true;
  }

  /** Executes events for as long as `condition` holds, which is asked before each. False if it was paused. */
  runWhile(condition: () => boolean): boolean {
    this.enter();
    try {
      while (!this.pausing && condition() && this.calendar.pop()) this.execute();
    } catch (cause) {
      throw this.fail(cause);
    } finally {
      this.current = -1;
    }
    return !this.hasPaused();
  }

  /** Ends the present `run` after the event which is being executed; the next `run` goes on from there. */
  pause(): void {
    this.pausing = this.current !== -1;
  }

  /** Has every event told before it is executed; gives a function that ends it. For people: it slows a run down. */
  watch(listener: (event: PendingEvent) => void): () => void {
    const tell = (event: PendingEvent) => {
      listener(event);
    };
    this.listeners = [...this.listeners, tell];
    return () => {
      this.listeners = this.listeners.filter((other) => other !== tell);
    };
  }

  /** All events which have yet to happen, in order. For people and tests: it copies and sorts. */
  pending(): PendingEvent[] {
    return this.calendar.entries().map((entry) => ({
      at: entry.time,
      phase: entry.phase,
      handler: this.nameOf(entry.handler, entry.argument),
      argument: entry.argument,
    }));
  }

  /** Throws if nothing can ever happen again although processes wait, and names them with what they wait for. */
  assertNotDeadlocked(): void {
    const waiting = this.calendar.size > 0 ? [] : this.alarms.foreground();
    if (waiting.length === 0) return;
    const named = waiting.slice(0, NAMED_IN_DEADLOCK).map((sleeper) => sleeper.describe());
    const others = waiting.length - named.length;
    if (others > 0) named.push(`${String(others)} more`);
    this.failure = this.error('deadlock', 'no event is left to wake them', { who: named.join(', ') });
    throw this.failure;
  }

  error(
    kind: SimulationErrorKind,
    what: string,
    about: { readonly who?: string; readonly cause?: unknown } = {},
  ): SimulationError {
    const who = about.who ?? this.whoseTurn();
    return new SimulationError({ kind, at: this.clock, who, what, cause: about.cause, replay: this.replay });
  }

  private execute(): void {
    const calendar = this.calendar;
    this.clock = calendar.time;
    this.current = calendar.handler;
    if (this.executed >= this.budget) {
      throw this.error('eventBudget', `more than ${String(this.budget)} events`);
    }
    this.executed += 1;
    if (this.listeners.length > 0) this.tell();
    const run = this.runs[calendar.handler];
    if (run === undefined) throw this.error('unknownHandler', 'an event without a handler');
    run(calendar.argument);
  }

  private hasPaused(): boolean {
    const paused = this.pausing;
    this.pausing = false;
    return paused;
  }

  private tell(): void {
    const { time: at, phase: eventPhase, handler, argument } = this.calendar;
    const event = { at, phase: eventPhase, handler: this.nameOf(handler, argument), argument };
    for (const listener of this.listeners) listener(event);
  }

  /** A run which failed stays failed: it gives its error again instead of going on from a broken state. */
  private enter(): void {
    if (this.failure !== undefined) throw this.failure;
    if (this.current !== -1)
      throw this.error('nestedRun', 'tried to run the simulation from inside an event');
  }

  private fail(cause: unknown): SimulationError {
    if (cause instanceof SimulationError) {
      this.failure = cause;
    } else {
      const what = `failed: ${cause instanceof Error ? cause.message : String(cause)}`;
      this.failure = this.error('handlerFailed', what, { cause });
    }
    return this.failure;
  }

  private refusal(at: Hours, handler: HandlerCode): SimulationError {
    if (!isTime(at)) return this.error('invalidTime', `scheduled an event at ${printed(at)}`);
    if (at < this.clock)
      return this.error('schedulePast', `scheduled an event at ${String(at)} h, which is past`);
    return this.error('unknownHandler', `scheduled handler ${String(handler)}, which is not registered`);
  }

  private whoseTurn(): string {
    if (this.current === -1) return 'the caller';
    return this.alarms.awake?.name ?? this.nameOf(this.current, this.calendar.argument);
  }

  private nameOf(handler: HandlerCode, argument: number): string {
    if (handler === this.alarms.handler) return `wake ${this.alarms.nameAt(argument)}`;
    return this.names[handler] ?? `handler ${String(handler)}`;
  }
}

function isTime(at: unknown): boolean {
  return typeof at === 'number' && at > -Infinity && at < Infinity;
}

/** Data that no compiler has seen may bring words where hours are due. */
function printed(hours: unknown): string {
  return typeof hours === 'number' ? `${String(hours)} h` : JSON.stringify(hours);
}
