/** A fan over months: the median and the bands that hold half, three quarters and 95 % of the replications. */
import { chartWords } from '../words/chart-words.ts';
import { HorizontalAxis, VerticalAxis } from './axis.tsx';
import type { ChartTable } from './chart-table.ts';
import { linearScale, rounded } from './scale.ts';
import { seriesStyle } from './series-style.ts';

export interface FanSeries {
  readonly id: string;
  readonly title: string;
  readonly series: number;
  /** By replication, then by month. */
  readonly paths: readonly (readonly number[])[];
}

export interface FanData {
  readonly title: string;
  readonly fans: readonly FanSeries[];
  readonly unit: string;
  readonly format: (value: number) => string;
  readonly withZero: boolean;
  /** What a number is multiplied by in the table: money is kept in cents. */
  readonly tableFactor?: number;
}

/** Shares of the replications below the edges of the bands, outermost first. */
const edges = [0.025, 0.125, 0.25, 0.5, 0.75, 0.875, 0.975] as const;
const panelHeight = 190;

/** The quantile of sorted numbers, between neighbours in proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** By month, the edges of the bands. */
export function bands(paths: FanSeries['paths']): readonly (readonly number[])[] {
  const months = Math.max(0, ...paths.map((its) => its.length));
  return Array.from({ length: months }, (_, month) => {
    const sorted = paths
      .map((its) => its[month] ?? NaN)
      .filter((its) => !Number.isNaN(its))
      .sort((a, b) => a - b);
    return edges.map((share) => quantile(sorted, share));
  });
}

export function Fans({ data, width }: { readonly data: FanData; readonly width: number }) {
  const { fans, format } = data;
  const columns = Math.max(1, Math.min(fans.length, Math.floor(width / 300)));
  const gap = 20;
  const panelWidth = (width - gap * (columns - 1)) / columns;
  const left = 72;
  const all = fans.map(({ paths }) => bands(paths));
  const months = Math.max(1, ...all.map((its) => its.length));
  const values = all.flat(2).filter((its) => Number.isFinite(its));
  const rows = Math.ceil(fans.length / columns);
  const height = rows * (panelHeight + 16);
  const y = linearScale(values, [panelHeight - 26, 26], { withZero: data.withZero, count: 4 });
  const x = linearScale([0, months / 12], [left, panelWidth - 6], { count: panelWidth < 340 ? 3 : 5 });
  const point = (month: number, value: number): string =>
    `${rounded(x((month + 1) / 12))},${rounded(y(value))}`;
  return (
    <svg
      class="charts-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={data.title}
    >
      {fans.map(({ id, title, series }, index) => {
        const its = all[index] ?? [];
        const { colour } = seriesStyle(series);
        const band = (low: number, high: number): string => {
          const there = its.map((edge, month) => point(month, edge[high] ?? 0));
          const back = its.map((edge, month) => point(month, edge[low] ?? 0)).reverse();
          return `M${[...there, ...back].join('L')}Z`;
        };
        return (
          <g
            key={id}
            transform={`translate(${rounded((index % columns) * (panelWidth + gap))},${Math.floor(index / columns) * (panelHeight + 16)})`}
          >
            <text class="charts-label" x={left} y={14}>
              {title}
            </text>
            <HorizontalAxis
              scale={x}
              width={panelWidth}
              format={(value) => chartWords.year(value)}
              top={26}
              bottom={panelHeight - 26}
            />
            <VerticalAxis scale={y} format={format} left={left} right={panelWidth - 6} />
            {[0, 1, 2].map((ring) => (
              <path key={ring} class="charts-band" d={band(ring, 6 - ring)} style={{ fill: colour }} />
            ))}
            <path
              class="charts-median"
              d={`M${its.map((edge, month) => point(month, edge[3] ?? 0)).join('L')}`}
              style={{ stroke: colour }}
            />
          </g>
        );
      })}
    </svg>
  );
}

export function fanTable({ fans, unit, tableFactor = 1 }: FanData): ChartTable {
  return {
    columns: [
      chartWords.model,
      chartWords.month,
      ...edges.map((share) => `${chartWords.quantile(share)} (${unit})`),
    ],
    rows: fans.flatMap(({ title, paths }) =>
      bands(paths).map((its, month) => [title, month + 1, ...its.map((value) => value * tableFactor)]),
    ),
  };
}
