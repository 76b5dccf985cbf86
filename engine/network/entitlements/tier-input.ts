/** A tier: what a customer was promised. Normalized form. */
export interface TierInput {
  /** 0 is served first. */
  readonly priority: number;
  /** Hours from the failure to the first arrival of a crew; `null`: no such promise. */
  readonly response: number | null;
  /** Hours from the failure to the machine's return to service; `null`: no such promise. */
  readonly restore: number | null;
}
