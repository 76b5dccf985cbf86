/**
 * What the facts of a run say to the accounts beyond what is billed: whose work kept whom busy, what was bought,
 * scrapped and put on shelves, how long machines ran, and what each need cost to meet. Only kept when somebody asks.
 */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import type { FactBus } from '../../network/facts/fact-bus.ts';
import { buckets } from '../../network/request/job-input.ts';
import type { NetworkPlan } from '../../network/plan/plan.ts';
import type { EconomicsInput } from '../economics-input.ts';

/** A unit that came into or left the spares (`stock` -1) or one shelf. */
export interface Move {
  readonly at: Hours;
  readonly cause: number;
  readonly item: number;
  /** Index of the stock whose shelf it is; -1: the spares as a whole, wherever they are. */
  readonly stock: number;
  readonly by: 1 | -1;
}

/** What it cost to meet a need of a customer, at the prices of what was used up. */
export interface Cost {
  readonly at: Hours;
  readonly cause: number;
  readonly customer: number;
  /** When the need arose. */
  readonly raisedAt: Hours;
  /** Hours that its machine had been sold when the need arose. */
  readonly age: Hours;
  readonly kind: 'parts' | 'labour';
  /** Cents, not rounded. */
  readonly cents: number;
}

/** A machine that entered service. */
export interface Commission {
  readonly at: Hours;
  readonly cause: number;
  readonly customer: number;
  /** Index of its fleet. */
  readonly fleet: number;
}

/** A scenario month that ended, and the fact that said so. */
export interface MonthEnd {
  readonly at: Hours;
  readonly cause: number;
}

export interface Activity {
  /** Server-hours given to each customer: `[pool][customer]`. */
  readonly held: readonly Float64Array[];
  /** Server-hours on duty, and busy, by pool. */
  readonly duty: Float64Array;
  readonly busy: Float64Array;
  /** Units issued to requests of each customer, and times that people came to it. */
  readonly issues: Float64Array;
  readonly visits: Float64Array;
  /** Hours that the machines of each customer ran: `[customer][month]`. */
  readonly up: readonly number[][];
  /** Hours of downtime of each customer's machines: `[customer][bucket]`. */
  readonly down: readonly Float64Array[];
  /** Hours of output that each customer's machines lost while they ran degraded. */
  readonly degraded: Float64Array;
  /** Cents of units issued at the price, and cent-hours on shelves, over all stocks that have a limit. */
  issued: number;
  centHours: number;
  readonly moves: readonly Move[];
  readonly costs: readonly Cost[];
  readonly commissions: readonly Commission[];
  /** When machines left service, by the cause of their commission. */
  readonly retiredAt: ReadonlyMap<number, Hours>;
  readonly monthEnds: readonly MonthEnd[];
}

/** Begins to keep the activity of a run. */
export function watch(plan: NetworkPlan, economics: EconomicsInput, bus: FactBus): Activity {
  const zeros = (length: number): Float64Array => new Float64Array(length);
  const customers = plan.customers.length;
  const moves: Move[] = [];
  const costs: Cost[] = [];
  const commissions: Commission[] = [];
  const monthEnds: MonthEnd[] = [];
  const retiredAt = new Map<number, Hours>();
  const commissionOf = new Map<number, Commission>();
  /** Needs of machines that were sold during the run, by customer and time: when the machine was sold. */
  const soldAt = plan.customers.map(() => new Map<Hours, Hours>());
  const its: Activity = {
    held: plan.pools.map(() => zeros(customers)),
    duty: zeros(plan.pools.length),
    busy: zeros(plan.pools.length),
    issues: zeros(customers),
    visits: zeros(customers),
    up: plan.customers.map(() => []),
    down: plan.customers.map(() => zeros(buckets.length)),
    degraded: zeros(customers),
    issued: 0,
    centHours: 0,
    moves,
    costs,
    commissions,
    retiredAt,
    monthEnds,
  };
  const add = (to: Float64Array | undefined, index: number, by: number): void => {
    if (to !== undefined && index >= 0) to[index] = (to[index] ?? 0) + by;
  };
  const priceOf = (item: number): number => economics.unitValues[entry(plan.items, item).name]?.price ?? 0;
  const customerOfRequest: number[] = [];
  const fleetOf = plan.fleets.flatMap(({ count }, index) => Array.from({ length: count }, () => index));
  const customerOfMachine = fleetOf.map((fleet) => entry(plan.fleets, fleet).customer);
  const moved = (fact: { readonly at: Hours; readonly id: number }, stock: number, by: 1 | -1): void => {
    const { item, unlimited } = entry(plan.stocks, stock);
    if (!unlimited) moves.push({ at: fact.at, cause: fact.id, item, stock, by });
  };
  /** Items that some stock has a limited number of: only those are spares that are worth something. */
  const kept = new Set(plan.stocks.flatMap(({ item, unlimited }) => (unlimited ? [] : [item])));
  const owned = (
    fact: { readonly at: Hours; readonly id: number; readonly item: number },
    by: 1 | -1,
  ): void => {
    if (kept.has(fact.item)) moves.push({ at: fact.at, cause: fact.id, item: fact.item, stock: -1, by });
  };
  const cost = (
    fact: { readonly at: Hours; readonly id: number; readonly customer: number },
    raisedAt: Hours,
    kind: Cost['kind'],
    cents: number,
  ): void => {
    const { at, id, customer } = fact;
    if (cents === 0) return;
    const age = raisedAt - (soldAt[customer]?.get(raisedAt) ?? 0);
    costs.push({ at, cause: id, customer, raisedAt, age, kind, cents });
  };

  bus.on('commissioned', ({ at, id, machine }) => {
    const fleet = entry(fleetOf, machine);
    const its: Commission = { at, cause: id, customer: entry(plan.fleets, fleet).customer, fleet };
    commissions.push(its);
    commissionOf.set(machine, its);
  });
  bus.on('retired', ({ at, machine }) => {
    const its = commissionOf.get(machine);
    if (its !== undefined) retiredAt.set(its.cause, at);
  });
  const arose = ({ at, machine }: { readonly at: Hours; readonly machine: number }): void => {
    const its = commissionOf.get(machine);
    if (its !== undefined && its.at > 0) soldAt[its.customer]?.set(at, its.at);
  };
  bus.on('failed', arose);
  bus.on('fellDue', arose);
  bus.on('monthEnded', ({ at, id }) => {
    monthEnds.push({ at, cause: id });
  });
  bus.on('raised', ({ request, customer }) => {
    customerOfRequest[request] = customer;
  });
  bus.on('arrived', ({ customer }) => {
    add(its.visits, customer, 1);
  });
  bus.on('released', (fact) => {
    add(its.held[fact.pool], fact.customer, fact.hours);
    const { kind, name } = entry(plan.pools, fact.pool);
    if (kind === 'people') cost(fact, fact.raisedAt, 'labour', fact.hours * (economics.wages[name] ?? 0));
  });
  bus.on('staffed', ({ pool, duty, busy }) => {
    add(its.duty, pool, duty);
    add(its.busy, pool, busy);
  });
  bus.on('issued', (fact) => {
    add(its.issues, customerOfRequest[fact.request] ?? -1, 1);
    moved(fact, fact.stock, -1);
    const { item, unlimited } = entry(plan.stocks, fact.stock);
    if (!unlimited) its.issued += priceOf(item);
  });
  bus.on('filled', (fact) => {
    moved(fact, fact.source, -1);
  });
  bus.on('lent', (fact) => {
    moved(fact, fact.lender, -1);
  });
  bus.on('received', (fact) => {
    moved(fact, fact.stock, 1);
  });
  bus.on('stocked', ({ stock, onHand }) => {
    const { item, unlimited } = entry(plan.stocks, stock);
    if (!unlimited) its.centHours += onHand * priceOf(item);
  });
  bus.on('bought', (fact) => {
    owned(fact, 1);
    cost(fact, fact.raisedAt, 'parts', priceOf(fact.item));
  });
  bus.on('broughtIn', (fact) => {
    owned(fact, 1);
  });
  bus.on('scrapped', (fact) => {
    owned(fact, -1);
  });
  bus.on('repaired', (fact) => {
    const visit = economics.shopVisits[entry(plan.modes, fact.mode).name];
    cost(fact, fact.raisedAt, 'parts', visit?.materials ?? 0);
    cost(fact, fact.raisedAt, 'labour', (visit?.labourHours ?? 0) * economics.shopLabourRate);
  });
  bus.on('shipped', (fact) => {
    let cents = 0;
    for (const { name } of plan.routes[fact.from * plan.places.length + fact.to] ?? [])
      cents += economics.laneCosts[name] ?? 0;
    cost(fact, fact.at, 'parts', cents);
  });
  bus.on('downtime', ({ machine, bucket, hours }) => {
    add(its.down[customerOfMachine[machine] ?? -1], bucket, hours);
  });
  bus.on('outputLost', ({ machine, hours }) => {
    add(its.degraded, customerOfMachine[machine] ?? -1, hours);
  });
  bus.on('metered', ({ machine, month, up }) => {
    const months = its.up[customerOfMachine[machine] ?? -1];
    if (months !== undefined) months[month] = (months[month] ?? 0) + up;
  });
  return its;
}
