/** Named servers with skills, a home, working hours and one line in front of them. Normalized form. */
import type { Precedences } from '../entitlements/precedence.ts';

/** Decides the downtime bucket of those who wait: people → crew, desk → desk, tools and benches → tool. */
export type PoolKind = 'people' | 'desk' | 'benches' | 'tools';

/**
 * What happens to work in progress when a server's shift ends: it is finished; it rests until they are back; others take
 * it over where it is; or they leave, and the rest is for another visit.
 */
export type ShiftEnd = 'finish' | 'pause' | 'handOver' | 'revisit';

/** Hours of the week (0–168, Monday 0:00 = 0) in which members are on duty; `always` overrides. */
export interface WorkingHoursInput {
  readonly always: boolean;
  /** Half-open intervals [from, to) within the week, sorted, not touching. */
  readonly weekly: readonly (readonly [number, number])[];
}

export interface MembersInput {
  readonly count: number;
  readonly skills: readonly string[];
  readonly hours: WorkingHoursInput;
}

export interface PoolInput {
  /** Name that jobs use: equal pools at several homes share it, and the nearest one does the job. */
  readonly group: string;
  readonly kind: PoolKind;
  readonly home: string;
  /** Group id → equal members. */
  readonly members: Readonly<Record<string, MembersInput>>;
  readonly unlimited: boolean;
  /** Order of the line: as they came, or by rules of precedence first. Strict: nobody is overtaken by smaller claims. */
  readonly dispatch: Precedences;
  readonly shiftEnd: ShiftEnd;
  /** Whether a more urgent claim takes servers from less urgent work, which goes back to its place in the line. */
  readonly preempt: boolean;
}
