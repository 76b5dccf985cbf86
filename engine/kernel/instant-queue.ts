// hot: most events of a process happen in the instant in which they are scheduled and go through here.
//
// The events of one phase of the instant that is being executed, first in first out, in a ring of typed arrays that
// doubles when it is full. An event is named by how many were pushed before it, which is never the same twice.

const CANCELLED = -1;

/** Events that wait for their phase of this instant. */
export class InstantQueue {
  /** How many are in it, cancelled ones too. */
  count = 0;
  private taken = 0;
  private mask = 15;
  private handlers = new Int32Array(16);
  private eventArguments = new Float64Array(16);

  /** The handler of the oldest; there must be one. */
  get handler(): number {
    return this.handlers[this.taken & this.mask]!;
  }

  /** The argument of the oldest; there must be one. */
  get argument(): number {
    return this.eventArguments[this.taken & this.mask]!;
  }

  /** Adds an event and gives its number. */
  push(handler: number, argument: number): number {
    if (this.count > this.mask) this.grow();
    const number = this.taken + this.count;
    const position = number & this.mask;
    this.handlers[position] = handler;
    this.eventArguments[position] = argument;
    this.count += 1;
    return number;
  }

  /** Drops the oldest. */
  drop(): void {
    this.taken += 1;
    this.count -= 1;
  }

  /** Marks an event; false if it is gone or was marked already. */
  cancel(number: number): boolean {
    if (!(number >= this.taken && number < this.taken + this.count)) return false;
    const position = number & this.mask;
    if (this.handlers[position] === CANCELLED) return false;
    this.handlers[position] = CANCELLED;
    return true;
  }

  /** Drops cancelled events until the oldest is alive or none is left; gives how many it dropped. */
  bury(): number {
    let dropped = 0;
    for (; this.count > 0 && this.handler === CANCELLED; dropped += 1) this.drop();
    return dropped;
  }

  /** Those alive, the oldest first. */
  entries(): { handler: number; argument: number }[] {
    const list = [];
    for (let number = this.taken; number < this.taken + this.count; number += 1) {
      const handler = this.handlers[number & this.mask]!;
      if (handler !== CANCELLED) list.push({ handler, argument: this.eventArguments[number & this.mask]! });
    }
    return list;
  }

  private grow(): void {
    const size = this.handlers.length;
    const handlers = new Int32Array(2 * size);
    const eventArguments = new Float64Array(2 * size);
    for (let number = this.taken; number < this.taken + this.count; number += 1) {
      handlers[number & (2 * size - 1)] = this.handlers[number & this.mask]!;
      eventArguments[number & (2 * size - 1)] = this.eventArguments[number & this.mask]!;
    }
    this.handlers = handlers;
    this.eventArguments = eventArguments;
    this.mask = 2 * size - 1;
  }
}
