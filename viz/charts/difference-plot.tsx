/** Paired differences with their intervals about zero: away from zero is sure. */
import { chartWords } from '../words/chart-words.ts';
import { roughly } from '../words/numbers.ts';
import { HorizontalAxis } from './axis.tsx';
import type { ChartTable } from './chart-table.ts';
import { linearScale, rounded } from './scale.ts';
import { seriesStyle, shapePath } from './series-style.ts';

export interface DifferenceRow {
  readonly id: string;
  readonly title: string;
  readonly series: number;
  readonly mean: number;
  readonly halfWidth: number;
  readonly n: number;
}

export interface DifferenceData {
  readonly title: string;
  readonly rows: readonly DifferenceRow[];
  readonly unit: string;
  readonly format: (value: number) => string;
}

export function DifferencePlot({ data, width }: { readonly data: DifferenceData; readonly width: number }) {
  const { rows, format } = data;
  const narrow = width < 520;
  // Where there is no room beside it, the title stands above the value.
  const rowHeight = narrow ? 60 : 44;
  const left = narrow ? 14 : 168;
  const right = width - 20;
  const reach = rows.flatMap(({ mean, halfWidth }) =>
    Number.isFinite(halfWidth) ? [mean - halfWidth, mean + halfWidth] : [mean],
  );
  const x = linearScale(reach, [left, right], { withZero: true, count: narrow ? 3 : 6 });
  const height = 8 + rows.length * rowHeight + 26;
  return (
    <svg
      class="charts-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={data.title}
    >
      <HorizontalAxis scale={x} width={width} format={format} top={8} bottom={height - 26} />
      {rows.map(({ id, title, series, mean, halfWidth, n }, index) => {
        const { colour, shape } = seriesStyle(series);
        const y = 8 + (index + 1) * rowHeight - 17;
        const known = Number.isFinite(halfWidth);
        const sure = known && Math.abs(mean) > halfWidth;
        return (
          <g key={id}>
            <text
              class="charts-label"
              x={narrow ? left : left - 14}
              y={narrow ? y - 26 : y + 4}
              text-anchor={narrow ? 'start' : 'end'}
            >
              {title}
            </text>
            {known ? (
              <line
                class="charts-interval"
                x1={rounded(x(mean - halfWidth))}
                x2={rounded(x(mean + halfWidth))}
                y1={y}
                y2={y}
                style={{ stroke: colour }}
              />
            ) : null}
            <path
              class={sure ? 'charts-mean' : 'charts-mean charts-open'}
              d={shapePath(shape, 12)}
              transform={`translate(${rounded(x(mean))},${y})`}
              style={{ fill: colour, stroke: colour }}
            />
            <text
              class="charts-value"
              x={rounded(Math.min(right - 4, Math.max(left + 4, x(mean))))}
              y={y - 10}
              text-anchor={x(mean) > (left + right) / 2 ? 'end' : 'start'}
            >
              {format(mean)}
              {known
                ? ` ± ${format(roughly(halfWidth))}, ${sure ? chartWords.compare.sure(n) : chartWords.compare.unsure}`
                : ''}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

export function differenceTable({ rows, unit }: DifferenceData): ChartTable {
  return {
    columns: [chartWords.model, `${chartWords.mean} (${unit})`, `${chartWords.halfWidth} (${unit})`, 'n'],
    rows: rows.map(({ title, mean, halfWidth, n }) => [
      title,
      mean,
      Number.isFinite(halfWidth) ? halfWidth : null,
      n,
    ]),
  };
}
