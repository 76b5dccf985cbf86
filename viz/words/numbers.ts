/** Numbers, money, shares and times as the page writes them, by `Intl` in the language of the page. */

export const locale = 'en';

/** A number of up to `digits` significant digits; a dash for what is not a number. */
export function numberText(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return '–';
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: digits }).format(value);
}

/** A whole number with its groups of digits. */
export function countText(value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** `224.8 M USD` for an amount in cents. */
export function moneyText(cents: number, currency: string, digits = 4): string {
  if (!Number.isFinite(cents)) return '–';
  const amount = cents / 100;
  const units = [
    { size: 1e9, name: 'bn ' },
    { size: 1e6, name: 'M ' },
    { size: 1e3, name: 'k ' },
  ];
  const unit = units.find(({ size }) => Math.abs(amount) >= size * 0.9995) ?? { size: 1, name: '' };
  return `${numberText(amount / unit.size, digits)} ${unit.name}${currency}`.replace('-', '−');
}

/** A half width to two significant digits: more would claim to know the spread better than the runs tell. */
export function roughly(halfWidth: number): number {
  return Number.isFinite(halfWidth) ? Number(halfWidth.toPrecision(2)) : halfWidth;
}

/** `97.4 %` for a share of 0.974. */
export function percentText(share: number, digits = 4): string {
  return Number.isFinite(share) ? `${numberText(share * 100, digits)} %` : '–';
}

/** `3.2 h`, `12 d`, `2.5 y` for hours. */
export function durationText(hours: number, digits = 3): string {
  const size = Math.abs(hours);
  if (size >= 2 * 8760) return `${numberText(hours / 8760, digits)} y`;
  if (size >= 48) return `${numberText(hours / 24, digits)} d`;
  if (size >= 1 || size === 0) return `${numberText(hours, digits)} h`;
  return `${numberText(hours * 60, digits)} min`;
}

/** One thing or several: `plural(3, 'run', 'runs')`. */
export function plural(count: number, one: string, many: string): string {
  return `${countText(count)} ${new Intl.PluralRules(locale).select(count) === 'one' ? one : many}`;
}
