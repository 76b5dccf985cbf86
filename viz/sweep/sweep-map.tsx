/** A measure over a grid: the mean in each cell with its interval below, darker for more, the best one framed. */
import { rounded } from '../charts/scale.ts';
import { sweepWords } from '../words/sweep-words.ts';
import { roughly } from '../words/numbers.ts';
import { bestCell, type SweepChartData } from './sweep-chart-data.ts';

const cellHeight = 44;
const top = 28;
/** Pixels of a letter, and of a bold one. */
const letter = 6.6;
const bold = 7.6;
/** Opacity of the faintest and of the strongest cell: text stays readable on both. */
const faint = 0.04;
const strong = 0.42;

/** Of a column; where the page is narrower, the map scrolls rather than hides digits. */
const leastColumn = 108;

export function SweepMap({ data, width: room }: { readonly data: SweepChartData; readonly width: number }) {
  const { rows, before, along, format } = data;
  const longest = Math.max(0, ...rows.map(({ short }) => short.length));
  const left = Math.min(room * 0.4, 12 + longest * bold);
  const columnWidth = Math.max(leastColumn, (room - left) / along.points.length);
  const width = rounded(left + columnWidth * along.points.length);
  const means = rows.flatMap(({ cells }) => cells.map(({ mean }) => mean)).filter(Number.isFinite);
  const low = Math.min(...means);
  const span = Math.max(...means) - low;
  const best = bestCell(data);
  const height = top + rows.length * cellHeight + 24;
  const most = Math.max(3, Math.floor(columnWidth / letter));
  const cut = (text: string, room = most): string =>
    text.length <= room ? text : `${text.slice(0, room - 1)}…`;
  return (
    <div class="app-scroll" role="region" tabIndex={0} aria-label={data.title}>
      <svg
        class="charts-svg sweep-map"
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
        {rows.map(({ title, short, cells }, row) => (
          <g key={title} transform={`translate(0,${top + row * cellHeight})`}>
            <text class="charts-label" x={0} y={cellHeight / 2 + 4}>
              {cut(short, Math.floor((left - 8) / bold))}
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
                      {cut(`± ${format(roughly(halfWidth))}`)}
                    </text>
                  ) : null}
                </g>
              );
            })}
          </g>
        ))}
        <text class="charts-caption" x={0} y={height - 6}>
          {sweepWords.mapCaption(before.map(({ id }) => id).join(', '), along.id)}
        </text>
      </svg>
    </div>
  );
}
