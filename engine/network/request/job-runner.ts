/**
 * Walks requests through the steps of their jobs: take, travel, do, demand, release, return. What a step claims is
 * decided by pools and stocks; what an exchange does to units is the workshop's business.
 */
import { noEvent } from '../../kernel/event-calendar.ts';
import { phase } from '../../kernel/phase.ts';
import type { Hours } from '../../kernel/time.ts';
import { uniform } from '../../random/draws/draw.ts';
import { indexKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { beforeAll, rankOf } from '../entitlements/precedence.ts';
import type { Need } from '../entitlements/precedence.ts';
import { entry } from '../entry.ts';
import type { Unit } from '../items/unit.ts';
import { stepCode } from '../plan/plan.ts';
import type { StepPlan } from '../plan/plan.ts';
import type { Pool, PoolHost } from '../pools/pool.ts';
import type { SeatClaim } from '../pools/seat-claim.ts';
import type { Demand } from '../stock/demand.ts';
import { errand } from '../stock/transport.ts';
import { buckets } from './job-input.ts';
import type { JointHost, WantedServers, WantedUnit } from './joint-claims.ts';
import { isPlanned } from './request.ts';
import type { Request } from './request.ts';
import type { Requests, Steps } from './requests.ts';
import type { RequestSurroundings } from './surroundings.ts';

/** Tells the keys of a request's second and further units from those of its repair. */
const unitKeys = 64;

const workBucket = buckets.indexOf('work');
const partBucket = buckets.indexOf('part');
const offShiftBucket = buckets.indexOf('offShift');

export class JobRunner implements PoolHost, JointHost, Steps {
  private readonly requests: Requests;
  private connected: RequestSurroundings | undefined;
  private stepDone = -1;

  constructor(requests: Requests) {
    this.requests = requests;
  }

  /** Connects the runner with the world, which is built around it. */
  connect(around: RequestSurroundings): void {
    this.connected = around;
    this.stepDone = around.simulation.handler((slot) => {
      this.finishStep(this.requests.at(slot));
    }, 'step done');
  }

  private get around(): RequestSurroundings {
    if (this.connected === undefined) throw new Error('the job runner is not connected yet');
    return this.connected;
  }

  granted(claim: SeatClaim): void {
    const request = this.requests.at(claim.request);
    request.claim = undefined;
    this.seated(request, claim);
    if (request.remaining >= 0) {
      this.resume(request);
      return;
    }
    request.step += 1;
    this.advance(request);
  }

  seated(request: Request, claim: SeatClaim): void {
    const { bus, simulation } = this.around;
    request.held.push(claim);
    request.lastFact = bus.publish({
      kind: 'assigned',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
      pool: claim.pool,
      count: claim.count,
      waited: simulation.now - claim.since,
    });
  }

  freed(): void {
    // The first units are put on their shelves before anybody is connected.
    this.connected?.joints.wake();
  }

  waitsForParts(request: Request): void {
    this.standsFor(request, partBucket);
  }

  demandOf(request: Request, { stock, step, key }: WantedUnit): Demand {
    request.gathering = step;
    return this.demanded(request, stock.index, key);
  }

  together(request: Request): void {
    request.joint = false;
    request.gathering = -1;
    while (entry(request.subject.job.steps, request.step).withNext) request.step += 1;
    request.step += 1;
    this.advance(request);
  }

  shiftEnded(claim: SeatClaim): void {
    const request = this.requests.at(claim.request);
    const { simulation, pools } = this.around;
    const pool = entry(pools, claim.pool);
    const step = request.subject.job.steps[request.step];
    // Only work in progress is cut off; those who travel or wait for a part stay until they are released.
    if (step?.code !== stepCode.do || request.event === noEvent) return;
    simulation.cancel(request.event);
    request.event = noEvent;
    request.remaining = request.stepEndsAt - simulation.now;
    if (pool.plan.shiftEnd === 'pause') {
      this.standsFor(request, offShiftBucket);
      pool.pause(claim);
      this.tellRest(request, claim, 'paused');
      return;
    }
    this.requests.release(request, claim);
    request.claim = pool.claim(request.slot, beforeAll, claim.count, claim.skill);
  }

  preempted(claim: SeatClaim): boolean {
    const request = this.requests.at(claim.request);
    const step = request.subject.job.steps[request.step];
    // Who travels or waits for a part is left alone: what would be won is lost on the way.
    if (step?.code !== stepCode.do || request.event === noEvent) return false;
    const { simulation, pools } = this.around;
    simulation.cancel(request.event);
    request.event = noEvent;
    request.remaining = request.stepEndsAt - simulation.now;
    this.requests.release(request, claim);
    const { count, skill, rank } = claim;
    request.claim = entry(pools, claim.pool).claim(request.slot, rank, count, skill, claim);
    return true;
  }

  shiftBegan(claim: SeatClaim): void {
    const request = this.requests.at(claim.request);
    this.tellRest(request, claim, 'resumed');
    this.resume(request);
  }

  waitsFor(request: number, bucket: number): void {
    this.standsFor(this.requests.at(request), bucket);
  }

  private tellRest(request: Request, claim: SeatClaim, kind: 'paused' | 'resumed'): void {
    const { bus } = this.around;
    request.lastFact = bus.publish({
      kind,
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
      pool: claim.pool,
      count: claim.count,
    });
  }

  /** A stock has given the request a unit, at once or after it had to wait. */
  issued(request: Request, demand: Demand, unit: Unit, atOnce: boolean): void {
    if (request.gathering >= 0) {
      request.parts.push({ unit, stock: demand.stock, step: request.gathering });
      return;
    }
    const step = request.subject.job.steps[request.step];
    request.demands.splice(request.demands.indexOf(demand), 1);
    request.parts.push({ unit, stock: demand.stock, step: request.step });
    if (!atOnce) request.late = true;
    if (request.demands.length > 0) return;
    if (step?.releaseIfShort === true && request.late) {
      request.step = entry(request.subject.job.retakeAt, request.step);
    } else {
      request.step += 1;
    }
    request.late = false;
    this.advance(request);
  }

  /** The stock had nothing on the shelf: servers that were to be let go in that case are. */
  short(request: Request): void {
    const { job } = request.subject;
    const step = job.steps[request.step];
    if (step?.releaseIfShort !== true || request.held.length === 0) return;
    for (const claim of [...request.held]) this.requests.release(request, claim);
    request.visit += 1;
  }

  private standsFor(request: Request, bucket: number): void {
    if (request.bucket === bucket) return;
    this.around.outages.account(request);
    request.bucket = bucket;
  }

  /** Goes on from the step at which the request is, as far as it can. */
  advance(request: Request): void {
    const { job } = request.subject;
    for (;;) {
      if (request.ended) return;
      if (request.step === job.lastNeeded + 1 || request.resolved) this.needsNothingMore(request);
      const step = job.steps[request.step];
      if (step === undefined) {
        this.requests.close(request);
        return;
      }
      if (step.withNext) {
        this.claimTogether(request);
        return;
      }
      switch (step.code) {
        case stepCode.take:
          this.take(request, step);
          return;
        case stepCode.travel:
          if (!this.travel(request, step)) return;
          break;
        case stepCode.do:
          if (!this.work(request, step)) return;
          break;
        case stepCode.demand:
          if (this.demand(request, step)) return;
          break;
        case stepCode.release:
          this.releaseGroup(request, step.group);
          break;
        case stepCode.remove:
          this.around.outages.block(request);
          this.around.workshop.remove(request, step);
          break;
        case stepCode.install:
          this.around.workshop.install(request, step);
          break;
        default:
          this.around.workshop.exchange(request, step);
      }
      request.step += 1;
    }
  }

  private take(request: Request, step: StepPlan): void {
    const pool = this.pool(request, step.group);
    const rank = rankOf(pool.plan.dispatch, this.needOf(request));
    request.claim = pool.claim(request.slot, rank, step.count, step.skill);
  }

  /** Asks for all that the steps from here on claim together. */
  private claimTogether(request: Request): void {
    const { steps } = request.subject.job;
    const servers: WantedServers[] = [];
    const units: WantedUnit[] = [];
    for (let index = request.step; ; index += 1) {
      const step = entry(steps, index);
      if (step.code === stepCode.take) {
        servers.push({ pool: this.pool(request, step.group), count: step.count, skill: step.skill });
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

  /** Starts a journey; true if there is nothing to travel. */
  private travel(request: Request, step: StepPlan): boolean {
    const { transport } = this.around;
    const pool = this.pool(request, step.group);
    const { key, place } = request.subject;
    const hours = transport.hours(pool.plan.home, place, {
      key,
      errand: errand.people,
      visit: request.visit,
    });
    if (hours === 0) {
      this.arrived(request, pool.index, 0);
      return true;
    }
    this.standsFor(request, step.bucket);
    this.begin(request, hours);
    return false;
  }

  /** Starts work; true if there is nothing to do. */
  private work(request: Request, step: StepPlan): boolean {
    const { promises, outages } = this.around;
    const law = request.visit > 1 ? step.laterVisits : step.time;
    const hours = law.quantile(
      uniform(request.subject.key, purpose.work, request.step * 1024 + request.visit),
    );
    if (step.bucket === workBucket && !request.subject.job.travels) promises.responded(request);
    this.standsFor(request, step.bucket);
    if (step.stopsMachine) outages.block(request);
    if (hours === 0) {
      this.worked(request, step, 0);
      return !request.resolved;
    }
    this.begin(request, hours);
    this.cutIfOffDuty(request);
    return false;
  }

  /** People who come to their work after the end of their shift do not begin it. */
  private cutIfOffDuty(request: Request): void {
    for (const claim of [...request.held]) {
      const pool = entry(this.around.pools, claim.pool);
      if (pool.plan.shiftEnd !== 'finish' && !pool.onDuty(claim)) this.shiftEnded(claim);
    }
  }

  /** Asks for the units of a step; false if it has them, or wants none. */
  private demand(request: Request, step: StepPlan): boolean {
    if (request.parts.some((part) => part.step === request.step)) return false;
    const { key } = request.subject;
    const wanted = step.single ? 1 : step.quantity.quantile(uniform(key, purpose.quantity, request.step));
    if (wanted < 1) return false;
    const stock = this.requests.stockOf(request, step);
    this.standsFor(request, step.bucket);
    // All of them stand in line before the stock looks at one.
    for (let unit = 0; unit < wanted; unit += 1) {
      request.demands.push(
        this.demanded(request, stock.index, unit === 0 ? key : indexKey(key, unitKeys + unit)),
      );
    }
    stock.ask([...request.demands]);
    return true;
  }

  private demanded(request: Request, stock: number, key: DrawKey): Demand {
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
    const { priority, raisedAt, origin: from, tier } = request.subject;
    const { response, restore } = entry(this.around.plan.tiers, tier);
    return {
      priority,
      raisedAt,
      planned: isPlanned(from),
      dueAt: raisedAt + Math.min(response, restore),
    };
  }

  private begin(request: Request, hours: Hours): void {
    const { simulation } = this.around;
    request.stepHours = hours;
    request.stepEndsAt = simulation.now + hours;
    request.event = simulation.schedule(request.stepEndsAt, phase.complete, this.stepDone, request.slot);
  }

  private resume(request: Request): void {
    const { simulation } = this.around;
    const step = request.subject.job.steps[request.step];
    this.standsFor(request, step?.bucket ?? workBucket);
    request.stepEndsAt = simulation.now + request.remaining;
    request.remaining = -1;
    request.event = simulation.schedule(request.stepEndsAt, phase.complete, this.stepDone, request.slot);
  }

  private finishStep(request: Request): void {
    request.event = noEvent;
    const step = entry(request.subject.job.steps, request.step);
    if (step.code === stepCode.travel) {
      this.arrived(request, this.pool(request, step.group).index, request.stepHours);
    } else {
      this.worked(request, step, request.stepHours);
      if (request.resolved) {
        this.advance(request);
        return;
      }
    }
    request.step += 1;
    this.advance(request);
  }

  private arrived(request: Request, pool: number, hours: Hours): void {
    const { bus, promises } = this.around;
    request.lastFact = bus.publish({
      kind: 'arrived',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
      pool,
      visit: request.visit,
      hours,
      customer: request.subject.customer,
      machine: request.subject.machine?.index ?? -1,
      raisedAt: request.subject.raisedAt,
    });
    promises.responded(request);
  }

  private worked(request: Request, step: StepPlan, hours: Hours): void {
    const { bus } = this.around;
    request.lastFact = bus.publish({
      kind: 'worked',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
      job: request.subject.job.index,
      step: request.step,
      visit: request.visit,
      hours,
    });
    if (step.resolves === 0) return;
    const u = uniform(request.subject.key, purpose.outcome, request.step * 1024 + request.visit);
    if (u < step.resolves) {
      request.resolved = true;
      request.step = request.subject.job.steps.length;
    }
  }

  /** All that the machine or unit needed is done: what follows is only letting go. */
  private needsNothingMore(request: Request): void {
    if (!request.exchanged) {
      request.exchanged = true;
      this.around.workshop.mend(request);
    }
    this.around.promises.restored(request);
    this.around.outages.unblock(request);
  }

  private releaseGroup(request: Request, group: number): void {
    const { pools } = this.around;
    for (let index = request.held.length - 1; index >= 0; index -= 1) {
      const claim = entry(request.held, index);
      if (entry(pools, claim.pool).plan.group === group) this.requests.release(request, claim);
    }
  }

  private pool(request: Request, group: number): Pool {
    const { plan, pools } = this.around;
    return entry(pools, plan.poolNear[request.subject.place * plan.groups.length + group] ?? -1);
  }
}
