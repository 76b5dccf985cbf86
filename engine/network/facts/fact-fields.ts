/** The fields of each kind of fact after `id`, `at` and `cause`, in the order of the digest and the trace. */
import type { FactKind, FactOf } from './fact.ts';

type OwnField<K extends FactKind> = Exclude<keyof FactOf<K>, 'kind' | 'id' | 'at' | 'cause'>;

export const factFields = {
  commissioned: ['machine'],
  failed: ['machine', 'socket', 'mode', 'age'],
  fellDue: ['machine', 'socket', 'mode', 'age'],
  raised: ['request', 'origin', 'machine', 'mode', 'customer', 'tier'],
  stopped: ['machine', 'request'],
  assigned: ['request', 'pool', 'count', 'waited'],
  arrived: ['request', 'pool', 'visit', 'hours', 'customer', 'machine', 'raisedAt'],
  worked: ['request', 'job', 'step', 'visit', 'hours'],
  released: ['request', 'pool', 'count', 'hours', 'machine', 'customer', 'raisedAt'],
  paused: ['request', 'pool', 'count'],
  resumed: ['request', 'pool', 'count'],
  demanded: ['request', 'stock'],
  issued: ['request', 'stock', 'unit', 'waited', 'fromShelf'],
  ordered: ['stock', 'customer', 'quantity'],
  filled: ['stock', 'source', 'waited'],
  shipped: ['unit', 'from', 'to', 'hours', 'customer'],
  received: ['stock', 'unit'],
  bought: ['item', 'unit', 'customer', 'raisedAt'],
  removed: ['machine', 'item', 'unit', 'request', 'customer', 'raisedAt'],
  installed: ['machine', 'item', 'unit', 'request'],
  repaired: ['unit', 'mode', 'request', 'customer', 'raisedAt'],
  scrapped: ['item', 'unit'],
  downtime: ['machine', 'request', 'bucket', 'hours'],
  restored: ['machine', 'request', 'hours'],
  promiseKept: ['request', 'machine', 'tier', 'clock', 'hours'],
  promiseBroken: ['request', 'machine', 'tier', 'clock', 'hours'],
  closed: ['request', 'machine', 'resolved'],
  withdrawn: ['request', 'machine'],
  metered: ['machine', 'month', 'up', 'down', 'use'],
  staffed: ['pool', 'month', 'duty', 'busy', 'line'],
  stocked: ['stock', 'month', 'onHand', 'backordered'],
  monthEnded: ['month', 'hours'],
  lent: ['request', 'stock', 'lender', 'unit'],
  expedited: ['request', 'stock', 'hours'],
  lost: ['request', 'stock', 'customer'],
  broughtIn: ['item', 'unit', 'request'],
  retired: ['machine'],
  decided: ['actor', 'customer', 'decision', 'option', 'occasion'],
  outputLost: ['machine', 'hours'],
  flawed: ['request', 'flaw'],
} as const satisfies { readonly [K in FactKind]: readonly OwnField<K>[] };

/** Every kind of fact, in the order of their codes. */
export const factKinds = Object.keys(factFields) as readonly FactKind[];
