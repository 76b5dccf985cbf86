// Wrong stores and containers.

import { Container, Store } from '../../../engine/kernel-library.ts';
import type {
  ClaimOptions,
  ContainerOptions,
  Scheduler,
  StoreOptions,
  TakeOptions,
} from '../../../engine/kernel-library.ts';
import { keepingLeavers, keepingWhatItGave } from './waits.ts';

/** Does not have back an item that was given to somebody who left before receiving it. */
export class LosesItemsWithLeavers extends Store<number> {
  override take(options?: TakeOptions<number>) {
    return keepingWhatItGave(super.take(options));
  }
}

/** Gives the oldest item, whether it will do or not. */
export class GivesWhatWillNotDo extends Store<number> {
  override take(options?: TakeOptions<number>) {
    return super.take({ priority: options?.priority ?? 0 });
  }
}

/** Lets those who bring wait in the order of coming, urgent or not. */
export class IgnoresWhoIsUrgent extends Store<number> {
  override place(item: number) {
    return super.place(item);
  }
}

/** Has room for one more than it says. */
export class RoomForOneMore extends Store<number> {
  constructor(scheduler: Scheduler, options: StoreOptions) {
    super(scheduler, { ...options, capacity: (options.capacity ?? Infinity) + 1 });
  }
}

/** Lets small claims overtake large ones of the same priority. */
export class SmallFirst extends Container {
  override take(amount: number, options?: ClaimOptions) {
    return super.take(amount, { priority: (options?.priority ?? 0) + amount / 1000 });
  }
}

/** Does not have back what was given to somebody who left before receiving it. */
export class LosesAmountsWithLeavers extends Container {
  override take(amount: number, options?: ClaimOptions) {
    return keepingWhatItGave(super.take(amount, options));
  }
}

/** Holds more than it can. */
export class Overflows extends Container {
  constructor(scheduler: Scheduler, options: ContainerOptions) {
    super(scheduler, { ...options, capacity: (options.capacity ?? Infinity) + 1 });
  }
}

/** Has those behind one who gave up wait for the amount which that one wanted. */
export class WaitsForLeavers extends Container {
  override take(amount: number, options?: ClaimOptions) {
    return keepingLeavers(super.take(amount, options));
  }
}
