// Stores which take back wrongly what was given to somebody who left before receiving it.

import { received, Store } from '../../../engine/kernel-library.ts';
import type { TakeOptions, Wait } from '../../../engine/kernel-library.ts';
import type { Thing } from '../../laws/kernel-store.ts';

/** The wait of a taker which, when it is left with a thing in hand, has the thing handled by `giveBack` alone. */
const returning = (wait: Wait<Thing>, giveBack: (thing: Thing) => void): Wait<Thing> => {
  let given: Thing | undefined;
  return {
    arm: (waiter) => {
      wait.arm({
        alarms: waiter.alarms,
        resume: (thing) => {
          given = thing;
          waiter.resume(thing);
        },
        resumeIn: (delay, ending) => {
          waiter.resumeIn(delay, ending);
        },
        stay: () => {
          waiter.stay();
        },
      });
    },
    disarm: (waiter) => {
      if (given === undefined) wait.disarm(waiter);
      else giveBack(given);
    },
    [Symbol.iterator]() {
      return received(this);
    },
  };
};

/** Puts what comes back behind all that came after it. */
export class TakesForNew extends Store<Thing> {
  override take(options?: TakeOptions<Thing>) {
    return returning(super.take(options), (thing) => {
      if (this.size < this.capacity) this.put(thing);
    });
  }
}

/** Has what comes back there twice. */
export class DoublesReturns extends Store<Thing> {
  override take(options?: TakeOptions<Thing>) {
    const wait = super.take(options);
    return returning(wait, (thing) => {
      if (this.size < this.capacity) this.put(thing);
      if (this.size < this.capacity) this.put(thing);
    });
  }
}

/** Throws away what comes back. */
export class ThrowsReturnsAway extends Store<Thing> {
  override take(options?: TakeOptions<Thing>) {
    return returning(super.take(options), () => undefined);
  }
}
