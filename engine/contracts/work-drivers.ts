/** The drivers that work raises: visits, hours, parts and transport. */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import type { EconomicsInput } from './economics-input.ts';
import type { Driver } from './switches/driver.ts';

/** A quantity that arose: about which machine (-1: none in particular), and from when on if it arose over time. */
export interface About {
  readonly raisedAt: Hours;
  readonly machine: number;
  readonly from?: Hours;
}

/** Told of a quantity of a driver, the fact behind it, and what it is about. */
export type RaiseWork = (
  customer: number,
  driver: Driver,
  quantity: number,
  fact: { readonly at: Hours; readonly id: number },
  about: About,
  per?: string,
) => void;

/** Raises the drivers of work as its facts come. */
export function listenToWork(
  bus: FactBus,
  { plan, economics }: { readonly plan: NetworkPlan; readonly economics: EconomicsInput },
  raise: RaiseWork,
): void {
  const shopVisits = plan.modes.map(
    (mode) => economics.shopVisits[mode.name] ?? { materials: 0, labourHours: 0 },
  );
  const wageOf = plan.pools.map((pool) => economics.wages[pool.name] ?? 0);
  bus.on('removed', (fact) => {
    if (fact.machine >= 0) raise(fact.customer, 'removal', 1, fact, fact, entry(plan.items, fact.item).name);
  });
  bus.on('arrived', (fact) => {
    raise(fact.customer, 'visit', 1, fact, fact);
  });
  bus.on('released', (fact) => {
    if (entry(plan.pools, fact.pool).kind !== 'people') return;
    raise(fact.customer, 'fieldLabourHour', fact.hours, fact, fact);
    raise(fact.customer, 'auditedCost', fact.hours * entry(wageOf, fact.pool), fact, fact);
  });
  bus.on('repaired', (fact) => {
    const { materials, labourHours } = entry(shopVisits, fact.mode);
    const about = { raisedAt: fact.raisedAt, machine: -1 };
    raise(fact.customer, 'partsCost', materials, fact, about);
    raise(fact.customer, 'shopLabourHour', labourHours, fact, about);
    raise(fact.customer, 'auditedCost', materials + labourHours * economics.shopLabourRate, fact, about);
  });
  bus.on('bought', (fact) => {
    const price = economics.unitValues[entry(plan.items, fact.item).name]?.price ?? 0;
    const about = { raisedAt: fact.raisedAt, machine: -1 };
    raise(fact.customer, 'partsCost', price, fact, about);
    raise(fact.customer, 'auditedCost', price, fact, about);
  });
  bus.on('shipped', (fact) => {
    const way = plan.routes[fact.from * plan.places.length + fact.to] ?? [];
    let cost = 0;
    for (const lane of way) cost += economics.laneCosts[lane.name] ?? 0;
    const about = { raisedAt: fact.at, machine: -1 };
    raise(fact.customer, 'transportCost', cost, fact, about);
    raise(fact.customer, 'auditedCost', cost, fact, about);
  });
  bus.on('staffed', (fact) => {
    const about = { raisedAt: fact.at, machine: -1 };
    raise(plan.customers.length, 'dutyHour', fact.duty, fact, about, entry(plan.pools, fact.pool).name);
  });
}
