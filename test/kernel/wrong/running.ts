// Simulations that stop or tell wrongly.

import { Simulation } from '../../../engine/kernel/index.ts';
import type { PendingEvent } from '../../../engine/kernel/index.ts';

/** Does not hear that it is to pause. */
export class NeverPauses extends Simulation {
  override pause() {
    return undefined;
  }
}

/** Executes one event more before it pauses. */
export class PausesLate extends Simulation {
  override run(until?: number): boolean {
    const ended = super.run(until);
    if (!ended) this.step();
    return ended;
  }
}

/** Tells of every event twice. */
export class TellsTwice extends Simulation {
  override watch(listener: (event: PendingEvent) => void) {
    return super.watch((event) => {
      listener(event);
      listener(event);
    });
  }
}

/** Tells of an event when the next one happens. */
export class TellsAfterwards extends Simulation {
  override watch(listener: (event: PendingEvent) => void) {
    let last: PendingEvent | undefined;
    return super.watch((event) => {
      if (last !== undefined) listener(last);
      last = event;
    });
  }
}

/** Goes on telling those who have stopped watching. */
export class TellsForEver extends Simulation {
  override watch(listener: (event: PendingEvent) => void) {
    super.watch(listener);
    return () => undefined;
  }
}

/** Does not list what is to come in the present instant. */
export class ListsLaterInstants extends Simulation {
  override pending() {
    return super.pending().filter(({ at }) => at > this.now);
  }
}
