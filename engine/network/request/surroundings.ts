/** What requests are built into: the parts of the network that their steps turn to. */
import type { Simulation } from '../../kernel/simulation.ts';
import type { Promises } from '../entitlements/promises.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { Unit } from '../items/unit.ts';
import type { BroughtPlan, NetworkPlan, StepPlan } from '../plan/plan.ts';
import type { Pool } from '../pools/pool.ts';
import type { Stock } from '../stock/stock.ts';
import type { Transport } from '../stock/transport.ts';
import type { JointClaims } from './joint-claims.ts';
import type { Outages } from './outages.ts';
import type { Part, Request } from './request.ts';

/** What a request needs done to the machine or unit that it is about. */
export interface Workshop {
  /** The demanded part goes in, what was there comes out and leaves. */
  exchange(request: Request, step: StepPlan): void;
  /** What has failed, or what holds it, comes out and leaves. */
  remove(request: Request, step: StepPlan): void;
  /** The demanded part goes in where a unit was taken out. */
  install(request: Request, step: StepPlan): void;
  /** What whoever arrives has brought along goes to its repair. */
  bringIn(request: Request, brought: BroughtPlan): void;
  /** Mends the mode in place, if it was not exchanged. */
  mend(request: Request): void;
  /** A unit that was issued and is not needed goes back to its stock. */
  giveBack(request: Request, part: Part): void;
  /** A unit that was issued and put into nothing is used up. */
  consume(request: Request, unit: Unit): void;
  /** The unit in the shop is serviceable again. */
  finished(request: Request): void;
}

export interface RequestSurroundings {
  readonly plan: NetworkPlan;
  readonly simulation: Simulation;
  readonly bus: FactBus;
  readonly pools: readonly Pool[];
  readonly stocks: readonly Stock[];
  readonly transport: Transport;
  readonly promises: Promises;
  readonly outages: Outages;
  readonly workshop: Workshop;
  readonly joints: JointClaims;
}
