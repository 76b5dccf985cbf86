// What processes and the authors of waits see of the table of sleepers (alarm-table.ts).

import type { Phase } from './phase.ts';
import type { Scheduler } from './scheduler.ts';
import type { Hours } from './time.ts';

/** Something that an event can wake. */
export interface Sleeper {
  readonly name: string;
  /** Whether a run may end while it sleeps. */
  readonly background: boolean;
  /** Called when its event comes. */
  wake(): void;
  /** What it waits for, in the words of an error message. */
  describe(): string;
}

/** Where a sleeper has a place, and at that place at most one event. */
export interface Alarms {
  readonly scheduler: Scheduler;
  /** Gives the sleeper a place. */
  enter(sleeper: Sleeper): number;
  /** Frees the place. */
  leave(place: number): void;
  /** Wakes the sleeper at the given place after a delay. */
  set(place: number, delay: Hours, phase: Phase): void;
  /** Lets the sleeper at the given place sleep on. */
  unset(place: number): void;
  /** Whether the sleeper at the given place has an event under way. */
  isSet(place: number): boolean;
}
