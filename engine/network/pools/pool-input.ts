/** Named servers with skills, a home, working hours and one line in front of them. Normalized form. */
import type { Precedences } from '../entitlements/precedence.ts';

/** Decides the downtime bucket of those who wait: people → crew, desk → desk, tools and benches → tool. */
export type PoolKind = 'people' | 'desk' | 'benches' | 'tools';

/**
 * What happens to work in progress when a server's shift ends: it is finished; it rests until they are back; others take
 * it over where it is; or they leave, and the rest is for another visit.
 */
export type ShiftEnd = 'finish' | 'pause' | 'handOver' | 'revisit';

/** Hours of the week (0–168, Monday 0:00 = 0) in which somebody is on duty; `always`: in all of them. */
export interface WorkingHoursInput {
  readonly always: boolean;
  /** Half-open intervals [from, to) within the week, sorted, not touching. */
  readonly weekly: readonly (readonly [number, number])[];
  /** Times of the run, in hours, when they are off all the same, such as holidays: [from, to), sorted, not touching. */
  readonly closed: readonly (readonly [number, number])[];
}

export interface MembersInput {
  readonly count: number;
  readonly skills: readonly string[];
  readonly hours: WorkingHoursInput;
  /** Share of their days on which a member is away, at random; such days are paid. */
  readonly absence: number;
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
  /** Hours: nobody begins anything with less than this left of the shift. */
  readonly doNotStartUnder: number;
  /** Whether a more urgent claim takes servers from less urgent work, which goes back to its place in the line. */
  readonly preempt: boolean;
}
