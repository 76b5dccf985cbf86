/** A unit: one physical specimen of an item, with the lives of its failure modes and the units inside it. */
import type { Hours } from '../../kernel/time.ts';
import type { ItemPlan, ModePlan } from '../plan/plan.ts';

/** Where a unit is. Units inside another count as `inside`, wherever the other is. */
export type Location = 'inside' | 'machine' | 'shelf' | 'held' | 'transit' | 'shop' | 'scrapped';

/** A life: spent while the unit runs in a machine, carried along when it moves, drawn anew when it is renewed. */
export interface Life {
  /** Units of the mode's meter at which the mode strikes; NaN until the renewed unit is first installed. */
  threshold: number;
  /** How much of it was spent when the unit was last put in, or when it was taken out. */
  spent: number;
  /** The mode has struck and is not mended yet. */
  failed: boolean;
}

/** What is wrong with a unit that was taken out. */
export interface Defect {
  /** Way down from the unit to the one which has the mode. */
  readonly path: readonly number[];
  readonly mode: ModePlan;
  /** A `repaired` fact for it has been published by the visit of the unit around it. */
  readonly reported: boolean;
}

export class Unit {
  readonly id: number;
  readonly item: ItemPlan;
  /** Units in its sockets; undefined while one is taken out and none put in. */
  readonly inside: (Unit | undefined)[];
  readonly lives: readonly Life[];
  location: Location;
  /** It is in its first run, and so lives by the modes' first laws until it is renewed. */
  firstRun = false;
  defects: readonly Defect[] = [];

  constructor(id: number, item: ItemPlan, inside: readonly Unit[], location: Location) {
    this.id = id;
    this.item = item;
    this.inside = [...inside];
    this.location = location;
    this.lives = item.modes.map(() => ({ threshold: NaN, spent: 0, failed: false }));
  }
}

/** The units in its sockets. */
export function innerUnits(unit: Unit): readonly Unit[] {
  return unit.inside.filter((inner) => inner !== undefined);
}

/** The unit at the end of the way down. */
export function unitAt(unit: Unit, path: readonly number[]): Unit {
  let found = unit;
  for (const step of path) {
    const next = found.inside[step];
    if (next === undefined)
      throw new RangeError(`${unit.item.name} has no socket ${step} on [${path.join(', ')}]`);
    found = next;
  }
  return found;
}

/**
 * Takes a share of its age from a life: 1 makes it as good as new. The rest of it is drawn when the unit next goes into
 * a machine, given the age that is left.
 */
export function renewLife(life: Life, restoration: number): void {
  life.threshold = NaN;
  life.spent = restoration === 1 ? 0 : life.spent * (1 - restoration);
  life.failed = false;
}

/** Renews all modes of a unit; with `deep`, those of the units inside too. */
export function renewUnit(unit: Unit, deep: boolean, restoration: number): void {
  for (const life of unit.lives) renewLife(life, restoration);
  endFirstRun(unit, restoration);
  if (deep) for (const inner of innerUnits(unit)) renewUnit(inner, true, restoration);
}

/** Renews the failure modes of a unit and of all inside it; planned limits keep their count. */
export function renewFailures(unit: Unit, restoration: number): void {
  for (const mode of unit.item.modes) {
    const life = unit.lives[mode.position];
    if (mode.kind === 'failure' && life !== undefined) renewLife(life, restoration);
  }
  endFirstRun(unit, restoration);
  for (const inner of innerUnits(unit)) renewFailures(inner, restoration);
}

/** What is not as good as new lives on by the law that it lived by. */
function endFirstRun(unit: Unit, restoration: number): void {
  if (restoration === 1) unit.firstRun = false;
}

/** Renews what the mode's `renews` says: `owner` has the mode, `whole` is what was worked on. */
export function mend(owner: Unit, mode: ModePlan, whole: Unit): void {
  const { renews, restoration } = mode;
  if (renews === 'visit') renewFailures(whole, restoration);
  if (renews === 'visit' || renews === 'mode') {
    const life = owner.lives[mode.position];
    if (life?.failed === true) renewLife(life, restoration);
    return;
  }
  renewUnit(owner, renews === 'tree', restoration);
}

/** Age of a life in units of its meter when `ran` more has been spent on it. */
export function spentAfter(life: Life, ran: Hours): number {
  return life.failed ? life.threshold : Math.min(life.threshold, life.spent + ran);
}
