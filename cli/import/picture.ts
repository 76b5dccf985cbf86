/**
 * A replay as a picture (SVG): for every figure the range of nineteen of twenty runs as a bar, their mean as a stroke, and what was
 * seen as a diamond; all as a share of the mean of the runs, so that hours and pieces stand on one axis.
 */
import { decimalsFor, grouped } from '../text/numbers.ts';
import type { Figure } from './replay.ts';

const width = 860;
const left = 330;
const right = 150;
const rowHeight = 30;
const top = 96;

/** The whole file. */
export function replayPicture(figures: readonly Figure[], name: string, runs: number): string {
  // Of nothing, nothing is a share.
  const shares = figures.map((its) => {
    const share = (value: number): number =>
      its.simulated === 0 ? (value === 0 ? 1 : 2) : value / its.simulated;
    return { its, low: share(its.low), high: share(its.high), observed: share(its.observed) };
  });
  const most = Math.max(
    0.1,
    ...shares.flatMap((row) => [row.low, row.high, row.observed]).map((at) => Math.abs(at - 1)),
  );
  const reach = Math.ceil(most * 10 + 0.2) / 10;
  const room = width - left - right;
  const x = (share: number): string => (left + ((share - 1 + reach) / (2 * reach)) * room).toFixed(1);
  const bottom = top + figures.length * rowHeight;
  const title = `Seen and simulated: ${name}`;
  const caption = `Bars: where 19 of 20 runs lie (of ${runs}), as a share of their mean (stroke). Diamonds: what was seen.`;
  const rows = shares.map(({ its, low, high, observed }, index) => {
    const y = top + index * rowHeight + rowHeight / 2;
    const [seen, centre] = [Number(x(observed)), x(1)];
    const number = (value: number): string => grouped(value, decimalsFor(value, 4, 2));
    const verdict = its.within ? 'within' : 'OUTSIDE';
    return [
      `<text x="16" y="${y + 4}">${escaped(its.name)}</text>`,
      `<rect class="range" x="${x(low)}" y="${y - 7}" width="${(Number(x(high)) - Number(x(low))).toFixed(1)}" height="14" rx="2"/>`,
      `<line class="mean" x1="${centre}" x2="${centre}" y1="${y - 9}" y2="${y + 9}"/>`,
      `<path class="${its.within ? 'seen' : 'seen outside'}" d="M${seen - 6} ${y}l6 -6l6 6l-6 6z"/>`,
      `<text class="quiet" x="${width - right + 16}" y="${y + 4}">${number(its.observed)}, ${verdict}</text>`,
    ].join('\n');
  });
  const ticks = [1 - reach, 1, 1 + reach].map(
    (share) =>
      `<text class="quiet tick" x="${x(share)}" y="${top - 10}">${grouped(100 * share, 0)} %</text>` +
      `<line class="axis" x1="${x(share)}" x2="${x(share)}" y1="${top - 4}" y2="${bottom}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 20}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<desc>${escaped(caption)} ${escaped(figures.map((its) => `${its.name}: seen ${its.observed}, simulated ${its.low} to ${its.high}`).join('; '))}</desc>
<style>
  .page { fill: #ffffff }
  text { font: 13px system-ui, 'DejaVu Sans', sans-serif; fill: #1f2328 }
  .title { font-size: 17px; font-weight: 600 }
  .quiet { font-size: 11px; fill: #59636e }
  .tick { text-anchor: middle }
  .range { fill: #9db4c8 }
  .mean { stroke: #1f2328; stroke-width: 2 }
  .axis { stroke: #818b98; stroke-dasharray: 2 4 }
  .seen { fill: #1a7f37 }
  .outside { fill: #cf222e }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 }
    text { fill: #e6edf3 }
    .quiet { fill: #9198a1 }
    .range { fill: #4b6277 }
    .mean { stroke: #e6edf3 }
    .seen { fill: #3fb950 }
    .outside { fill: #f85149 }
  }
</style>
<rect class="page" width="${width}" height="${bottom + 20}"/>
<text class="title" x="16" y="32">${escaped(title)}</text>
<text class="quiet" x="16" y="54">${escaped(caption)}</text>
${[...ticks, ...rows].join('\n')}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
