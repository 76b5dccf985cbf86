/** Moments in tables: ISO dates, or plain hours on a clock of one's own. */
const date = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const hours = /^\d+(\.\d+)?$/;

/** Which clock a moment is on: the two cannot be compared. */
export interface Moment {
  readonly clock: 'date' | 'hours';
  /** Hours since 1970 in UTC (dates without a zone are taken as UTC), or as written. */
  readonly hour: number;
}

/** The moment; or what is wrong with the text. */
export function readMoment(text: string): Moment | string {
  if (hours.test(text)) return { clock: 'hours', hour: Number(text) };
  const match = date.exec(text);
  if (match === null) {
    return `expected a date such as 2025-03-31 or 2025-03-31 14:30, or hours such as 1250.5, not "${text.slice(0, 40)}"`;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const at = Date.UTC(year, month - 1, day);
  const back = new Date(at);
  if (
    back.getUTCMonth() !== month - 1 ||
    back.getUTCDate() !== day ||
    hour > 24 ||
    minute > 59 ||
    second > 59
  )
    return `there is no such moment as "${text}"`;
  const zone = /([+-])(\d{2}):?(\d{2})$/.exec(match[7] ?? '');
  const offset = zone === null ? 0 : (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) + Number(zone[3]) / 60);
  return { clock: 'date', hour: at / 3_600_000 + hour + minute / 60 + second / 3600 - offset };
}
