/** Quiet axes: thin grid lines, few round numbers. */
import { rounded, type LinearScale } from './scale.ts';

interface AxisProps {
  readonly scale: LinearScale;
  readonly format: (value: number) => string;
}

/** Along the bottom, from `top` to `bottom`. */
export function HorizontalAxis({
  scale,
  format,
  top,
  bottom,
}: AxisProps & { readonly top: number; readonly bottom: number }) {
  return (
    <g class="charts-axis">
      {scale.ticks.map((tick) => {
        const x = rounded(scale(tick));
        return (
          <g key={tick}>
            <line class={tick === 0 ? 'charts-zero' : 'charts-grid'} x1={x} x2={x} y1={top} y2={bottom} />
            <text x={x} y={bottom + 16} text-anchor="middle">
              {format(tick)}
            </text>
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
