/**
 * Working hours: `always`, `daily 06:00-18:00`, `weekdays 08:00-17:00`, `saturday 08:00-12:00`, or a list of such, in which
 * `holidays` says that work goes on on those days as on others.
 * They become half-open intervals of the week, in hours from Monday 0:00; a shift that ends before it begins ends on
 * the day after.
 */
import { unreadableHours } from '../messages.ts';
import type { Reading } from '../problem.ts';

const hoursPerWeek = 168;
const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;
const daysOf: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ['daily', everyDay],
  ['weekdays', [0, 1, 2, 3, 4]],
  ['weekends', [5, 6]],
  ['monday', [0]],
  ['tuesday', [1]],
  ['wednesday', [2]],
  ['thursday', [3]],
  ['friday', [4]],
  ['saturday', [5]],
  ['sunday', [6]],
]);
const shift = /^([a-z]+)\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/;

type Interval = readonly [number, number];

function clock(hour: string | undefined, minute: string | undefined): number | undefined {
  const hours = Number(hour);
  const minutes = Number(minute);
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined;
  return hours + minutes / 60;
}

function readShift(text: string): readonly Interval[] | undefined {
  const match = shift.exec(text.trim());
  const days = daysOf.get(match?.[1] ?? '');
  const from = clock(match?.[2], match?.[3]);
  const to = clock(match?.[4], match?.[5]);
  if (match === null || days === undefined || from === undefined || to === undefined) return undefined;
  if (from === to || from === 24) return undefined;
  const length = to > from ? to - from : to + 24 - from;
  return days.map((day) => [day * 24 + from, day * 24 + from + length]);
}

/** Cuts what runs past the week's end, sorts, and joins what touches. */
function tidy(intervals: readonly Interval[]): readonly Interval[] {
  const cut = intervals.flatMap(([from, to]): readonly Interval[] =>
    to <= hoursPerWeek
      ? [[from, to]]
      : [
          [from, hoursPerWeek],
          [0, to - hoursPerWeek],
        ],
  );
  const joined: [number, number][] = [];
  for (const [from, to] of cut.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Hours of the week as they are written. */
export interface AuthoredHours {
  readonly always: boolean;
  readonly weekly: readonly Interval[];
  /** Also on holidays. */
  readonly holidays: boolean;
}

/** Reads one line of working hours, or a list of them. */
export function readWorkingHours(raw: unknown): Reading<AuthoredHours> {
  const lines: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  if (lines.length === 0) return { complaint: unreadableHours('[]') };
  const intervals: Interval[] = [];
  const holidays = lines.includes('holidays');
  if (holidays && lines.length === 1) return { complaint: unreadableHours('holidays') };
  for (const line of lines) {
    if (line === 'holidays') continue;
    if (line === 'always') {
      intervals.push([0, hoursPerWeek]);
      continue;
    }
    const read = typeof line === 'string' ? readShift(line) : undefined;
    if (read === undefined) return { complaint: unreadableHours(line) };
    intervals.push(...read);
  }
  const weekly = tidy(intervals);
  const [first] = weekly;
  return { value: { always: first?.[0] === 0 && first[1] === hoursPerWeek, weekly, holidays } };
}
