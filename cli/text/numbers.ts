/** Numbers as a person reads them: grouped, with as many digits as are known. */

const minus = '−';
/** Shown where there is no number: 0/0, or nothing to count. */
export const nothing = '–';

/** `−1,234.5`. */
export function grouped(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return value === Infinity ? '∞' : value === -Infinity ? `${minus}∞` : nothing;
  const [whole = '0', rest] = Math.abs(value).toFixed(decimals).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : `.${rest}`);
  return value < 0 && /[1-9]/.test(text) ? `${minus}${text}` : text;
}

/** `+1,234.5`, for differences. */
export function signed(value: number, decimals: number): string {
  const text = grouped(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Decimals that show a positive number with so many significant digits, at most `most`. */
export function decimalsFor(value: number, digits: number, most = 4): number {
  const size = Math.abs(value);
  if (!(size > 0) || !Number.isFinite(size)) return 0;
  return Math.max(0, Math.min(most, digits - 1 - Math.floor(Math.log10(size))));
}

/** A number alone, with about four digits. */
export function plainNumber(value: number): string {
  return grouped(value, decimalsFor(value, 4));
}

export interface Measured {
  readonly mean: number;
  readonly halfWidth: number;
}

/** Decimals for a column: the middle one of its half widths shows two digits; without any, the numbers show four. */
export function decimalsOf(column: readonly Measured[], most = 4): number {
  const widths = column.map(({ halfWidth }) => halfWidth).filter((its) => its > 0 && Number.isFinite(its));
  const middle = widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)];
  if (middle !== undefined) return decimalsFor(middle, 2, most);
  return Math.max(0, ...column.map(({ mean }) => decimalsFor(mean, 4, most)));
}

/** `±12`; nothing for what has no interval. */
export function plusMinus(halfWidth: number, decimals: number): string {
  return Number.isFinite(halfWidth) ? `±${grouped(halfWidth, decimals)}` : '';
}

/** `1 run`, `2 runs`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${grouped(count, 0)} ${count === 1 ? one : several}`;
}
