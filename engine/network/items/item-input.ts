/** Items form an indentured structure; each may fail by its own modes. Normalized form. */
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';

/** `rotable`: exchanged and repaired. `consumable`: used up, the removed unit is scrapped. */
export type ItemKind = 'rotable' | 'consumable';

/**
 * `stops`: the machine is down from the failure on. `degrades`: it runs with a part of its output. `runsOn`: it runs as
 * before, until somebody works on it.
 */
export type Severity = 'stops' | 'degrades' | 'runsOn';

/** `failure`: a life. `planned`: a limit at which the item is removed on purpose. */
export type ModeKind = 'failure' | 'planned';

/**
 * What is as good as new once the mode has been mended: the mode; the unit; the unit with all it contains (`tree`);
 * or the failure modes of everything that was in the shop with it (`visit`), so that planned limits keep their count.
 */
export type Renewal = 'mode' | 'unit' | 'tree' | 'visit';

export interface ModeInput {
  readonly kind: ModeKind;
  /** The control variable: a meter of the fleet's usage, or `calendar` (which also counts while down). */
  readonly meter: string;
  /** Life in units of the meter until the first occurrence, for units in their first run. */
  readonly first: DistributionSpec;
  /** Life in units of the meter from renewal on. */
  readonly later: DistributionSpec;
  readonly severity: Severity;
  /** Share in [0, 1) of its output with which a degraded machine runs; 1 where the mode does not degrade it. */
  readonly output: number;
  /** The job done at the machine. */
  readonly job: string;
  /** The job done in the shop on the unit that was removed from the machine; `null`: the item's own repair job. */
  readonly shopJob: string | null;
  readonly renews: Renewal;
  /**
   * Share in [0, 1] of its age that what is renewed loses: 1 makes it as good as new, 0 leaves it as bad as old (minimal
   * repair), and what is between is a virtual age (Kijima 1989, model II).
   */
  readonly restoration: number;
  /** Hours from the failure until anybody notices it and asks for work; `null`: at once. */
  readonly detection: DistributionSpec | null;
}

/** A place where units of an item are made serviceable. */
export interface StationInput {
  readonly job: string;
  /** Probability in [0, 1] that it cannot be done here, and the unit goes on to the next station on the way up. */
  readonly passedOn: number;
  /** Probability in [0, 1] that a unit which stays is found to be beyond repair, and is scrapped. */
  readonly condemned: number;
}

export interface ItemInput {
  readonly kind: ItemKind;
  /** Socket id → item id of the unit that sits in it. */
  readonly contains: Readonly<Record<string, string>>;
  readonly modes: Readonly<Record<string, ModeInput>>;
  /** By place: a removed unit goes to the first on the way up, or to the first of all. None for consumables. */
  readonly repair: Readonly<Record<string, StationInput>>;
}

/** Part of a reliability block diagram: a socket, or a block that works while at least `need` of its parts do. */
export type BlockInput = string | { readonly need: number; readonly of: readonly BlockInput[] };

/** A product is what the customer uses: sockets, each holding a unit of an item. */
export interface ProductInput {
  readonly sockets: Readonly<Record<string, string>>;
  /** What must work for the machine to work, beside all sockets that it does not name; `null`: all of them. */
  readonly structure: BlockInput | null;
}
