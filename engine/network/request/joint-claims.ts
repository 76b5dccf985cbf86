/**
 * Requests that want servers and units all at once or none: nothing is held while another thing is missing, and nothing
 * is reserved. They stand in a line of their own, looked at in phase `decide` whenever something may have become free;
 * who cannot be served yet is passed over. Whoever stands in the line of a pool or a stock itself goes before them.
 */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { compareRanks } from '../entitlements/precedence.ts';
import type { Rank } from '../entitlements/precedence.ts';
import type { Pool } from '../pools/pool.ts';
import type { SeatClaim } from '../pools/seat-claim.ts';
import type { Demand } from '../stock/demand.ts';
import type { Stock } from '../stock/stock.ts';
import type { Request } from './request.ts';

/** Servers that are wanted. */
export interface WantedServers {
  readonly pool: Pool;
  readonly count: number;
  readonly skill: number;
}

/** A request in line with all that it wants. */
export interface JointClaim {
  readonly request: Request;
  /** Its place by the rules of the first pool. */
  readonly rank: Rank;
  readonly since: Hours;
  readonly servers: readonly WantedServers[];
  readonly units: readonly WantedUnit[];
}

/** A unit that is wanted. */
export interface WantedUnit {
  readonly stock: Stock;
  readonly tier: number;
  /** Index of the step that asks for it. */
  readonly step: number;
  readonly key: DrawKey;
}

export interface JointHost {
  /** Servers were given to a request that goes on only when it has everything. */
  seated(request: Request, claim: SeatClaim): void;
  /** The demand for a unit that is there, which is made now. */
  demandOf(request: Request, unit: WantedUnit): Demand;
  /** It has everything. */
  together(request: Request): void;
  /** It waits for parts. */
  waitsForParts(request: Request): void;
}

export class JointClaims {
  private readonly simulation: Simulation;
  private readonly host: JointHost;
  private readonly decideCode: number;
  private readonly line: JointClaim[] = [];
  private deciding = false;

  constructor(simulation: Simulation, host: JointHost) {
    this.simulation = simulation;
    this.host = host;
    this.decideCode = simulation.handler(() => {
      this.decide();
    }, 'joint claims: decide');
  }

  /** Stands in line. */
  ask(claim: JointClaim): void {
    let place = this.line.length;
    while (place > 0 && compareRanks(this.line[place - 1]?.rank ?? [], claim.rank) > 0) place -= 1;
    this.line.splice(place, 0, claim);
    for (const { pool } of claim.servers) pool.await(1);
    this.wake();
  }

  /** Leaves the line, if it stands there. */
  leave(request: Request): void {
    const place = this.line.findIndex((its) => its.request === request);
    if (place < 0) return;
    for (const { pool } of this.line.splice(place, 1)[0]?.servers ?? []) pool.await(-1);
  }

  /** Something may have become free. */
  wake(): void {
    if (this.deciding || this.line.length === 0) return;
    this.deciding = true;
    this.simulation.schedule(this.simulation.now, phase.decide, this.decideCode, 0);
  }

  private decide(): void {
    this.deciding = false;
    for (const claim of [...this.line]) {
      const { request, servers, units } = claim;
      if (!areThere(units)) {
        this.host.waitsForParts(request);
        continue;
      }
      const missing = servers.find(({ pool, count, skill }) => !pool.hasFree(count, skill));
      if (missing !== undefined) {
        missing.pool.nameWait(request.slot, missing.count, missing.skill);
        continue;
      }
      this.leave(request);
      for (const { pool, count, skill } of servers) {
        this.host.seated(
          request,
          pool.takeNow(request.slot, claim.rank, { count, skill, since: claim.since }),
        );
      }
      for (const unit of units) unit.stock.takeNow(this.host.demandOf(request, unit));
      this.host.together(request);
    }
  }
}

/** Whether each stock has as many units as are wanted from it. */
function areThere(units: readonly WantedUnit[]): boolean {
  return units.every(({ stock, tier }) => {
    const wanted = units.filter((other) => other.stock === stock).length;
    return stock.hasFree(tier, wanted);
  });
}
