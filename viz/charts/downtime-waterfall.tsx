/** Where the downtime goes: for each alternative a bar for each reason, with its hours and its money. */
import { chartWords } from '../words/chart-words.ts';
import type { ChartTable } from './chart-table.ts';
import { linearScale, rounded } from './scale.ts';
import { seriesStyle } from './series-style.ts';

export interface WaterfallStep {
  readonly name: string;
  /** Mean hours of downtime in a run. */
  readonly hours: number;
  /** Mean cost to the customers, cents; undefined where it is not priced. */
  readonly cents: number | undefined;
}

export interface WaterfallSeries {
  readonly id: string;
  readonly title: string;
  readonly series: number;
  readonly steps: readonly WaterfallStep[];
}

export interface WaterfallData {
  readonly title: string;
  readonly alternatives: readonly WaterfallSeries[];
  readonly hours: (value: number) => string;
  readonly money: (cents: number) => string;
}

const barHeight = 22;

/** Each bar begins where the one above it ended, so that the last one ends at the sum. */
export function DowntimeWaterfall({ data, width }: { readonly data: WaterfallData; readonly width: number }) {
  const names = reasons(data);
  const left = width < 520 ? 96 : 150;
  const right = 150;
  const totals = data.alternatives.map(({ steps }) => steps.reduce((sum, its) => sum + its.hours, 0));
  const x = linearScale([0, ...totals], [left, Math.max(left + 60, width - right)], {
    withZero: true,
    count: 4,
  });
  const block = (names.length + 1) * barHeight + 34;
  const height = block * data.alternatives.length;
  return (
    <svg
      class="charts-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={data.title}
    >
      {data.alternatives.map(({ id, title, series, steps }, index) => {
        const { colour } = seriesStyle(series);
        let from = 0;
        const total = totals[index] ?? 0;
        const cents = steps.reduce((sum, its) => sum + (its.cents ?? 0), 0);
        const line = (name: string, start: number, hours: number, money: number | undefined, row: number) => (
          <g key={name} transform={`translate(0,${26 + row * barHeight})`}>
            <text class={row === names.length ? 'charts-label' : ''} x={left - 8} y={15} text-anchor="end">
              {name}
            </text>
            <rect
              class="charts-bar"
              x={rounded(x(start))}
              y={4}
              width={rounded(Math.max(0.5, x(start + hours) - x(start)))}
              height={barHeight - 7}
              style={{ fill: colour }}
            />
            <text class="charts-value" x={rounded(x(start + hours)) + 6} y={15}>
              {data.hours(hours)}
              {money === undefined ? '' : `, ${data.money(money)}`}
            </text>
          </g>
        );
        return (
          <g key={id} transform={`translate(0,${index * block})`}>
            <text class="charts-label" x={8} y={16}>
              {title}
            </text>
            {names.map((name, row) => {
              const step = steps.find((its) => its.name === name);
              const hours = step?.hours ?? 0;
              const start = from;
              from += hours;
              return line(chartWords.bucket(name), start, hours, step?.cents, row);
            })}
            {line(
              chartWords.total,
              0,
              total,
              steps.some((its) => its.cents !== undefined) ? cents : undefined,
              names.length,
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** Reasons that cost anybody an hour, in their order. */
function reasons({ alternatives }: WaterfallData): readonly string[] {
  const names = alternatives.flatMap(({ steps }) =>
    steps.flatMap(({ name, hours }) => (hours > 0 ? [name] : [])),
  );
  return [...new Set(names)];
}

export function waterfallTable({ alternatives }: WaterfallData): ChartTable {
  return {
    columns: [chartWords.model, chartWords.reason, chartWords.hours, chartWords.moneyColumn],
    rows: alternatives.flatMap(({ title, steps }) =>
      steps.map(({ name, hours, cents }) => [
        title,
        chartWords.bucket(name),
        hours,
        cents === undefined ? null : cents / 100,
      ]),
    ),
  };
}
