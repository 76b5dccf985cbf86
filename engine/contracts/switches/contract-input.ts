/**
 * A contract is ten switches over one and the same stream of facts. Normalized form: presets are already written out.
 * The switches: 1 asset owner, 2 who pays parts, 3 who pays labour and travel, 4 who owns spares, 5 who bears
 * downtime, 6 price basis (the charges), 7 term, 8 entitlement (the fleets' tiers), 9 decision rights (the decisions'
 * actors), 10 recognition.
 */
import type { Bucket } from '../../network/request/job-input.ts';
import type { Driver } from './driver.ts';

export type Role = 'maker' | 'customer' | 'lessor' | 'supplier' | 'outside';

/**
 * Who pays from the sale of a machine, and who pays once `until` (hours) has passed on the clock of its cover; the
 * failure's own time decides.
 */
export interface PaidBy {
  readonly first: Role;
  readonly until: number | null;
  readonly then: Role;
}

/** The clock of a cover, and what part of a need it bears. */
export interface CoverInput {
  /** Whether each machine has a clock of its own, or each of its sockets. It starts when the machine is commissioned. */
  readonly of: 'machine' | 'socket';
  /** Hours that the cover lasts, for claims; `null`: as long as the machine. */
  readonly until: number | null;
  /** The cover ends when this much use is reached, if that comes first. */
  readonly use: { readonly meter: string; readonly until: number } | null;
  /** Age in hours from which the cover's share falls, straight to nothing at its end; `null`: it never does. */
  readonly freeUntil: number | null;
  /** Whether a replacement under cover starts the clock again. */
  readonly renewing: boolean;
  /** Whether the first claim ends the cover. */
  readonly once: boolean;
  /** A longer cover, which the given share of the machines has; `null`: none is sold. */
  readonly extension: { readonly until: number; readonly share: number } | null;
}

export const periods = ['none', 'month', 'quarter', 'year', 'term'] as const;
export type Period = (typeof periods)[number];

/** How the quantities of a charge become bills. */
export interface TariffInput {
  /** What is summed before it is billed; `none`: each quantity as it arises. */
  readonly period: Period;
  /** When a period's sum is earned: at its end, at its beginning, or on average in its middle, as it accrues. */
  readonly due: 'arrears' | 'advance' | 'accrual';
  /** The bill grows by `rate` with every month or year of the contract; `null`: it stays. */
  readonly growth: { readonly rate: number; readonly every: 'month' | 'year' } | null;
  /** Whether each machine is summed for itself. */
  readonly perMachine: boolean;
  /** Billed is the part of a period's sum between `beyond` and `upTo`, in units of the driver; `null`: no end. */
  readonly beyond: number;
  readonly upTo: number | null;
  /** Billed is what a period's sum lacks of this, instead of the sum; `null`: the sum. */
  readonly shortOf: number | null;
  /** Most cents of one bill; `null`: no limit. */
  readonly cap: number | null;
}

/** A charge turns a quantity of a driver into money that one party owes another. */
export interface ChargeInput {
  readonly driver: Driver;
  /** Item or meter that the driver counts, where it needs one: engines, flying hours; `null` otherwise. */
  readonly per: string | null;
  /** Item whose installed units are counted (two engines an aircraft); `null`: the machines, or no such count. */
  readonly unit: string | null;
  /** Cents per unit of the driver: the named price times `factor`, or `factor` alone when there is no name. */
  readonly price: string | null;
  readonly factor: number;
  /** Added to the named price before it multiplies: 1 makes a margin into a mark-up on cost. */
  readonly plus: number;
  readonly payer: Role | 'assetOwner' | 'sparesOwner';
  readonly payee: Role | 'assetOwner' | 'sparesOwner';
  /** The charge applies only while the customer is the one who pays for parts, or for labour. */
  readonly when: 'always' | 'customerPaysParts' | 'customerPaysLabour';
  /** Take-or-pay: least quantity billed per counted unit and year; 0 for none. Only with the `use` driver. */
  readonly minimumPerYear: number;
  /** Availability in [0, 1] from which points are counted; 0 where the driver needs none. */
  readonly target: number;
  /** Hours from earning to payment. */
  readonly paymentDelay: number;
  readonly tariff: TariffInput;
}

/** Downtime that the measured availability leaves out: hours of these buckets, and of requests of these origins. */
export interface ExcusedInput {
  readonly buckets: readonly Bucket[];
  readonly origins: readonly ('failure' | 'planned')[];
}

export type Recognition = 'onDelivery' | 'rateable' | 'asUsed';

/** What the maker puts by for the needs that it will have to meet, when a machine is sold. */
export interface ReserveInput {
  /** Cents for each unit, or a share of the opening value of a machine. */
  readonly rate: number;
  readonly of: 'unit' | 'value';
  /** Item whose installed units are counted; `null`: machines. */
  readonly unit: string | null;
}

export interface ContractInput {
  /** Preset that it came from, for titles; `custom` where none was named. */
  readonly preset: string;
  readonly covers: readonly string[];
  /** Fleets whose customers may take it when they decide; none where it is on no menu. */
  readonly offeredTo: readonly string[];
  readonly assetOwner: Role;
  readonly partsPaidBy: PaidBy;
  readonly labourPaidBy: PaidBy;
  readonly sparesOwner: Role;
  readonly downtimeBorneBy: Role;
  readonly charges: Readonly<Record<string, ChargeInput>>;
  readonly cover: CoverInput;
  /** Hour at which the contract begins. */
  readonly start: number;
  /** Hours that the contract runs, and how often it is renewed for as long again. */
  readonly term: number;
  readonly renewals: number;
  /** A year in which availability is at least `atLeast` adds hours to the term, up to `most` in all; `null`: none. */
  readonly award: { readonly atLeast: number; readonly adds: number; readonly most: number } | null;
  readonly excused: ExcusedInput;
  /** What the machines are worth at the end of the term, as a share of their opening value; `null`: book value. */
  readonly residual: number | null;
  /** Cents for which the customer may buy a machine at the end of the term; `null`: it may not. */
  readonly optionPrice: number | null;
  readonly recognition: Recognition;
  /** `null`: nothing is put by; what needs cost is an expense when they are met. */
  readonly reserve: ReserveInput | null;
  /** The one price that is solved for when models are compared at equal profit; `null`: none. */
  readonly namedPrice: string | null;
}
