// hot: every event of every run goes through here; bench: bench/calendar.bench.ts
//
// The event calendar: a binary heap whose order is (time, phase, sequence).
//
// The promise about ties. Events of one instant run in the order of their phases; events of one instant and
// phase run in the order in which they were pushed. An event pushed for an earlier phase of the current instant
// runs before the later phases that remain: it opens a new round of the instant, so `observe` comes last of all.
//
// The layout. The key of an entry stands in two Float64Arrays beside its neighbours' keys, because comparisons
// dominate and a pointer per comparison costs a cache miss. Phase and sequence share one number: four phases
// above 48 bits of sequence fit well within the 53 bits which a double holds exactly. What an event says
// (handler, argument) stays put in a slot; only the slot's number moves with the key.
//
// Cancelling. A cancelled event stays in the heap as a dead entry until it comes to the top. The alternative is
// to track the position of each slot and to remove at once; it makes every swap of every event write to a
// random place in memory, so that all events pay for the few which are cancelled. In return, dead entries are
// swept out when they outnumber the living, hence the heap is never more than about twice as large as it must
// be and the sweep costs a constant per cancelled event. The top entry is always alive.

import type { Hours } from './time.ts';
import type { Phase } from './phase.ts';

/**
 * Names one pushed event for ever: its slot and how often that slot had been used before. A plain number, so
 * that handles can live in a Float64Array; it does not fit into an Int32Array.
 */
export type EventHandle = number;

/** The handle of no event: never issued, safe to cancel, and what a new Float64Array is filled with. */
export const noEvent: EventHandle = 0;

/** An event which has yet to happen, as listed for people. */
export interface CalendarEntry {
  readonly time: Hours;
  readonly phase: Phase;
  readonly handler: number;
  readonly argument: number;
}

const PHASE_UNIT = 281_474_976_710_656; // 2 to the 48th
const SLOT_LIMIT = 67_108_864; // 2 to the 26th: the low part of a handle
const LAST_GENERATION = 134_217_727; // 2 to the 27th, less one: the high part of a handle
const CANCELLED = -1;
const SWEEP_FROM = 16;

/** The pending events of one simulation, in the order promised above. */
export class EventCalendar {
  /** The event taken by the last successful `pop` or `popUntil`; fields, so that taking allocates nothing. */
  time: Hours = 0;
  phase: Phase = 0;
  handler = 0;
  argument = 0;

  private capacity = 64;
  private length = 0;
  private dead = 0;
  private sequence = 0;

  private times = new Float64Array(64);
  private keys = new Float64Array(64);
  private slots = new Int32Array(64);

  private handlers = new Int32Array(64);
  private slotArguments = new Float64Array(64);
  // From 1, for generation 0 of slot 0 would be `noEvent`.
  private generations = new Int32Array(64).fill(1);
  private freeSlots = new Int32Array(64);
  private freeCount = 0;
  private slotCount = 0;

  /** How many events are pending; cancelled ones do not count. */
  get size(): number {
    return this.length - this.dead;
  }

  /** The time of the next event, or infinity if there is none. */
  get nextTime(): Hours {
    return this.length === 0 ? Infinity : this.times[0]!;
  }

  /** Adds an event; `handler` must be a non-negative 32-bit integer and `time` an ordinary number. */
  push(time: Hours, eventPhase: Phase, handler: number, argument: number): EventHandle {
    let slot: number;
    if (this.freeCount > 0) {
      this.freeCount -= 1;
      slot = this.freeSlots[this.freeCount]!;
    } else {
      if (this.slotCount === this.capacity) this.grow();
      slot = this.slotCount;
      this.slotCount += 1;
    }
    this.handlers[slot] = handler;
    this.slotArguments[slot] = argument;
    const key = eventPhase * PHASE_UNIT + this.sequence;
    this.sequence += 1;

    const times = this.times;
    const keys = this.keys;
    const slots = this.slots;
    let hole = this.length;
    this.length = hole + 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && keys[parent]! < key)) break;
      times[hole] = parentTime;
      keys[hole] = keys[parent]!;
      slots[hole] = slots[parent]!;
      hole = parent;
    }
    times[hole] = time;
    keys[hole] = key;
    slots[hole] = slot;
    return this.generations[slot]! * SLOT_LIMIT + slot;
  }

  /** Takes an event out before it happens. False if it has happened, was cancelled already or never was. */
  cancel(handle: EventHandle): boolean {
    const slot = handle % SLOT_LIMIT;
    if (!(slot < this.slotCount) || this.generations[slot] !== (handle - slot) / SLOT_LIMIT) return false;
    if (this.handlers[slot] === CANCELLED) return false;
    this.handlers[slot] = CANCELLED;
    this.dead += 1;
    if (this.slots[0] === slot) this.bury();
    else if (this.dead * 2 > this.length && this.length >= SWEEP_FROM) this.sweep();
    return true;
  }

  /** Takes the next event into the fields; false if there is none. */
  pop(): boolean {
    return this.popUntil(Infinity);
  }

  /** Takes the next event into the fields if its time is before `limit`. */
  popUntil(limit: Hours): boolean {
    if (this.length === 0) return false;
    const time = this.times[0]!;
    if (!(time < limit)) return false;
    const key = this.keys[0]!;
    const slot = this.slots[0]!;
    this.time = time;
    this.phase = key < PHASE_UNIT ? 0 : key < 2 * PHASE_UNIT ? 1 : key < 3 * PHASE_UNIT ? 2 : 3;
    this.handler = this.handlers[slot]!;
    this.argument = this.slotArguments[slot]!;
    this.freeSlot(slot);
    this.removeTop();
    if (this.dead > 0) this.bury();
    return true;
  }

  /** All pending events in the order in which they would happen. For people: it sorts a copy. */
  entries(): CalendarEntry[] {
    const order: number[] = [];
    for (let index = 0; index < this.length; index += 1) {
      if (this.handlers[this.slots[index]!] !== CANCELLED) order.push(index);
    }
    order.sort((a, b) => this.times[a]! - this.times[b]! || this.keys[a]! - this.keys[b]!);
    return order.map((index) => ({
      time: this.times[index]!,
      phase: Math.trunc(this.keys[index]! / PHASE_UNIT) as Phase,
      handler: this.handlers[this.slots[index]!]!,
      argument: this.slotArguments[this.slots[index]!]!,
    }));
  }

  /** A slot whose generations are used up is retired, so that no handle is ever issued twice. */
  private freeSlot(slot: number): void {
    const generation = this.generations[slot]!;
    this.generations[slot] = generation + 1;
    if (generation < LAST_GENERATION) {
      this.freeSlots[this.freeCount] = slot;
      this.freeCount += 1;
    }
  }

  /** Removes dead entries from the top until a living one, or nothing, is there. */
  private bury(): void {
    while (this.length > 0 && this.handlers[this.slots[0]!] === CANCELLED) {
      this.freeSlot(this.slots[0]!);
      this.dead -= 1;
      this.removeTop();
    }
  }

  /** Drops all dead entries and builds the heap anew; keys are all different, so the order stays as it was. */
  private sweep(): void {
    let kept = 0;
    for (let index = 0; index < this.length; index += 1) {
      const slot = this.slots[index]!;
      if (this.handlers[slot] === CANCELLED) {
        this.freeSlot(slot);
        continue;
      }
      this.times[kept] = this.times[index]!;
      this.keys[kept] = this.keys[index]!;
      this.slots[kept] = slot;
      kept += 1;
    }
    this.length = kept;
    this.dead = 0;
    for (let index = (kept >> 1) - 1; index >= 0; index -= 1) {
      this.sink(index, this.times[index]!, this.keys[index]!, this.slots[index]!);
    }
  }

  private removeTop(): void {
    const last = this.length - 1;
    this.length = last;
    if (last > 0) this.sink(0, this.times[last]!, this.keys[last]!, this.slots[last]!);
  }

  /** Moves the hole down from `hole` until the given entry fits into it. */
  private sink(hole: number, time: Hours, key: number, slot: number): void {
    const times = this.times;
    const keys = this.keys;
    const slots = this.slots;
    const length = this.length;
    let child = 2 * hole + 1;
    while (child < length) {
      let childTime = times[child]!;
      const right = child + 1;
      if (right < length) {
        const rightTime = times[right]!;
        if (rightTime < childTime || (rightTime === childTime && keys[right]! < keys[child]!)) {
          child = right;
          childTime = rightTime;
        }
      }
      if (time < childTime || (time === childTime && key < keys[child]!)) break;
      times[hole] = childTime;
      keys[hole] = keys[child]!;
      slots[hole] = slots[child]!;
      hole = child;
      child = 2 * hole + 1;
    }
    times[hole] = time;
    keys[hole] = key;
    slots[hole] = slot;
  }

  private grow(): void {
    const capacity = this.capacity * 2;
    if (capacity > SLOT_LIMIT) throw new RangeError(`more than ${String(this.capacity)} events are pending`);
    this.times = widerFloats(this.times, capacity);
    this.keys = widerFloats(this.keys, capacity);
    this.slots = widerIntegers(this.slots, capacity);
    this.handlers = widerIntegers(this.handlers, capacity);
    this.slotArguments = widerFloats(this.slotArguments, capacity);
    this.generations = widerIntegers(this.generations, capacity);
    this.freeSlots = widerIntegers(this.freeSlots, capacity);
    this.capacity = capacity;
  }
}

function widerFloats(old: Float64Array, capacity: number) {
  const wider = new Float64Array(capacity);
  wider.set(old);
  return wider;
}

function widerIntegers(old: Int32Array, capacity: number) {
  const wider = new Int32Array(capacity);
  wider.set(old);
  return wider;
}
