/** How a metric is called, written and judged. */
import { chartWords } from '../words/chart-words.ts';
import { durationText, moneyText, numberText, percentText } from '../words/numbers.ts';

/** Which way is better, for the star. */
export const better: Readonly<Record<string, 1 | -1>> = {
  'value/maker': 1,
  'cost/customer': -1,
  'value/joint': 1,
  availability: 1,
};

/** How a metric is written. */
export function formatOf(metric: string, currency: string): (value: number) => string {
  if (/^(value|cost|npv|profit|tco|penalty|downtimeCost)/.test(metric))
    return (value) => moneyText(value, currency);
  if (
    /^(availability|inherentA|achievedA|promiseKept|fillRate|readyRate|inStock|utilisation|unitFill|lineFill|orderFill|perfectOrder|onTime|completedWithin|suppliedWithin|poolWaitShare|people|margin|firstTimeFix)/.test(
      metric,
    )
  ) {
    return (value) => percentText(value);
  }
  if (
    /^(mtb|mttr|mdt|mldt|responseHours|restoreHours|orderCycle$|orderCycleP|stockWait|poolWait$|downtime)/.test(
      metric,
    )
  )
    return (value) => durationText(value);
  return (value) => numberText(value);
}

export function titleOf(metric: string): string {
  const columns: Readonly<Record<string, string>> = chartWords.compare.columns;
  return columns[metric] ?? metric;
}

/** Of a column of a table. */
export function unitOf(metric: string, currency: string): string {
  return /^(value|cost)\//.test(metric) ? `${currency} / 100` : titleOf(metric);
}
