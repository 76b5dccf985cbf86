/** A fleet: equal machines of one customer at one place, used alike. Normalized form. */
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';

export interface UsageInput {
  /** Units of the meter per hour of machine uptime, averaged over the year. */
  readonly perHour: number;
  /** Twelve factors, one for each scenario month (730 h), repeated every year. */
  readonly monthlyFactors: readonly number[];
  /** Multiplies the use of each machine, by a factor of its own that it keeps; `null`: all are used alike. */
  readonly spread: DistributionSpec | null;
  /** Further factors, one for each scenario year; years after the last have 1. */
  readonly yearlyFactors: readonly number[];
}

export interface InitialAgeInput {
  /** Meter in which the age is stated. */
  readonly meter: string;
  /** Age since the last renewal, drawn for each unit in a machine's socket. */
  readonly age: DistributionSpec;
  /** Another age for what sits in certain sockets of the product. */
  readonly sockets: Readonly<Record<string, DistributionSpec>>;
  /** Probability in [0, 1] that a unit is still in its first run, and so lives by the mode's first law. */
  readonly firstRunShare: number;
}

/**
 * When the machines enter service: all at the start; each at a time of its own (hours from the start); or one after
 * another, until an hour, and never more than the fleet's count; or when a party decides that they do.
 */
export type SalesInput =
  | { readonly kind: 'atStart' }
  | { readonly kind: 'byDecision' }
  | { readonly kind: 'each'; readonly at: DistributionSpec }
  | { readonly kind: 'stream'; readonly interval: DistributionSpec; readonly until: number | null };

/** Work that a clock asks for on each machine, whatever has failed or been exchanged before. */
export interface FleetPlanInput {
  readonly job: string;
  /** Hours from one occasion to the next. */
  readonly every: number;
  /** Hours from the machine's sale to the first occasion. */
  readonly first: DistributionSpec;
  /** Way down to the unit that the work is about, `socket/socket`; `null`: the machine as a whole. */
  readonly socket: string | null;
  /** What the work makes as good as new: nothing, the unit, or the unit with all it contains. */
  readonly renews: PlanRenewal;
}

export type PlanRenewal = 'nothing' | 'unit' | 'tree';

export interface FleetInput {
  readonly product: string;
  /** How many there are; with a stream of sales, how many there may be. */
  readonly count: number;
  readonly place: string;
  readonly customer: string;
  readonly tier: string;
  /** Meter id → usage. */
  readonly usage: Readonly<Record<string, UsageInput>>;
  /** Multiplies how fast lives are spent (1: as stated; 0.7: three tenths fewer failures per unit of use). */
  readonly wear: number;
  readonly initialAge: InitialAgeInput;
  readonly sales: SalesInput;
  /** Hours from a machine's sale until it is retired; `null`: it stays to the end. */
  readonly serviceLife: DistributionSpec | null;
  /**
   * Ages of a machine, in hours from its sale, at which its customer has it looked over: what has failed and not been noticed
   * is noticed then.
   */
  readonly checks: readonly number[];
  /** Planned work by id. */
  readonly plans: Readonly<Record<string, FleetPlanInput>>;
}
