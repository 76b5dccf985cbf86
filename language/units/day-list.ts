/** Days of the run, counted from 1: `day 10`, `days 20-25`, and with ` yearly` the same days of each year of 365. */
import { unreadableDays } from '../messages.ts';
import type { Reading } from '../problem.ts';

const hoursPerDay = 24;
const daysPerYear = 365;
const written = /^days?\s+(\d{1,6})(?:\s*-\s*(\d{1,6}))?(\s+yearly)?$/;

/** Days from the first to the last, both counted. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
  readonly yearly: boolean;
}

/** Reads one line of days. */
export function readDays(raw: unknown): Reading<DayRange> {
  const match = typeof raw === 'string' ? written.exec(raw.trim()) : null;
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  const yearly = match?.[3] !== undefined;
  if (match === null || first < 1 || last < first || (yearly && last > daysPerYear)) {
    return { complaint: unreadableDays(raw) };
  }
  return { value: { first, last, yearly } };
}

/** The times of a run that lie in such days: [from, to) in hours, sorted, joined where they touch. */
export function hoursIn(days: readonly DayRange[], horizon: number): readonly (readonly [number, number])[] {
  const years = Math.ceil(horizon / (daysPerYear * hoursPerDay));
  const all = days.flatMap(({ first, last, yearly }) =>
    Array.from({ length: yearly ? years : 1 }, (_, year): [number, number] => {
      const before = year * daysPerYear;
      return [(before + first - 1) * hoursPerDay, (before + last) * hoursPerDay];
    }),
  );
  const joined: [number, number][] = [];
  for (const [from, to] of all.filter(([from]) => from < horizon).sort((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before !== undefined && from <= before[1]) before[1] = Math.max(before[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
