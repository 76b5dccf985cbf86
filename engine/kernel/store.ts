// Things which some put in and others take out, the oldest first. Whoever puts never waits; whoever takes stands
// in a line until there is something.

import { Line } from './line.ts';
import type { ClaimOptions } from './line.ts';
import type { Scheduler } from './scheduler.ts';
import type { Wait } from './wait.ts';

/** What a store is. */
export interface StoreOptions {
  readonly name: string;
}

/** Items and the line of those who want one. */
export class Store<Item> {
  readonly name: string;
  private readonly items: Item[] = [];
  private readonly line: Line<Item>;

  constructor(scheduler: Scheduler, options: StoreOptions) {
    this.name = options.name;
    this.line = new Line<Item>(scheduler, {
      name: options.name,
      ready: () => this.items.length > 0,
      // Only called when ready, and an item may itself be undefined.
      give: () => this.items.shift() as Item,
      takeBack: (item) => {
        this.items.unshift(item);
        this.line.settle();
      },
    });
  }

  /** How many items are here; those decided on but not yet received are not. */
  get size(): number {
    return this.items.length;
  }

  /** Claims in the line. */
  get waiting(): number {
    return this.line.length;
  }

  /** Adds an item. */
  put(item: Item): void {
    this.items.push(item);
    this.line.settle();
  }

  /** Asks for the oldest item: `const item = yield* store.take()`. */
  take(options: ClaimOptions = {}): Wait<Item> {
    return this.line.claim(options);
  }
}
