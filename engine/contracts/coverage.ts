/** Which contract each customer is under, and its share of the machines. */
import type { NetworkPlan } from '../network/plan/plan.ts';
import type { EconomicsInput } from './economics-input.ts';
import type { CoveredCustomer } from './switches/compile-charges.ts';

/** All customers of a network with the contracts that cover their fleets. */
export function coverage(plan: NetworkPlan, economics: EconomicsInput): readonly CoveredCustomer[] {
  return plan.customers.map((name, index): CoveredCustomer => {
    const fleets = plan.fleets.filter((fleet) => fleet.customer === index);
    const found = Object.entries(economics.contracts).find(([, contract]) =>
      fleets.some((fleet) => contract.covers.includes(fleet.name)),
    );
    const machines = fleets.reduce((sum, fleet) => sum + fleet.count, 0);
    return {
      index,
      name,
      contract: found === undefined ? undefined : { id: found[0], input: found[1] },
      share: plan.machines === 0 ? 0 : machines / plan.machines,
    };
  });
}
