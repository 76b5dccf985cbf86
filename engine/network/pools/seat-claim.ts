/** A claim on servers of a pool: in line until they are free, then holding them until they are released. */
import type { Hours } from '../../kernel/time.ts';
import type { Request } from '../request/request.ts';

export interface SeatClaim {
  readonly request: Request;
  readonly count: number;
  /** -1: any. */
  readonly skill: number;
  /** Smaller first; -Infinity for work that a shift's end cut off. */
  readonly rank: number;
  readonly sequence: number;
  readonly since: Hours;
  /** Servers given, by index; empty while it waits. */
  readonly seats: number[];
  grantedAt: Hours;
  /** Index of the pool. */
  readonly pool: number;
}
