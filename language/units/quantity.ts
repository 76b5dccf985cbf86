/**
 * A quantity is a number and the unit written behind it. The digits stay text until the unit is known, so that powers
 * of ten (cents, millions, percent) move the decimal point and never round: 9.3 MUSD is 930000000 cents exactly.
 */
import { notANumber, unreadableNumber } from '../messages.ts';
import type { Reading } from '../problem.ts';

export interface Quantity {
  /** Decimal digits as JavaScript reads them, without underscores. */
  readonly mantissa: string;
  readonly exponent: number;
  /** Empty when the number stands alone. */
  readonly unit: string;
  /** As it was written, for messages. */
  readonly text: string;
}

const pattern = /^([+-]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?)(?:[eE]([+-]?\d{1,3}))?(?![\d.,_])\s*(.*)$/;

/** Reads `16_000 h`, `2.4 MUSD`, `98 %` or a bare number. */
export function readQuantity(raw: unknown): Reading<Quantity> {
  if (typeof raw !== 'string' && typeof raw !== 'number') return { complaint: notANumber(raw) };
  const text = String(raw).trim();
  const match = pattern.exec(text);
  const [, mantissa, exponent, unit] = match ?? [];
  if (mantissa === undefined) return { complaint: unreadableNumber(text) };
  return {
    value: {
      mantissa: mantissa.replaceAll('_', ''),
      exponent: exponent === undefined ? 0 : Number(exponent),
      unit: unit ?? '',
      text,
    },
  };
}

/** The quantity's number times ten to the given power, rounded once. */
export function numberOf(quantity: Quantity, powerOfTen = 0): number {
  return Number(`${quantity.mantissa}e${quantity.exponent + powerOfTen}`);
}
