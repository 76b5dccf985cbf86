/**
 * Working hours: a weekly pattern that repeats for ever, pure arithmetic on hours since the start (Monday 0:00).
 * A boundary counts as passed from a millionth of an hour before it, so that rounding of the clock cannot keep
 * anybody off duty at the very time when their shift begins.
 */
import type { Hours } from '../../kernel/time.ts';
import type { WorkingHoursInput } from './pool-input.ts';

const weekHours = 168;
const tolerance = 1e-6;

function inWeek(at: Hours): Hours {
  const shifted = at + tolerance;
  return shifted - Math.floor(shifted / weekHours) * weekHours;
}

/** Whether somebody with these hours is on duty. */
export function onDuty(hours: WorkingHoursInput, at: Hours): boolean {
  if (hours.always) return true;
  const position = inWeek(at);
  for (const interval of hours.weekly) if (position >= interval[0] && position < interval[1]) return true;
  return false;
}

/** The next time after `at` when these hours begin or end; Infinity if they never do. */
export function nextBoundary(hours: WorkingHoursInput, at: Hours): Hours {
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

function dutyUntil(hours: WorkingHoursInput, at: Hours): Hours {
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
  if (hours.always) return to - from;
  return dutyUntil(hours, to) - dutyUntil(hours, from);
}
