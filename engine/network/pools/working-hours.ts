/**
 * Working hours: a weekly pattern that repeats for ever but for the days on which it is closed; pure arithmetic on hours
 * since the start (Monday 0:00). A boundary counts as passed from a millionth of an hour before it, so that rounding of
 * the clock cannot keep anybody off duty at the very time when their shift begins.
 */
import type { Hours } from '../../kernel/time.ts';
import type { WorkingHoursInput } from './pool-input.ts';

const weekHours = 168;
const dayHours = 24;
const tolerance = 1e-6;

function inWeek(at: Hours): Hours {
  const shifted = at + tolerance;
  return shifted - Math.floor(shifted / weekHours) * weekHours;
}

/** Whether there is nothing but duty. */
export function isAlways({ always, closed }: WorkingHoursInput): boolean {
  return always && closed.length === 0;
}

/** Index of the first closed time that ends after `at`. */
function closedFrom({ closed }: WorkingHoursInput, at: Hours): number {
  let low = 0;
  let high = closed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((closed[middle]?.[1] ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether somebody with these hours is on duty. */
export function onDuty(hours: WorkingHoursInput, at: Hours): boolean {
  if (hours.closed.length > 0) {
    const shifted = at + tolerance;
    const next = hours.closed[closedFrom(hours, shifted)];
    if (next !== undefined && next[0] <= shifted) return false;
  }
  if (hours.always) return true;
  const position = inWeek(at);
  for (const interval of hours.weekly) if (position >= interval[0] && position < interval[1]) return true;
  return false;
}

/** The next time after `at` when these hours may begin or end; Infinity if they never do. */
export function nextBoundary(hours: WorkingHoursInput, at: Hours): Hours {
  return Math.min(nextOfWeek(hours, at), nextClosed(hours, at));
}

function nextOfWeek(hours: WorkingHoursInput, at: Hours): Hours {
  if (hours.always) return Infinity;
  const position = inWeek(at);
  const week = Math.floor((at + tolerance) / weekHours) * weekHours;
  let next = Infinity;
  for (const [from, to] of hours.weekly) {
    for (const edge of [from, to]) {
      const ahead = edge > position ? edge : edge + weekHours;
      next = Math.min(next, ahead);
    }
  }
  return week + next;
}

function nextClosed(hours: WorkingHoursInput, at: Hours): Hours {
  const shifted = at + tolerance;
  const next = hours.closed[closedFrom(hours, shifted)];
  if (next === undefined) return Infinity;
  return next[0] > shifted ? next[0] : next[1];
}

/** The day, counted from 0, on which the shift began that somebody is in at this time. */
export function dayOfShift(hours: WorkingHoursInput, at: Hours): number {
  const shifted = at + tolerance;
  if (hours.always) return Math.floor(shifted / dayHours);
  const position = inWeek(at);
  for (const [from, to] of hours.weekly) {
    // A shift that runs into the next week was cut there: what follows Monday 0:00 began on Sunday.
    if (position >= from && position < to) return Math.floor((shifted - position + from) / dayHours);
  }
  return Math.floor(shifted / dayHours);
}

/** The next midnight after a time. */
export function nextMidnight(at: Hours): Hours {
  return (Math.floor((at + tolerance) / dayHours) + 1) * dayHours;
}

function dutyUntil(hours: WorkingHoursInput, at: Hours): Hours {
  if (hours.always) return at;
  const weeks = Math.floor(at / weekHours);
  const rest = at - weeks * weekHours;
  let perWeek = 0;
  let partial = 0;
  for (const [from, to] of hours.weekly) {
    perWeek += to - from;
    partial += Math.max(0, Math.min(rest, to) - from);
  }
  return weeks * perWeek + partial;
}

/** Hours on duty between two times. */
export function dutyHours(hours: WorkingHoursInput, from: Hours, to: Hours): Hours {
  if (isAlways(hours)) return to - from;
  let duty = dutyUntil(hours, to) - dutyUntil(hours, from);
  for (let index = closedFrom(hours, from); index < hours.closed.length; index += 1) {
    const [begins, ends] = hours.closed[index] ?? [Infinity, Infinity];
    if (begins >= to) break;
    duty -= dutyUntil(hours, Math.min(ends, to)) - dutyUntil(hours, Math.max(begins, from));
  }
  return duty;
}

/** The first time by which so many hours on duty have passed since `from`; Infinity if they never do. */
export function afterDuty(hours: WorkingHoursInput, from: Hours, amount: Hours): Hours {
  if (isAlways(hours) || amount <= 0 || amount === Infinity) return from + Math.max(0, amount);
  let at = from;
  let left = amount;
  for (;;) {
    const next = nextBoundary(hours, at);
    if (onDuty(hours, at)) {
      if (next - at >= left) return at + left;
      left -= next - at;
    }
    if (next === Infinity) return Infinity;
    at = next;
  }
}

/** The first time from `at` on when somebody with these hours is on duty; Infinity if there is none. */
export function nextOnDuty(hours: WorkingHoursInput, at: Hours): Hours {
  let time = at;
  // With neither a week nor a closed time ahead there is nothing more to come.
  while (!onDuty(hours, time)) {
    time = nextBoundary(hours, time);
    if (time === Infinity) return Infinity;
  }
  return time;
}

/** How long somebody on duty at this time stays on it. */
export function dutyAhead(hours: WorkingHoursInput, at: Hours): Hours {
  return nextBoundary(hours, at) - at;
}
