// Arithmetic on working hours, held against a count of half hours one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkingHoursInput } from '../../engine/network/pools/pool-input.ts';
import {
  afterDuty,
  dayOfShift,
  dutyHours,
  nextBoundary,
  nextOnDuty,
  onDuty,
} from '../../engine/network/pools/working-hours.ts';

const half = 0.5;

/** Intervals with ends on half hours, sorted and apart, below a bound. */
const intervals = (below: number, most: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: below / half }), { maxLength: 2 * most })
    .map((edges) => edges.sort((a, b) => a - b))
    .map((edges) =>
      Array.from({ length: edges.length >> 1 }, (_, index): [number, number] => [
        edges[2 * index]! * half,
        edges[2 * index + 1]! * half,
      ]),
    );

const always: WorkingHoursInput = { always: true, weekly: [[0, 168]], closed: [] };
const anyHours = fc.oneof(
  { weight: 1, arbitrary: intervals(900, 4).map((closed): WorkingHoursInput => ({ ...always, closed })) },
  {
    weight: 4,
    arbitrary: fc
      .record({ weekly: intervals(168, 4), closed: intervals(900, 4) })
      .map(({ weekly, closed }): WorkingHoursInput => ({ always: false, weekly, closed })),
  },
);
const time = fc.integer({ min: 0, max: 2000 }).map((halves) => halves * half);

const within = (list: WorkingHoursInput['weekly'], at: number): boolean =>
  list.some(([from, to]) => from <= at && at < to);

/** Whether the half hour that begins there is on duty, by looking at the lists. */
const naive = ({ weekly, closed }: WorkingHoursInput, at: number): boolean =>
  within(weekly, at % 168) && !within(closed, at);

function naiveHours(hours: WorkingHoursInput, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += half) if (naive(hours, at)) sum += half;
  return sum;
}

describe('working hours', () => {
  test('are on duty where the week has them and no day is closed', () => {
    fc.assert(fc.property(anyHours, time, (hours, at) => onDuty(hours, at) === naive(hours, at)));
  });

  test('count as one counts half hours', () => {
    fc.assert(
      fc.property(anyHours, time, time, (hours, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(dutyHours(hours, from, to)).toBeCloseTo(naiveHours(hours, from, to), 9);
      }),
    );
  });

  test('between two boundaries nothing changes, and a boundary is always ahead', () => {
    fc.assert(
      fc.property(anyHours, time, (hours, at) => {
        const next = Math.min(nextBoundary(hours, at), at + 400);
        expect(next).toBeGreaterThan(at);
        for (let between = at; between < next; between += half)
          expect(naive(hours, between)).toBe(naive(hours, at));
      }),
    );
  });

  const inverse = (of: typeof afterDuty) =>
    fc.check(
      fc.property(anyHours, time, fc.double({ min: 0, max: 300, noNaN: true }), (hours, from, amount) => {
        const at = of(hours, from, amount);
        if (at === Infinity) return dutyHours(hours, from, from + 2000) < amount;
        const exact = Math.abs(dutyHours(hours, from, at) - amount) < 1e-5;
        // The first such time: a moment earlier, it is not there yet.
        return exact && (amount < 0.01 || dutyHours(hours, from, at - 0.01) < amount);
      }),
    ).failed;

  test('the time after so many hours on duty is the first one by which they have passed', () => {
    expect(inverse(afterDuty)).toBe(false);
  });

  test('that is seen to fail for a clock that never rests, and one that forgets what is closed', () => {
    expect(inverse((_, from, amount) => from + amount)).toBe(true);
    expect(inverse((hours, from, amount) => afterDuty({ ...hours, closed: [] }, from, amount))).toBe(true);
  });

  test('the next time on duty is now, or a boundary before which there was none', () => {
    fc.assert(
      fc.property(anyHours, time, (hours, at) => {
        const next = nextOnDuty(hours, at);
        const until = Math.min(next, at + 2000);
        expect(naiveHours(hours, at, until)).toBe(0);
        if (next < Infinity) expect(naive(hours, Math.round(next * 2) / 2)).toBe(true);
      }),
    );
  });

  test('a shift belongs to the day on which it began', () => {
    const nights: WorkingHoursInput = { always: false, weekly: [[46, 54]], closed: [] };
    expect([46, 47.5, 48, 53.9].map((at) => dayOfShift(nights, at))).toEqual([1, 1, 1, 1]);
    expect(dayOfShift(nights, 168 + 50)).toBe(8);
    expect([0, 23.5, 24].map((at) => dayOfShift(always, at))).toEqual([0, 0, 1]);
  });
});
