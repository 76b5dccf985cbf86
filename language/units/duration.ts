/**
 * Durations. The unit of time is the hour; a day has 24, a year 8,760 and a month a twelfth of a year, 730: calendar
 * months differ, and no scenario should depend on which one it starts in.
 */
import { expectedDuration, outOfRange, tooLarge } from '../messages.ts';
import type { Reading } from '../problem.ts';
import { numberOf, type Quantity } from './quantity.ts';

/** Hours in each unit of time that the language knows. */
export const hoursPerUnit: ReadonlyMap<string, number> = new Map([
  ['s', 1 / 3600],
  ['min', 1 / 60],
  ['h', 1],
  ['d', 24],
  ['wk', 168],
  ['month', 730],
  ['y', 8760],
]);

/** Reads a duration of at least zero, in hours. */
export function readDuration(quantity: Quantity): Reading<number> {
  const hours = hoursPerUnit.get(quantity.unit);
  if (hours === undefined) return { complaint: expectedDuration(quantity.text, quantity.unit) };
  const value = numberOf(quantity) * hours;
  if (!Number.isFinite(value)) return { complaint: tooLarge(quantity.text) };
  if (value < 0) return { complaint: outOfRange(quantity.text, 'a time cannot be negative') };
  return { value };
}
