/** Which party an actor is. */
import { party, partyOf } from '../contracts/ledger/parties.ts';
import type { CoveredCustomer } from '../contracts/switches/compile-charges.ts';
import type { ContractInput, Role } from '../contracts/switches/contract-input.ts';
import type { Actor } from './decision-input.ts';

/** The role that something falls to under the customers' contracts: where they differ, to the one with most machines. */
export function roleOfMost(
  customers: readonly CoveredCustomer[],
  under: (contract: ContractInput | undefined) => Role,
): Role {
  const shares = new Map<Role, number>();
  for (const { contract, share } of customers) {
    const role = under(contract?.input);
    shares.set(role, (shares.get(role) ?? 0) + share);
  }
  let best = under(undefined);
  let most = -1;
  for (const [role, share] of shares) {
    if (share <= most) continue;
    best = role;
    most = share;
  }
  return best;
}

/** The party that an actor is towards the customers whom the decision is about. */
export function actorRole(actor: Actor, customers: readonly CoveredCustomer[]): Role {
  if (actor !== 'downtimeBearer') return actor;
  return roleOfMost(customers, (contract) => contract?.downtimeBorneBy ?? 'customer');
}

/** Whether a party, by index, is the actor. */
export function isActor(actor: Role, who: number): boolean {
  return actor === 'customer' ? who >= party.firstCustomer : who === party[actor];
}

/** Index of the party that decides: with all customers as one, the first stands for them. */
export function actorParty(actor: Role, customer: number): number {
  return partyOf(actor, Math.max(0, customer));
}
