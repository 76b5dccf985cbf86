/** Takes all decisions of an alternative, once, at the start: what the parties chose, and the world that follows. */
import type { DecisionCost } from '../contracts/switches/compile-charges.ts';
import type { EconomicsInput } from '../contracts/economics-input.ts';
import type { NetworkInput } from '../network/network-input.ts';
import type { DecisionInput } from './decision-input.ts';
import { actorRole, costUnits, leastOwnExpectedCost } from './least-own-expected-cost.ts';
import type { Decided } from './least-own-expected-cost.ts';
import { applyChanges } from './options.ts';

export interface Decisions {
  readonly decided: readonly Decided[];
  /** The network with the chosen options in force. */
  readonly network: NetworkInput;
  readonly costs: readonly DecisionCost[];
}

interface World {
  readonly network: NetworkInput;
  readonly economics: EconomicsInput;
  readonly decisions: Readonly<Record<string, DecisionInput>>;
}

/** The network as one decision finds it: every other one at its frozen option. */
function othersFrozen(world: World, decision: string): NetworkInput {
  const changes = Object.entries(world.decisions).flatMap(([id, its]) =>
    id === decision ? [] : (its.options[its.frozen]?.changes ?? []),
  );
  return applyChanges(world.network, changes);
}

/** The decisions that the parties take (`free`), or the frozen ones. */
export function decide(world: World, how: 'free' | 'frozen'): Decisions {
  const contract = Object.values(world.economics.contracts)[0];
  const decided = Object.entries(world.decisions).map(([id, decision]): Decided => {
    const actor = actorRole(decision.actor, contract);
    if (how === 'frozen') return { decision: id, actor, chosen: decision.frozen, sums: [] };
    return leastOwnExpectedCost(id, decision, {
      network: othersFrozen(world, id),
      economics: world.economics,
    });
  });
  let network = world.network;
  const costs: DecisionCost[] = [];
  for (const { decision, actor, chosen } of decided) {
    const option = world.decisions[decision]?.options[chosen];
    if (option === undefined) continue;
    network = applyChanges(network, option.changes);
    const centsPerYear = option.yearlyCost * costUnits(world.network, option.costPer);
    if (centsPerYear !== 0) costs.push({ decision, payer: actor, centsPerYear });
  }
  return { decided, network, costs };
}
