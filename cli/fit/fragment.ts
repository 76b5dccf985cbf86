/** The best fit as a piece of a scenario: a life with its basis, range and source, to be pasted below a mode. */
import type { Estimate, Fit } from '../../engine/stats/fit/index.ts';
import { engineVersion } from '../../engine/version.ts';
import { counted } from '../text/numbers.ts';
import type { FitReport } from './report.ts';

/** The YAML text; undefined for a law whose numbers are too large to be written. */
export function fragment(report: FitReport): string | undefined {
  const { best, origin } = report;
  if (!(best.mean.value < Infinity)) return undefined;
  const { unit, meter, source } = origin;
  const how = evidence(report);
  const [value, ...range] = lifeOf(best, unit);
  return [
    `# Fitted by aftersim ${engineVersion} (maximum likelihood): ${how}. Paste below a mode: items.ITEM.modes.MODE`,
    ...remarks(report).map((remark) => `# ${remark}`),
    `meter: ${meter}`,
    'life:',
    `  value: ${quoted(value)}`,
    '  basis: derived',
    ...(range.length === 2 ? [`  range: [${range.map(quoted).join(', ')}]`] : []),
    `  source: ${quoted(`${source}; ${how}; maximum likelihood`)}`,
    '',
  ].join('\n');
}

/** What the fit rests on. */
function evidence({ best, events, systems }: FitReport): string {
  const failures = counted(events, 'failure');
  return best.law === 'powerLaw' && systems !== undefined
    ? `${failures} of ${counted(systems, 'system')}`
    : `${failures}, ${counted(best.censored, 'life', 'lives')} censored`;
}

function remarks({ kind, best, origin }: FitReport): string[] {
  const ends = `range: the 95 % interval of each parameter by itself`;
  if (best.law !== 'powerLaw') {
    const gaps = 'The life is the time between failures: right if a repair makes the machine as good as new.';
    return kind === 'systems' ? [gaps, ends] : [ends];
  }
  const { shape, scale } = best.parameters;
  return [
    `Failures follow a power-law process: shape ${digits(shape.value)}, scale ${digits(scale.value)} ${origin.unit}.`,
    'A scenario renews what it repairs and has no such process, so the life below is exponential, at the rate of',
    `failures that machines of age ${digits(best.longest)} ${origin.unit} have: right for that age, not for others.`,
    ends,
  ];
}

/** The law as a scenario writes it, then the same at both ends of the intervals, if they have two. */
export function lifeOf(fit: Fit, unit: string): readonly [value: string, ...ends: string[]] {
  const amount = (value: number): string => `${digits(value)} ${unit}`;
  switch (fit.law) {
    case 'exponential':
    case 'powerLaw':
      return written([fit.mean], ([mean = NaN]) => `exponential(${amount(mean)})`);
    case 'weibull': {
      const { shape, scale } = fit.parameters;
      return written([shape, scale], ([k = NaN, s = NaN]) => `weibull(${digits(k)}, ${amount(s)})`);
    }
    case 'lognormal':
      return written(
        [fit.mean, fit.cv],
        ([mean = NaN, cv = NaN]) => `lognormal(${amount(mean)}, ${digits(cv * 100)} %)`,
      );
  }
}

function written(
  estimates: readonly Estimate[],
  write: (values: readonly number[]) => string,
): readonly [string, ...string[]] {
  const value = write(estimates.map((its) => its.value));
  const bounded = estimates.every(({ lower, upper }) => lower > 0 && upper < Infinity);
  if (!bounded) return [value];
  return [value, write(estimates.map(({ lower }) => lower)), write(estimates.map(({ upper }) => upper))];
}

/** A number with five digits, thousands parted as in a scenario: `26_297`. */
export function digits(value: number): string {
  const text = String(Number(value.toPrecision(5)));
  if (text.includes('e')) return text.replace('e+', 'e');
  const [whole = '', rest] = text.split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, '_');
  return rest === undefined ? parted : `${parted}.${rest}`;
}

/** A double-quoted text is written in YAML as in JSON. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
