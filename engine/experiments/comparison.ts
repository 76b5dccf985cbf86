/** What a comparison of alternatives comes to: numbers with their intervals, and sentences. Money in cents. */
import type { Decided } from '../relations/least-own-expected-cost.ts';

export interface Estimate {
  readonly mean: number;
  /** Half width of the confidence interval; Infinity for one replication. */
  readonly halfWidth: number;
  readonly sd: number;
  readonly n: number;
  readonly unit: string;
}

export type Estimates = Readonly<Record<string, Estimate>>;

/** How often an option was taken. */
export interface TakenShare {
  readonly decision: string;
  readonly option: string;
  /** Mean number of times in a run, over customers and occasions. */
  readonly perRun: number;
}

export interface AlternativeSummary {
  readonly id: string;
  readonly title: string;
  /** What the parties decided; empty sums where decisions were frozen. */
  readonly decided: readonly Decided[];
  /** Decisions that were taken by taste or in the runs: how often each option was. */
  readonly taken: readonly TakenShare[];
  /** Money (`value/maker`, `cost/customer`, …) and every indicator, by name. */
  readonly metrics: Estimates;
  /** Digest of all facts and of all entries, over all replications in order. */
  readonly facts: string;
  readonly ledger: string;
}

/** A paired difference `metric(first) − metric(second)` on the same failures. */
export interface Difference {
  readonly metric: string;
  readonly first: string;
  readonly second: string;
  readonly mean: number;
  readonly halfWidth: number;
  readonly sd: number;
  readonly n: number;
  readonly pValue: number;
  /** Undefined where a side does not vary. */
  readonly correlation: number | undefined;
  /** Variance of the difference relative to that of independent runs; below 1 pairing helped. */
  readonly varianceRatio: number | undefined;
}

/** Payment only: separate runs on one network, decisions frozen, prices as authored. */
export interface PaymentOnly {
  readonly identicalFacts: boolean;
  /** Largest difference in any replication of the parties' joint net cash between two alternatives, cents. */
  readonly jointSpread: number;
  readonly replications: number;
  readonly alternatives: readonly AlternativeSummary[];
}

/** An alternative at the price that gives the maker the mean value which it has under the reference. */
export interface EqualValue {
  readonly id: string;
  readonly title: string;
  /** Name of the price that was solved for; undefined where the contract names none, or it does not move the value. */
  readonly price: string | undefined;
  readonly authored: number;
  readonly solved: number;
  readonly metrics: Estimates;
}

export interface AtEqualValue {
  readonly reference: string;
  /** Mean present value to the maker, cents. */
  readonly target: number;
  readonly alternatives: readonly EqualValue[];
  readonly differences: readonly Difference[];
}

/** The value of an assumed price at which a party is indifferent between its alternative and the best other one. */
export interface BreakEven {
  readonly alternative: string;
  readonly price: string;
  readonly authored: number;
  readonly party: 'maker' | 'customer';
  readonly against: string;
  readonly value: number;
}

export interface Comparison {
  readonly confidence: number;
  readonly replications: number;
  readonly payment: PaymentOnly | undefined;
  readonly alternatives: readonly AlternativeSummary[];
  /** Each alternative against the customers' best and the maker's best. */
  readonly differences: readonly Difference[];
  readonly equalValue: AtEqualValue | undefined;
  readonly breakEvens: readonly BreakEven[];
  /** Who wins for whom, by how much and how sure, in plain words. */
  readonly verdict: readonly string[];
}
