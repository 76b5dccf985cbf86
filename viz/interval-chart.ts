/**
 * A chart of means with their confidence intervals: a row for each subject, a panel for each measure. A pure function
 * of (data, options) to SVG text, so that it can be drawn anywhere and compared as text. Light and dark by the
 * reader's preference; every mark has its numbers beside it, so nothing hangs on colour.
 */
import { scaleLinear } from 'd3';

export interface Interval {
  readonly mean: number;
  readonly halfWidth: number;
}

export interface Panel {
  readonly title: string;
  /** One for each row, in the order of the rows. */
  readonly intervals: readonly Interval[];
  /** How a number is written beside its mark. */
  readonly format: (value: number) => string;
  /** Index of the row to point out; -1 for none. */
  readonly best: number;
}

export interface IntervalChart {
  readonly title: string;
  /** What is shown, on one or more lines. */
  readonly caption: string;
  readonly rows: readonly string[];
  readonly panels: readonly Panel[];
}

export interface IntervalChartOptions {
  /** Pixels. */
  readonly width: number;
}

const rowHeight = 30;
const top = 92;
const labelWidth = 190;
const valueWidth = 92;
const gap = 28;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function rounded(value: number): string {
  return value.toFixed(1);
}

function panel(its: Panel, left: number, width: number, rows: number): string {
  const lows = its.intervals.map(({ mean, halfWidth }) => mean - halfWidth);
  const highs = its.intervals.map(({ mean, halfWidth }) => mean + halfWidth);
  const x = scaleLinear(
    [Math.min(0, ...lows), Math.max(0, ...highs)],
    [left, left + width - valueWidth],
  ).nice();
  const bottom = top + rows * rowHeight;
  const zero = rounded(x(0));
  const marks = its.intervals.map(({ mean, halfWidth }, row) => {
    const y = top + (row + 0.5) * rowHeight;
    const kind = row === its.best ? 'best' : 'mark';
    const from = Math.min(x(0), x(mean));
    return [
      `<rect class="bar ${kind}" x="${rounded(from)}" y="${y - 8}" width="${rounded(Math.abs(x(mean) - x(0)))}" height="16" rx="2"/>`,
      `<line class="whisker" x1="${rounded(x(mean - halfWidth))}" x2="${rounded(x(mean + halfWidth))}" y1="${y}" y2="${y}"/>`,
      `<text class="value" x="${rounded(left + width)}" y="${y + 4}" text-anchor="end">${escaped(its.format(mean))}${row === its.best ? ' ★' : ''}</text>`,
    ].join('');
  });
  return [
    `<text class="panel" x="${rounded(left)}" y="${top - 14}">${escaped(its.title)}</text>`,
    `<line class="zero" x1="${zero}" x2="${zero}" y1="${top}" y2="${bottom}"/>`,
    ...marks,
  ].join('\n');
}

/** The chart as SVG text. */
export function intervalChart(chart: IntervalChart, options: IntervalChartOptions): string {
  const { rows, panels } = chart;
  const lines = chart.caption.split('\n');
  const height = top + rows.length * rowHeight + 30 + 15 * lines.length;
  const panelWidth = (options.width - labelWidth - gap * panels.length) / panels.length;
  const labels = rows.map(
    (row, index) =>
      `<text class="row" x="16" y="${top + (index + 0.5) * rowHeight + 4}">${escaped(row)}</text>`,
  );
  const drawn = panels.map((its, index) =>
    panel(its, labelWidth + gap * 0.5 + index * (panelWidth + gap), panelWidth, rows.length),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${options.width} ${height}" role="img" aria-label="${escaped(chart.title)}">
<title>${escaped(chart.title)}</title>
<desc>${escaped(chart.caption)}</desc>
<style>
  .page { fill: #ffffff }
  text { font: 13px system-ui, 'DejaVu Sans', sans-serif; fill: #1f2328 }
  .title { font-size: 17px; font-weight: 600 }
  .panel { font-weight: 600 }
  .caption { font-size: 11px; fill: #59636e }
  .bar.mark { fill: #9db4c8 }
  .bar.best { fill: #1f6feb }
  .whisker { stroke: #1f2328; stroke-width: 2 }
  .zero { stroke: #818b98; stroke-width: 1 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 }
    text { fill: #e6edf3 }
    .caption { fill: #9198a1 }
    .bar.mark { fill: #4b6277 }
    .bar.best { fill: #4493f8 }
    .whisker { stroke: #e6edf3 }
  }
</style>
<rect class="page" width="${options.width}" height="${height}"/>
<text class="title" x="16" y="32">${escaped(chart.title)}</text>
${labels.join('\n')}
${drawn.join('\n')}
${lines.map((line, index) => `<text class="caption" x="16" y="${height - 14 - 15 * (lines.length - 1 - index)}">${escaped(line)}</text>`).join('\n')}
</svg>
`;
}
