/**
 * A price as the scenario's author would write it. Inside, a price is cents per hour (or per whatever is counted);
 * outside, it has the unit in which it was written, or at least that of what it is charged for.
 */
import type { Alternative } from '../../engine/build/scenario.ts';
import type { ChargeInput } from '../../engine/contracts/switches/contract-input.ts';
import type { Assumption } from '../../language/index.ts';
import { decimalsFor, grouped } from '../text/numbers.ts';

/** Hours in the units of time that prices are written in. */
const hoursIn: Readonly<Record<string, number>> = { h: 1, d: 24, wk: 168, month: 730, y: 8760 };

/** `180 USD/fh`, `35,000 USD/month`, `12 %`. */
export function priceText(
  value: number,
  price: string,
  alternative: Alternative,
  assumptions: readonly Assumption[],
): string {
  const { prices, currency } = alternative.economics;
  if (prices[price]?.unit === 'fraction') return `${grouped(value * 100, 1)} %`;
  const { label, hours } = perWhat(price, alternative, assumptions);
  const amount = (value * hours) / 100;
  const per = label === '' ? '' : `/${label}`;
  if (Math.abs(amount) >= 1e6) return `${grouped(amount / 1e6, 2)} M${currency}${per}`;
  const decimals = Math.abs(amount) >= 1000 ? 0 : decimalsFor(amount, 4, 2);
  return `${grouped(amount, decimals)} ${currency}${per}`;
}

function perWhat(
  price: string,
  alternative: Alternative,
  assumptions: readonly Assumption[],
): { label: string; hours: number } {
  const written = assumptions.find(({ path }) => path === `prices.${price}`)?.value;
  const [, label] = /\/\s*([A-Za-z]\w*)\s*$/.exec(written ?? '') ?? [];
  if (label !== undefined) return { label, hours: hoursIn[label] ?? 1 };
  if (written !== undefined) return { label: '', hours: 1 };
  const charges = Object.values(alternative.economics.contracts).flatMap(({ charges: its }) =>
    Object.values(its),
  );
  const charge = charges.find((its) => its.price === price);
  return { label: charge === undefined ? '' : labelOf(charge), hours: 1 };
}

function labelOf({ driver, per }: ChargeInput): string {
  if (driver === 'use') return per ?? '';
  return /[hH]our$/.test(driver) ? 'h' : '';
}
