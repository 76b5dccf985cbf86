/**
 * The plan: a normalized network with every id turned into an index, every law into a distribution and every route
 * looked up. It holds no state, so all replications of an alternative share one.
 */
import type { Distribution, LifeDistribution } from '../../random/distributions/distribution.ts';
import type { PathHash } from '../../random/draws/path-hash.ts';
import type { Hours } from '../../kernel/time.ts';
import type { Rule } from '../entitlements/precedence.ts';
import type { ReplenishRule } from '../stock/replenish-rule.ts';
import type { ClocksFor } from '../entitlements/tier-input.ts';
import type { AccessWindow } from '../places/place-input.ts';
import type { IfShort } from '../stock/stock-input.ts';
import type { Block } from '../items/structure.ts';
import type { PlanRenewal } from '../items/fleet-input.ts';
import type { ItemKind, ModeKind, Renewal, Severity } from '../items/item-input.ts';
import type { PoolKind, ShiftEnd, WorkingHoursInput } from '../pools/pool-input.ts';

export interface PlacePlan {
  readonly name: string;
  /** -1 at the root. */
  readonly parent: number;
  /** When work may be done there. */
  readonly access: WorkingHoursInput;
  readonly window: AccessWindow;
}

export interface LanePlan {
  readonly name: string;
  /** Hash of the name, from which times under way are keyed. */
  readonly hash: PathHash;
  readonly from: number;
  readonly to: number;
  readonly time: Distribution;
  readonly laterVisits: Distribution;
}

export interface ModePlan {
  /** `item/mode`. */
  readonly name: string;
  readonly index: number;
  readonly item: number;
  /** Position among the item's modes. */
  readonly position: number;
  readonly kind: ModeKind;
  readonly meter: string;
  readonly first: LifeDistribution;
  readonly later: LifeDistribution;
  readonly severity: Severity;
  readonly output: number;
  readonly job: number;
  /** -1: the item's own repair job. */
  readonly shopJob: number;
  readonly renews: Renewal;
  readonly restoration: number;
  /** Hours from the failure until it is noticed; undefined: at once. */
  readonly detection: Distribution | undefined;
}

export interface StationPlan {
  readonly place: number;
  readonly job: number;
  readonly passedOn: number;
  readonly condemned: number;
  /** Index of the station that gets what is passed on; -1 if there is none. */
  readonly next: number;
}

export interface ItemPlan {
  readonly name: string;
  readonly index: number;
  readonly kind: ItemKind;
  /** Items of the sockets inside, in order. */
  readonly contains: readonly number[];
  readonly modes: readonly ModePlan[];
  /** Where it is repaired; empty for what never is. */
  readonly stations: readonly StationPlan[];
  /** By place, the index of the station to which a unit removed there goes; -1 if there is none. */
  readonly stationNear: readonly number[];
}

/** One failure mode at one position of a product: where lives are drawn and spent. */
export interface PointPlan {
  /** Which of the machine's sockets it lies under. */
  readonly socket: number;
  /** Way down from the unit in that socket to the unit which has the mode. */
  readonly path: readonly number[];
  readonly mode: ModePlan;
  /** `engine1/core#wear`: socket path and mode. */
  readonly name: string;
  /** Hash of the name, from which the point's draws are keyed. */
  readonly hash: PathHash;
}

export interface SocketPlan {
  readonly name: string;
  readonly item: number;
  readonly hash: PathHash;
  /** Indices into the product's points. */
  readonly points: readonly number[];
}

export interface ProductPlan {
  readonly name: string;
  /** undefined: all sockets in series. */
  readonly structure: Block | undefined;
  readonly sockets: readonly SocketPlan[];
  readonly points: readonly PointPlan[];
}

export interface FleetPlan {
  readonly name: string;
  readonly hash: PathHash;
  readonly product: ProductPlan;
  readonly count: number;
  /** Index of its first machine. */
  readonly firstMachine: number;
  readonly place: number;
  readonly customer: number;
  readonly tier: number;
  readonly meters: readonly string[];
  /** Units of each meter per hour of uptime. */
  readonly perHour: readonly number[];
  readonly monthlyFactors: readonly (readonly number[])[];
  readonly yearlyFactors: readonly (readonly number[])[];
  readonly steady: boolean;
  /** By meter, what each machine's own factor of use is drawn from; undefined: 1. */
  readonly spreads: readonly (Distribution | undefined)[];
  /** For each point of the product the index of its meter; `calendarMeter` where calendar time counts. */
  readonly pointMeters: readonly number[];
  readonly wear: number;
  /** By socket of the product. */
  readonly initialAges: readonly Distribution[];
  readonly firstRunShare: number;
  /** Units of each meter per unit of the meter in which the initial age is stated (hours for the calendar). */
  readonly ageRatios: readonly number[];
  readonly calendarAgeRatio: number;
  /** Nothing in its machines has an age at the start. */
  readonly new: boolean;
  readonly sales: SalesPlan;
  /** Ages in hours at which whatever has failed is noticed. */
  readonly checks: readonly number[];
  /** Hours from sale to retirement; undefined: it stays. */
  readonly serviceLife: Distribution | undefined;
  /** From the start to the horizon. */
  readonly alwaysInService: boolean;
  /** Work that a clock asks for. */
  readonly schedules: readonly SchedulePlan[];
}

/** Work that a clock asks for on each machine of a fleet. */
export interface SchedulePlan {
  readonly name: string;
  /** Hash of `plan/name`, from which what it asks for is keyed. */
  readonly hash: PathHash;
  readonly job: number;
  readonly every: Hours;
  readonly first: Distribution;
  /** Socket and way down from there to the unit that the work is about; -1: the machine as a whole. */
  readonly socket: number;
  readonly path: readonly number[];
  readonly renews: PlanRenewal;
}

export type SalesPlan =
  | { readonly kind: 'atStart' }
  | { readonly kind: 'byDecision' }
  | { readonly kind: 'each'; readonly at: Distribution }
  | { readonly kind: 'stream'; readonly interval: Distribution; readonly until: Hours };

/** Stands for the calendar among a fleet's meters. */
export const calendarMeter = -1;

export interface MembersPlan {
  readonly name: string;
  /** Hash of the name, from which absences are keyed. */
  readonly hash: PathHash;
  readonly count: number;
  readonly skills: readonly number[];
  readonly hours: WorkingHoursInput;
  readonly absence: number;
}

export interface PoolPlan {
  readonly name: string;
  /** Hash of the name, from which absences are keyed. */
  readonly hash: PathHash;
  readonly group: number;
  readonly kind: PoolKind;
  readonly home: number;
  readonly members: readonly MembersPlan[];
  readonly unlimited: boolean;
  readonly dispatch: readonly Rule[];
  readonly shiftEnd: ShiftEnd;
  /** Nobody begins anything with less than this left of the shift. */
  readonly doNotStartUnder: Hours;
  readonly preempt: boolean;
}

export type SourcePlan =
  | { readonly kind: 'stock'; readonly stock: number }
  | { readonly kind: 'supplier'; readonly leadTime: Distribution }
  | { readonly kind: 'repair' };

export interface StockPlan {
  /** `place/item`. */
  readonly name: string;
  /** Hash of the name, from which lead times are keyed. */
  readonly hash: PathHash;
  readonly place: number;
  readonly item: number;
  /** Units on the shelf at the start. */
  readonly initial: number;
  readonly unlimited: boolean;
  readonly reorderAt: number;
  readonly orderUpTo: number;
  /** 0: order up to. */
  readonly batch: number;
  /** Probability that an order comes off. */
  readonly succeeds: number;
  /** Infinity: the position is looked at after every change. */
  readonly review: Hours;
  readonly firstReview: Hours;
  /** A rule of the user's own, asked in place of the numbers. */
  readonly rule: ReplenishRule | undefined;
  /** One order for each demand, so that its lead time is drawn by the demand. */
  readonly oneForOne: boolean;
  readonly ifShort: IfShort;
  readonly emergencyTime: Distribution;
  /** Stocks that may be asked for a unit, in this order. */
  readonly lenders: readonly number[];
  readonly holdBack: number;
  /** Units that a tier may not take the last of, by tier. */
  readonly reserve: readonly number[];
  readonly reserves: boolean;
  /** What cannot be met here may be met from elsewhere. */
  readonly hasOtherWays: boolean;
  /** Units of the item are repaired at this place. */
  readonly repairsHere: boolean;
  readonly source: SourcePlan;
  readonly allocate: readonly Rule[];
}

export interface TierPlan {
  readonly name: string;
  readonly priority: number;
  /** Infinity: not promised. */
  readonly response: Hours;
  readonly restore: Hours;
  /** The hours in which its clocks run. */
  readonly cover: WorkingHoursInput;
  readonly clocksFor: ClocksFor;
  /** Share of the hours of cover that a machine must be up in each period; 0: not promised. */
  readonly uptime: number;
  readonly period: Hours;
}

/** What a step does. */
export const stepCode = {
  take: 0,
  travel: 1,
  do: 2,
  demand: 3,
  release: 4,
  return: 5,
  remove: 6,
  install: 7,
} as const;

export interface StepPlan {
  readonly code: number;
  /** Pool group of take, travel and release; -1 otherwise. */
  readonly group: number;
  readonly count: number;
  /** -1: any. */
  readonly skill: number;
  /** Item of demand, return, remove and install; -1 otherwise. */
  readonly item: number;
  /** Place of a demand that names one; -1 otherwise. */
  readonly at: number;
  /** A take or a demand that is claimed together with the next step. */
  readonly withNext: boolean;
  readonly releaseIfShort: boolean;
  /** Units of a demand; `single` where it is always one. */
  readonly quantity: Distribution;
  readonly single: boolean;
  readonly name: string;
  readonly time: Distribution;
  readonly laterVisits: Distribution;
  /** Index into `buckets`. */
  readonly bucket: number;
  readonly resolves: number;
  readonly fixes: number;
  /** What may be wrong with the work: the index of the flaw, and its probability. */
  readonly flaws: readonly { readonly index: number; readonly share: number }[];
  /** Infinity: as much as there is. */
  readonly perVisit: Hours;
  readonly stopsMachine: boolean;
}

export interface JobPlan {
  readonly name: string;
  readonly index: number;
  readonly steps: readonly StepPlan[];
  /** The machine is up again when this step is done: the last one that is not a release. */
  readonly lastNeeded: number;
  /** For each demand and each work, the step from which the job starts over after the servers were let go. */
  readonly retakeAt: readonly number[];
  /** Arrival at the machine is the end of a travel step, or the start of work where nobody travels. */
  readonly travels: boolean;
}

export interface ArrivalPlan {
  readonly name: string;
  readonly hash: PathHash;
  readonly place: number;
  readonly customer: number;
  readonly tier: number;
  readonly interval: Distribution;
  readonly job: number;
  /** What whoever arrives brings along to be repaired; undefined if nothing. */
  readonly brings: BroughtPlan | undefined;
}

/** A failed unit from outside, and what is wrong with it. */
export interface BroughtPlan {
  readonly item: number;
  readonly faults: readonly FaultPlan[];
}

export interface FaultPlan {
  /** Way down to the unit that has the mode. */
  readonly path: readonly number[];
  readonly mode: ModePlan;
  readonly share: number;
}

/** What strikes several machines at once. */
export interface ShockPlan {
  readonly name: string;
  readonly hash: PathHash;
  readonly interval: Distribution;
  readonly hits: number;
  /** Each fleet, and which point of its product is hit. */
  readonly fleets: readonly { readonly fleet: number; readonly point: number }[];
}

export interface NetworkPlan {
  readonly places: readonly PlacePlan[];
  readonly lanes: readonly LanePlan[];
  readonly items: readonly ItemPlan[];
  readonly modes: readonly ModePlan[];
  readonly fleets: readonly FleetPlan[];
  readonly machines: number;
  readonly arrivals: readonly ArrivalPlan[];
  readonly jobs: readonly JobPlan[];
  readonly groups: readonly string[];
  readonly pools: readonly PoolPlan[];
  readonly stocks: readonly StockPlan[];
  readonly tiers: readonly TierPlan[];
  readonly customers: readonly string[];
  /** What may be wrong with work, by name. */
  readonly flaws: readonly string[];
  readonly shocks: readonly ShockPlan[];
  /** Lanes to follow from one place to another, by `from * places + to`; `undefined` where no way is known. */
  readonly routes: readonly (readonly LanePlan[] | undefined)[];
  /** Stock that serves a place for an item, by `place * items + item`; -1: none. */
  readonly serving: Int32Array;
  /** Pool of a group that serves a place, by `place * groups + group`; -1: none. */
  readonly poolNear: Int32Array;
}
