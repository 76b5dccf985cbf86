/**
 * Walks requests through the steps of their jobs. What a step claims is decided by pools and stocks (`claim-steps.ts`),
 * what takes time is in `work-steps.ts`, and what an exchange does to units is the workshop's business.
 */
import { entry } from '../entry.ts';
import type { Unit } from '../items/unit.ts';
import { stepCode } from '../plan/plan.ts';
import type { PoolHost } from '../pools/pool.ts';
import type { SeatClaim } from '../pools/seat-claim.ts';
import type { Demand } from '../stock/demand.ts';
import { ClaimSteps } from './claim-steps.ts';
import { buckets } from './job-input.ts';
import type { JointHost, WantedUnit } from './joint-claims.ts';
import type { Request } from './request.ts';
import type { Requests, Steps } from './requests.ts';
import { standFor } from './standing.ts';
import type { RequestSurroundings } from './surroundings.ts';
import { WorkSteps } from './work-steps.ts';

const partBucket = buckets.indexOf('part');

/** The world and the two kinds of steps, which are built around it. */
interface Connected {
  readonly around: RequestSurroundings;
  readonly claims: ClaimSteps;
  readonly work: WorkSteps;
}

export class JobRunner implements PoolHost, JointHost, Steps {
  private readonly requests: Requests;
  private connected: Connected | undefined;

  constructor(requests: Requests) {
    this.requests = requests;
  }

  /** Connects the runner with the world, which is built around it. */
  connect(around: RequestSurroundings): void {
    this.connected = {
      around,
      claims: new ClaimSteps(this.requests, around),
      work: new WorkSteps(this.requests, around, this),
    };
  }

  private get world(): Connected {
    if (this.connected === undefined) throw new Error('the job runner is not connected yet');
    return this.connected;
  }

  private get around(): RequestSurroundings {
    return this.world.around;
  }

  granted(claim: SeatClaim): void {
    const request = this.requests.at(claim.request);
    request.claim = undefined;
    this.seated(request, claim);
    if (request.remaining >= 0) {
      this.world.work.resume(request);
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
    this.connected?.around.joints.wake();
  }

  waitsForParts(request: Request): void {
    standFor(request, partBucket, this.around.outages);
  }

  demandOf(request: Request, { stock, step, key }: WantedUnit): Demand {
    request.gathering = step;
    return this.world.claims.demanded(request, stock.index, key);
  }

  together(request: Request): void {
    request.joint = false;
    request.gathering = -1;
    while (entry(request.subject.job.steps, request.step).withNext) request.step += 1;
    request.step += 1;
    this.advance(request);
  }

  shiftEnded(claim: SeatClaim): void {
    this.world.work.shiftEnded(this.requests.at(claim.request), claim);
  }

  preempted(claim: SeatClaim): boolean {
    return this.world.work.preempted(this.requests.at(claim.request), claim);
  }

  shiftBegan(claim: SeatClaim): void {
    const request = this.requests.at(claim.request);
    const { work } = this.world;
    work.tellRest(request, claim, 'resumed');
    work.resume(request);
  }

  waitsFor(request: number, bucket: number): void {
    standFor(this.requests.at(request), bucket, this.around.outages);
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

  /** Goes on from the step at which the request is, as far as it can. */
  advance(request: Request): void {
    const { claims, work } = this.world;
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
        claims.claimTogether(request);
        return;
      }
      switch (step.code) {
        case stepCode.take:
          claims.take(request, step);
          return;
        case stepCode.travel:
          if (!work.travel(request, step)) return;
          break;
        case stepCode.do:
          if (!work.work(request, step)) return;
          break;
        case stepCode.demand:
          if (claims.demand(request, step)) return;
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
}
