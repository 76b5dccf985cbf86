/**
 * The steps of a job that take time: journeys and work. Work is an amount: a shift's end or a more urgent request cuts
 * it off, a visit may do only a part of it, and the fix may not hold; then somebody comes again.
 */
import { noEvent } from '../../kernel/event-calendar.ts';
import { phase } from '../../kernel/phase.ts';
import type { Hours } from '../../kernel/time.ts';
import { uniform } from '../../random/draws/draw.ts';
import { indexKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { beforeAll } from '../entitlements/precedence.ts';
import { entry } from '../entry.ts';
import { stepCode } from '../plan/plan.ts';
import type { StepPlan } from '../plan/plan.ts';
import type { SeatClaim } from '../pools/seat-claim.ts';
import { isAlways, nextBoundary } from '../pools/working-hours.ts';
import { neverOpen, opening } from '../places/access.ts';
import { errand } from '../stock/transport.ts';
import { buckets } from './job-input.ts';
import { poolNear } from './pool-near.ts';
import type { Request } from './request.ts';
import type { Requests, Steps } from './requests.ts';
import { standFor } from './standing.ts';
import type { RequestSurroundings } from './surroundings.ts';

const workBucket = buckets.indexOf('work');
const offShiftBucket = buckets.indexOf('offShift');
const accessBucket = buckets.indexOf('access');
/** What is done from afar needs nobody's door. */
const atDistance: readonly number[] = [buckets.indexOf('desk'), buckets.indexOf('admin')];

/** Draws of a step are numbered by visit; a job that needs as many visits will never end. */
const mostVisits = 1024;

/** Hours of work below which nothing is left to do. */
const nothingLeft = 1e-9;

export class WorkSteps {
  private readonly requests: Requests;
  private readonly around: RequestSurroundings;
  private readonly walk: Steps;
  private readonly stepDone: number;

  constructor(requests: Requests, around: RequestSurroundings, walk: Steps) {
    this.requests = requests;
    this.around = around;
    this.walk = walk;
    this.stepDone = around.simulation.handler((slot) => {
      this.finishStep(requests.at(slot));
    }, 'step done');
  }

  /** Starts a journey; true if there is nothing to travel. */
  travel(request: Request, step: StepPlan): boolean {
    const { transport, outages } = this.around;
    const pool = poolNear(this.around, request, step.group);
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
    standFor(request, step.bucket, outages);
    this.begin(request, hours);
    return false;
  }

  /** Starts work; true if it is done at once. */
  work(request: Request, step: StepPlan): boolean {
    const { promises, outages } = this.around;
    const amount = this.amountOf(request, step);
    const hours = Math.min(amount, step.perVisit);
    leave(request, amount - hours);
    if (step.bucket === workBucket && !request.subject.job.travels) promises.responded(request);
    if (hours === 0) {
      standFor(request, step.bucket, outages);
      if (step.stopsMachine) outages.block(request);
      this.worked(request, step, 0);
      if (!request.again) return true;
      this.comeAgain(request);
      return false;
    }
    request.stepHours = hours;
    this.workOn(request, step, hours);
    this.cutIfOffDuty(request);
    return false;
  }

  /** What is left of the work from an earlier visit, or all of it. */
  private amountOf(request: Request, step: StepPlan): Hours {
    const left = leftOf(request);
    if (left > 0) return left;
    const law = request.visit > 1 ? step.laterVisits : step.time;
    return law.quantile(
      uniform(request.subject.key, purpose.work, request.step * mostVisits + request.visit),
    );
  }

  /** The shift of servers who work has ended. */
  shiftEnded(request: Request, claim: SeatClaim): void {
    const { pools, outages } = this.around;
    // Only work in progress is cut off; those who travel or wait for a part stay until they are released.
    if (!this.cut(request)) return;
    const pool = entry(pools, claim.pool);
    switch (pool.plan.shiftEnd) {
      case 'pause':
        standFor(request, offShiftBucket, outages);
        pool.pause(claim);
        this.tellRest(request, claim, 'paused');
        return;
      case 'revisit':
        this.leaveRest(request);
        return;
      case 'handOver':
      case 'finish':
        this.requests.release(request, claim);
        request.claim = pool.claim(request.slot, beforeAll, claim.count, claim.skill);
    }
  }

  /** More urgent work takes the servers; false if the request does not work just now. */
  preempted(request: Request, claim: SeatClaim): boolean {
    // Who travels or waits for a part is left alone: what would be won is lost on the way.
    if (!this.cut(request)) return false;
    this.requests.release(request, claim);
    const { count, skill, rank } = claim;
    request.claim = entry(this.around.pools, claim.pool).claim(request.slot, rank, count, skill, claim);
    return true;
  }

  /** Cuts work in progress off; false if there is none. */
  private cut(request: Request): boolean {
    const { simulation } = this.around;
    if (request.subject.job.steps[request.step]?.code !== stepCode.do || request.event === noEvent)
      return false;
    simulation.cancel(request.event);
    request.event = noEvent;
    request.remaining = request.shutOut >= 0 ? request.shutOut : request.stepEndsAt - simulation.now;
    request.shutOut = -1;
    return true;
  }

  /** Those who work leave, and what is left of the work is for another visit. */
  private leaveRest(request: Request): void {
    const step = entry(request.subject.job.steps, request.step);
    const done = request.stepHours - request.remaining;
    leave(request, leftOf(request) + request.remaining);
    request.remaining = -1;
    this.tellWorked(request, done);
    if (leftOf(request) > 0) this.comeAgain(request);
    else {
      this.judge(request, step);
      this.goOn(request);
    }
  }

  /** Everybody leaves, and the job starts over from the step that took them. */
  private comeAgain(request: Request): void {
    request.again = false;
    for (const claim of [...request.held]) this.requests.release(request, claim);
    request.visit += 1;
    if (request.visit >= mostVisits) {
      throw new Error(`${this.whose(request)}: ${mostVisits} visits, and the work is not done`);
    }
    request.step = entry(request.subject.job.retakeAt, request.step);
    this.walk.advance(request);
  }

  /** People who come to their work after the end of their shift do not begin it. */
  private cutIfOffDuty(request: Request): void {
    for (const claim of [...request.held]) {
      const pool = entry(this.around.pools, claim.pool);
      if (pool.plan.shiftEnd === 'finish' || !request.held.includes(claim) || pool.onDuty(claim)) continue;
      this.shiftEnded(request, claim);
    }
  }

  private begin(request: Request, hours: Hours): void {
    const { simulation } = this.around;
    request.stepHours = hours;
    request.stepEndsAt = simulation.now + hours;
    request.event = simulation.schedule(request.stepEndsAt, phase.complete, this.stepDone, request.slot);
  }

  /** Goes on with work that was cut off. */
  resume(request: Request): void {
    const { remaining } = request;
    request.remaining = -1;
    this.workOn(request, entry(request.subject.job.steps, request.step), remaining);
  }

  /**
   * Works for so many hours, or waits until the place where the work is lets anybody in; where access must hold for each
   * hour of the work, only until it ends.
   */
  private workOn(request: Request, step: StepPlan, hours: Hours): void {
    const { simulation, outages, plan } = this.around;
    const { now } = simulation;
    const { access, window } = entry(plan.places, request.subject.place);
    const open = isAlways(access) || atDistance.includes(step.bucket);
    const from = open ? now : this.opens(request, hours);
    if (from === Infinity)
      throw new Error(
        `${this.whose(request)}: ${neverOpen(entry(plan.places, request.subject.place).name, hours)}`,
      );
    if (from > now) {
      standFor(request, accessBucket, outages);
      request.shutOut = hours;
      request.event = simulation.schedule(from, phase.complete, this.stepDone, request.slot);
      return;
    }
    standFor(request, step.bucket, outages);
    if (step.stopsMachine) outages.block(request);
    request.stepEndsAt = now + hours;
    const until =
      open || window !== 'hour'
        ? request.stepEndsAt
        : Math.min(request.stepEndsAt, nextBoundary(access, now));
    request.event = simulation.schedule(until, phase.complete, this.stepDone, request.slot);
  }

  /** When work of so many hours may begin, for those who are there until their shift cuts it off. */
  private opens(request: Request, hours: Hours): Hours {
    const { simulation, plan, pools } = this.around;
    const { access, window } = entry(plan.places, request.subject.place);
    const shift = Math.min(...request.held.map((claim) => entry(pools, claim.pool).restOfShift(claim)));
    return opening(access, window, { at: simulation.now, hours, leave: simulation.now + shift });
  }

  /** Lets work go on that stood before a closed door, or stops it at one; false if neither is so, and it is done. */
  private stillWorks(request: Request, step: StepPlan): boolean {
    const { now } = this.around.simulation;
    const left = request.shutOut >= 0 ? request.shutOut : request.stepEndsAt - now;
    request.shutOut = -1;
    if (left <= nothingLeft) return false;
    this.workOn(request, step, left);
    return true;
  }

  private whose(request: Request): string {
    const { job, machine } = request.subject;
    return `request ${request.id}, ${job.name}${machine === undefined ? '' : ` at ${machine.name}`}`;
  }

  private finishStep(request: Request): void {
    request.event = noEvent;
    const step = entry(request.subject.job.steps, request.step);
    if (step.code === stepCode.do && this.stillWorks(request, step)) return;
    if (step.code === stepCode.travel) {
      this.arrived(request, poolNear(this.around, request, step.group).index, request.stepHours);
    } else this.worked(request, step, request.stepHours);
    this.goOn(request);
  }

  private goOn(request: Request): void {
    if (request.again) {
      this.comeAgain(request);
      return;
    }
    if (!request.resolved) request.step += 1;
    this.walk.advance(request);
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
    this.tellWorked(request, hours);
    if (leftOf(request) > 0) request.again = true;
    else this.judge(request, step);
  }

  private tellWorked(request: Request, hours: Hours): void {
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
  }

  /** All of the work is done: does it hold, and is anything else needed? */
  private judge(request: Request, step: StepPlan): void {
    const { key, job } = request.subject;
    const ordinal = request.step * mostVisits + request.visit;
    if (step.fixes < 1 && uniform(key, purpose.fix, ordinal) >= step.fixes) {
      request.again = true;
      return;
    }
    this.tellFlaws(request, step, ordinal);
    if (step.resolves > 0 && uniform(key, purpose.outcome, ordinal) < step.resolves) {
      request.resolved = true;
      request.step = job.steps.length;
    }
  }

  /** Publishes what is wrong with the work, each thing drawn for itself. */
  private tellFlaws(request: Request, { flaws }: StepPlan, ordinal: number): void {
    const { bus } = this.around;
    for (const [position, { index, share }] of flaws.entries()) {
      if (uniform(indexKey(request.subject.key, position), purpose.flaw, ordinal) >= share) continue;
      request.lastFact = bus.publish({
        kind: 'flawed',
        id: bus.next,
        at: bus.now,
        cause: request.lastFact,
        request: request.id,
        flaw: index,
      });
    }
  }

  /** Publishes that servers rest, or are back. */
  tellRest(request: Request, claim: SeatClaim, kind: 'paused' | 'resumed'): void {
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
}

/** Hours of the work at hand that another visit must do. */
function leftOf(request: Request): Hours {
  return request.left?.get(request.step) ?? 0;
}

function leave(request: Request, hours: Hours): void {
  if (hours > nothingLeft) (request.left ??= new Map<number, Hours>()).set(request.step, hours);
  else request.left?.delete(request.step);
}
