/** A number within a text such as `25_000 USD/d`, for sliders: taken out, and put in again the way it was written. */

interface Split {
  readonly number: number;
  readonly rest: string;
}

function split(text: string): Split | null {
  const [, digits, rest] = /^([+-]?\d[\d_]*(?:\.\d+)?)(\s*[^\d\s].*)?$/.exec(text.trim()) ?? [];
  if (digits === undefined) return null;
  return { number: Number(digits.replaceAll('_', '')), rest: rest ?? '' };
}

/** What a slider needs; null where the ends and the value are not in one unit. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly value: number;
  readonly write: (value: number) => string;
}

const steps = 100;

export function scaleOf(text: string, [lowText, highText]: readonly [string, string]): Scale | null {
  const value = split(text);
  const low = split(lowText);
  const high = split(highText);
  if (value === null || low === null || high === null) return null;
  const units = new Set([value, low, high].map(({ rest }) => rest.trim()));
  if (units.size !== 1 || !(high.number > low.number)) return null;
  const step = roundStep((high.number - low.number) / steps);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const isGrouped = [text, lowText, highText].some((each) => each.includes('_'));
  return {
    low: low.number,
    high: high.number,
    step,
    value: value.number,
    write: (next) => {
      const plain = String(Number(next.toFixed(digits)));
      return `${isGrouped ? plain.replaceAll(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, '_') : plain}${value.rest}`;
    },
  };
}

/** 1, 2 or 5 times a power of ten, not above what is given. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [5, 2, 1].find((each) => each * power <= step * (1 + 1e-9)) ?? 1;
  return factor * power;
}
