// Sleepers are what a calendar event can wake: processes, and the timed branches of composed waits. An event
// carries one number, so each sleeper has a place in this table, recycled when it leaves; a sleeper has at most
// one event under way and must not leave while it has.
//
// Most steps of most processes end a hold and begin the next one. Such a step needs the body of the process and nothing
// else of it, so the body and whether it holds stand here too: with 100,000 processes every further object would be a miss of
// the cache.

import type { Alarms, Sleeper } from './alarms.ts';
import { noEvent } from './event-calendar.ts';
import { Hold } from './hold.ts';
import { phase as phases, type Phase } from './phase.ts';
import type { HandlerCode, Scheduler } from './scheduler.ts';
import type { Hours } from './time.ts';
import type { Wait } from './wait.ts';

/** What a body yields, or returns at its end. */
export type Step = IteratorResult<Wait<unknown>, unknown>;

/** The part of a process that runs. */
export interface Body {
  next(value: unknown): Step;
}

/** A sleeper with a body, which is not asked to wake from a hold but told what its body did then. */
export interface Holder extends Sleeper {
  /** The body ended, or yielded something else than a hold. */
  stepped(step: Step): void;
  /** The body threw. */
  failed(cause: unknown): Error;
}

const NOBODY = -1;

/** The sleepers of one simulation. */
export class AlarmTable implements Alarms {
  readonly scheduler: Scheduler;
  /** The code of the one handler which wakes every sleeper. */
  readonly handler: HandlerCode;

  private readonly sleepers: (Sleeper | Holder | undefined)[];
  private readonly bodies: (Body | undefined)[];
  private holds: Uint8Array;
  private readonly freePlaces: number[];
  // Here rather than with the sleepers, in whom every number that is no small integer would be an object of its own.
  private events: Float64Array;
  private awakePlace: number;

  constructor(scheduler: Scheduler) {
    this.scheduler = scheduler;
    this.awakePlace = NOBODY;
    this.sleepers = [];
    this.bodies = [];
    this.holds = new Uint8Array(64);
    this.freePlaces = [];
    this.events = new Float64Array(64);
    this.handler = scheduler.handler((place) => {
      this.events[place] = noEvent;
      this.awakePlace = place;
      if (this.holds[place] === 1) this.stepFromHold(place);
      else this.sleepers[place]?.wake();
      this.awakePlace = NOBODY;
    }, 'wake');
  }

  /** The sleeper whose event is being executed. */
  get awake(): Sleeper | undefined {
    return this.awakePlace === NOBODY ? undefined : this.sleepers[this.awakePlace];
  }

  /** Gives the sleeper a place; only one with a body may hold. */
  enter(sleeper: Sleeper): number;
  enter(sleeper: Holder, body: Body): number;
  enter(sleeper: Sleeper, body?: Body): number {
    const place = this.freePlaces.pop() ?? this.sleepers.length;
    if (place === this.events.length) this.grow();
    this.sleepers[place] = sleeper;
    this.bodies[place] = body;
    return place;
  }

  /** Frees the place. */
  leave(place: number): void {
    this.sleepers[place] = undefined;
    this.bodies[place] = undefined;
    this.freePlaces.push(place);
  }

  /** Wakes the sleeper at the given place after a delay. */
  set(place: number, delay: Hours, phase: Phase): void {
    this.events[place] = this.scheduler.scheduleIn(delay, phase, this.handler, place);
  }

  /** Lets the body at the given place go on after a delay, and hold again if it likes. */
  hold(place: number, delay: Hours): void {
    this.set(place, delay, phases.complete);
    this.holds[place] = 1;
  }

  /** Whether the body at the given place holds. */
  isHolding(place: number): boolean {
    return this.holds[place] === 1;
  }

  /** Lets the sleeper at the given place sleep on. */
  unset(place: number): void {
    this.holds[place] = 0;
    this.scheduler.cancel(this.events[place] ?? noEvent);
    this.events[place] = noEvent;
  }

  /** Whether an event will wake the sleeper at the given place. */
  isSet(place: number): boolean {
    return this.events[place] !== noEvent;
  }

  /** Who has the place, in the words of a listing. */
  nameAt(place: number): string {
    return this.sleepers[place]?.name ?? 'nobody';
  }

  /** Everyone who has a place and ought not to be left waiting. */
  foreground(): Sleeper[] {
    return this.sleepers.filter((sleeper) => sleeper !== undefined).filter((sleeper) => !sleeper.background);
  }

  private stepFromHold(place: number): void {
    let step: Step | undefined;
    try {
      step = this.bodies[place]?.next(undefined);
    } catch (cause) {
      this.holds[place] = 0;
      throw this.holderAt(place)?.failed(cause) ?? cause;
    }
    if (step?.done === false && step.value instanceof Hold) {
      this.set(place, step.value.duration, phases.complete);
    } else if (step !== undefined) {
      this.holds[place] = 0;
      this.holderAt(place)?.stepped(step);
    }
  }

  private holderAt(place: number): Holder | undefined {
    const sleeper = this.sleepers[place];
    return sleeper !== undefined && 'stepped' in sleeper ? sleeper : undefined;
  }

  private grow(): void {
    const wider = new Float64Array(2 * this.events.length);
    wider.set(this.events);
    this.events = wider;
    const longer = new Uint8Array(wider.length);
    longer.set(this.holds);
    this.holds = longer;
  }
}
