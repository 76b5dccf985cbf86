/** Writes spans down, and at the end sorts them into slices of the horizon. Runs in a worker. */
import { GrowingNumbers } from './growing.ts';
import type { Spans } from './motion-trace.ts';
import { sliceAt } from './slice.ts';

export interface Span {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  readonly subject: number;
  readonly reason?: number;
  readonly from?: number;
  readonly to?: number;
  readonly machine?: number;
  readonly request?: number;
}

const fields = ['kind', 'start', 'end', 'subject', 'reason', 'from', 'to', 'machine', 'request'] as const;
/** Slices at most, and spans that begin in one on average. */
const mostSlices = 4096;
const spansInSlice = 24;

export class SpanWriter {
  readonly #columns = fields.map(() => new GrowingNumbers());

  get count(): number {
    return this.#columns[0]?.length ?? 0;
  }

  /** Adds a span; what takes no time is left out. */
  add(span: Span): void {
    if (!(span.end > span.start)) return;
    for (const [index, field] of fields.entries()) this.#columns[index]?.push(span[field] ?? -1);
  }

  done(horizon: number): Spans {
    const [kind, start, end, subject, reason, from, to, machine, request] = this.#columns.map((its) =>
      its.done(),
    );
    const starts = start ?? new Float64Array();
    const ends = end ?? new Float64Array();
    const slices = Math.max(1, Math.min(mostSlices, Math.ceil(this.count / spansInSlice)));
    const sliceOf = (at: number): number => sliceAt(at, horizon, slices);
    const sliceStart = new Uint32Array(slices + 1);
    for (let index = 0; index < this.count; index += 1) {
      for (let at = sliceOf(starts[index] ?? 0); at <= sliceOf(ends[index] ?? 0); at += 1)
        count(sliceStart, at + 1);
    }
    for (let at = 1; at <= slices; at += 1)
      sliceStart[at] = (sliceStart[at] ?? 0) + (sliceStart[at - 1] ?? 0);
    const inSlice = new Uint32Array(sliceStart[slices] ?? 0);
    const next = sliceStart.slice();
    for (let index = 0; index < this.count; index += 1) {
      for (let at = sliceOf(starts[index] ?? 0); at <= sliceOf(ends[index] ?? 0); at += 1) {
        inSlice[next[at] ?? 0] = index;
        count(next, at);
      }
    }
    return {
      kind: Uint8Array.from(kind ?? []),
      start: starts,
      end: ends,
      subject: Int32Array.from(subject ?? []),
      reason: Int32Array.from(reason ?? []),
      from: Int32Array.from(from ?? []),
      to: Int32Array.from(to ?? []),
      machine: Int32Array.from(machine ?? []),
      request: Int32Array.from(request ?? []),
      sliceStart,
      inSlice,
    };
  }
}

function count(column: Uint32Array, at: number): void {
  column[at] = (column[at] ?? 0) + 1;
}
