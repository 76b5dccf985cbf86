/**
 * A row for each alternative: a dot for each replication, the mean and its interval. Dots can be picked by click, or by
 * arrow keys and Enter once the row has the focus.
 */
import { useState } from 'preact/hooks';
import { chartWords } from '../words/chart-words.ts';
import { roughly } from '../words/numbers.ts';
import { HorizontalAxis } from './axis.tsx';
import type { ChartTable } from './chart-table.ts';
import { linearScale, rounded, type LinearScale } from './scale.ts';
import { seriesStyle, shapePath } from './series-style.ts';

export interface DotRow {
  readonly id: string;
  readonly title: string;
  /** What this row and those below it are of, until another heading. */
  readonly heading?: string;
  /** Its series: colour and shape. */
  readonly series: number;
  /** By replication. */
  readonly values: readonly number[];
  readonly mean: number;
  /** Of the interval of the mean; not finite for a single replication. */
  readonly halfWidth: number;
}

export interface DotPlotData {
  readonly title: string;
  readonly rows: readonly DotRow[];
  readonly unit: string;
  readonly format: (value: number) => string;
  /** Zero is within the picture. */
  readonly withZero?: boolean;
}

export interface DotPlotProps {
  readonly data: DotPlotData;
  readonly width: number;
  readonly onPick?: ((id: string, replication: number) => void) | undefined;
}

const rowHeight = 62;
const headingHeight = 26;
const margin = { top: 8, right: 20, bottom: 26 } as const;

export function DotPlot({ data, width, onPick }: DotPlotProps) {
  const { rows, format, title } = data;
  const narrow = width < 520;
  const left = narrow ? 14 : 168;
  const everything = rows.flatMap(({ values, mean, halfWidth }) => [
    ...values,
    ...(Number.isFinite(halfWidth) ? [mean - halfWidth, mean + halfWidth] : []),
  ]);
  const x = linearScale(everything, [left, width - margin.right], {
    withZero: data.withZero === true,
    count: narrow ? 3 : 6,
  });
  let below = margin.top;
  const tops = rows.map(({ heading }) => {
    const top = below + (heading === undefined ? 0 : headingHeight);
    below = top + rowHeight;
    return top;
  });
  const height = below + margin.bottom;
  return (
    <svg
      class="charts-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="group"
      aria-label={title}
    >
      <HorizontalAxis
        scale={x}
        width={width}
        format={format}
        top={margin.top}
        bottom={height - margin.bottom}
      />
      {rows.map(({ heading }, index) =>
        heading === undefined ? null : (
          <text key={heading} class="charts-heading" x={8} y={(tops[index] ?? 0) - 6}>
            {heading}
          </text>
        ),
      )}
      {rows.map((row, index) => (
        <Row
          key={index}
          row={row}
          x={x}
          y={(tops[index] ?? 0) + rowHeight / 2}
          labelX={narrow ? left : left - 14}
          labelEnd={!narrow}
          format={format}
          onPick={onPick}
        />
      ))}
    </svg>
  );
}

interface RowProps {
  readonly row: DotRow;
  readonly x: LinearScale;
  readonly y: number;
  readonly labelX: number;
  /** The label ends there, beside the dots; else it begins there, above them. */
  readonly labelEnd: boolean;
  readonly format: (value: number) => string;
  readonly onPick: ((id: string, replication: number) => void) | undefined;
}

function Row({ row, x, y, labelX, labelEnd, format, onPick }: RowProps) {
  const { id, title, values, mean, halfWidth } = row;
  const { colour, shape } = seriesStyle(row.series);
  const [at, setAt] = useState(-1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setAt((at + step + values.length) % values.length);
      event.preventDefault();
    } else if (event.key === 'Enter' && at >= 0) onPick?.(id, at);
  };
  const known = Number.isFinite(halfWidth);
  const label = chartWords.dotRow(
    title,
    format(mean),
    known ? format(roughly(halfWidth)) : undefined,
    values.length,
  );
  const active = at >= 0 ? values[at] : undefined;
  return (
    <g
      tabIndex={onPick === undefined ? undefined : 0}
      role={onPick === undefined ? 'img' : 'application'}
      aria-label={active === undefined ? label : chartWords.dot(at, format(active))}
      class="charts-row"
      onKeyDown={onKeyDown}
      onBlur={() => setAt(-1)}
    >
      <text
        class="charts-label"
        x={labelX}
        y={labelEnd ? y + 4 : y - 18}
        text-anchor={labelEnd ? 'end' : 'start'}
      >
        {title}
      </text>
      {values.map((value, replication) =>
        Number.isFinite(value) ? (
          <path
            key={replication}
            class={`charts-dot${onPick === undefined ? '' : ' charts-pick'}${replication === at ? ' charts-active' : ''}`}
            d={shapePath(shape, 8)}
            transform={`translate(${rounded(x(value))},${rounded(y + 9 + jitter(replication))})`}
            style={{ fill: colour }}
            data-replication={replication}
            onClick={onPick === undefined ? undefined : () => onPick(id, replication)}
          >
            <title>{chartWords.dot(replication, format(value))}</title>
          </path>
        ) : null,
      )}
      {known ? (
        <line
          class="charts-interval"
          x1={rounded(x(mean - halfWidth))}
          x2={rounded(x(mean + halfWidth))}
          y1={y - 8}
          y2={y - 8}
          style={{ stroke: colour }}
        />
      ) : null}
      {Number.isFinite(mean) ? (
        <path
          class="charts-mean"
          d={shapePath(shape, 13)}
          transform={`translate(${rounded(x(mean))},${y - 8})`}
          style={{ fill: colour }}
        />
      ) : null}
    </g>
  );
}

/** Spreads dots by the golden ratio, so that near values do not hide each other; the same for every picture. */
function jitter(replication: number): number {
  return (((replication * 0.618034) % 1) - 0.5) * 16;
}

/** Every dot, then the means. */
export function dotPlotTable({ rows, unit }: DotPlotData): ChartTable {
  let heading = '';
  const names = rows.map((row) => {
    heading = row.heading ?? heading;
    return `${heading === '' ? '' : `${heading}: `}${row.title} (${unit})`;
  });
  const most = Math.max(0, ...rows.map(({ values }) => values.length));
  return {
    columns: [chartWords.replication, ...names],
    rows: [
      [chartWords.mean, ...rows.map(({ mean }) => mean)],
      [chartWords.halfWidth, ...rows.map(({ halfWidth }) => (Number.isFinite(halfWidth) ? halfWidth : null))],
      ...Array.from({ length: most }, (_, replication) => [
        replication,
        ...rows.map(({ values }) => values[replication] ?? null),
      ]),
    ],
  };
}
