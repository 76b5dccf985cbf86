/**
 * The life of every request: raised → its job's steps → closed, or withdrawn. This file drives the steps; what a step
 * claims is decided by pools and stocks, what an exchange does to units by `exchange.ts`.
 */
import { noEvent } from '../../kernel/event-calendar.ts';
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { uniform } from '../../random/draws/draw.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { entry } from '../entry.ts';
import type { Promises } from '../entitlements/promises.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import { stepCode } from '../plan/plan.ts';
import type { NetworkPlan, StepPlan } from '../plan/plan.ts';
import type { Pool, PoolHost } from '../pools/pool.ts';
import type { SeatClaim } from '../pools/seat-claim.ts';
import type { Stock } from '../stock/stock.ts';
import { errand } from '../stock/transport.ts';
import type { Transport } from '../stock/transport.ts';
import type { Machine } from '../items/machine.ts';
import type { Unit } from '../items/unit.ts';
import { buckets } from './job-input.ts';
import type { Outages } from './outages.ts';
import { Request, origin } from './request.ts';
import type { Subject } from './request.ts';

/** What a request needs done to the machine or unit that it is about. */
export interface Workshop {
  /** The demanded part goes in, what was there comes out and leaves. */
  exchange(request: Request, step: StepPlan): void;
  /** Mends the mode in place, if it was not exchanged. */
  mend(request: Request): void;
  /** A unit that was issued and is not needed goes back to its stock. */
  giveBack(request: Request, unit: Unit): void;
  /** A unit that was issued and put into nothing is used up. */
  consume(request: Request, unit: Unit): void;
  /** The unit in the shop is serviceable again. */
  finished(request: Request): void;
}

export interface RequestSurroundings {
  readonly plan: NetworkPlan;
  readonly simulation: Simulation;
  readonly bus: FactBus;
  readonly pools: readonly Pool[];
  readonly stocks: readonly Stock[];
  readonly transport: Transport;
  readonly promises: Promises;
  readonly outages: Outages;
  readonly workshop: Workshop;
}

const workBucket = buckets.indexOf('work');

export class Requests implements PoolHost {
  /** How many were raised, closed and withdrawn: raised = closed + withdrawn + open. */
  raised = 0;
  closed = 0;
  withdrawn = 0;
  private readonly slots: (Request | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly byMachine: Request[][] = [];
  private around: RequestSurroundings | undefined;
  private stepDone = -1;

  /** Connects the requests with the world, which is built around them. */
  connect(around: RequestSurroundings): void {
    this.around = around;
    this.stepDone = around.simulation.handler((slot) => {
      this.finishStep(this.at(slot));
    }, 'step done');
  }

  /** The open request in a slot. */
  at(slot: number): Request {
    const request = this.slots[slot];
    if (request === undefined) throw new Error(`no request in slot ${slot}`);
    return request;
  }

  /** All open requests. */
  open(): readonly Request[] {
    return this.slots.filter((request) => request !== undefined);
  }

  /** The open requests about a machine. */
  openAbout(machine: Machine): Request[] {
    return (this.byMachine[machine.index] ??= []);
  }

  /** A new request: it begins its job at once. */
  raise(subject: Subject, cause: number): Request {
    const { bus } = this.world;
    this.raised += 1;
    const slot = this.free.pop() ?? this.slots.length;
    const request = new Request(this.raised, slot, subject, cause);
    this.slots[slot] = request;
    request.lastFact = bus.publish({
      kind: 'raised',
      id: bus.next,
      at: bus.now,
      cause,
      request: request.id,
      origin: subject.origin,
      machine: subject.machine?.index ?? -1,
      mode: subject.mode?.index ?? -1,
      customer: subject.customer,
      tier: subject.tier,
    });
    if (subject.machine !== undefined) {
      this.openAbout(subject.machine).push(request);
      if (subject.origin === origin.failure && subject.mode?.severity === 'stops') {
        this.world.promises.open(request);
        this.world.outages.block(request);
      }
    }
    this.advance(request);
    return request;
  }

  /** Ends a request whose work something else has done; what it held or waited for goes back. */
  withdraw(request: Request): void {
    const { bus, simulation, pools, workshop } = this.world;
    simulation.cancel(request.event);
    if (request.claim !== undefined) entry(pools, request.claim.pool).leave(request.claim);
    if (request.demand !== undefined) this.stockOf(request).withdraw(request.demand);
    if (request.part !== undefined) workshop.giveBack(request, request.part);
    for (const claim of [...request.held]) this.release(request, claim);
    this.withdrawn += 1;
    this.end(request);
    bus.publish({
      kind: 'withdrawn',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
      machine: request.subject.machine?.index ?? -1,
    });
    this.forget(request);
  }

  granted(claim: SeatClaim): void {
    const { bus, simulation } = this.world;
    const request = this.at(claim.request);
    request.claim = undefined;
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
    if (request.remaining >= 0) {
      this.resume(request);
      return;
    }
    request.step += 1;
    this.advance(request);
  }

  shiftEnded(claim: SeatClaim): void {
    const request = this.at(claim.request);
    const { simulation, pools } = this.world;
    const pool = entry(pools, claim.pool);
    const step = request.subject.job.steps[request.step];
    // Only work in progress is cut off; those who travel or wait for a part stay until they are released.
    if (step?.code !== stepCode.do || request.event === noEvent) return;
    simulation.cancel(request.event);
    request.event = noEvent;
    request.remaining = request.stepEndsAt - simulation.now;
    if (pool.plan.shiftEnd === 'pause') {
      this.standsFor(request, buckets.indexOf('offShift'));
      pool.pause(claim);
      return;
    }
    this.release(request, claim);
    request.claim = pool.claim(request.slot, -Infinity, claim.count, claim.skill);
  }

  shiftBegan(claim: SeatClaim): void {
    this.resume(this.at(claim.request));
  }

  waitsFor(request: number, bucket: number): void {
    this.standsFor(this.at(request), bucket);
  }

  /** A stock has given the request its unit, at once or after it had to wait. */
  issued(request: Request, stock: number, unit: Unit, atOnce: boolean): void {
    const step = request.subject.job.steps[request.step];
    request.demand = undefined;
    request.part = unit;
    request.partStock = stock;
    if (step?.releaseIfShort === true && !atOnce) {
      request.step = entry(request.subject.job.retakeAt, request.step);
    } else {
      request.step += 1;
    }
    this.advance(request);
  }

  /** The stock had nothing on the shelf: servers that were to be let go in that case are. */
  short(request: Request): void {
    const { job } = request.subject;
    const step = job.steps[request.step];
    if (step?.releaseIfShort !== true) return;
    for (const claim of [...request.held]) this.release(request, claim);
    request.visit += 1;
  }

  private get world(): RequestSurroundings {
    if (this.around === undefined) throw new Error('the requests are not connected yet');
    return this.around;
  }

  private standsFor(request: Request, bucket: number): void {
    if (request.bucket === bucket) return;
    this.world.outages.account(request);
    request.bucket = bucket;
  }

  private advance(request: Request): void {
    const { job } = request.subject;
    for (;;) {
      if (request.ended) return;
      if (request.step === job.lastNeeded + 1 || request.resolved) this.needsNothingMore(request);
      const step = job.steps[request.step];
      if (step === undefined) {
        this.close(request);
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
          if (request.part === undefined) {
            this.demand(request, step);
            return;
          }
          break;
        case stepCode.release:
          this.releaseGroup(request, step.group);
          break;
        default:
          this.world.workshop.exchange(request, step);
      }
      request.step += 1;
    }
  }

  private take(request: Request, step: StepPlan): void {
    const pool = this.pool(request, step.group);
    request.claim = pool.claim(request.slot, request.subject.priority, step.count, step.skill);
  }

  /** Starts a journey; true if there is nothing to travel. */
  private travel(request: Request, step: StepPlan): boolean {
    const { transport } = this.world;
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
    const { promises, outages } = this.world;
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
    return false;
  }

  private demand(request: Request, step: StepPlan): void {
    const { bus, simulation } = this.world;
    const { key, customer, priority, raisedAt } = request.subject;
    const stock = this.stockOf(request);
    this.standsFor(request, step.bucket);
    request.lastFact = bus.publish({
      kind: 'demanded',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
      stock: stock.index,
    });
    request.demand = {
      request: request.slot,
      forStock: -1,
      priority,
      customer,
      since: simulation.now,
      raisedAt,
      key,
      cause: request.lastFact,
      short: false,
    };
    stock.demand(request.demand);
  }

  private begin(request: Request, hours: Hours): void {
    const { simulation } = this.world;
    request.stepHours = hours;
    request.stepEndsAt = simulation.now + hours;
    request.event = simulation.schedule(request.stepEndsAt, phase.complete, this.stepDone, request.slot);
  }

  private resume(request: Request): void {
    const { simulation } = this.world;
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
    const { bus, promises } = this.world;
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
    const { bus } = this.world;
    request.lastFact = bus.publish({
      kind: 'worked',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
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
      this.world.workshop.mend(request);
    }
    this.world.promises.restored(request);
    this.world.outages.unblock(request);
  }

  private close(request: Request): void {
    const { bus } = this.world;
    for (const claim of [...request.held]) this.release(request, claim);
    if (request.part !== undefined) this.world.workshop.consume(request, request.part);
    this.closed += 1;
    request.lastFact = bus.publish({
      kind: 'closed',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
      machine: request.subject.machine?.index ?? -1,
      resolved: request.resolved ? 1 : 0,
    });
    this.end(request);
    this.forget(request);
    if (request.subject.unit !== undefined) this.world.workshop.finished(request);
  }

  /** Takes a request off its machine. */
  private end(request: Request): void {
    request.ended = true;
    const { machine } = request.subject;
    if (machine === undefined) return;
    this.world.promises.restored(request);
    this.world.outages.unblock(request);
    const open = this.openAbout(machine);
    open.splice(open.indexOf(request), 1);
  }

  private forget(request: Request): void {
    this.slots[request.slot] = undefined;
    this.free.push(request.slot);
  }

  private releaseGroup(request: Request, group: number): void {
    const { pools } = this.world;
    for (const claim of [...request.held]) {
      if (entry(pools, claim.pool).plan.group === group) this.release(request, claim);
    }
  }

  private release(request: Request, claim: SeatClaim): void {
    const { bus, pools } = this.world;
    const hours = entry(pools, claim.pool).release(claim);
    request.held.splice(request.held.indexOf(claim), 1);
    request.lastFact = bus.publish({
      kind: 'released',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      request: request.id,
      pool: claim.pool,
      count: claim.count,
      hours,
      machine: request.subject.machine?.index ?? -1,
      customer: request.subject.customer,
      raisedAt: request.subject.raisedAt,
    });
  }

  private pool(request: Request, group: number): Pool {
    const { plan, pools } = this.world;
    return entry(pools, plan.poolNear[request.subject.place * plan.groups.length + group] ?? -1);
  }

  /** The stock that serves the demand at which the request stands. */
  private stockOf(request: Request): Stock {
    const { plan, stocks } = this.world;
    const step = entry(request.subject.job.steps, request.step);
    const place = step.at >= 0 ? step.at : request.subject.place;
    return entry(stocks, plan.serving[place * plan.items.length + step.item] ?? -1);
  }
}
