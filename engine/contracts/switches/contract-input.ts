/**
 * A contract is ten switches over one and the same stream of facts. Normalized form: presets are already written out.
 * The switches: 1 asset owner, 2 who pays parts, 3 who pays labour and travel, 4 who owns spares, 5 who bears
 * downtime, 6 price basis (the charges), 7 term, 8 entitlement (the fleets' tiers), 9 decision rights (the decisions'
 * actors), 10 recognition.
 */
import type { Driver } from './driver.ts';

export type Role = 'maker' | 'customer' | 'lessor' | 'supplier' | 'outside';

/** Who pays from the start, and who pays once `until` (hours) has passed; the failure's own time decides. */
export interface PaidBy {
  readonly first: Role;
  readonly until: number | null;
  readonly then: Role;
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
}

export type Recognition = 'onDelivery' | 'rateable' | 'asUsed';

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
  /** Hours that the contract runs. */
  readonly term: number;
  readonly recognition: Recognition;
  /** The one price that is solved for when models are compared at equal profit; `null`: none. */
  readonly namedPrice: string | null;
}
