/**
 * One run, to be watched: plain columns, made in a worker and handed to the page as they are. What is the case at a time
 * is a function of the spans that hold it and of the steps before it, so that seeking back costs what playing costs.
 */

/** What a span of time says. */
export const spanKind = {
  /** A machine stands still. `subject` machine, `reason` bucket. */
  down: 0,
  /** People are under way. `subject` pool, `from` and `to` places. */
  travel: 1,
  /** A unit is under way. `subject` unit, `from` and `to` places. */
  transit: 2,
  /** A request stands in the line of a pool. `subject` pool. */
  poolWait: 3,
  /** A request waits for a part. `subject` stock. */
  partWait: 4,
  /** Servers are held by a request. `subject` pool, `reason` how many. */
  held: 5,
} as const;

export interface PlaceOfNetwork {
  readonly name: string;
  readonly kind: string;
  /** Index of the place above it; -1 at the top. */
  readonly parent: number;
}

export interface PoolOfNetwork {
  readonly name: string;
  readonly kind: string;
  readonly home: number;
  /** Servers; -1: as many as are needed. */
  readonly servers: number;
}

export interface StockOfNetwork {
  readonly name: string;
  readonly place: number;
  readonly item: string;
  readonly unlimited: boolean;
}

/** Numbers that change at moments: at `times[i]` the value becomes `values[i]`. */
export interface Steps {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** Spans by column, and which of them touch each slice of the horizon. */
export interface Spans {
  readonly kind: Uint8Array;
  /** Hours. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly subject: Int32Array;
  readonly reason: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** -1: none. */
  readonly machine: Int32Array;
  readonly request: Int32Array;
  /** Slices of equal length; those of slice i are `inSlice[sliceStart[i] … sliceStart[i + 1])`. */
  readonly sliceStart: Uint32Array;
  readonly inSlice: Uint32Array;
}

export interface MotionTrace {
  readonly alternative: string;
  readonly title: string;
  readonly replication: number;
  readonly seed: string;
  /** Digest of all facts: the same as the command line's for this replication. */
  readonly digest: string;
  /** Hours. */
  readonly horizon: number;
  readonly places: readonly PlaceOfNetwork[];
  readonly pools: readonly PoolOfNetwork[];
  readonly stocks: readonly StockOfNetwork[];
  readonly machines: readonly string[];
  readonly machinePlace: Int32Array;
  /** Names by index, to put facts into words. */
  readonly names: Readonly<
    Record<'items' | 'modes' | 'tiers' | 'customers' | 'buckets' | 'flaws', readonly string[]>
  >;
  readonly spans: Spans;
  /** Hours between which a machine is in service. */
  readonly inService: { readonly from: Float64Array; readonly to: Float64Array };
  /** By stock, units on the shelf. */
  readonly onHand: readonly Steps[];
  /** Running totals. */
  readonly totals: Readonly<Record<'failures' | 'stops' | 'broken' | 'kept', Float64Array>>;
  /** Moments that one jumps to. */
  readonly jumps: Readonly<Record<'failure' | 'stockOut' | 'broken', Float64Array>>;
  /** Kinds of facts by code, and the fields of each. */
  readonly kinds: readonly string[];
  readonly fields: readonly (readonly string[])[];
  /** Facts one after the other: kind, id, time, cause, own fields. */
  readonly numbers: Float64Array;
  /** Where each fact begins in `numbers`; one more entry than there are facts. */
  readonly starts: Uint32Array;
  /** Facts about each machine: those of machine i are `ofMachine[machineStart[i] … machineStart[i + 1])`. */
  readonly machineStart: Uint32Array;
  readonly ofMachine: Uint32Array;
}
