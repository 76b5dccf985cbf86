/** Sums over a period turned into what is billed for them. */
import type { Hours } from '../kernel/time.ts';
import type { TariffInput } from './switches/contract-input.ts';

/** Hours in a scenario month, and scenario months in each period of the calendar. */
export const monthHours = 730;
export const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** (1 + rate)^steps for whole steps, by multiplication: the same bits everywhere. */
function grown(rate: number, steps: number): number {
  let factor = 1;
  for (let step = 0; step < steps; step += 1) factor *= 1 + rate;
  return factor;
}

/** By how much a bill has grown whose quantity began to arise so many hours after the contract's start. */
export function growthOf({ growth }: TariffInput, hours: Hours): number {
  if (growth === null) return 1;
  const step = growth.every === 'month' ? monthHours : 12 * monthHours;
  return grown(growth.rate, Math.max(0, Math.floor(hours / step)));
}

/** What of a period's sum is billed, where `part` of the period was in the contract: limits shrink with it. */
export function billable({ beyond, upTo, shortOf }: TariffInput, sum: number, part: number): number {
  if (shortOf !== null) return Math.max(0, shortOf * part - sum);
  const above = Math.max(0, sum - beyond * part);
  return upTo === null ? above : Math.min(above, Math.max(0, (upTo - beyond) * part));
}

/**
 * What a year is expected to bring of a charge, from the yearly quantity of one machine or of all: every period is taken
 * to have its even share. Cents of a year are limited by the caps of its periods.
 */
export function expectedBill(
  tariff: TariffInput,
  quantity: number,
  rate: number,
  years: number,
): { readonly quantity: number; readonly cents: number } {
  const { period, cap } = tariff;
  const plain = { quantity, cents: quantity * rate };
  if (period === 'none') return plain;
  const perYear = period === 'term' ? 1 / years : 12 / monthsIn[period];
  const billed = billable(tariff, quantity / perYear, 1) * perYear;
  return { quantity: billed, cents: cap === null ? billed * rate : Math.min(billed * rate, cap * perYear) };
}

/** When the bill for a period is earned. */
export function earnedAt({ due }: TariffInput, from: Hours, to: Hours): Hours {
  if (due === 'advance') return from;
  return due === 'arrears' ? to : (from + to) / 2;
}
