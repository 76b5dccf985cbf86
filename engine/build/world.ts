/** A live world: one network and its indicators, built for one run. Contracts listen to it from outside. */
import { coverage } from '../contracts/coverage.ts';
import type { EconomicsInput } from '../contracts/economics-input.ts';
import { compileCharges } from '../contracts/switches/compile-charges.ts';
import type { Charge } from '../contracts/ledger/charge.ts';
import type { DecisionCost } from '../contracts/switches/compile-charges.ts';
import { Simulation } from '../kernel/simulation.ts';
import type { Hours } from '../kernel/time.ts';
import { IndicatorsOfRun, type Asked } from '../metrics/indicators-of-run.ts';
import { Network } from '../network/network.ts';
import type { NetworkInput } from '../network/network-input.ts';
import { planNetwork } from '../network/plan/plan-network.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { runKey } from '../random/draws/key.ts';
import type { DrawKey } from '../random/draws/key.ts';
import type { LiveDecision } from '../relations/decide.ts';
import type { TakenInRun } from '../relations/parties.ts';
import { noOwnRules, type OwnKind, type OwnRules } from './own-rules.ts';

/** What all replications of an alternative have in common. */
export interface Blueprint {
  readonly plan: NetworkPlan;
  readonly economics: EconomicsInput;
  readonly charges: readonly Charge[];
  readonly horizon: Hours;
  /** Blueprints with equal physics publish equal facts: their contracts can listen to one and the same run. */
  readonly physics: string;
  /** Decisions that are taken in the run. */
  readonly live: readonly LiveDecision[];
  /** What was decided at the start for this replication alone, because tastes were drawn. */
  readonly drawn: readonly TakenInRun[];
  /** Rules of the user's own. */
  readonly own: Pick<OwnRules, OwnKind>;
}

export interface World {
  /** The key of everything that is drawn in it. */
  readonly run: DrawKey;
  readonly simulation: Simulation;
  readonly network: Network;
  readonly indicators: IndicatorsOfRun;
}

/** Turns normalized data into what every replication shares. */
export function blueprint(
  network: NetworkInput,
  economics: EconomicsInput,
  decisionCosts: readonly DecisionCost[],
  horizon: Hours,
  live: readonly LiveDecision[] = [],
  drawn: readonly TakenInRun[] = [],
  own: Pick<OwnRules, OwnKind> = noOwnRules,
): Blueprint {
  const plan = planNetwork(network, own);
  const charges = compileCharges(economics, coverage(plan, economics), decisionCosts);
  // Who decides in the run looks at money too, so what follows may depend on all of it.
  const physical = live.length === 0 ? [network, horizon] : [network, horizon, economics, live];
  return { plan, economics, charges, horizon, physics: JSON.stringify(physical), live, drawn, own };
}

/** Builds a world for one replication. */
export function build(
  its: Blueprint,
  seed: string,
  replication: number,
  replay: string,
  asked: Asked = 'main',
): World {
  const simulation = new Simulation({ replay });
  const run = runKey(seed, replication);
  const network = new Network(its.plan, simulation, run, its.horizon);
  const indicators = new IndicatorsOfRun(its.plan, network.bus, asked);
  return { run, simulation, network, indicators };
}
