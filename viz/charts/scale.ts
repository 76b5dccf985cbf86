/** Linear scales with round ticks. */
import { scaleLinear } from 'd3';

export interface LinearScale {
  (value: number): number;
  readonly ticks: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** From the span of the values to pixels; `withZero`: zero is within it. What does not vary gets room all the same. */
export function linearScale(
  values: readonly number[],
  range: readonly [number, number],
  { withZero = false, count = 5 } = {},
): LinearScale {
  let low = withZero ? 0 : Infinity;
  let high = withZero ? 0 : -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(low <= high)) [low, high] = [0, 1];
  if (low === high) {
    const room = low === 0 ? 1 : Math.abs(low) * 0.1;
    [low, high] = [low - room, high + room];
  }
  const scale = scaleLinear([low, high], [...range]).nice(count);
  const [from = low, to = high] = scale.domain();
  return Object.assign((value: number) => scale(value), { ticks: scale.ticks(count), from, to });
}

/** A coordinate as it is written: two digits are finer than a pixel and keep pictures comparable as text. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
