/** A tier: what a customer was promised. Normalized form. */
import type { WorkingHoursInput } from '../pools/pool-input.ts';

/** Which requests its clocks run for: failures that stop a machine, all failures, or whatever a customer asks for. */
export type ClocksFor = 'stops' | 'failures' | 'requests';

export interface TierInput {
  /** 0 is served first. */
  readonly priority: number;
  /** Hours from the failure to the first arrival of a crew; `null`: no such promise. */
  readonly response: number | null;
  /** Hours from the failure to the machine's return to service; `null`: no such promise. */
  readonly restore: number | null;
  /** Hours of cover, the only ones that its clocks count. */
  readonly hours: WorkingHoursInput;
  readonly clocksFor: ClocksFor;
  /** Share of the hours of cover in each period that each machine is promised to be up; `null`: no such promise. */
  readonly uptime: number | null;
  /** Hours of that period. */
  readonly period: number;
}
