/** Money for people: one unit for a whole table, so that its amounts can be compared at a glance. Amounts are cents. */
import { decimalsFor, grouped } from './numbers.ts';

export interface MoneyUnit {
  /** `M USD`. */
  readonly label: string;
  /** Cents in one. */
  readonly cents: number;
}

/** The unit in which the largest of these amounts has at least `digits` digits before the point. */
export function moneyUnit(amounts: readonly number[], currency: string, digits = 2): MoneyUnit {
  const largest = Math.max(0, ...amounts.map(Math.abs).filter(Number.isFinite));
  const units = [
    { label: `M ${currency}`, cents: 1e8 },
    { label: `k ${currency}`, cents: 1e5 },
  ];
  return units.find(({ cents }) => largest >= cents * 10 ** (digits - 1)) ?? { label: currency, cents: 100 };
}

/** An amount with its own unit: `2.4 M USD`. */
export function money(cents: number, currency: string): string {
  const unit = moneyUnit([cents], currency, 1);
  return `${grouped(cents / unit.cents, decimalsFor(cents / unit.cents, 3, 2))} ${unit.label}`;
}
