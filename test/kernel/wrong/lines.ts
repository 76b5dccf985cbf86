// Wrong lines.

import { Line } from '../../../engine/kernel/line.ts';
import type { Supply } from '../../../engine/kernel/line.ts';
import type { Scheduler } from '../../../engine/kernel/index.ts';
import type { Place } from '../../laws/kernel-line.ts';

/** Puts the last comer first among equals. */
export class LastComerFirst extends Line<Place> {
  private comers = 0;

  override join(claim: Place) {
    this.comers += 1;
    if (claim.arrival < 0) claim.arrival = 1e9 - this.comers;
    super.join(claim);
  }
}

/** Sends who returns to the end of the line. */
export class ForgetsTheirPlace extends Line<Place> {
  override join(claim: Place) {
    claim.arrival = -1;
    super.join(claim);
  }
}

/** Does not look at the next when the first leaves. */
export class WaitsForTheGone extends Line<Place> {
  private leaving = false;

  override leave(claim: Place) {
    this.leaving = true;
    super.leave(claim);
    this.leaving = false;
  }

  override settle() {
    if (!this.leaving) super.settle();
  }
}

/** Lets nobody pass where they may, and everybody where they may not. */
export class TheOtherWayRound extends Line<Place> {
  constructor(scheduler: Scheduler, supply: Supply<Place>) {
    super(scheduler, { ...supply, passing: !supply.passing });
  }
}

/** Does not wait for the others of the instant. */
export class ServesTheFirstWhoAsks extends Line<Place> {
  private readonly counter: Supply<Place>;

  constructor(scheduler: Scheduler, supply: Supply<Place>) {
    super(scheduler, supply);
    this.counter = supply;
  }

  override settle() {
    const { first } = this;
    if (first === undefined || !this.counter.ready(first)) return;
    this.leave(first);
    this.counter.give(first);
  }
}
