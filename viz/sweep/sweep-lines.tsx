/** A measure along one setting: a line for each row, with the interval of each mean. */
import { HorizontalAxis, VerticalAxis } from '../charts/axis.tsx';
import { linearScale, rounded } from '../charts/scale.ts';
import { seriesStyle, shapePath } from '../charts/series-style.ts';
import { numberText } from '../words/numbers.ts';
import type { SweepChartData } from './sweep-chart-data.ts';
import { isOnScale, leadingNumber, unitAfterNumber } from './sweep-data.ts';

const height = 320;
const left = 84;
const markSize = 9;
/** Pixels between the marks of two rows at one value, so that intervals do not hide each other. */
const apart = 5;

export function SweepLines({ data, width }: { readonly data: SweepChartData; readonly width: number }) {
  const { rows, along, format } = data;
  const onScale = isOnScale(along);
  const positions = along.points.map((point, index) => (onScale ? leadingNumber(point) : index));
  const legend = rows.length > 1 ? 18 * rows.length : 0;
  const bottom = height - 40;
  const ends = rows.flatMap(({ cells }) =>
    cells.flatMap(({ mean, halfWidth }) =>
      Number.isFinite(halfWidth) ? [mean - halfWidth, mean + halfWidth] : [mean],
    ),
  );
  const y = linearScale(ends, [bottom, 14], { count: 5 });
  const x = linearScale(positions, [left + 12, width - 24], { count: width < 420 ? 3 : 6 });
  const unit = onScale ? unitAfterNumber(along.points[0] ?? '').trim() : '';
  return (
    <svg
      class="charts-svg"
      viewBox={`0 0 ${width} ${height + legend}`}
      width={width}
      height={height + legend}
      role="img"
      aria-label={data.title}
    >
      <VerticalAxis scale={y} format={format} left={left} right={width - 8} />
      {onScale ? (
        <HorizontalAxis
          scale={x}
          width={width}
          format={(value) => numberText(value)}
          top={14}
          bottom={bottom}
        />
      ) : (
        <g class="charts-axis">
          {along.points.map((point, index) => (
            <text key={point} x={rounded(x(index))} y={bottom + 16} text-anchor="middle">
              {point}
            </text>
          ))}
        </g>
      )}
      <text class="charts-caption" x={width - 8} y={height - 6} text-anchor="end">
        {unit === '' ? along.id : `${along.id} (${unit})`}
      </text>
      {rows.map(({ title, series, cells }, index) => {
        const { colour, shape, dash } = seriesStyle(series);
        const shift = (index - (rows.length - 1) / 2) * apart;
        const points = cells.flatMap(({ mean, halfWidth }, column) =>
          Number.isFinite(mean) ? [{ mean, halfWidth, at: x(positions[column] ?? 0) + shift }] : [],
        );
        return (
          <g key={title}>
            <path
              class="charts-median"
              d={
                points.length < 2
                  ? ''
                  : `M${points.map(({ at, mean }) => `${rounded(at)},${rounded(y(mean))}`).join('L')}`
              }
              style={{ stroke: colour, strokeDasharray: dash }}
            />
            {points.map(({ mean, halfWidth, at }, point) => (
              <g key={point}>
                {Number.isFinite(halfWidth) ? (
                  <line
                    class="sweep-interval"
                    x1={rounded(at)}
                    x2={rounded(at)}
                    y1={rounded(y(mean - halfWidth))}
                    y2={rounded(y(mean + halfWidth))}
                    style={{ stroke: colour }}
                  />
                ) : null}
                <path
                  d={shapePath(shape, markSize)}
                  transform={`translate(${rounded(at)},${rounded(y(mean))})`}
                  style={{ fill: colour }}
                />
              </g>
            ))}
            {rows.length > 1 ? (
              <g transform={`translate(${left + 8},${height + 8 + index * 18})`}>
                <path d={shapePath(shape, markSize)} style={{ fill: colour }} />
                <text x={12} y={4}>
                  {title}
                </text>
              </g>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
