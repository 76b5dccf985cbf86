// The laws of an event calendar. Each takes a `make`, so that it can be held against any implementation: ours, a
// naive one, and wrong ones which it must catch. Times come from a handful of values to force ties.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { CalendarEntry, EventHandle, Phase } from '../../engine/kernel/index.ts';

/** What the laws need of a calendar. */
export interface Calendar {
  readonly time: number;
  readonly phase: Phase;
  readonly handler: number;
  readonly argument: number;
  readonly size: number;
  readonly nextTime: number;
  push(time: number, phase: Phase, handler: number, argument: number): EventHandle;
  cancel(handle: EventHandle): boolean;
  pop(): boolean;
  popUntil(limit: number): boolean;
  entries(): readonly CalendarEntry[];
}

interface Entry {
  readonly time: number;
  readonly phase: Phase;
  readonly argument: number;
}

const aTime = fc.nat(3);
const aPhase = fc.constantFrom<Phase>(0, 1, 2, 3);
const many = { maxLength: 60, size: 'max' } as const;
const entries = fc
  .array(fc.tuple(aTime, aPhase), many)
  .map((pairs) => pairs.map(([time, phase], argument): Entry => ({ time, phase, argument })));

type Step =
  | { readonly do: 'push'; readonly time: number; readonly phase: Phase }
  | { readonly do: 'pop' | 'cancel'; readonly pick: number };

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('push' as const), time: aTime, phase: aPhase }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constantFrom('pop' as const, 'cancel' as const), pick: fc.nat(100) }),
    },
  ),
  { maxLength: 200, size: 'max' },
);

const HANDLER = 7;

const inOrder = (list: readonly Entry[]) =>
  list.toSorted((a, b) => a.time - b.time || a.phase - b.phase || a.argument - b.argument);

const fill = (calendar: Calendar, list: readonly Entry[]) =>
  list.map((entry) => calendar.push(entry.time, entry.phase, HANDLER, entry.argument));

const taken = (calendar: Calendar): Entry => {
  expect(calendar.handler).toBe(HANDLER);
  return { time: calendar.time, phase: calendar.phase, argument: calendar.argument };
};

const drain = (calendar: Calendar) => {
  const list: Entry[] = [];
  while (calendar.pop()) list.push(taken(calendar));
  return list;
};

/** Events come out by time, then phase, then the order in which they were pushed. */
export const popsInOrder = (make: () => Calendar) =>
  fc.property(entries, (list) => {
    const calendar = make();
    fill(calendar, list);
    expect(drain(calendar)).toEqual(inOrder(list));
  });

/** What is cancelled never comes out, the rest does in order, and a second cancel reports that it did nothing. */
export const cancelledNeverFires = (make: () => Calendar) =>
  fc.property(entries, fc.array(fc.nat(59), many), (list, picks) => {
    const calendar = make();
    const handles = fill(calendar, list);
    const gone = new Set<number>();
    for (const pick of picks) {
      const handle = handles[pick];
      if (handle === undefined) continue;
      expect(calendar.cancel(handle)).toBe(!gone.has(pick));
      gone.add(pick);
    }
    expect(drain(calendar)).toEqual(inOrder(list).filter((entry) => !gone.has(entry.argument)));
  });

/** The handle of an event that has happened cancels nothing, whatever took its place since. */
export const staleHandlesAreHarmless = (make: () => Calendar) =>
  fc.property(entries, entries, (past, list) => {
    const calendar = make();
    const stale = fill(calendar, past);
    drain(calendar);
    fill(calendar, list);
    for (const handle of stale) expect(calendar.cancel(handle)).toBe(false);
    expect(drain(calendar)).toEqual(inOrder(list));
  });

/** Any mixture of pushing, taking and cancelling does what a sorted list would do, and counts alike. */
export const behavesLikeASortedList = (make: () => Calendar) =>
  fc.property(steps, (list: readonly Step[]) => {
    const calendar = make();
    const handles: EventHandle[] = [];
    let model: Entry[] = [];
    for (const step of list) {
      if (step.do === 'push') {
        const argument = handles.length;
        handles.push(calendar.push(step.time, step.phase, HANDLER, argument));
        model = inOrder([...model, { time: step.time, phase: step.phase, argument }]);
      } else if (step.do === 'cancel' && handles.length > 0) {
        const argument = step.pick % handles.length;
        const rest = model.filter((entry) => entry.argument !== argument);
        expect(calendar.cancel(handles[argument] ?? 0)).toBe(rest.length < model.length);
        model = rest;
      } else if (step.do === 'pop') {
        const next = model.shift();
        expect(calendar.pop()).toBe(next !== undefined);
        if (next !== undefined) expect(taken(calendar)).toEqual(next);
      }
      expect(calendar.size).toBe(model.length);
      expect(calendar.nextTime).toBe(model[0]?.time ?? Infinity);
    }
  });

/** `popUntil` takes what lies before the limit and leaves what lies at it. */
export const stopsBeforeTheLimit = (make: () => Calendar) =>
  fc.property(entries, aTime, (list, limit) => {
    const calendar = make();
    fill(calendar, list);
    const before: Entry[] = [];
    while (calendar.popUntil(limit)) before.push(taken(calendar));
    expect(before).toEqual(inOrder(list).filter((entry) => entry.time < limit));
    expect(drain(calendar)).toEqual(inOrder(list).filter((entry) => entry.time >= limit));
  });

type Turn =
  | { readonly do: 'push'; readonly delay: number; readonly phase: Phase }
  | { readonly do: 'pop' | 'cancel' | 'look'; readonly pick: number };

// Most pushes are for the current instant, so that more events are in it than its queues have room for at first.
const turns = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('push' as const),
        delay: fc.constantFrom(0, 0, 0, 1, 2),
        phase: aPhase,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constantFrom('pop', 'pop', 'cancel'), pick: fc.nat(1000) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), pick: fc.constant(0) }) },
  ),
  { maxLength: 300, size: 'max' },
);

/** Plays the turns; `look` is told what ought to be pending, the next first, whenever somebody is to look. */
const play = (calendar: Calendar, list: readonly Turn[], look: (pending: readonly Entry[]) => void) => {
  const handles: EventHandle[] = [];
  let model: Entry[] = [];
  let now = 0;
  for (const turn of list) {
    if (turn.do === 'push') {
      const entry = { time: now + turn.delay, phase: turn.phase, argument: handles.length };
      handles.push(calendar.push(entry.time, entry.phase, HANDLER, entry.argument));
      model = inOrder([...model, entry]);
    } else if (turn.do === 'cancel' && handles.length > 0) {
      const argument = turn.pick % handles.length;
      const rest = model.filter((entry) => entry.argument !== argument);
      expect(calendar.cancel(handles[argument] ?? 0)).toBe(rest.length < model.length);
      model = rest;
    } else if (turn.do === 'pop') {
      const next = model.shift();
      expect(calendar.pop()).toBe(next !== undefined);
      if (next !== undefined) expect(taken(calendar)).toEqual(next);
      now = next?.time ?? now;
    } else if (turn.do === 'look') look(model);
  }
  expect(drain(calendar)).toEqual(model);
  return handles;
};

/**
 * The same mixture where many events are pushed for the instant that is being executed, and where nobody looks between
 * one push, pop or cancel and the next, so that whatever the calendar puts off stays put off.
 */
export const anInstantIsInOrder = (make: () => Calendar) =>
  fc.property(turns, (list) => {
    play(make(), list, () => undefined);
  });

/** Whoever looks, at whatever moment, sees the size, the next time and all that is pending; and looking changes nothing. */
export const lookingIsHarmless = (make: () => Calendar) =>
  fc.property(turns, (list) => {
    const calendar = make();
    play(calendar, list, (pending) => {
      expect(calendar.size).toBe(pending.length);
      expect(calendar.nextTime).toBe(pending[0]?.time ?? Infinity);
      expect(calendar.entries()).toEqual(pending.map((entry) => ({ ...entry, handler: HANDLER })));
    });
  });

/** No handle is given out twice, whether its event was for this instant or for a later one. */
export const handlesAreNeverReused = (make: () => Calendar) =>
  fc.property(turns, (list) => {
    const handles = play(make(), list, () => undefined);
    expect(new Set(handles).size).toBe(handles.length);
    expect(handles).not.toContain(0);
  });
