/** The time that a contract runs: from its start, for its term and every renewal, and longer for good years. */
import type { Hours } from '../kernel/time.ts';
import type { ContractInput } from './switches/contract-input.ts';

export class Term {
  readonly start: Hours;
  private readonly award: ContractInput['award'];
  private readonly horizon: Hours;
  private awarded: Hours = 0;
  private readonly agreed: Hours;

  constructor(contract: ContractInput, horizon: Hours) {
    this.start = contract.start;
    this.agreed = contract.term * (1 + contract.renewals);
    this.award = contract.award;
    this.horizon = horizon;
  }

  /** Hour at which it ends, as things stand. */
  get end(): Hours {
    return this.start + this.agreed + this.awarded;
  }

  /** Whether it ends before the run does. */
  get endsInside(): boolean {
    return this.end < this.horizon;
  }

  /** Whether a need that arose at a time is the contract's. */
  holds(at: Hours): boolean {
    return at >= this.start && (at < this.end || !this.endsInside);
  }

  /** Share of an interval in which the contract ran. */
  share(from: Hours, to: Hours): number {
    const until = this.endsInside ? Math.min(to, this.end) : to;
    if (from >= this.start && until === to) return 1;
    return Math.max(0, until - Math.max(from, this.start)) / (to - from);
  }

  /** A year of the contract was as available as this; a good one is rewarded with a longer term. */
  yearRealised(availability: number, at: Hours): void {
    const { award } = this;
    if (award === null || at <= this.start || at > this.end || availability < award.atLeast) return;
    this.awarded = Math.min(award.most, this.awarded + award.adds);
  }
}
