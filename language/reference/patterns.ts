/**
 * How quantities are written, as regular expressions for JSON Schema. They let through all that the language reads, and
 * stop most of what it does not; what only a computation can tell (parameters in order, a sum of shares) they leave.
 */
import { lists, signatures } from '../units/distribution-text.ts';
import { hoursPerUnit } from '../units/duration.ts';

const digits = String.raw`\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?`;
const power = String.raw`(?:[eE][+-]?\d{1,3})?`;
/** A number of at least zero; "-0" is one too. */
const number = String.raw`(?:\+?${digits}|-0+(?:\.0+)?)${power}`;
/** A number of either sign. */
const signed = String.raw`[+-]?${digits}${power}`;
const timeUnit = `(?:${[...hoursPerUnit.keys()].join('|')})`;
/** The id of a meter. */
const meter = String.raw`\p{L}[\p{L}\p{N} ._-]*`;
const money = '[kMG]?[A-Z]{3}';

const whole = (pattern: string): string => String.raw`^\s*(?:${pattern})\s*$`;
const inUnit = (unit: string): string => String.raw`${number}\s*${unit}`;
const fraction = String.raw`${number}\s*%?`;
/** At most 100 %, unless it is written with a power or with underscores. */
const share = String.raw`${number}|(?:-?0*\d{1,2}(?:\.[\d_]+)?|0*100(?:\.0+)?|\+?\d+_[\d._]+|${digits}[eE][+-]?\d+)\s*%`;

/** A law with its parameters, those that have the unit of what is described written as `amount`. */
function law(amount: string): string {
  const parts = { amount, number, share: fraction, count: amount } as const;
  const listOf = (part: string): string => String.raw`${part}(?:\s*,\s*${part})*`;
  const fixed = Object.entries(signatures).map(([name, { parameters }]) => {
    const written = parameters.map(({ kind }) => parts[kind]).join(String.raw`\s*,\s*`);
    return String.raw`${name}\s*\(\s*${written}\s*\)`;
  });
  const item = { discrete: String.raw`${amount}\s*:\s*${fraction}`, empirical: amount };
  const open = lists.map((name) => String.raw`${name}\s*\(\s*${listOf(item[name])}\s*\)`);
  return [amount, ...fixed, ...open].join('|');
}

const day = '(?:daily|weekdays|weekends|monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const clock = String.raw`\d{1,2}:[0-5]\d`;

export const patterns = {
  duration: whole(inUnit(timeUnit)),
  time: whole(law(inUnit(timeUnit))),
  life: whole(law(inUnit(meter))),
  /** Numbers without a unit. */
  bare: whole(number),
  bareLaw: whole(law(number)),
  signed: whole(signed),
  share: whole(share),
  fraction: whole(fraction),
  /** In a price, a number alone is a margin, and below one. */
  margin: whole(String.raw`${number}\s*%|0+(?:\.\d+(?:_\d+)*)?|${digits}[eE]-\d{1,3}`),
  money: whole(inUnit(money)),
  moneyRate: whole(inUnit(String.raw`${money}\s*/\s*${timeUnit}`)),
  price: whole(inUnit(String.raw`${money}(?:\s*/\s*\S.*)?`)),
  usageRate: whole(inUnit(String.raw`(?:\S.*)?\S\s*/\s*${timeUnit}`)),
  amount: String.raw`^\s*${signed}(?![\d.,_]).*$`,
  workingHours: whole(String.raw`always|${day}\s+${clock}\s*-\s*${clock}`),
  workingHoursLine: whole(String.raw`always|holidays|${day}\s+${clock}\s*-\s*${clock}`),
  days: whole(String.raw`days?\s+\d{1,6}(?:\s*-\s*\d{1,6})?(?:\s+yearly)?`),
  currency: '^[A-Z]{3}$',
} as const;
