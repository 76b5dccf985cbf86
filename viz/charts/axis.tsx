/** Quiet axes: thin grid lines, few round numbers. */
import { rounded, type LinearScale } from './scale.ts';

interface AxisProps {
  readonly scale: LinearScale;
  readonly format: (value: number) => string;
}

/** Pixels of a letter, on average, and between two labels at least. */
const letter = 6.3;
const between = 8;

/** Every how manieth tick is labelled, so that labels do not run into each other; zero keeps its own. */
function labelled({ ticks, scale, format }: AxisProps & { readonly ticks: readonly number[] }) {
  const widest = Math.max(0, ...ticks.map((tick) => format(tick).length)) * letter + between;
  const apart = Math.abs(scale(ticks[1] ?? 0) - scale(ticks[0] ?? 0));
  const step = apart > 0 ? Math.max(1, Math.ceil(widest / apart)) : 1;
  const start = Math.max(0, ticks.indexOf(0)) % step;
  return (index: number): boolean => index % step === start;
}

interface HorizontalProps extends AxisProps {
  readonly top: number;
  readonly bottom: number;
  /** Of the picture: labels at its ends stay within it. */
  readonly width: number;
}

/** Along the bottom, from `top` to `bottom`. */
export function HorizontalAxis({ scale, format, top, bottom, width }: HorizontalProps) {
  const isLabelled = labelled({ scale, format, ticks: scale.ticks });
  return (
    <g class="charts-axis">
      {scale.ticks.map((tick, index) => {
        const x = rounded(scale(tick));
        const text = format(tick);
        const half = (text.length * letter) / 2;
        return (
          <g key={tick}>
            <line class={tick === 0 ? 'charts-zero' : 'charts-grid'} x1={x} x2={x} y1={top} y2={bottom} />
            {isLabelled(index) ? (
              <text
                x={rounded(Math.min(width - half, Math.max(half, x)))}
                y={bottom + 16}
                text-anchor="middle"
              >
                {text}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

/** Along the left, from `left` to `right`. */
export function VerticalAxis({
  scale,
  format,
  left,
  right,
}: AxisProps & { readonly left: number; readonly right: number }) {
  return (
    <g class="charts-axis">
      {scale.ticks.map((tick) => {
        const y = rounded(scale(tick));
        return (
          <g key={tick}>
            <line class={tick === 0 ? 'charts-zero' : 'charts-grid'} x1={left} x2={right} y1={y} y2={y} />
            <text x={left - 6} y={y + 4} text-anchor="end">
              {format(tick)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
