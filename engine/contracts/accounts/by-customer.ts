/**
 * What each customer costs the maker, by the activity that drove each cost. Most charges say whose they are: parts, shop
 * labour, transport, penalties. Wages are paid for duty: they are split by the hours that people were held for a
 * customer, and the hours in which they stood idle are nobody's. Spares are split by the units issued. Beside it stands
 * what the old way would say: everything by volume, that is by machines. Both come to the total, to the cent.
 */
import { entry } from '../../network/entry.ts';
import type { NetworkPlan } from '../../network/plan/plan.ts';
import { toCents } from '../ledger/cents.ts';
import type { Cents } from '../ledger/cents.ts';
import { drivers } from '../switches/driver.ts';
import type { Driver } from '../switches/driver.ts';
import { machinesOf } from '../ledger/holding.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { party } from '../ledger/parties.ts';
import type { Activity } from './activity.ts';

/** A kind of cost, split. */
export interface CostLine {
  /** Name of the charge: `outside/material`. */
  readonly name: string;
  /** What it was split by. */
  readonly by: 'customer' | 'hours held' | 'units issued';
  readonly total: Cents;
  readonly byCustomer: readonly Cents[];
  /** Paid for and used by nobody. */
  readonly idle: Cents;
}

export interface CostsByCustomer {
  readonly lines: readonly CostLine[];
  readonly total: Cents;
  readonly byActivity: readonly Cents[];
  readonly idle: Cents;
  /** The same total by machines. */
  readonly byVolume: readonly Cents[];
  /** What the maker earned under each customer's contract, and with its machines and spares. */
  readonly revenue: readonly Cents[];
}

/** Splits whole cents by weights so that the parts come to the whole; all to the last if no weight is above zero. */
export function apportion(total: Cents, weights: readonly number[]): readonly Cents[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  let given = 0;
  return weights.map((its, index) => {
    weight += its;
    const upTo = index === weights.length - 1 ? total : whole > 0 ? toCents((total * weight) / whole) : 0;
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

/** Spares belong to all: whoever draws on them drives what they cost. */
const sharedSpares: readonly Driver[] = ['openingSpares', 'stockValueYear'];

/** Splits everything that the maker was charged in the run. */
export function costsByCustomer(ledger: Ledger, plan: NetworkPlan, activity: Activity): CostsByCustomer {
  const customers = plan.customers.length;
  const revenue = plan.customers.map(() => 0);
  const lines = new Map<string, { direct: Cents[]; charge: number }>();
  const reversals = new Set(ledger.writeOffs);
  for (const [index, its] of ledger.entries.entries()) {
    const { customer, name } = entry(ledger.charges, its.charge);
    if (its.payee === party.maker && customer >= 0) revenue[customer] = entry(revenue, customer) + its.cents;
    if (its.payer !== party.maker) continue;
    const named = reversals.has(index) ? 'bad debt' : name;
    let line = lines.get(named);
    if (line === undefined) {
      line = { direct: Array.from({ length: customers + 1 }, () => 0), charge: its.charge };
      lines.set(named, line);
    }
    const at = customer >= 0 ? customer : customers;
    line.direct[at] = entry(line.direct, at) + its.cents;
  }
  const split = [...lines].map(([name, { direct, charge }]): CostLine => {
    const total = direct.reduce((sum, cents) => sum + cents, 0);
    const { driver, per } = entry(ledger.charges, charge);
    const kind = entry(drivers, driver);
    const by = kind === 'dutyHour' ? 'hours held' : sharedSpares.includes(kind) ? 'units issued' : 'customer';
    const parts =
      by === 'customer'
        ? direct
        : apportion(total, by === 'units issued' ? [...activity.issues, 0] : hoursOf(per, plan, activity));
    return { name, by, total, byCustomer: parts.slice(0, customers), idle: parts[customers] ?? 0 };
  });
  const total = split.reduce((sum, line) => sum + line.total, 0);
  return {
    lines: split,
    total,
    byActivity: plan.customers.map((_, customer) =>
      split.reduce((sum, line) => sum + entry(line.byCustomer, customer), 0),
    ),
    idle: split.reduce((sum, line) => sum + line.idle, 0),
    byVolume: apportion(total, machinesOf(plan)),
    revenue,
  };
}

/** Hours that the people of a pool were held for each customer, and at the end those in which they were idle. */
function hoursOf(pool: string | undefined, plan: NetworkPlan, activity: Activity): readonly number[] {
  const index = plan.pools.findIndex(({ name }) => name === pool);
  const held = [...(activity.held[index] ?? [])];
  const used = held.reduce((sum, hours) => sum + hours, 0);
  return [...held, Math.max(0, (activity.duty[index] ?? 0) - used)];
}

/** Customers by a figure, the highest first; equal ones in the order of the plan. */
export function ranking(figures: readonly number[]): readonly number[] {
  return [...figures.keys()].sort((a, b) => entry(figures, b) - entry(figures, a) || a - b);
}
