/**
 * A job is an ordered list of steps. Normalized form: presets (`partFirst`, `crewWaits`, `crewReturns`) are already
 * written out as steps.
 */
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';

/** The named causes of an hour of downtime. */
export const buckets = [
  'undetected',
  'admin',
  'desk',
  'crew',
  'travel',
  'part',
  'tool',
  'access',
  'work',
  'verify',
  'offShift',
] as const;
export type Bucket = (typeof buckets)[number];

/**
 * In all steps `pool` is a pool's group. `withNext`: claimed together with the next step, all or none, so that nothing is
 * held while another thing is missing. Claim `count` servers with the skill (any server when `null`); wait in the pool's line until they are free.
 */
export interface TakeStep {
  readonly step: 'take';
  readonly pool: string;
  readonly count: number;
  readonly skill: string | null;
  readonly withNext: boolean;
}

/** The servers held from `pool` go from the pool's home to the request's place. */
export interface TravelStep {
  readonly step: 'travel';
  readonly pool: string;
}

/** An amount of work. */
export interface DoStep {
  readonly step: 'do';
  readonly name: string;
  /** Hours, on the first visit. */
  readonly time: DistributionSpec;
  /** Hours, on later visits. */
  readonly laterVisits: DistributionSpec;
  readonly bucket: Bucket;
  /**
   * Probability in [0, 1] that the work holds. Where it does not, whoever is there leaves, and the job starts over from the
   * step that took them: a repeat visit.
   */
  readonly fixes: number;
  /** Most hours of this work that one visit can do; the rest is for the next visit. `null`: all of it. */
  readonly perVisit: number | null;
  /** Probability in [0, 1] that the request is resolved by this step, so that the rest of the job falls away. */
  readonly resolves: number;
  /** What may be wrong with what was done, such as damage or papers: name → probability in [0, 1]. */
  readonly flaws: Readonly<Record<string, number>>;
  /** A machine that ran until now stands still during and after this step. */
  readonly stopsMachine: boolean;
}

/**
 * Ask for units of the item at the first stocking place on the way up from the request's place (or at `at`).
 * `ifShort: release` lets go of the servers; the job starts over from the step that took them when the unit is there.
 */
export interface DemandStep {
  readonly step: 'demand';
  readonly item: string;
  readonly at: string | null;
  /** A whole number of units. */
  readonly quantity: DistributionSpec;
  readonly ifShort: 'hold' | 'release';
  readonly withNext: boolean;
}

/** Let go of what was taken from the pool. */
export interface ReleaseStep {
  readonly step: 'release';
  readonly pool: string;
}

/** Exchange: the demanded unit goes into the socket, the removed one leaves for repair or scrap. */
export interface ReturnStep {
  readonly step: 'return';
  readonly item: string;
}

/** Half an exchange: the unit is taken out and leaves; what it was in stands still until another is put in. */
export interface RemoveStep {
  readonly step: 'remove';
  readonly item: string;
}

/** The other half: the demanded unit goes in where one was taken out. */
export interface InstallStep {
  readonly step: 'install';
  readonly item: string;
}

export type StepInput =
  TakeStep | TravelStep | DoStep | DemandStep | ReleaseStep | ReturnStep | RemoveStep | InstallStep;

export interface JobInput {
  readonly steps: readonly StepInput[];
}

/** Requests that no machine raises: inquiries, pure services, demands on a shelf. */
export interface ArrivalInput {
  readonly place: string;
  readonly customer: string;
  readonly tier: string;
  /** Hours between arrivals. */
  readonly interval: DistributionSpec;
  readonly job: string;
  /** A failed unit that whoever arrives brings along, which goes to its repair at once; `null`: nothing. */
  readonly brings: BroughtInput | null;
}

export interface BroughtInput {
  readonly item: string;
  /** Probability of each failure mode, by `socket/socket/mode` (just `mode` for one of the unit itself). */
  readonly faults: Readonly<Record<string, number>>;
}
