/**
 * What the network publishes: facts in the past tense, and nothing else. Every fact begins with the same four fields;
 * `id` counts from 1 in a run, `cause` is the id of the fact that brought it about (0: the start of the run), times
 * are hours. Places, pools, machines, items, modes, tiers, customers and stocks are indices into the run's directory;
 * -1 stands for "none". The order of the fields in `factFields` is the order in the trace.
 */
import type { Hours } from '../../kernel/time.ts';

interface Base {
  readonly id: number;
  readonly at: Hours;
  readonly cause: number;
}

/** A machine entered service: it was there at the start of the run, or has been sold. */
export interface Commissioned extends Base {
  readonly kind: 'commissioned';
  readonly machine: number;
}
/** A machine left service for good, with all that was in it. */
export interface Retired extends Base {
  readonly kind: 'retired';
  readonly machine: number;
}
/** A failure mode of a unit struck. `age` is the wear it had spent, in units of the mode's meter. */
export interface Failed extends Base {
  readonly kind: 'failed';
  readonly machine: number;
  readonly socket: number;
  readonly mode: number;
  readonly age: number;
}
/** A planned limit was reached; the machine runs on. */
export interface FellDue extends Base {
  readonly kind: 'fellDue';
  readonly machine: number;
  readonly socket: number;
  readonly mode: number;
  readonly age: number;
}
/** A request came into being. `origin`: 0 failure, 1 planned, 2 arrival, 3 repair of a removed unit, 4 plan. */
export interface Raised extends Base {
  readonly kind: 'raised';
  readonly request: number;
  readonly origin: number;
  readonly machine: number;
  readonly mode: number;
  readonly customer: number;
  readonly tier: number;
}
/** The machine went down on account of the request. */
export interface Stopped extends Base {
  readonly kind: 'stopped';
  readonly machine: number;
  readonly request: number;
}
/** Servers of a pool were given to a request that had waited for them. */
export interface Assigned extends Base {
  readonly kind: 'assigned';
  readonly request: number;
  readonly pool: number;
  readonly count: number;
  readonly waited: Hours;
}
/** People arrived where the request is; `hours` under way. */
export interface Arrived extends Base {
  readonly kind: 'arrived';
  readonly request: number;
  readonly pool: number;
  readonly visit: number;
  readonly hours: Hours;
  readonly customer: number;
  readonly machine: number;
  readonly raisedAt: Hours;
}
/** A step of work was done. */
export interface Worked extends Base {
  readonly kind: 'worked';
  readonly request: number;
  readonly job: number;
  readonly step: number;
  readonly visit: number;
  readonly hours: Hours;
}
/** Servers went back to their pool; `hours` is server-hours held since they were given, pauses left out. */
export interface Released extends Base {
  readonly kind: 'released';
  readonly request: number;
  readonly pool: number;
  readonly count: number;
  readonly hours: Hours;
  readonly machine: number;
  readonly customer: number;
  readonly raisedAt: Hours;
}
/** A request's servers went off duty with the work undone, and are kept for it. */
export interface Paused extends Base {
  readonly kind: 'paused';
  readonly request: number;
  readonly pool: number;
  readonly count: number;
}
/** They are back on duty, and go on. */
export interface Resumed extends Base {
  readonly kind: 'resumed';
  readonly request: number;
  readonly pool: number;
  readonly count: number;
}
/** A unit was asked for at a stock. */
export interface Demanded extends Base {
  readonly kind: 'demanded';
  readonly request: number;
  readonly stock: number;
}
/** The stock gave a unit to a request; `fromShelf` 1: at once. */
export interface Issued extends Base {
  readonly kind: 'issued';
  readonly request: number;
  readonly stock: number;
  readonly unit: number;
  readonly waited: Hours;
  readonly fromShelf: number;
}
/** Whoever raised the request brought a failed unit along. */
export interface BroughtIn extends Base {
  readonly kind: 'broughtIn';
  readonly item: number;
  readonly unit: number;
  readonly request: number;
}
/** A demand that its stock could not meet is met by a unit from another place's stock, which sends it off now. */
export interface Lent extends Base {
  readonly kind: 'lent';
  readonly request: number;
  readonly stock: number;
  readonly lender: number;
  readonly unit: number;
}
/** A demand that its stock could not meet will be met from outside in `hours`. */
export interface Expedited extends Base {
  readonly kind: 'expedited';
  readonly request: number;
  readonly stock: number;
  readonly hours: Hours;
}
/** A demand that its stock could not meet went elsewhere for good. */
export interface Lost extends Base {
  readonly kind: 'lost';
  readonly request: number;
  readonly stock: number;
  readonly customer: number;
}
/** A stock ordered so many units at once. */
export interface Ordered extends Base {
  readonly kind: 'ordered';
  readonly stock: number;
  readonly customer: number;
  readonly quantity: number;
}
/** The order was met by the source: `waited` there before it could be shipped. */
export interface Filled extends Base {
  readonly kind: 'filled';
  readonly stock: number;
  readonly source: number;
  readonly waited: Hours;
}
/** A unit set off from one place to another; `hours` is how long it will be under way. */
export interface Shipped extends Base {
  readonly kind: 'shipped';
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly hours: Hours;
  readonly customer: number;
}
/** A unit went onto a shelf. */
export interface Received extends Base {
  readonly kind: 'received';
  readonly stock: number;
  readonly unit: number;
}
/** A new unit came from an outside supplier. */
export interface Bought extends Base {
  readonly kind: 'bought';
  readonly item: number;
  readonly unit: number;
  readonly customer: number;
  readonly raisedAt: Hours;
}
/** A unit was taken out of a machine, or out of another unit in the shop (`machine` is then -1). */
export interface Removed extends Base {
  readonly kind: 'removed';
  readonly machine: number;
  readonly item: number;
  readonly unit: number;
  readonly request: number;
  readonly customer: number;
  readonly raisedAt: Hours;
}
/** A unit was put in. */
export interface Installed extends Base {
  readonly kind: 'installed';
  readonly machine: number;
  readonly item: number;
  readonly unit: number;
  readonly request: number;
}
/** The defect of a mode was mended, at the machine or in the shop. */
export interface Repaired extends Base {
  readonly kind: 'repaired';
  readonly unit: number;
  readonly mode: number;
  readonly request: number;
  readonly customer: number;
  readonly raisedAt: Hours;
}
/** A unit left the system. */
export interface Scrapped extends Base {
  readonly kind: 'scrapped';
  readonly item: number;
  readonly unit: number;
}
/** Hours of a machine's downtime that one request's first unmet step accounts for. */
export interface Downtime extends Base {
  readonly kind: 'downtime';
  readonly machine: number;
  readonly request: number;
  readonly bucket: number;
  readonly hours: Hours;
}
/** The machine is up again after `hours` down. */
export interface Restored extends Base {
  readonly kind: 'restored';
  readonly machine: number;
  readonly request: number;
  readonly hours: Hours;
}
/** A promise of a tier was kept. `clock`: 0 response, 1 restore; `hours` since the failure. */
export interface PromiseKept extends Base {
  readonly kind: 'promiseKept';
  readonly request: number;
  readonly machine: number;
  readonly tier: number;
  readonly clock: number;
  readonly hours: Hours;
}
/** The deadline of a promise passed. */
export interface PromiseBroken extends Base {
  readonly kind: 'promiseBroken';
  readonly request: number;
  readonly machine: number;
  readonly tier: number;
  readonly clock: number;
  readonly hours: Hours;
}
/** A request ended with its work done; `resolved` 1: earlier than its job's end. */
export interface Closed extends Base {
  readonly kind: 'closed';
  readonly request: number;
  readonly machine: number;
  readonly resolved: number;
}
/** A request ended because something else had done its work. */
export interface Withdrawn extends Base {
  readonly kind: 'withdrawn';
  readonly request: number;
  readonly machine: number;
}
/** A machine's scenario month: hours up and down, and units run on each meter of its fleet. */
export interface Metered extends Base {
  readonly kind: 'metered';
  readonly machine: number;
  readonly month: number;
  readonly up: Hours;
  readonly down: Hours;
  readonly use: readonly number[];
}
/** A pool's scenario month: server-hours on duty and held, and the hours that requests stood in its line. */
export interface Staffed extends Base {
  readonly kind: 'staffed';
  readonly pool: number;
  readonly month: number;
  readonly duty: Hours;
  readonly busy: Hours;
  readonly line: Hours;
}
/** A stock's scenario month: unit-hours on hand and backordered. */
export interface Stocked extends Base {
  readonly kind: 'stocked';
  readonly stock: number;
  readonly month: number;
  readonly onHand: Hours;
  readonly backordered: Hours;
}
/** A scenario month (730 h, the last may be shorter) ended; everything about it has been published. */
export interface MonthEnded extends Base {
  readonly kind: 'monthEnded';
  readonly month: number;
  readonly hours: Hours;
}

/**
 * A party took a decision during the run. `actor` is the index of a party, `customer` that of the customer for whom it
 * was taken (-1: for all), `decision` and `option` count what the scenario declares, `occasion` counts from 0.
 */
export interface DecidedFact extends Base {
  readonly kind: 'decided';
  readonly actor: number;
  readonly customer: number;
  readonly decision: number;
  readonly option: number;
  readonly occasion: number;
}

/** A degraded machine has lost so many hours of output since this was last published, or since it began. */
export interface OutputLost extends Base {
  readonly kind: 'outputLost';
  readonly machine: number;
  readonly hours: Hours;
}

/** Work that is done has a flaw; `flaw` counts what the scenario's jobs name. */
export interface Flawed extends Base {
  readonly kind: 'flawed';
  readonly request: number;
  readonly flaw: number;
}

export type Fact =
  | Commissioned
  | Retired
  | Failed
  | FellDue
  | Raised
  | Stopped
  | Assigned
  | Arrived
  | Worked
  | Released
  | Paused
  | Resumed
  | Demanded
  | Issued
  | BroughtIn
  | Lent
  | Expedited
  | Lost
  | Ordered
  | Filled
  | Shipped
  | Received
  | Bought
  | Removed
  | Installed
  | Repaired
  | Scrapped
  | Downtime
  | Restored
  | PromiseKept
  | PromiseBroken
  | Closed
  | Withdrawn
  | Metered
  | Staffed
  | Stocked
  | MonthEnded
  | DecidedFact
  | OutputLost
  | Flawed;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { readonly kind: K }>;
