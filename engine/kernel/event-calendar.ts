// hot: every event of every run goes through here; bench: bench/kernel.bench.ts
//
// The event calendar: a binary heap whose order is (time, phase, sequence).
//
// The promise about ties. Events of one instant run in the order of their phases; events of one instant and
// phase run in the order in which they were pushed. An event pushed for an earlier phase of the current instant
// runs before the later phases that remain: it opens a new round of the instant, so `observe` comes last of all.
//
// The layout. Whatever is due later stands in the heap, in two typed arrays: its time, because comparisons dominate
// and a pointer per comparison costs a cache miss, and the number of its slot. What an event says (handler,
// argument) and its rank among the events of its instant (phase and sequence share one number: four phases above
// 48 bits of sequence fit well within the 53 bits which a double holds exactly) stay put in the slot; the rank is
// looked up only when two times are equal.
//
// The instant. An event for the instant which is being executed never enters the heap: it waits in one of four
// queues, one for each phase, where pushing and taking cost the same however many events are pending. Whatever
// the heap holds for that instant was pushed before the instant began, so within a phase the heap goes first.
//
// The hole. Most events schedule the next one of their kind, so taking from the heap leaves a hole at the top
// for the next push to fill; only if another event is taken first does the last entry fill it.
//
// Cancelling. A cancelled event stays in the heap as a dead entry until it comes to the top. The alternative is
// to track the position of each slot and to remove at once; it makes every swap of every event write to a
// random place in memory, so that all events pay for the few which are cancelled. In return, dead entries are
// swept out when they outnumber the living, hence the heap is never more than about twice as large as it must
// be and the sweep costs a constant per cancelled event. The top entry is always alive.

import type { Hours } from './time.ts';
import type { Phase } from './phase.ts';
import { InstantQueue } from './instant-queue.ts';

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
const TOP = 1;
const RECORD = 4;
const RANK = 0;
const ARGUMENT = 1;
const HANDLER = 2;
const GENERATION = 3;

/** The pending events of one simulation, in the order promised above. */
export class EventCalendar {
  /** The event taken by the last successful `pop` or `popUntil`; fields, so that taking allocates nothing. */
  time: Hours = 0;
  phase: Phase = 0;
  handler = 0;
  argument = 0;

  private capacity = 64;
  private sequence = 0;
  private dead = 0;

  // The heap, from 1, so that two siblings lie side by side in memory. Behind the last entry stands an infinite
  // time, so that the way down need not ask whether there is a right sibling.
  private length = 0;
  private hollow = false;
  private times = new Float64Array(66).fill(Infinity);
  private slots = new Int32Array(66);

  private instant: Hours = NaN;
  private inQueues = 0;
  private deadInQueues = 0;
  private readonly completing = new InstantQueue();
  private readonly arriving = new InstantQueue();
  private readonly deciding = new InstantQueue();
  private readonly observing = new InstantQueue();

  // What an event says, side by side, so that a slot costs one line of the cache: rank, argument, handler, generation.
  private records = new Float64Array(RECORD * 64);
  private freeSlots = new Int32Array(64);
  private freeCount = 0;
  private slotCount = 0;

  /** How many events are pending; cancelled ones do not count. */
  get size(): number {
    return this.length - (this.hollow ? 1 : 0) - this.dead + this.inQueues - this.deadInQueues;
  }

  /** The time of the next event, or infinity if there is none. */
  get nextTime(): Hours {
    this.settle();
    if (this.inQueues === 0) return this.length === 0 ? Infinity : this.times[TOP]!;
    return this.length === 0 ? this.instant : Math.min(this.instant, this.times[TOP]!);
  }

  /** Adds an event; `handler` must be a non-negative 32-bit integer and `time` an ordinary number. */
  push(time: Hours, eventPhase: Phase, handler: number, argument: number): EventHandle {
    if (time === this.instant) {
      this.inQueues += 1;
      return -1 - (eventPhase * PHASE_UNIT + this.queueOf(eventPhase).push(handler, argument));
    }
    let slot: number;
    if (this.freeCount > 0) {
      this.freeCount -= 1;
      slot = this.freeSlots[this.freeCount]!;
    } else {
      if (this.slotCount === this.capacity) this.grow();
      slot = this.slotCount;
      this.slotCount += 1;
      // From 1, for generation 0 of slot 0 would be `noEvent`.
      this.records[RECORD * slot + GENERATION] = 1;
    }
    const records = this.records;
    const record = RECORD * slot;
    records[record + RANK] = eventPhase * PHASE_UNIT + this.sequence;
    records[record + ARGUMENT] = argument;
    records[record + HANDLER] = handler;
    this.sequence += 1;
    if (this.hollow) {
      this.hollow = false;
      this.sink(TOP, time, slot);
    } else {
      this.length += 1;
      this.rise(this.length, time, slot);
    }
    return records[record + GENERATION]! * SLOT_LIMIT + slot;
  }

  /** Takes an event out before it happens. False if it has happened, was cancelled already or never was. */
  cancel(handle: EventHandle): boolean {
    if (handle < 0) return this.cancelInQueue(-1 - handle);
    const slot = handle % SLOT_LIMIT;
    const records = this.records;
    const record = RECORD * slot;
    if (!(slot < this.slotCount) || records[record + GENERATION] !== (handle - slot) / SLOT_LIMIT)
      return false;
    if (records[record + HANDLER] === CANCELLED) return false;
    records[record + HANDLER] = CANCELLED;
    this.dead += 1;
    this.settle();
    if (this.dead * 2 > this.length && this.length >= SWEEP_FROM) this.sweep();
    return true;
  }

  /** Takes the next event into the fields; false if there is none. */
  pop(): boolean {
    return this.popUntil(Infinity);
  }

  /** Takes the next event into the fields if its time is before `limit`. */
  popUntil(limit: Hours): boolean {
    if (this.inQueues > 0) return this.popInstant(limit);
    if (this.hollow || this.dead > 0) this.settle();
    if (this.length === 0) return false;
    const time = this.times[TOP]!;
    if (!(time < limit)) return false;
    this.instant = time;
    this.popHeap(time);
    return true;
  }

  /** All pending events in the order in which they would happen. For people: it sorts a copy. */
  entries(): CalendarEntry[] {
    this.settle();
    const pending: (CalendarEntry & { rank: number })[] = [];
    for (let index = TOP; index <= this.length; index += 1) {
      const slot = this.slots[index]!;
      const handler = this.records[RECORD * slot + HANDLER]!;
      const rank = this.records[RECORD * slot + RANK]!;
      const argument = this.records[RECORD * slot + ARGUMENT]!;
      if (handler !== CANCELLED)
        pending.push({ time: this.times[index]!, phase: phaseOf(rank), handler, argument, rank });
    }
    for (const eventPhase of [0, 1, 2, 3] as const) {
      for (const { handler, argument } of this.queueOf(eventPhase).entries()) {
        // Behind whatever the heap holds for this phase; sorting keeps the order of equals.
        const rank = (eventPhase + 1) * PHASE_UNIT - 1;
        pending.push({ time: this.instant, phase: eventPhase, handler, argument, rank });
      }
    }
    pending.sort((a, b) => a.time - b.time || a.rank - b.rank);
    return pending.map(({ time, phase, handler, argument }) => ({ time, phase, handler, argument }));
  }

  private queueOf(eventPhase: Phase): InstantQueue {
    if (eventPhase === 1) return this.arriving;
    if (eventPhase === 2) return this.deciding;
    return eventPhase === 0 ? this.completing : this.observing;
  }

  /** Something waits for the instant: it is next unless the heap still holds what comes before it. */
  private popInstant(limit: Hours): boolean {
    if (this.deadInQueues > 0) this.buryInQueues();
    if (this.inQueues === 0) return this.popUntil(limit);
    const eventPhase =
      this.completing.count > 0 ? 0 : this.arriving.count > 0 ? 1 : this.deciding.count > 0 ? 2 : 3;
    const { instant } = this;
    // Below a hole the next is one of the two; the hole had better wait for the push that fills it.
    const times = this.times;
    if ((this.hollow ? Math.min(times[2]!, times[3]!) : times[TOP]!) <= instant) {
      this.settle();
      const time = times[TOP]!;
      if (
        time < instant ||
        (time === instant && phaseOf(this.records[RECORD * this.slots[TOP]! + RANK]!) <= eventPhase)
      ) {
        if (!(time < limit)) return false;
        this.popHeap(time);
        return true;
      }
    }
    if (!(instant < limit)) return false;
    const queue = this.queueOf(eventPhase);
    this.time = instant;
    this.phase = eventPhase;
    this.handler = queue.handler;
    this.argument = queue.argument;
    queue.drop();
    this.inQueues -= 1;
    return true;
  }

  private popHeap(time: Hours): void {
    const slot = this.slots[TOP]!;
    this.hollow = true;
    this.time = time;
    const records = this.records;
    const record = RECORD * slot;
    this.phase = phaseOf(records[record + RANK]!);
    this.handler = records[record + HANDLER]!;
    this.argument = records[record + ARGUMENT]!;
    this.freeSlot(slot);
  }

  private cancelInQueue(number: number): boolean {
    const eventPhase = phaseOf(number);
    if (!this.queueOf(eventPhase).cancel(number - eventPhase * PHASE_UNIT)) return false;
    this.deadInQueues += 1;
    return true;
  }

  private buryInQueues(): void {
    for (const eventPhase of [0, 1, 2, 3] as const) {
      const dropped = this.queueOf(eventPhase).bury();
      this.inQueues -= dropped;
      this.deadInQueues -= dropped;
    }
  }

  /** A slot whose generations are used up is retired, so that no handle is ever issued twice. */
  private freeSlot(slot: number): void {
    const generation = this.records[RECORD * slot + GENERATION]!;
    this.records[RECORD * slot + GENERATION] = generation + 1;
    if (generation < LAST_GENERATION) {
      this.freeSlots[this.freeCount] = slot;
      this.freeCount += 1;
    }
  }

  /** Leaves no hole, and nothing dead where the next event is looked for. */
  private settle(): void {
    if (this.deadInQueues > 0) this.buryInQueues();
    if (this.hollow) this.fill();
    while (this.length > 0 && this.records[RECORD * this.slots[TOP]! + HANDLER] === CANCELLED) {
      this.freeSlot(this.slots[TOP]!);
      this.dead -= 1;
      this.fill();
    }
  }

  /** Fills the hole at the top with the last entry. */
  private fill(): void {
    const last = this.length;
    const time = this.times[last]!;
    const slot = this.slots[last]!;
    this.times[last] = Infinity;
    this.length = last - 1;
    this.hollow = false;
    if (last > TOP) this.sink(TOP, time, slot);
  }

  /** Drops all dead entries of the heap and builds it anew; ranks are all different, so the order stays as it was. */
  private sweep(): void {
    let kept = 0;
    const { length } = this;
    for (let index = TOP; index <= length; index += 1) {
      const slot = this.slots[index]!;
      if (this.records[RECORD * slot + HANDLER] === CANCELLED) {
        this.freeSlot(slot);
        this.dead -= 1;
        continue;
      }
      kept += 1;
      this.times[kept] = this.times[index]!;
      this.slots[kept] = slot;
    }
    this.times.fill(Infinity, kept + 1, length + 1);
    this.length = kept;
    for (let index = kept >> 1; index >= TOP; index -= 1) {
      this.sink(index, this.times[index]!, this.slots[index]!);
    }
  }

  /**
   * Puts an entry in at `hole` or below. Which of two siblings is the earlier is a coin toss that no processor foresees,
   * hence it is added as a number instead of being branched on: it makes the whole calendar a third faster.
   */
  private sink(hole: number, time: Hours, slot: number): void {
    const times = this.times;
    const slots = this.slots;
    const length = this.length;
    let child = 2 * hole;
    while (child <= length) {
      const left = times[child]!;
      const right = times[child + 1]!;
      if (right === left && this.precedes(slots[child + 1]!, slots[child]!)) child += 1;
      else child += Number(right < left);
      const childTime = times[child]!;
      if (time < childTime || (time === childTime && this.precedes(slot, slots[child]!))) break;
      times[hole] = childTime;
      slots[hole] = slots[child]!;
      hole = child;
      child = 2 * hole;
    }
    times[hole] = time;
    slots[hole] = slot;
  }

  /** Puts an entry in at `hole` or above. */
  private rise(hole: number, time: Hours, slot: number): void {
    const times = this.times;
    const slots = this.slots;
    while (hole > TOP) {
      const parent = hole >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && this.precedes(slots[parent]!, slot))) break;
      times[hole] = parentTime;
      slots[hole] = slots[parent]!;
      hole = parent;
    }
    times[hole] = time;
    slots[hole] = slot;
  }

  private precedes(slot: number, other: number): boolean {
    return this.records[RECORD * slot + RANK]! < this.records[RECORD * other + RANK]!;
  }

  private grow(): void {
    const capacity = this.capacity * 2;
    if (capacity > SLOT_LIMIT) throw new RangeError(`more than ${String(this.capacity)} events are pending`);
    const times = new Float64Array(capacity + 2).fill(Infinity);
    times.set(this.times);
    this.times = times;
    this.slots = widerIntegers(this.slots, capacity + 2);
    this.records = widerFloats(this.records, RECORD * capacity);
    this.freeSlots = widerIntegers(this.freeSlots, capacity);
    this.capacity = capacity;
  }
}

function phaseOf(rank: number): Phase {
  return rank < PHASE_UNIT ? 0 : rank < 2 * PHASE_UNIT ? 1 : rank < 3 * PHASE_UNIT ? 2 : 3;
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
