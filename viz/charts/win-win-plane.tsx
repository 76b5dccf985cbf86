/**
 * Who wins: the maker's gain against the reference to the right, the customers' saving upwards, a point for each
 * replication, the means with their intervals. Top right both win.
 */
import { chartWords } from '../words/chart-words.ts';
import { HorizontalAxis, VerticalAxis } from './axis.tsx';
import type { ChartTable } from './chart-table.ts';
import { linearScale, rounded } from './scale.ts';
import { seriesStyle, shapePath } from './series-style.ts';

export interface PlanePoint {
  readonly maker: number;
  readonly customers: number;
}

export interface PlaneCloud {
  readonly id: string;
  readonly title: string;
  readonly series: number;
  /** Gains against the reference by replication, cents. */
  readonly points: readonly PlanePoint[];
  readonly mean: PlanePoint;
  /** Half widths of the intervals of the means. */
  readonly halfWidth: PlanePoint;
}

export interface WinWinData {
  readonly title: string;
  readonly reference: string;
  readonly clouds: readonly PlaneCloud[];
  readonly format: (cents: number) => string;
  readonly currency: string;
}

export interface WinWinPlaneProps {
  readonly data: WinWinData;
  readonly width: number;
  readonly onPick?: ((id: string, replication: number) => void) | undefined;
}

export function WinWinPlane({ data, width, onPick }: WinWinPlaneProps) {
  const { clouds, format } = data;
  const height = Math.round(Math.min(440, Math.max(280, width * 0.62)));
  const frame = { left: width < 520 ? 74 : 96, right: width - 16, top: 12, bottom: height - 44 };
  const reach = (of: (point: PlanePoint) => number): readonly number[] =>
    clouds.flatMap(({ points, mean, halfWidth }) => [
      ...points.map(of),
      of(mean),
      ...[-1, 1].flatMap((side) => (Number.isFinite(of(halfWidth)) ? [of(mean) + side * of(halfWidth)] : [])),
    ]);
  const x = linearScale(padded(reach((its) => its.maker)), [frame.left, frame.right], {
    withZero: true,
    count: width < 520 ? 3 : 6,
  });
  const y = linearScale(padded(reach((its) => its.customers)), [frame.bottom, frame.top], { withZero: true });
  const zero = { x: rounded(x(0)), y: rounded(y(0)) };
  return (
    <svg
      class="charts-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={data.title}
    >
      <rect
        class="charts-good"
        x={zero.x}
        y={frame.top}
        width={Math.max(0, frame.right - zero.x)}
        height={Math.max(0, zero.y - frame.top)}
      />
      <rect
        class="charts-bad"
        x={frame.left}
        y={zero.y}
        width={Math.max(0, zero.x - frame.left)}
        height={Math.max(0, frame.bottom - zero.y)}
      />
      <HorizontalAxis scale={x} width={width} format={format} top={frame.top} bottom={frame.bottom} />
      <VerticalAxis scale={y} format={format} left={frame.left} right={frame.right} />
      <text class="charts-corner" x={frame.right - 6} y={frame.top + 16} text-anchor="end">
        {chartWords.plane.both}
      </text>
      <text class="charts-corner" x={frame.left + 6} y={frame.top + 16}>
        {chartWords.plane.customers}
      </text>
      <text class="charts-corner" x={frame.right - 6} y={frame.bottom - 8} text-anchor="end">
        {chartWords.plane.maker}
      </text>
      <text class="charts-corner" x={frame.left + 6} y={frame.bottom - 8}>
        {chartWords.plane.neither}
      </text>
      <text class="charts-caption" x={(frame.left + frame.right) / 2} y={height - 8} text-anchor="middle">
        {chartWords.plane.right(data.reference)}
      </text>
      <path class="charts-reference" d={shapePath('plus', 12)} transform={`translate(${zero.x},${zero.y})`}>
        <title>{data.reference}</title>
      </path>
      {clouds.map(({ id, title, series, points, mean, halfWidth }) => {
        const { colour, shape } = seriesStyle(series);
        const at = { x: rounded(x(mean.maker)), y: rounded(y(mean.customers)) };
        return (
          <g key={id}>
            {points.map((point, replication) => (
              <path
                key={replication}
                class={`charts-dot${onPick === undefined ? '' : ' charts-pick'}`}
                d={shapePath(shape, 7)}
                transform={`translate(${rounded(x(point.maker))},${rounded(y(point.customers))})`}
                style={{ fill: colour }}
                data-replication={replication}
                onClick={onPick === undefined ? undefined : () => onPick(id, replication)}
              >
                <title>
                  {chartWords.plane.point(title, replication, format(point.maker), format(point.customers))}
                </title>
              </path>
            ))}
            {Number.isFinite(halfWidth.maker) ? (
              <line
                class="charts-interval"
                x1={rounded(x(mean.maker - halfWidth.maker))}
                x2={rounded(x(mean.maker + halfWidth.maker))}
                y1={at.y}
                y2={at.y}
                style={{ stroke: colour }}
              />
            ) : null}
            {Number.isFinite(halfWidth.customers) ? (
              <line
                class="charts-interval"
                x1={at.x}
                x2={at.x}
                y1={rounded(y(mean.customers - halfWidth.customers))}
                y2={rounded(y(mean.customers + halfWidth.customers))}
                style={{ stroke: colour }}
              />
            ) : null}
            <path
              class="charts-mean"
              d={shapePath(shape, 14)}
              transform={`translate(${at.x},${at.y})`}
              style={{ fill: colour }}
            />
            <text
              class="charts-label"
              x={at.x > (frame.left + frame.right) / 2 ? at.x - 14 : at.x + 14}
              y={at.y - 10}
              text-anchor={at.x > (frame.left + frame.right) / 2 ? 'end' : 'start'}
            >
              {title}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** A little room around, so that marks do not sit on the frame. */
function padded(values: readonly number[]): readonly number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = (high - low) * 0.06;
  return [low - room, high + room];
}

export function winWinTable({ clouds, currency, reference }: WinWinData): ChartTable {
  return {
    columns: [
      chartWords.model,
      chartWords.replication,
      `${chartWords.plane.makerGain(reference)} (${currency})`,
      `${chartWords.plane.customerGain(reference)} (${currency})`,
    ],
    rows: clouds.flatMap(({ title, points, mean, halfWidth }) => [
      [title, chartWords.mean, mean.maker / 100, mean.customers / 100],
      [title, chartWords.halfWidth, halfWidth.maker / 100, halfWidth.customers / 100],
      ...points.map((point, replication) => [title, replication, point.maker / 100, point.customers / 100]),
    ]),
  };
}
