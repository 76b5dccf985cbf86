/** The parties of a run by index: four that are always there, then the customers in the order of the plan. */
import type { Role } from '../switches/contract-input.ts';

export const party = { maker: 0, lessor: 1, supplier: 2, outside: 3, firstCustomer: 4 } as const;

/** Names of all parties, by index. */
export function partyNames(customers: readonly string[]): readonly string[] {
  return ['maker', 'lessor', 'supplier', 'outside', ...customers];
}

/** Index of the party that plays a role towards a customer. */
export function partyOf(role: Role, customer: number): number {
  return role === 'customer' ? party.firstCustomer + customer : party[role];
}
