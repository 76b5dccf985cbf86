// Repaired systems: what is recorded is not one life each but a sequence of failures, and its order matters. Gaps that
// look exponential when thrown together may be getting shorter all the time (H. Ascher and H. Feingold, "Repairable
// Systems Reliability", Dekker 1984).
import { FitError } from './fit-error.ts';
import type { Life } from './life.ts';

/** The record of one system, from its start at time 0 on. */
export interface RepairableSystem {
  readonly id: string;
  /** Ages of the system at its failures, never falling; above 0. */
  readonly times: readonly number[];
  /** Age at which observation ended. */
  readonly end: number;
  /**
   * Whether it ended at an age chosen beforehand, or with the last failure, which then is `end`. Left out: with the last
   * failure if that is at `end`.
   */
  readonly endedBy?: 'time' | 'failure';
}

/** A system that passed the checks. */
export type CheckedSystem = Required<RepairableSystem>;

/**
 * Checks systems. Throws a `FitError` for none, for an end or a failure that is not a finite number above 0, for failures
 * that are not in order or after the end, and for no failure at all.
 */
export function checkSystems(systems: Iterable<RepairableSystem>): readonly CheckedSystem[] {
  const checked = Array.from(systems, checkSystem);
  if (checked.length === 0)
    throw new FitError('noData', 'there are no systems; a fit needs some that failed');
  if (checked.every(({ times }) => times.length === 0)) {
    const total = checked.reduce((sum, { end }) => sum + end, 0);
    throw new FitError(
      'noEvents',
      `none of the ${checked.length} systems failed in a total time of ${total}: assume a rate, or wait for failures`,
    );
  }
  return checked;
}

function checkSystem({ id, times, end, endedBy }: RepairableSystem): CheckedSystem {
  if (!(end > 0 && end < Infinity)) {
    throw new FitError('badTime', `system ${id}: observation ends at a finite age above 0, not at ${end}`);
  }
  let before = 0;
  for (const time of times) {
    if (!(time > 0 && time < Infinity)) {
      throw new FitError(
        'badTime',
        `system ${id}: a failure is at a finite age above 0, not at ${time}; leave out failures on arrival`,
      );
    }
    if (time < before) {
      throw new FitError(
        'badSystem',
        `system ${id}: the failure at ${time} stands after that at ${before}; sort them`,
      );
    }
    if (time > end) {
      throw new FitError(
        'badSystem',
        `system ${id}: the failure at ${time} is after the end of observation at ${end}; give a later end`,
      );
    }
    before = time;
  }
  const lastIsEnd = times.length > 0 && before === end;
  if (endedBy === 'failure' && !lastIsEnd) {
    throw new FitError(
      'badSystem',
      `system ${id}: observation ended by a failure ends with it, not at ${end}; its last failure is at ${before}`,
    );
  }
  return { id, times, end, endedBy: endedBy ?? (lastIsEnd ? 'failure' : 'time') };
}

/**
 * The times between failures as lives, what was left at the end of observation censored: right if a repair makes the
 * system as good as new. Throws a `FitError` as `checkSystems`, and for two failures at the same age.
 */
export function gapsOf(systems: Iterable<RepairableSystem>): readonly Life[] {
  const lives: Life[] = [];
  for (const { id, times, end } of checkSystems(systems)) {
    let before = 0;
    for (const time of times) {
      if (time === before) {
        throw new FitError(
          'badTime',
          `system ${id}: two failures at ${time}, a gap of 0, which no law of lives explains: ` +
            'record finer times, merge the two, or fit a power-law process',
        );
      }
      lives.push({ time: time - before, event: true });
      before = time;
    }
    if (end > before) lives.push({ time: end - before, event: false });
  }
  return lives;
}
