// hot: every fact passes here once for the digest and once more for a trace; see bench/flagship.ts.
/**
 * The own numbers of each kind of fact, in the order of `factFields`. Written out kind by kind, so that each line reads
 * one shape of object only; a test holds it against `factFields`.
 */
import type { FactKind, FactOf } from './fact.ts';

type Put = (
  row: Float64Array,
  a: number,
  b?: number,
  c?: number,
  d?: number,
  e?: number,
  f?: number,
  g?: number,
) => number;

/** First own number of a row: kind, id, time and cause come before it. */
export const ownFrom = 4;

const put: Put = (row, a, b, c, d, e, f, g) => {
  row[ownFrom] = a;
  if (b === undefined) return ownFrom + 1;
  row[ownFrom + 1] = b;
  if (c === undefined) return ownFrom + 2;
  row[ownFrom + 2] = c;
  if (d === undefined) return ownFrom + 3;
  row[ownFrom + 3] = d;
  if (e === undefined) return ownFrom + 4;
  row[ownFrom + 4] = e;
  if (f === undefined) return ownFrom + 5;
  row[ownFrom + 5] = f;
  if (g === undefined) return ownFrom + 6;
  row[ownFrom + 6] = g;
  return ownFrom + 7;
};

/** Writes a fact's own numbers into a row and returns the row's length. */
export const factNumbers: { readonly [K in FactKind]: (fact: FactOf<K>, row: Float64Array) => number } = {
  commissioned: (f, row) => put(row, f.machine),
  failed: (f, row) => put(row, f.machine, f.socket, f.mode, f.age),
  fellDue: (f, row) => put(row, f.machine, f.socket, f.mode, f.age),
  raised: (f, row) => put(row, f.request, f.origin, f.machine, f.mode, f.customer, f.tier),
  stopped: (f, row) => put(row, f.machine, f.request),
  assigned: (f, row) => put(row, f.request, f.pool, f.count, f.waited),
  arrived: (f, row) => put(row, f.request, f.pool, f.visit, f.hours, f.customer, f.machine, f.raisedAt),
  worked: (f, row) => put(row, f.request, f.job, f.step, f.visit, f.hours),
  released: (f, row) => put(row, f.request, f.pool, f.count, f.hours, f.machine, f.customer, f.raisedAt),
  paused: (f, row) => put(row, f.request, f.pool, f.count),
  resumed: (f, row) => put(row, f.request, f.pool, f.count),
  demanded: (f, row) => put(row, f.request, f.stock),
  issued: (f, row) => put(row, f.request, f.stock, f.unit, f.waited, f.fromShelf),
  ordered: (f, row) => put(row, f.stock, f.customer, f.quantity),
  filled: (f, row) => put(row, f.stock, f.source, f.waited),
  shipped: (f, row) => put(row, f.unit, f.from, f.to, f.hours, f.customer),
  received: (f, row) => put(row, f.stock, f.unit),
  bought: (f, row) => put(row, f.item, f.unit, f.customer, f.raisedAt),
  removed: (f, row) => put(row, f.machine, f.item, f.unit, f.request, f.customer, f.raisedAt),
  installed: (f, row) => put(row, f.machine, f.item, f.unit, f.request),
  repaired: (f, row) => put(row, f.unit, f.mode, f.request, f.customer, f.raisedAt),
  scrapped: (f, row) => put(row, f.item, f.unit),
  downtime: (f, row) => put(row, f.machine, f.request, f.bucket, f.hours),
  restored: (f, row) => put(row, f.machine, f.request, f.hours),
  promiseKept: (f, row) => put(row, f.request, f.machine, f.tier, f.clock, f.hours),
  promiseBroken: (f, row) => put(row, f.request, f.machine, f.tier, f.clock, f.hours),
  closed: (f, row) => put(row, f.request, f.machine, f.resolved),
  withdrawn: (f, row) => put(row, f.request, f.machine),
  metered: (f, row) => {
    let length = put(row, f.machine, f.month, f.up, f.down);
    for (let meter = 0; meter < f.use.length; meter += 1) {
      row[length] = f.use[meter]!;
      length += 1;
    }
    return length;
  },
  staffed: (f, row) => put(row, f.pool, f.month, f.duty, f.busy, f.line),
  stocked: (f, row) => put(row, f.stock, f.month, f.onHand, f.backordered),
  monthEnded: (f, row) => put(row, f.month, f.hours),
  lent: (f, row) => put(row, f.request, f.stock, f.lender, f.unit),
  expedited: (f, row) => put(row, f.request, f.stock, f.hours),
  broughtIn: (f, row) => put(row, f.item, f.unit, f.request),
  lost: (f, row) => put(row, f.request, f.stock, f.customer),
  retired: (f, row) => put(row, f.machine),
  decided: (f, row) => put(row, f.actor, f.customer, f.decision, f.option, f.occasion),
  outputLost: (f, row) => put(row, f.machine, f.hours),
  flawed: (f, row) => put(row, f.request, f.flaw),
};
