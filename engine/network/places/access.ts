/** When a place lets in those who have work to do there. */
import type { Hours } from '../../kernel/time.ts';
import type { WorkingHoursInput } from '../pools/pool-input.ts';
import { nextBoundary, nextOnDuty } from '../pools/working-hours.ts';
import type { AccessWindow } from './place-input.ts';

/** Openings that are looked at before a place is taken never to be open for long enough. */
const mostOpenings = 2000;

/** Hours by which rounding may make a window look too short. */
const rounding = 1e-6;

/** Work to be done at a place. */
export interface Visit {
  readonly at: Hours;
  readonly hours: Hours;
  /** When those who are there go home whatever is left: they need the place only until then. Infinity: when it is done. */
  readonly leave: Hours;
}

/** The first time at which the work may begin; Infinity: the place is never open for that long. */
export function opening(access: WorkingHoursInput, window: AccessWindow, { at, hours, leave }: Visit): Hours {
  let from = nextOnDuty(access, at);
  if (window !== 'visit') return from;
  for (let tried = 0; tried < mostOpenings && from < leave; tried += 1) {
    const closes = nextBoundary(access, from);
    if (closes - from >= Math.min(hours, leave - from) - rounding) return from;
    from = nextOnDuty(access, closes);
  }
  return leave;
}

/** Why nobody can work there. */
export function neverOpen(place: string, hours: Hours): string {
  return `${place} is never open for ${hours} hours at a time; give "window: hour", or the work "perVisit"`;
}
