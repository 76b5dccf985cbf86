/**
 * Money, in cents of the scenario's one currency: an amount (`2.4 MUSD`), an amount per time (`25_000 USD/d`, turned
 * into cents per hour) or an amount per unit of a meter (`180 USD/fh`).
 */
import { expectedMoney, otherCurrency, outOfRange, tooLarge } from '../messages.ts';
import type { Reading } from '../problem.ts';
import { hoursPerUnit } from './duration.ts';
import { numberOf, type Quantity } from './quantity.ts';

export interface Money {
  readonly cents: number;
  /** Unit behind the slash as it was written; `null` for a plain amount. */
  readonly per: string | null;
}

const prefixes: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
]);
const moneyUnit = /^([kMG]?)([A-Z]{3})(?:\s*\/\s*(\S.*))?$/;

/** The currency that a text such as `180 USD/h` names; undefined when it is no money. */
export function currencyOf(text: string): string | undefined {
  return /^[+-]?\d[\d_.]*\s*[kMG]?([A-Z]{3})(?:\s*\/|$)/.exec(text)?.[1];
}

/** Reads an amount of money of at least zero, whatever it is per. */
export function readMoney(quantity: Quantity, currency: string): Reading<Money> {
  const [, prefix, code, per] = moneyUnit.exec(quantity.unit) ?? [];
  const power = prefixes.get(prefix ?? '');
  if (code === undefined || power === undefined) {
    return { complaint: expectedMoney(quantity.text, quantity.unit, currency, '') };
  }
  if (code !== currency) return { complaint: otherCurrency(code, currency) };
  const cents = numberOf(quantity, power + 2);
  if (!Number.isFinite(cents)) return { complaint: tooLarge(quantity.text) };
  if (cents < 0) return { complaint: outOfRange(quantity.text, 'an amount of money cannot be negative') };
  return { value: { cents, per: per ?? null } };
}

/** Reads a plain amount, in cents. */
export function readAmount(quantity: Quantity, currency: string): Reading<number> {
  const money = readMoney(quantity, currency);
  if (!('value' in money)) return money;
  if (money.value.per !== null) {
    return { complaint: expectedMoney(quantity.text, quantity.unit, currency, '') };
  }
  return { value: money.value.cents };
}

/** Reads an amount per time, in cents per so many hours. */
export function readMoneyPer(hours: number, quantity: Quantity, currency: string): Reading<number> {
  const money = readMoney(quantity, currency);
  if (!('value' in money)) return money;
  const per = hoursPerUnit.get(money.value.per ?? '');
  if (per === undefined) {
    return { complaint: expectedMoney(quantity.text, quantity.unit, currency, '/h') };
  }
  return { value: (money.value.cents * hours) / per };
}
