import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventCalendar, noEvent, phase } from '../../engine/kernel/index.ts';
import * as law from '../laws/calendar.ts';
import { NaiveCalendar } from './naive-calendar.ts';

const calendars = {
  'the event calendar': () => new EventCalendar(),
  'a naive calendar': () => new NaiveCalendar(),
};

for (const [name, make] of Object.entries(calendars)) {
  describe(name, () => {
    test('gives events by time, phase and order of pushing', () => {
      fc.assert(law.popsInOrder(make));
    });
    test('never gives a cancelled event', () => {
      fc.assert(law.cancelledNeverFires(make));
    });
    test('is not harmed by the handles of past events', () => {
      fc.assert(law.staleHandlesAreHarmless(make));
    });
    test('behaves like a sorted list', () => {
      fc.assert(law.behavesLikeASortedList(make));
    });
    test('keeps the order of an instant whose events push more of them', () => {
      fc.assert(law.anInstantIsInOrder(make), { numRuns: 300 });
    });
    test('tells at any moment what is pending', () => {
      fc.assert(law.lookingIsHarmless(make));
    });
    test('never gives out a handle twice', () => {
      fc.assert(law.handlesAreNeverReused(make));
    });
    test('stops before the limit that it is given', () => {
      fc.assert(law.stopsBeforeTheLimit(make));
    });
  });
}

describe('an event calendar', () => {
  test('may be asked to cancel no event', () => {
    const calendar = new EventCalendar();
    expect(calendar.cancel(noEvent)).toBe(false);
    const handle = calendar.push(1, phase.complete, 0, 0);
    expect(handle).not.toBe(noEvent);
    expect(
      [noEvent, -1, NaN, Infinity, handle + 0.5, handle + 1].map((it) => calendar.cancel(it)),
    ).not.toContain(true);
    expect(calendar.size).toBe(1);
  });

  test('stays in order when thousands of entries are pushed, cancelled and swept out', () => {
    const calendar = new EventCalendar();
    const handles: number[] = [];
    for (let index = 0; index < 5000; index += 1) {
      handles.push(calendar.push((index * 7919) % 1000, phase.arrive, 3, index));
    }
    for (const [index, handle] of handles.entries()) if (index % 5 !== 0) calendar.cancel(handle);
    expect(calendar.size).toBe(1000);
    const expected = Array.from({ length: 1000 }, (_, index) => index * 5).toSorted(
      (a, b) => ((a * 7919) % 1000) - ((b * 7919) % 1000) || a - b,
    );
    expect(calendar.entries().map((entry) => entry.argument)).toEqual(expected);
    const popped: number[] = [];
    while (calendar.pop()) popped.push(calendar.argument);
    expect(popped).toEqual(expected);
  });

  test('keeps an argument that is not a whole number', () => {
    const calendar = new EventCalendar();
    calendar.push(0.1, phase.observe, 2, -0.25);
    expect(calendar.pop()).toBe(true);
    expect([calendar.time, calendar.phase, calendar.handler, calendar.argument]).toEqual([0.1, 3, 2, -0.25]);
    expect(calendar.pop()).toBe(false);
  });

  test('lists the living entries for people without taking them', () => {
    const calendar = new EventCalendar();
    calendar.push(2, phase.decide, 1, 10);
    const cancelled = calendar.push(1, phase.complete, 1, 11);
    calendar.push(2, phase.complete, 5, 12);
    calendar.cancel(cancelled);
    expect(calendar.entries()).toEqual([
      { time: 2, phase: phase.complete, handler: 5, argument: 12 },
      { time: 2, phase: phase.decide, handler: 1, argument: 10 },
    ]);
    expect(calendar.size).toBe(2);
  });
});
