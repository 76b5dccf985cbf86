/** The comparison as the page shows it: verdict, table, then pictures in the order in which one decides. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Scenario } from '../../engine/build/scenario.ts';
import type { Comparison } from '../../engine/experiments/comparison.ts';
import { DotPlot, dotPlotTable } from '../charts/dot-plot.tsx';
import { DifferencePlot, differenceTable } from '../charts/difference-plot.tsx';
import { Fans, fanTable } from '../charts/fan.tsx';
import { Figure } from '../charts/figure.tsx';
import { OneByOne } from '../charts/one-by-one.tsx';
import { seriesStyle, shapePath } from '../charts/series-style.ts';
import { DowntimeWaterfall, waterfallTable } from '../charts/downtime-waterfall.tsx';
import { WinWinPlane, winWinTable } from '../charts/win-win-plane.tsx';
import { cashParties, type CashParty, type Months, type PageRun } from '../study/page-run.ts';
import type { RunsByAlternative } from '../study/study-state.ts';
import { chartWords } from '../words/chart-words.ts';
import { durationText, moneyText, numberText, percentText, roughly } from '../words/numbers.ts';
import { BreakEvenFigure } from './break-even-figure.tsx';
import { Choice } from './choice.tsx';
import type { PriceUnit } from './price-units.ts';
import { better, formatOf, titleOf, unitOf } from './metric.ts';
import { halfWidthOf, meanOf, metricOf, moneyMetrics } from './series.ts';
import './compare.css';
import '../charts/charts.css';

export interface CompareViewProps {
  readonly scenario: Scenario;
  /** Every alternative in its order: its place is its colour and shape. */
  readonly alternatives: readonly { readonly id: string; readonly title: string }[];
  readonly shown: readonly string[];
  readonly runs: RunsByAlternative;
  readonly comparison: Comparison | undefined;
  readonly priceUnits: Readonly<Record<string, PriceUnit>>;
  /** Provenance of every figure: scenario, seed, replications, engine, command. */
  readonly source: string;
  /** For names of files. */
  readonly name: string;
  /** What stands between the verdict and the pictures. */
  readonly between?: ComponentChildren;
  readonly onWatch: (alternative: string, replication: number) => void;
}

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly series: number;
  readonly runs: readonly PageRun[];
}

const words = chartWords.compare;
const words95 = '95 %';
const summaryMetrics = [...moneyMetrics, 'availability'] as const;
export function CompareView(props: CompareViewProps) {
  const { scenario, alternatives, comparison, onWatch, source, name } = props;
  const { currency } = scenario.base.economics;
  const [metric, setMetric] = useState<string>('cost/customer');
  const [reference, setReference] = useState<string | undefined>(undefined);
  const [whose, setWhose] = useState<CashParty>('maker');
  const [months, setMonths] = useState<Exclude<keyof Months, 'cash'>>('availability');
  const all: readonly Shown[] = alternatives.flatMap(({ id, title }, series) => {
    const runs = props.runs[id];
    return runs === undefined || !props.shown.includes(id) ? [] : [{ id, title, series, runs }];
  });
  const whole = Math.min(...all.map(({ runs }) => runs.length));
  if (!(whole > 0)) {
    return (
      <p class="app-panel" aria-live="polite">
        {words.waiting}
      </p>
    );
  }
  const shown = all.map((its) => ({ ...its, runs: its.runs.slice(0, whole) }));
  const first = shown.find(({ id }) => id === reference) ?? shown[0];
  if (first === undefined) return null;
  const others = shown.filter(({ id }) => id !== first.id);
  const format = formatOf(metric, currency);
  const metrics = [...moneyMetrics, ...Object.keys(first.runs[0]?.result.indicators ?? {})];
  const seriesOf = (its: Shown, of: string): readonly number[] => its.runs.map((run) => metricOf(run, of));
  const figure = (part: string) => ({ source, name: `${name}-${part}` });

  const dots = {
    title: titleOf(metric),
    unit: unitOf(metric, currency),
    format,
    rows: shown.map((its) => {
      const values = seriesOf(its, metric);
      return { ...its, values, mean: meanOf(values), halfWidth: halfWidthOf(values) };
    }),
  };
  const differences = {
    title: words.differencesTitle,
    unit: unitOf(metric, currency),
    format,
    rows: others.map((its) => {
      const base = seriesOf(first, metric);
      const values = seriesOf(its, metric).map((value, index) => value - (base[index] ?? NaN));
      return { ...its, mean: meanOf(values), halfWidth: halfWidthOf(values), n: values.length };
    }),
  };
  const plane = {
    title: words.planeTitle,
    reference: first.title,
    currency,
    format: (cents: number) => moneyText(cents, currency, 3),
    clouds: others.map((its) => {
      const points = its.runs.map((run, index) => {
        const base = first.runs[index];
        const gain = (of: string, sign: 1 | -1): number =>
          base === undefined ? NaN : sign * (metricOf(run, of) - metricOf(base, of));
        return { maker: gain('value/maker', 1), customers: gain('cost/customer', -1) };
      });
      const of = (pick: (values: readonly number[]) => number) => ({
        maker: pick(points.map((its) => its.maker)),
        customers: pick(points.map((its) => its.customers)),
      });
      return { ...its, points, mean: of(meanOf), halfWidth: of(halfWidthOf) };
    }),
  };
  const cash = {
    title: words.cashTitle,
    unit: currency,
    tableFactor: 0.01,
    withZero: true,
    format: (cents: number) => moneyText(cents, currency, 3),
    fans: shown.map((its) => ({ ...its, paths: its.runs.map((run) => run.months.cash[whose]) })),
  };
  const monthly = {
    title: words.series[months],
    unit: months === 'availability' ? '' : words.series[months],
    withZero: months !== 'availability',
    format: (value: number) => (months === 'availability' ? percentText(value) : numberText(value)),
    fans: shown.map((its) => ({ ...its, paths: its.runs.map((run) => run.months[months]) })),
  };
  const waterfall = {
    title: words.waterfallTitle,
    hours: (value: number) => `${numberText(value, 3)} h`,
    money: (cents: number) => moneyText(cents, currency, 3),
    alternatives: shown.map((its) => ({
      ...its,
      steps: Object.keys(first.runs[0]?.result.indicators ?? {})
        .filter((key) => key.startsWith('downtime/'))
        .map((key) => {
          const reason = key.slice('downtime/'.length);
          const cents = meanOf(seriesOf(its, `downtimeCost/${reason}`));
          return {
            name: reason,
            hours: meanOf(seriesOf(its, key)),
            cents: Number.isFinite(cents) ? cents : undefined,
          };
        }),
    })),
  };
  const promises = Object.keys(first.runs[0]?.result.indicators ?? {}).filter((key) =>
    key.startsWith('promiseKept/'),
  );
  const promised = {
    title: words.promisesTitle,
    unit: words.share,
    format: (value: number) => percentText(value),
    rows: promises.flatMap((key) => {
      const rows = shown.flatMap((its) => {
        const values = seriesOf(its, key).filter((value) => !Number.isNaN(value));
        if (values.length === 0) return [];
        return [{ ...its, values: seriesOf(its, key), mean: meanOf(values), halfWidth: halfWidthOf(values) }];
      });
      const heading = key.slice('promiseKept/'.length).replace('/', ', ');
      return rows.map((row, index) => (index === 0 ? { ...row, heading } : row));
    }),
  };
  const halve = whole < 2 ? 0 : 3 * whole;
  return (
    <>
      <section class="app-panel compare-verdict" aria-label={words.verdictTitle} aria-live="polite">
        {(comparison?.verdict ?? []).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {halve > 0 ? <p class="quiet">{words.halve(halve)}</p> : null}
        <Summary shown={shown} currency={currency} years={durationText(scenario.horizon)} n={whole} />
      </section>
      {props.between}
      <div class="compare-grid">
        <OneByOne>
          {others.length === 0 ? null : (
            <Figure
              title={words.planeTitle}
              note={words.planeNote(first.title)}
              table={() => winWinTable(plane)}
              {...figure('win-win')}
              controls={
                <Choice
                  label={words.reference}
                  value={first.id}
                  options={shown.map(({ id, title }) => [id, title])}
                  onChange={setReference}
                />
              }
            >
              {(width) => <WinWinPlane data={plane} width={width} onPick={onWatch} />}
            </Figure>
          )}
          <Figure
            title={words.dotsTitle}
            note={words.dotsNote(titleOf(metric))}
            table={() => dotPlotTable(dots)}
            {...figure('replications')}
            controls={
              <Choice
                label={words.metric}
                value={metric}
                options={metrics.map((its) => [its, titleOf(its)])}
                onChange={setMetric}
              />
            }
          >
            {(width) => <DotPlot data={dots} width={width} onPick={onWatch} />}
          </Figure>
          {others.length === 0 ? null : (
            <Figure
              title={words.differencesTitle}
              note={words.differencesNote(titleOf(metric), first.title)}
              table={() => differenceTable(differences)}
              {...figure('differences')}
            >
              {(width) => <DifferencePlot data={differences} width={width} />}
            </Figure>
          )}
          <Figure
            title={words.cashTitle}
            note={words.cashNote(words.parties[whose])}
            table={() => fanTable(cash)}
            {...figure('cash')}
            controls={
              <Choice
                label={words.whose}
                value={whose}
                options={cashParties.map((its) => [its, words.parties[its]])}
                onChange={(its) => setWhose(its as CashParty)}
              />
            }
          >
            {(width) => <Fans data={cash} width={width} />}
          </Figure>
          <Figure
            title={words.waterfallTitle}
            note={words.waterfallNote}
            table={() => waterfallTable(waterfall)}
            {...figure('downtime')}
          >
            {(width) => <DowntimeWaterfall data={waterfall} width={width} />}
          </Figure>
          {promised.rows.length === 0 ? null : (
            <Figure
              title={words.promisesTitle}
              note={words.promisesNote}
              table={() => dotPlotTable(promised)}
              {...figure('promises')}
            >
              {(width) => <DotPlot data={promised} width={width} onPick={onWatch} />}
            </Figure>
          )}
          <Figure
            title={words.monthsTitle}
            note={`${words.series[months]}. ${words.monthsNote}`}
            table={() => fanTable(monthly)}
            {...figure('months')}
            controls={
              <Choice
                label={words.metric}
                value={months}
                options={Object.entries(words.series)}
                onChange={(its) => setMonths(its as typeof months)}
              />
            }
          >
            {(width) => <Fans data={monthly} width={width} />}
          </Figure>
          <BreakEvenFigure {...props} shown={shown} {...figure('break-even')} />
        </OneByOne>
      </div>
    </>
  );
}

interface SummaryProps {
  readonly shown: readonly Shown[];
  readonly currency: string;
  readonly years: string;
  readonly n: number;
}

function Summary({ shown, currency, years, n }: SummaryProps) {
  const cells = summaryMetrics.map((metric) => {
    const values = shown.map((its) => its.runs.map((run) => metricOf(run, metric)));
    const means = values.map(meanOf);
    const sign = better[metric] ?? 1;
    const top = means.reduce((best, its, row) => (sign * its > sign * (means[best] ?? NaN) ? row : best), 0);
    return { metric, means, halves: values.map(halfWidthOf), marks: marksOf(values, top) };
  });
  return (
    <>
      <div class="app-scroll" role="region" tabIndex={0} aria-label={words.summaryTitle}>
        <table class="compare-summary">
          <thead>
            <tr>
              <th scope="col">{chartWords.model}</th>
              {cells.map(({ metric }) => (
                <th key={metric} scope="col">
                  {titleOf(metric)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, title, series }, row) => (
              <tr key={id}>
                <th scope="row">
                  <Key series={series} />
                  {title}
                </th>
                {cells.map(({ metric, means, halves, marks }) => {
                  const format = formatOf(metric, currency);
                  const half = halves[row] ?? NaN;
                  return (
                    <td key={metric}>
                      <Mark mark={marks[row] ?? ''} />
                      {format(means[row] ?? NaN)}{' '}
                      <small>{Number.isFinite(half) ? `± ${format(roughly(half))}` : ''}</small>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        <small>{words.summaryNote(years, words95, n)}</small>
      </p>
    </>
  );
}

/** The best, and who may be as good: whose difference from the best, replication by replication, may be chance. */
function marksOf(values: readonly (readonly number[])[], top: number): readonly ('best' | 'maybe' | '')[] {
  if (values.length < 2) return values.map(() => '');
  return values.map((its, row) => {
    if (row === top) return 'best';
    const differences = its.map((value, replication) => value - (values[top]?.[replication] ?? NaN));
    return Math.abs(meanOf(differences)) <= halfWidthOf(differences) ? 'maybe' : '';
  });
}

function Mark({ mark }: { readonly mark: 'best' | 'maybe' | '' }) {
  if (mark === '') return null;
  const said = mark === 'best' ? words.best : words.maybe;
  return (
    <span title={said} aria-label={said} role="img">
      {mark === 'best' ? '★ ' : '? '}
    </span>
  );
}

/** The mark of a series, as the charts draw it. */
export function Key({ series }: { readonly series: number }) {
  const { colour, shape } = seriesStyle(series);
  return (
    <svg class="compare-key" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={shapePath(shape, 10)} style={{ fill: colour }} />
    </svg>
  );
}
