/** What both sides get as one price of one model moves: lines that cross where a side is indifferent. */
import { chartWords } from '../words/chart-words.ts';
import { HorizontalAxis, VerticalAxis } from './axis.tsx';
import type { ChartTable } from './chart-table.ts';
import { linearScale, rounded } from './scale.ts';
import { seriesStyle, shapePath } from './series-style.ts';

/** A value that is a line in the price: at the authored price, and per unit of it. */
export interface PricedLine {
  readonly title: string;
  readonly series: number;
  /** Cents. */
  readonly at: number;
  readonly slope: number;
}

export interface BreakEvenData {
  readonly title: string;
  readonly authored: number;
  /** Where the slider stands. */
  readonly price: number;
  readonly range: readonly [number, number];
  readonly lines: readonly PricedLine[];
  readonly format: (cents: number) => string;
  readonly priceText: (price: number) => string;
}

const height = 260;

export function valueAt(line: PricedLine, price: number, authored: number): number {
  return line.at + line.slope * (price - authored);
}

export function BreakEvenChart({ data, width }: { readonly data: BreakEvenData; readonly width: number }) {
  const { lines, range, authored, price, format } = data;
  const frame = { left: width < 520 ? 74 : 96, right: width - 16, top: 12, bottom: height - 30 };
  const ends = lines.flatMap((line) => range.map((its) => valueAt(line, its, authored)));
  const x = linearScale(range, [frame.left, frame.right], { count: width < 520 ? 3 : 6 });
  const y = linearScale(ends, [frame.bottom, frame.top], { count: 4 });
  const now = rounded(x(price));
  return (
    <svg
      class="charts-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={data.title}
    >
      <HorizontalAxis scale={x} width={width} format={data.priceText} top={frame.top} bottom={frame.bottom} />
      <VerticalAxis scale={y} format={format} left={frame.left} right={frame.right} />
      <line class="charts-now" x1={now} x2={now} y1={frame.top} y2={frame.bottom} />
      {lines.map((line) => {
        const { colour, dash, shape } = seriesStyle(line.series);
        const here = rounded(y(valueAt(line, price, authored)));
        return (
          <g key={line.title}>
            <line
              class="charts-median"
              x1={rounded(x(range[0]))}
              y1={rounded(y(valueAt(line, range[0], authored)))}
              x2={rounded(x(range[1]))}
              y2={rounded(y(valueAt(line, range[1], authored)))}
              style={{ stroke: colour }}
              stroke-dasharray={dash}
            />
            <path
              class="charts-mean"
              d={shapePath(shape, 11)}
              transform={`translate(${now},${here})`}
              style={{ fill: colour }}
            />
            <text
              class="charts-value"
              x={now > (frame.left + frame.right) / 2 ? now - 10 : now + 10}
              y={here - 8}
              text-anchor={now > (frame.left + frame.right) / 2 ? 'end' : 'start'}
            >
              {line.title}: {format(valueAt(line, price, authored))}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

export function breakEvenTable({ lines, range, authored, price }: BreakEvenData): ChartTable {
  const prices = [range[0], authored, price, range[1]];
  return {
    columns: [chartWords.compare.price, ...lines.map(({ title }) => title)],
    rows: prices.map((its) => [its, ...lines.map((line) => valueAt(line, its, authored) / 100)]),
  };
}
