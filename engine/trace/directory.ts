/** The names behind the indices in facts: what a trace needs to be read without its scenario. */
import type { NetworkPlan } from '../network/plan/plan.ts';

export interface Directory {
  readonly machines: readonly string[];
  readonly fleetOf: readonly number[];
  readonly fleets: readonly string[];
  readonly items: readonly string[];
  readonly modes: readonly string[];
  readonly pools: readonly string[];
  readonly stocks: readonly string[];
  readonly places: readonly string[];
  readonly tiers: readonly string[];
  readonly customers: readonly string[];
  readonly sockets: readonly (readonly string[])[];
  /** Names of the steps of each job. */
  readonly steps: readonly (readonly string[])[];
}

/** The names of a plan. */
export function directoryOf(plan: NetworkPlan): Directory {
  const name = (its: { readonly name: string }): string => its.name;
  return {
    machines: plan.fleets.flatMap((fleet) =>
      Array.from({ length: fleet.count }, (_, number) => `${fleet.name}/${number + 1}`),
    ),
    fleetOf: plan.fleets.flatMap((fleet, index) => Array.from({ length: fleet.count }, () => index)),
    fleets: plan.fleets.map(name),
    items: plan.items.map(name),
    modes: plan.modes.map(name),
    pools: plan.pools.map(name),
    stocks: plan.stocks.map(name),
    places: plan.places.map(name),
    tiers: plan.tiers.map(name),
    customers: plan.customers,
    sockets: plan.fleets.map((fleet) => fleet.product.sockets.map(name)),
    steps: plan.jobs.map((job) => job.steps.map(name)),
  };
}
