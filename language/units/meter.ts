/**
 * Meters count use: flying hours, cycles, kilometres, operating hours. A meter's unit is its own id, so a life in `fh`
 * can never be mistaken for one in hours. `calendar` is time itself.
 */
import { expectedMeterUnit, expectedUsage, outOfRange, tooLarge } from '../messages.ts';
import type { Reading } from '../problem.ts';
import { hoursPerUnit, readDuration } from './duration.ts';
import { numberOf, type Quantity } from './quantity.ts';

/** The meter that counts hours of the calendar, also while a machine is down. */
export const calendar = 'calendar';

/** How fast a meter runs. */
export interface UsageRate {
  /** The meter's id. */
  readonly of: string;
  readonly perHour: number;
  readonly perYear: number;
}

/** Reads an amount of the given meter: hours for `calendar`, else units of its own. */
export function readMeterAmount(quantity: Quantity, meter: string): Reading<number> {
  if (meter === calendar) return readDuration(quantity);
  if (quantity.unit !== meter) {
    return { complaint: expectedMeterUnit(quantity.text, quantity.unit, meter) };
  }
  const value = numberOf(quantity);
  if (!Number.isFinite(value)) return { complaint: tooLarge(quantity.text) };
  if (value < 0) return { complaint: outOfRange(quantity.text, 'an amount of use cannot be negative') };
  return { value };
}

/** Reads `3_300 fh/y` or `24 h/d`, of whichever meter. */
export function readUsageRate(quantity: Quantity): Reading<UsageRate> {
  const [, of, per] = /^(.*\S)\s*\/\s*(\S+)$/.exec(quantity.unit) ?? [];
  const hours = hoursPerUnit.get(per ?? '');
  if (of === undefined || hours === undefined) return { complaint: expectedUsage(quantity.text) };
  const amount = numberOf(quantity);
  if (!Number.isFinite(amount)) return { complaint: tooLarge(quantity.text) };
  if (amount < 0) return { complaint: outOfRange(quantity.text, 'use cannot be negative') };
  return { value: { of, perHour: amount / hours, perYear: amount * (8760 / hours) } };
}
