/** What can be chosen of a starter beside its sector and contract; the defaults are those of `aftersim init`. */

export interface StarterChoices {
  /** Machines; null: as many as the sector has. */
  readonly count: number | null;
  /** What an hour of standstill costs, as it is written; null: as in the sector. */
  readonly lostMargin: string | null;
  /** How many levels of promise are offered. */
  readonly offerings: 'one' | 'two' | 'three';
  /** Contracts that are compared with the first one. */
  readonly against: readonly string[];
  readonly technicians: number;
  readonly hours: 'office' | 'extended' | 'always';
  /** Where technicians and parts wait: beside the machines, or at a depot from which they travel. */
  readonly base: 'site' | 'depot';
  /** Spares beside the crew. */
  readonly spares: number;
  /** Where these come from: the supplier, or a store of one's own in between. */
  readonly chain: 'supplier' | 'central';
  /** When a failure is noticed: told by the machine, or found by somebody days later. */
  readonly noticed: 'atOnce' | 'later';
  readonly replications: number;
}

export const starterDefaults: StarterChoices = {
  count: null,
  lostMargin: null,
  offerings: 'one',
  against: [],
  technicians: 2,
  hours: 'office',
  base: 'site',
  spares: 2,
  chain: 'supplier',
  noticed: 'atOnce',
  replications: 30,
};
