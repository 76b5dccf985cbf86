/** A fact of a trace, read out of its columns. */
import type { MotionTrace } from './motion-trace.ts';

export interface ReadFact {
  readonly index: number;
  readonly kind: string;
  readonly at: number;
  readonly fields: Readonly<Record<string, number>>;
}

export function factAt(trace: MotionTrace, index: number): ReadFact {
  const start = trace.starts[index] ?? 0;
  const code = trace.numbers[start] ?? 0;
  const names = trace.fields[code] ?? [];
  const fields = Object.fromEntries(names.map((name, at) => [name, trace.numbers[start + 4 + at] ?? NaN]));
  return { index, kind: trace.kinds[code] ?? '', at: trace.numbers[start + 2] ?? 0, fields };
}
