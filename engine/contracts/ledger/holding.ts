/**
 * What lies on shelves costs money while it lies there. Each month of a stock is worth its unit-hours at the price of
 * its item, split among the customers by their machines, as the spares themselves are.
 */
import { entry } from '../../network/entry.ts';
import type { FactBus } from '../../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../../network/plan/plan.ts';
import type { EconomicsInput } from '../economics-input.ts';
import type { Billings } from './billings.ts';
import { driverIndex } from './charge.ts';
import type { Charge } from './charge.ts';
import { yearHours } from './valuation.ts';

export interface HoldingContext {
  readonly plan: NetworkPlan;
  readonly economics: EconomicsInput;
  readonly charges: readonly Charge[];
}

/** Machines of each customer. */
export function machinesOf(plan: NetworkPlan): readonly number[] {
  const machines = plan.customers.map(() => 0);
  for (const fleet of plan.fleets) machines[fleet.customer] = entry(machines, fleet.customer) + fleet.count;
  return machines;
}

/** Each customer's part of something that is everybody's, by their machines; 0 where there are none. */
export function byMachines(plan: NetworkPlan): (customer: number, value: number) => number {
  const machines = machinesOf(plan);
  return (customer, value) => (plan.machines === 0 ? 0 : (value * (machines[customer] ?? 0)) / plan.machines);
}

/** Takes note of what every charge on stock has to bill, as the months of the stocks end. */
export function billHolding(
  { plan, economics, charges }: HoldingContext,
  billings: Billings,
  bus: FactBus,
): void {
  const which = charges.flatMap(({ driver }, index) =>
    driver === driverIndex('stockValueYear') ? [index] : [],
  );
  if (which.length === 0) return;
  const partOf = byMachines(plan);
  bus.on('stocked', ({ stock, onHand, at, id }) => {
    const { item, unlimited } = entry(plan.stocks, stock);
    if (unlimited) return;
    const price = economics.unitValues[entry(plan.items, item).name]?.price ?? 0;
    const centYears = (price * onHand) / yearHours;
    for (const index of which) billings.add(index, partOf(entry(charges, index).customer, centYears), at, id);
  });
}
