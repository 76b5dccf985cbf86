/** The steps of a job that ask for something: servers of pools, units of stocks, or both at once. */
import { uniform } from '../../random/draws/draw.ts';
import { indexKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { noFailure, rankOf, severities } from '../entitlements/precedence.ts';
import type { Need } from '../entitlements/precedence.ts';
import { entry } from '../entry.ts';
import { stepCode } from '../plan/plan.ts';
import { afterDuty } from '../pools/working-hours.ts';
import type { StepPlan } from '../plan/plan.ts';
import type { Demand } from '../stock/demand.ts';
import type { WantedServers, WantedUnit } from './joint-claims.ts';
import { poolNear } from './pool-near.ts';
import { isPlanned } from './request.ts';
import type { Request } from './request.ts';
import type { Requests } from './requests.ts';
import { standFor } from './standing.ts';
import type { RequestSurroundings } from './surroundings.ts';

/** Tells the keys of a request's second and further units from those of its repair. */
const unitKeys = 64;

export class ClaimSteps {
  private readonly requests: Requests;
  private readonly around: RequestSurroundings;

  constructor(requests: Requests, around: RequestSurroundings) {
    this.requests = requests;
    this.around = around;
  }

  /** Stands in a pool's line for servers. */
  take(request: Request, step: StepPlan): void {
    const pool = poolNear(this.around, request, step.group);
    const rank = rankOf(pool.plan.dispatch, this.needOf(request));
    request.claim = pool.claim(request.slot, rank, step.count, step.skill);
  }

  /** Asks for all that the steps from here on claim together. */
  claimTogether(request: Request): void {
    const { steps } = request.subject.job;
    const servers: WantedServers[] = [];
    const units: WantedUnit[] = [];
    for (let index = request.step; ; index += 1) {
      const step = entry(steps, index);
      if (step.code === stepCode.take) {
        servers.push({
          pool: poolNear(this.around, request, step.group),
          count: step.count,
          skill: step.skill,
        });
      } else units.push(...this.unitsOf(request, index, step));
      if (!step.withNext) break;
    }
    request.joint = true;
    const rank = rankOf(servers[0]?.pool.plan.dispatch ?? [], this.needOf(request));
    this.around.joints.ask({ request, rank, since: this.around.simulation.now, servers, units });
  }

  /** The units that a step wants and the request has not got yet. */
  private unitsOf(request: Request, index: number, step: StepPlan): readonly WantedUnit[] {
    if (request.parts.some((part) => part.step === index)) return [];
    const { key, tier } = request.subject;
    const count = step.single ? 1 : step.quantity.quantile(uniform(key, purpose.quantity, index));
    const stock = this.requests.stockOf(request, step);
    return Array.from({ length: Math.max(0, count) }, (_, unit) => ({
      stock,
      tier,
      step: index,
      key: unit === 0 ? key : indexKey(key, unitKeys + unit),
    }));
  }

  /** Asks for the units of a step; false if it has them, or wants none. */
  demand(request: Request, step: StepPlan): boolean {
    if (request.parts.some((part) => part.step === request.step)) return false;
    const { key } = request.subject;
    const wanted = step.single ? 1 : step.quantity.quantile(uniform(key, purpose.quantity, request.step));
    if (wanted < 1) return false;
    const stock = this.requests.stockOf(request, step);
    standFor(request, step.bucket, this.around.outages);
    // All of them stand in line before the stock looks at one.
    for (let unit = 0; unit < wanted; unit += 1) {
      request.demands.push(
        this.demanded(request, stock.index, unit === 0 ? key : indexKey(key, unitKeys + unit)),
      );
    }
    stock.ask([...request.demands]);
    return true;
  }

  /** Publishes that a stock is asked for a unit. */
  demanded(request: Request, stock: number, key: DrawKey): Demand {
    const { bus, simulation } = this.around;
    const { customer, tier } = request.subject;
    request.lastFact = bus.publish({
      kind: 'demanded',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
      stock,
    });
    return {
      request: request.slot,
      stock,
      forStock: -1,
      need: this.needOf(request),
      tier,
      customer,
      since: simulation.now,
      key,
      cause: request.lastFact,
      state: 'waiting',
      short: false,
      counted: false,
    };
  }

  private needOf(request: Request): Need {
    const { priority, raisedAt, origin: from, tier, mode } = request.subject;
    const { response, restore, cover } = entry(this.around.plan.tiers, tier);
    return {
      priority,
      raisedAt,
      planned: isPlanned(from),
      severity: isPlanned(from) || mode === undefined ? noFailure : severities.indexOf(mode.severity),
      dueAt: afterDuty(cover, raisedAt, Math.min(response, restore)),
    };
  }
}
