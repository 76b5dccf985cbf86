// Things which some put in and others take out, the oldest first. Whoever takes stands in a line until there is
// something; a taker who is choosy lets those behind it pass. Where room is limited, whoever wants to place a thing stands
// in a line of its own until there is room.

import { Handover } from './handover.ts';
import { Line, priorityOf } from './line.ts';
import type { ClaimOptions } from './line.ts';
import { TimeWeighted } from './monitors/time-weighted.ts';
import type { Scheduler } from './scheduler.ts';
import type { Wait } from './wait.ts';

/** What a store is. */
export interface StoreOptions {
  readonly name: string;
  /** How many items have room: a whole number from 1; unlimited unless given. */
  readonly capacity?: number;
}

/** How to ask for an item. */
export interface TakeOptions<Item> extends ClaimOptions {
  /** Which items will do; any unless given. Asked in `decide`, possibly often: it must not change anything. */
  readonly where?: (item: Item) => boolean;
}

/** Items, and the lines of those who want one and of those who have one. */
export class Store<Item> {
  readonly name: string;
  readonly capacity: number;
  /** How many items are here, over time. */
  readonly stock: TimeWeighted;
  private readonly scheduler: Scheduler;
  private readonly items: Item[] = [];
  /** For each item how many had been brought before it, so that one which comes back finds its old place. */
  private readonly numbers: number[] = [];
  private brought = 0;
  private readonly takers: Line<Taking<Item>>;
  private readonly placers: Line<Placing<Item>>;

  constructor(scheduler: Scheduler, options: StoreOptions) {
    const { name, capacity = Infinity } = options;
    if (!(capacity >= 1 && (capacity === Infinity || Math.trunc(capacity) === capacity))) {
      throw scheduler.error('invalidOption', `a capacity of ${String(capacity)}`, { who: name });
    }
    this.name = name;
    this.capacity = capacity;
    this.scheduler = scheduler;
    this.stock = new TimeWeighted(0, scheduler.now);
    this.takers = new Line<Taking<Item>>(scheduler, {
      name,
      passing: true,
      ready: (claim) => this.find(claim) >= 0,
      give: (claim) => {
        const position = this.find(claim);
        // Only called when ready, and an item may itself be undefined.
        const item = this.items.splice(position, 1)[0] as Item;
        claim.number = this.numbers.splice(position, 1)[0] ?? 0;
        this.stock.set(this.items.length, this.scheduler.now);
        this.placers.settle();
        claim.grant(item);
      },
      lengthChanged: () => undefined,
    });
    this.placers = new Line<Placing<Item>>(scheduler, {
      name: `room in ${name}`,
      passing: false,
      ready: () => this.items.length < this.capacity,
      give: (claim) => {
        this.add(claim.item, claim.number);
        claim.grant(undefined);
      },
      lengthChanged: () => undefined,
    });
  }

  /** How many items are here; those decided on but not yet received are not. */
  get size(): number {
    return this.items.length;
  }

  /** The items which are here, the oldest first. */
  get contents(): readonly Item[] {
    return this.items;
  }

  /** Claims in the line of those who want an item. */
  get waiting(): number {
    return this.takers.length;
  }

  /** Those who wait for room. */
  get waitingForRoom(): number {
    return this.placers.length;
  }

  /** Adds an item at once; an error if there is no room. */
  put(item: Item): void {
    if (this.items.length >= this.capacity) {
      throw this.scheduler.error('full', `put an item where ${String(this.capacity)} have room`, {
        who: this.name,
      });
    }
    this.add(item);
  }

  /** Adds an item as soon as there is room: `yield store.place(item)`. */
  place(item: Item, options?: ClaimOptions): Wait<void> {
    return new Placing(this.placers, this.name, priorityOf(options, this.scheduler, this.name), item);
  }

  /** Asks for the oldest item, or the oldest that will do: `const item = yield* store.take()`. */
  take(options?: TakeOptions<Item>): Wait<Item> {
    const priority = priorityOf(options, this.scheduler, this.name);
    const claim = new Taking(this.takers, this.name, priority, options?.where, (item: Item) => {
      this.takeBack(item, claim.number);
    });
    return claim;
  }

  private find(claim: Taking<Item>): number {
    const { where } = claim;
    return where === undefined ? (this.items.length > 0 ? 0 : -1) : this.items.findIndex(where);
  }

  /** Whoever was given an item has gone: it is back at once, or else before all who bring. */
  private takeBack(item: Item, number: number): void {
    if (this.items.length < this.capacity) this.add(item, number);
    else this.placers.join(new Placing(this.placers, this.name, -Infinity, item, number));
  }

  /** Puts an item, which may have been here before, behind all that are older. */
  private add(item: Item, number = this.brought++): void {
    let position = this.items.length;
    while (position > 0 && (this.numbers[position - 1] ?? 0) > number) position -= 1;
    this.items.splice(position, 0, item);
    this.numbers.splice(position, 0, number);
    this.stock.set(this.items.length, this.scheduler.now);
    this.takers.settle();
    this.placers.settle();
  }
}

/** The claim of one who wants an item. */
class Taking<Item> extends Handover<Item> {
  readonly where: ((item: Item) => boolean) | undefined;
  /** That of the item which it was given. */
  number = 0;

  constructor(
    line: Line<Taking<Item>>,
    name: string,
    priority: number,
    where: ((item: Item) => boolean) | undefined,
    takeBack: (item: Item) => void,
  ) {
    super(line, name, priority, takeBack);
    this.where = where;
  }
}

/** The claim of one who has an item; once placed it stays, also when its bringer is called away. */
class Placing<Item> extends Handover<void> {
  readonly item: Item;
  /** That of an item which was here before. */
  readonly number: number | undefined;

  constructor(line: Line<Placing<Item>>, name: string, priority: number, item: Item, number?: number) {
    super(line, `room in ${name}`, priority, () => undefined);
    this.item = item;
    this.number = number;
  }
}
