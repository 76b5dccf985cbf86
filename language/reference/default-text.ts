/** A default of normalize as it would be written: 175200 hours are `20 y`, a constant law of 1 is `1`. */
import { defaults } from '../normalize/defaults.ts';
import { hoursPerUnit } from '../units/duration.ts';
import type { Value } from './outline.ts';

/** The text, in the form that the language reads back; `value`: how the key is written, undefined for a choice. */
export function defaultText(its: unknown, value: Value | undefined): string {
  if (Array.isArray(its)) return its.length === 1 ? String(its[0]) : `[${its.join(', ')}]`;
  if (typeof its === 'object' && its !== null && 'value' in its) return defaultText(its.value, value);
  if (typeof its !== 'number') return String(its);
  const kind = value?.is;
  if (kind === 'duration' || kind === 'time') return inTime(its);
  if (kind === 'money') return `${its / 100} ${defaults.currency}`;
  if (kind === 'moneyRate') return `${its / 100} ${defaults.currency}/h`;
  return kind === 'share' || kind === 'fraction' ? `${100 * its} %` : String(its);
}

/** In the largest unit that gives a whole number. */
function inTime(hours: number): string {
  if (hours === 0) return '0 h';
  const fitting = [...hoursPerUnit].filter(([, each]) => Number.isInteger(hours / each)).pop();
  return fitting === undefined ? `${hours} h` : `${hours / fitting[1]} ${fitting[0]}`;
}
