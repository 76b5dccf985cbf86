/** What `fit` prints for people. */
import type { Estimate, Fit, Ranked } from '../../engine/stats/fit/index.ts';
import type { Paint } from '../call/terminal.ts';
import { counted, decimalsFor, grouped, nothing } from '../text/numbers.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { table, wrapped, type Cell } from '../text/table.ts';
import type { FitReport, SystemReport } from './report.ts';

export function fitTable(report: FitReport, paint: Paint): string {
  const { origin, each } = report;
  return paragraphs(
    [paint.bold(origin.file), wrapped(contents(report))].join('\n'),
    fitsTable(report, paint),
    refusedText(report),
    trendText(report),
    each === undefined ? undefined : eachTable(each, origin.unit, paint),
    wrapped(verdict(report)),
    paint.dim('Intervals: likelihood ratio; of a mean that is no parameter: normal on the log scale (Wald).'),
  );
}

function contents({ events, censored, total, systems, origin }: FitReport): string {
  const time = `${number(total)} ${origin.unit} in all`;
  const failures = counted(events, 'failure');
  if (systems === undefined) return `${failures}, ${counted(censored, 'life', 'lives')} censored; ${time}`;
  const ended = systems - censored;
  const ends = ended === 0 ? '' : `, ${grouped(ended, 0)} of them observed until a failure`;
  return `${counted(systems, 'system')}${ends}; ${failures}; ${time}`;
}

/** Parameters first, then what is made of them. */
function estimatesOf(fit: Fit): readonly (readonly [name: string, estimate: Estimate])[] {
  switch (fit.law) {
    case 'exponential':
      return [['mean', fit.mean]];
    case 'weibull':
      return [...Object.entries(fit.parameters), ['mean', fit.mean]];
    case 'lognormal':
      return [...Object.entries(fit.parameters), ['median', fit.median], ['mean', fit.mean]];
    case 'powerLaw':
      return [...Object.entries(fit.parameters), [`mean gap at ${number(fit.longest)}`, fit.mean]];
  }
}

function fitsTable({ ranking, kind }: FitReport, paint: Paint): string {
  const isOne = ranking.ranked.length + ranking.refused.length === 1;
  const rows = ranking.ranked.flatMap(({ fit, behind, weight }: Ranked<Fit>) =>
    estimatesOf(fit).map(([name, its], index): Cell[] => [
      index > 0 ? '' : kind === 'systems' && fit.law !== 'powerLaw' ? `${fit.law} gaps` : fit.law,
      name,
      number(its.value),
      number(its.standardError),
      interval(its),
      ...(index > 0
        ? []
        : [grouped(fit.aic, 2), ...(isOne ? [] : [grouped(behind, 2), `${grouped(100 * weight, 0)} %`])]),
    ]),
  );
  const columns = [
    { title: 'Law', align: 'left' },
    { title: 'parameter', align: 'left' },
    { title: 'estimate', align: 'right' },
    { title: 'error', align: 'right' },
    { title: '95 % interval', align: 'left' },
    { title: 'AIC', align: 'right' },
    ...(isOne
      ? []
      : ([
          { title: 'behind', align: 'right' },
          { title: 'weight', align: 'right' },
        ] as const)),
  ] as const;
  return table(columns, rows, paint.bold);
}

/** Laws refused for the same reason share a line. */
function refusedText({ ranking }: FitReport): string {
  const byReason = new Map<string, string[]>();
  for (const { law, why } of ranking.refused) {
    byReason.set(why.message, [...(byReason.get(why.message) ?? []), law]);
  }
  return Array.from(byReason, ([why, laws]) =>
    wrapped(`${laws.join(', ')} could not be fitted: ${why}`, '  '),
  ).join('\n');
}

function trendText({ trend }: FitReport): string | undefined {
  if (trend === undefined) return undefined;
  const { statistic, pValue, failures } = trend;
  if (failures === 0) return 'Trend: no failure says anything of a trend.';
  const says =
    pValue > 0.05
      ? 'no trend to be seen'
      : statistic > 0
        ? 'failures come closer'
        : 'failures come further apart';
  return `Trend (Laplace): ${grouped(statistic, 2)}, p = ${pText(pValue)}: ${says}.`;
}

function eachTable(each: readonly SystemReport[], unit: string, paint: Paint): string {
  const rows = each.map(({ id, failures, end, powerLaw, weibull }): Cell[] => [
    id,
    grouped(failures, 0),
    number(end),
    ...(powerLaw === undefined
      ? [nothing, nothing, nothing]
      : [
          [number(powerLaw.parameters.shape.value), interval(powerLaw.parameters.shape)] as const,
          powerLaw.unbiasedShape === undefined ? nothing : number(powerLaw.unbiasedShape),
          powerLaw.trend.failures === 0 ? nothing : pText(powerLaw.trend.pValue),
        ]),
    weibull === undefined
      ? nothing
      : [number(weibull.parameters.shape.value), interval(weibull.parameters.shape)],
  ]);
  const columns = [
    { title: 'System', align: 'left' },
    { title: 'failures', align: 'right' },
    { title: `until, ${unit}`, align: 'right' },
    { title: 'power-law shape', align: 'left' },
    { title: 'unbiased', align: 'right' },
    { title: 'trend p', align: 'right' },
    { title: 'Weibull shape of gaps', align: 'left' },
  ] as const;
  return table(columns, rows, paint.bold);
}

function verdict({ ranking, best, trend }: FitReport): string {
  const paste = '--format yaml prints it as a piece of a scenario.';
  const second = ranking.ranked[1];
  if (second === undefined) return `Fitted: ${best.law}; ${paste}`;
  const lead =
    second.behind < 2
      ? `but ${second.fit.law} is so close that these data do not decide between them`
      : second.behind < 10
        ? `ahead of ${second.fit.law}`
        : `far ahead of ${second.fit.law}`;
  // The process takes the systems to be alike, Laplace's test does not.
  const doubt =
    best.law === 'powerLaw' && trend !== undefined && !(trend.pValue <= 0.05)
      ? ' The trend test, which lets systems differ, does not bear it out: they may not be alike; see --each.'
      : '';
  return `Best by AIC: ${best.law}, ${lead}; ${paste}${doubt}`;
}

function interval({ lower, upper }: Estimate): string {
  return `${number(lower)} to ${number(upper)}`;
}

function pText(p: number): string {
  return p < 0.0001 ? '<0.0001' : grouped(p, p < 0.1 ? 4 : 2);
}

/** With four digits, however small or large. */
function number(value: number): string {
  if (value !== 0 && Number.isFinite(value) && !(Math.abs(value) < 1e12 && Math.abs(value) >= 1e-6)) {
    return value.toExponential(2);
  }
  return grouped(value, decimalsFor(value, 4, 9));
}
