/** The pool of a group that serves a request: the nearest one to where it is. */
import { entry } from '../entry.ts';
import type { Pool } from '../pools/pool.ts';
import type { Request } from './request.ts';
import type { RequestSurroundings } from './surroundings.ts';

/** Throws where no pool of the group serves the place, which a checked scenario has. */
export function poolNear({ plan, pools }: RequestSurroundings, request: Request, group: number): Pool {
  return entry(pools, plan.poolNear[request.subject.place * plan.groups.length + group] ?? -1);
}
