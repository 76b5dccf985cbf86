/** What is the case at a time: read off the spans and steps of a trace. A function of (trace, time), forwards or back. */
import { spanKind, type MotionTrace, type Steps } from './motion-trace.ts';
import { sliceAt } from './slice.ts';

/** Somebody or something under way. */
export interface Moving {
  /** Index of the span: it tells marks apart and gives each its lane. */
  readonly span: number;
  readonly from: number;
  readonly to: number;
  /** 0 at the start, 1 on arrival. */
  readonly along: number;
  readonly people: boolean;
}

/** A request that waits. */
export interface Waiting {
  readonly request: number;
  readonly machine: number;
  /** Index of the pool or stock that it waits for. */
  readonly whatFor: number;
  readonly since: number;
}

export interface Scene {
  readonly at: number;
  /** Downtime bucket by machine; -1: it runs, -2: not in service. */
  readonly machines: Int8Array;
  readonly moving: readonly Moving[];
  readonly poolWaits: readonly Waiting[];
  readonly partWaits: readonly Waiting[];
  /** Servers held, by pool. */
  readonly held: Int32Array;
  /** By stock. */
  readonly onHand: Int32Array;
  readonly down: number;
  readonly inService: number;
  readonly totals: Readonly<Record<'failures' | 'stops' | 'broken' | 'kept', number>>;
}

/** How many of sorted times are not after `at`. */
export function countUpTo(times: Float64Array, at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value of steps at a time. */
export function stepAt({ times, values }: Steps, at: number): number {
  return values[Math.max(0, countUpTo(times, at) - 1)] ?? 0;
}

export function sceneAt(trace: MotionTrace, at: number): Scene {
  const { spans, inService, totals } = trace;
  const machines = new Int8Array(trace.machines.length).fill(-1);
  let serving = 0;
  for (let machine = 0; machine < machines.length; machine += 1) {
    if (at >= (inService.from[machine] ?? Infinity) && at < (inService.to[machine] ?? Infinity)) serving += 1;
    else machines[machine] = -2;
  }
  const held = new Int32Array(trace.pools.length);
  const moving: Moving[] = [];
  const poolWaits: Waiting[] = [];
  const partWaits: Waiting[] = [];
  let down = 0;
  const slices = spans.sliceStart.length - 1;
  const slice = sliceAt(at, trace.horizon, slices);
  const last = spans.sliceStart[slice + 1] ?? 0;
  for (let index = spans.sliceStart[slice] ?? 0; index < last; index += 1) {
    const span = spans.inSlice[index] ?? 0;
    const start = spans.start[span] ?? 0;
    const end = spans.end[span] ?? 0;
    if (at < start || at >= end) continue;
    const subject = spans.subject[span] ?? -1;
    switch (spans.kind[span]) {
      case spanKind.down:
        machines[subject] = spans.reason[span] ?? 0;
        down += 1;
        break;
      case spanKind.travel:
      case spanKind.transit:
        moving.push({
          span,
          from: spans.from[span] ?? -1,
          to: spans.to[span] ?? -1,
          along: (at - start) / (end - start),
          people: spans.kind[span] === spanKind.travel,
        });
        break;
      case spanKind.poolWait:
        poolWaits.push(waiting(trace, span));
        break;
      case spanKind.partWait:
        partWaits.push(waiting(trace, span));
        break;
      case spanKind.held:
        held[subject] = (held[subject] ?? 0) + (spans.reason[span] ?? 1);
        break;
      case undefined:
        break;
    }
  }
  return {
    at,
    machines,
    moving,
    poolWaits,
    partWaits,
    held,
    onHand: Int32Array.from(trace.onHand, (steps) => stepAt(steps, at)),
    down,
    inService: serving,
    totals: {
      failures: countUpTo(totals.failures, at),
      stops: countUpTo(totals.stops, at),
      broken: countUpTo(totals.broken, at),
      kept: countUpTo(totals.kept, at),
    },
  };
}

function waiting({ spans }: MotionTrace, span: number): Waiting {
  return {
    request: spans.request[span] ?? -1,
    machine: spans.machine[span] ?? -1,
    whatFor: spans.subject[span] ?? -1,
    since: spans.start[span] ?? 0,
  };
}
