/** A claim on servers of a pool: in line until they are free, then holding them until they are released. */
import type { Rank } from '../entitlements/precedence.ts';
import type { Hours } from '../../kernel/time.ts';

export interface SeatClaim {
  /** Slot of the request that claims. */
  readonly request: number;
  readonly count: number;
  /** -1: any. */
  readonly skill: number;
  /** Its place by the rules of the line. */
  readonly rank: Rank;
  readonly sequence: number;
  readonly since: Hours;
  /** Servers given, by index; empty while it waits. */
  readonly seats: number[];
  grantedAt: Hours;
  /** Hours of rest since then that are over: servers who rest off duty are kept, and not counted as held. */
  rested: Hours;
  /** Since when they rest; -1 while they do not. */
  restingSince: Hours;
  /** Index of the pool. */
  readonly pool: number;
}
