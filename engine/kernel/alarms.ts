// Sleepers are what a calendar event can wake: processes, and the timed branches of composed waits. An event
// carries one number, so each sleeper has a place in this table, recycled when it leaves; a sleeper has at most
// one event under way and must not leave while it has.

import { noEvent } from './event-calendar.ts';
import type { Phase } from './phase.ts';
import type { HandlerCode, Scheduler } from './scheduler.ts';
import type { Hours } from './time.ts';

/** Something that an event can wake. */
export interface Sleeper {
  readonly name: string;
  /** Whether it may still wait when nothing is left to happen. */
  readonly background: boolean;
  /** Called by the event that wakes it. */
  wake(): void;
  /** Who it is and what it waits for, in the words of an error message. */
  describe(): string;
}

const NOBODY = -1;

/** The sleepers of one simulation. */
export class Alarms {
  readonly scheduler: Scheduler;
  /** The code of the one handler which wakes every sleeper. */
  readonly handler: HandlerCode;

  private readonly sleepers: (Sleeper | undefined)[];
  private readonly freePlaces: number[];
  // Here rather than with the sleepers, in whom every number that is no small integer would be an object of its own.
  private events: Float64Array;
  private awakePlace: number;

  constructor(scheduler: Scheduler) {
    this.scheduler = scheduler;
    this.awakePlace = NOBODY;
    this.sleepers = [];
    this.freePlaces = [];
    this.events = new Float64Array(64);
    this.handler = scheduler.handler((place) => {
      const sleeper = this.sleepers[place];
      this.events[place] = noEvent;
      this.awakePlace = place;
      sleeper?.wake();
      this.awakePlace = NOBODY;
    }, 'wake');
  }

  /** The sleeper whose event is being executed. */
  get awake(): Sleeper | undefined {
    return this.awakePlace === NOBODY ? undefined : this.sleepers[this.awakePlace];
  }

  /** Gives the sleeper a place. */
  enter(sleeper: Sleeper): number {
    const place = this.freePlaces.pop() ?? this.sleepers.length;
    if (place === this.events.length) this.grow();
    this.sleepers[place] = sleeper;
    return place;
  }

  /** Frees the place. */
  leave(place: number): void {
    this.sleepers[place] = undefined;
    this.freePlaces.push(place);
  }

  /** Wakes the sleeper at the given place after a delay. */
  set(place: number, delay: Hours, phase: Phase): void {
    this.events[place] = this.scheduler.scheduleIn(delay, phase, this.handler, place);
  }

  /** Lets the sleeper at the given place sleep on. */
  unset(place: number): void {
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

  private grow(): void {
    const wider = new Float64Array(2 * this.events.length);
    wider.set(this.events);
    this.events = wider;
  }
}
