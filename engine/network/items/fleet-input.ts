/** A fleet: equal machines of one customer at one place, used alike. Normalized form. */
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';

export interface UsageInput {
  /** Units of the meter per hour of machine uptime, averaged over the year. */
  readonly perHour: number;
  /** Twelve factors, one for each scenario month (730 h), repeated every year. */
  readonly monthlyFactors: readonly number[];
  /** Further factors, one for each scenario year; years after the last have 1. */
  readonly yearlyFactors: readonly number[];
}

export interface InitialAgeInput {
  /** Meter in which the age is stated. */
  readonly meter: string;
  /** Age since the last renewal, drawn for each unit in a machine's socket. */
  readonly age: DistributionSpec;
  /** Probability in [0, 1] that a unit is still in its first run, and so lives by the mode's first law. */
  readonly firstRunShare: number;
}

export interface FleetInput {
  readonly product: string;
  readonly count: number;
  readonly place: string;
  readonly customer: string;
  readonly tier: string;
  /** Meter id → usage. */
  readonly usage: Readonly<Record<string, UsageInput>>;
  /** Multiplies how fast lives are spent (1: as stated; 0.7: three tenths fewer failures per unit of use). */
  readonly wear: number;
  readonly initialAge: InitialAgeInput;
}
