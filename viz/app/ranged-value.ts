/** An assumed value that a slider can move: its number, its unit as written, and between which numbers it may lie. */
import type { RangedAssumption } from '../presets/preset.ts';

export interface RangedValue {
  readonly path: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** ` USD/h`, with the space before it as it is written. */
  readonly unit: string;
}

const written = /^(-?[\d_]+(?:\.[\d_]+)?)(.*)$/;

function parts(text: string): { readonly number: number; readonly unit: string } | undefined {
  const [, digits, unit] = written.exec(text.trim()) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const number = Number(digits.replaceAll('_', ''));
  return Number.isFinite(number) ? { number, unit } : undefined;
}

/** Undefined where the value and its range are not numbers of one unit. */
export function rangedValueOf({ path, value, range }: RangedAssumption): RangedValue | undefined {
  const [its, low, high] = [value, ...range].map(parts);
  if (its === undefined || low === undefined || high === undefined) return undefined;
  if (its.unit !== low.unit || its.unit !== high.unit || !(low.number < high.number)) return undefined;
  return { path, value: its.number, low: low.number, high: high.number, unit: its.unit };
}

/** Steps of a slider. */
const steps = 100;

/** A number between the ends, rounded to a readable one: three significant digits. */
export function atStep({ low, high }: RangedValue, step: number): number {
  return Number((low + ((high - low) * step) / steps).toPrecision(3));
}

export function stepOf({ low, high }: RangedValue, value: number): number {
  return Math.round(((value - low) / (high - low)) * steps);
}
