/**
 * The register of requests: raised → closed, or withdrawn. Every kind of work is one, whoever raised it; what happens
 * in between is the job's business (`job-runner.ts`).
 */
import { entry } from '../entry.ts';
import type { Machine } from '../items/machine.ts';
import type { StepPlan } from '../plan/plan.ts';
import type { SeatClaim } from '../pools/seat-claim.ts';
import type { Stock } from '../stock/stock.ts';
import { buckets } from './job-input.ts';
import { Request, origin } from './request.ts';
import type { Subject } from './request.ts';
import type { RequestSurroundings } from './surroundings.ts';

/** Walks a request through the steps of its job. */
export interface Steps {
  /** Goes on from the step at which the request is, as far as it can. */
  advance(request: Request): void;
}

const adminBucket = buckets.indexOf('admin');

export class Requests {
  /** How many were raised, closed and withdrawn: raised = closed + withdrawn + open. */
  raised = 0;
  closed = 0;
  withdrawn = 0;
  private readonly slots: (Request | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly byMachine: Request[][] = [];
  /** What was raised for customers whose service is held, in order; by customer. */
  private readonly heldBack = new Map<number, Request[]>();
  private around: RequestSurroundings | undefined;
  private steps: Steps | undefined;

  /** Connects the requests with the world, which is built around them, and with who walks them through their jobs. */
  connect(around: RequestSurroundings, steps: Steps): void {
    this.around = around;
    this.steps = steps;
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
    const waiting = subject.origin === origin.repair ? undefined : this.heldBack.get(subject.customer);
    if (waiting !== undefined) request.bucket = adminBucket;
    if (subject.machine !== undefined) {
      this.openAbout(subject.machine).push(request);
    }
    this.world.promises.open(request);
    if (subject.machine !== undefined && subject.origin === origin.failure) {
      this.world.outages.struck(request);
    }
    if (waiting === undefined) this.steps?.advance(request);
    else waiting.push(request);
    return request;
  }

  /** Nothing that is raised for the customer from now on is begun. What was begun goes on. */
  hold(customer: number): void {
    if (!this.heldBack.has(customer)) this.heldBack.set(customer, []);
  }

  /** What was raised for the customer meanwhile begins, in the order in which it was raised. */
  resume(customer: number): void {
    const waiting = this.heldBack.get(customer) ?? [];
    this.heldBack.delete(customer);
    for (const request of waiting) if (!request.ended) this.steps?.advance(request);
  }

  /** Ends a request whose work something else has done; what it held or waited for goes back. */
  withdraw(request: Request): void {
    const { bus, simulation, pools, workshop } = this.world;
    simulation.cancel(request.event);
    if (request.claim !== undefined) entry(pools, request.claim.pool).leave(request.claim);
    if (request.joint) this.world.joints.leave(request);
    for (const demand of request.demands.splice(0)) entry(this.world.stocks, demand.stock).withdraw(demand);
    for (const part of request.parts.splice(0)) workshop.giveBack(request, part);
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

  private get world(): RequestSurroundings {
    if (this.around === undefined) throw new Error('the requests are not connected yet');
    return this.around;
  }

  /** Ends a request whose job is done. */
  close(request: Request): void {
    const { bus } = this.world;
    for (const claim of [...request.held]) this.release(request, claim);
    for (const part of request.parts.splice(0)) this.world.workshop.consume(request, part.unit);
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
    this.world.promises.restored(request);
    if (machine === undefined) return;
    this.world.outages.unblock(request);
    const open = this.openAbout(machine);
    open.splice(open.indexOf(request), 1);
  }

  private forget(request: Request): void {
    this.slots[request.slot] = undefined;
    this.free.push(request.slot);
  }

  /** Gives servers back to their pool. */
  release(request: Request, claim: SeatClaim): void {
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

  /** The stock that serves a demand of the request's job. */
  stockOf(request: Request, step: StepPlan): Stock {
    const { plan, stocks } = this.world;
    const place = step.at >= 0 ? step.at : request.subject.place;
    return entry(stocks, plan.serving[place * plan.items.length + step.item] ?? -1);
  }
}
