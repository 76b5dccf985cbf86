/** A measure over a grid: the mean in each cell with its interval below, darker for more, the best one framed. */
import { rounded } from '../charts/scale.ts';
import { bestCell, type SweepChartData } from './sweep-chart-data.ts';

const cellHeight = 44;
const top = 28;
const letter = 6.6;
/** Opacity of the faintest and of the strongest cell: text stays readable on both. */
const faint = 0.04;
const strong = 0.42;

export function SweepMap({ data, width }: { readonly data: SweepChartData; readonly width: number }) {
  const { rows, along, format } = data;
  const longest = Math.max(0, ...rows.map(({ title }) => title.length));
  const left = Math.min(width * 0.4, 12 + longest * letter);
  const columnWidth = Math.max(24, (width - left) / along.points.length);
  const means = rows.flatMap(({ cells }) => cells.map(({ mean }) => mean)).filter(Number.isFinite);
  const low = Math.min(...means);
  const span = Math.max(...means) - low;
  const best = bestCell(data);
  const height = top + rows.length * cellHeight + 24;
  const most = Math.max(3, Math.floor(columnWidth / letter));
  const cut = (text: string, room = most): string =>
    text.length <= room ? text : `${text.slice(0, room - 1)}…`;
  return (
    <svg
      class="charts-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={data.title}
    >
      {along.points.map((point, column) => (
        <text
          key={point}
          class="charts-label"
          x={rounded(left + (column + 0.5) * columnWidth)}
          y={18}
          text-anchor="middle"
        >
          {cut(point)}
        </text>
      ))}
      {rows.map(({ title, cells }, row) => (
        <g key={title} transform={`translate(0,${top + row * cellHeight})`}>
          <text class="charts-label" x={0} y={cellHeight / 2 + 4}>
            {cut(title, Math.floor(left / letter))}
          </text>
          {cells.map(({ mean, halfWidth }, column) => {
            const isBest = best?.row === row && best.column === column;
            const share = span > 0 ? (mean - low) / span : 0.5;
            const middle = rounded(left + (column + 0.5) * columnWidth);
            return (
              <g key={column}>
                <title>{`${title} ${along.id} = ${along.points[column] ?? ''}: ${format(mean)}`}</title>
                <rect
                  class={isBest ? 'sweep-cell sweep-best' : 'sweep-cell'}
                  x={rounded(left + column * columnWidth + 1)}
                  y={1}
                  width={rounded(columnWidth - 2)}
                  height={cellHeight - 2}
                  style={{
                    fillOpacity: Number.isFinite(mean) ? rounded(faint + share * (strong - faint)) : 0,
                  }}
                />
                <text x={middle} y={19} text-anchor="middle">
                  {Number.isFinite(mean) ? `${isBest ? '★ ' : ''}${cut(format(mean))}` : '…'}
                </text>
                {Number.isFinite(halfWidth) ? (
                  <text class="charts-caption" x={middle} y={34} text-anchor="middle">
                    {cut(`± ${format(halfWidth)}`)}
                  </text>
                ) : null}
              </g>
            );
          })}
        </g>
      ))}
      <text class="charts-caption" x={width - 4} y={height - 6} text-anchor="end">
        {along.id} →
      </text>
    </svg>
  );
}
