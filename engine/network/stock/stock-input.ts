/**
 * Stock of one item at one place: when to order (`replenish`), who may take and from where (`issue`), and who gets an
 * arriving unit (`allocate`). Normalized form.
 */
import type { OwnName, Precedences } from '../entitlements/precedence.ts';
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';

/** Where a replenishment comes from: another place's stock, an outside supplier, or units coming back repaired. */
export type StockSource =
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'supplier'; readonly leadTime: DistributionSpec }
  | { readonly kind: 'repair' };

/** Who gets an arriving unit: the oldest demand of those that go first by these rules. */
export type Allocation = Precedences;

/** What becomes of a demand that cannot be met here: it waits, is met from outside, or goes elsewhere for good. */
export type IfShort = 'backorder' | 'emergency' | 'lost';

/**
 * When to order, and how much, by the inventory position: on hand + on order − backordered. One for one, (S−1, S), is
 * `reorderAt: S − 1, orderUpTo: S`; (s, S) and (R, Q) are the same with other numbers or with a batch. Where the item is
 * repaired, what is demanded comes back, so that only units which do not (condemned, or passed on) are ordered.
 */
export interface ReplenishInput {
  /** A rule of the user's own that is asked instead of the numbers, `own.NAME`; `null`: the numbers. */
  readonly rule: OwnName | null;
  /** Units: order when the position is at or below this. */
  readonly reorderAt: number;
  /** Units: order up to this position, unless there is a batch. */
  readonly orderUpTo: number;
  /** Units in an order, of which as many are placed as it takes; 0: order up to. */
  readonly batch: number;
  /** Probability in (0, 1] that an order comes off; one that does not is tried again at the next occasion. */
  readonly succeeds: number;
  /** Hours between reviews; `null`: after every change. */
  readonly review: number | null;
  /** Hours at which the first review is. */
  readonly firstReview: number;
}

export interface IssueInput {
  readonly ifShort: IfShort;
  /** Hours until a unit from outside is there, in an emergency. */
  readonly emergencyTime: DistributionSpec;
  /** Places whose stocks are asked, in this order, before the demand is short. */
  readonly lateral: readonly string[];
  /** Units that this stock keeps back from other places that ask. */
  readonly holdBack: number;
  /** By tier, the critical level: units that it may not take the last of. None for a tier that is not named. */
  readonly reserve: Readonly<Record<string, number>>;
}

export interface StockInput {
  readonly place: string;
  readonly item: string;
  /** Units on the shelf at the start. */
  readonly initial: number;
  /** Written out in the scenario: every demand is met at once and nothing is ordered. */
  readonly unlimited: boolean;
  readonly replenish: ReplenishInput;
  readonly issue: IssueInput;
  readonly source: StockSource;
  readonly allocate: Allocation;
}
