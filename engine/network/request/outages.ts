/**
 * Keeps account of downtime: a machine is down while a request blocks it, and every hour of that goes to one bucket,
 * that of the oldest blocking request. Hours are published whenever the bucket changes and at the end of a month, so
 * the `downtime` facts of a month add up to its `metered` downtime.
 */
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { Machine } from '../items/machine.ts';
import type { Machines } from '../items/machines.ts';

/** What keeps a machine down: a request, or a failure that nobody has noticed yet. */
export interface Blocking {
  /** -1 before anybody has asked for work. */
  readonly id: number;
  readonly subject: { readonly machine: Machine | undefined };
  /** Index into `buckets`. */
  readonly bucket: number;
  blocking: boolean;
  /** Id of the latest fact in its life. */
  lastFact: number;
}

interface Outage {
  readonly machine: Machine;
  /** Requests that keep it down, the oldest first. */
  readonly blocking: Blocking[];
  readonly stoppedAt: Hours;
  /** Hours before this have been booked to a bucket. */
  bookedTo: Hours;
}

export class Outages {
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly machines: Machines;
  /** Outages in progress, by machine. */
  private readonly current = new Map<number, Outage>();

  constructor(at: { readonly simulation: Simulation; readonly bus: FactBus }, machines: Machines) {
    this.simulation = at.simulation;
    this.bus = at.bus;
    this.machines = machines;
  }

  /** From now on the request keeps its machine down. */
  block(request: Blocking): void {
    const { machine } = request.subject;
    if (machine === undefined || request.blocking) return;
    request.blocking = true;
    const outage = this.current.get(machine.index);
    if (outage !== undefined) {
      outage.blocking.push(request);
      return;
    }
    const { now } = this.simulation;
    this.current.set(machine.index, { machine, blocking: [request], stoppedAt: now, bookedTo: now });
    this.machines.stop(machine);
    request.lastFact = this.bus.publish({
      kind: 'stopped',
      id: this.bus.next,
      at: this.bus.now,
      cause: request.lastFact,
      machine: machine.index,
      request: request.id,
    });
  }

  /** The request no longer keeps its machine down; it runs if nothing else does. */
  unblock(request: Blocking): void {
    const { machine } = request.subject;
    const outage = machine === undefined ? undefined : this.current.get(machine.index);
    if (machine === undefined || outage === undefined || !request.blocking) return;
    this.account(request);
    request.blocking = false;
    outage.blocking.splice(outage.blocking.indexOf(request), 1);
    if (outage.blocking.length > 0) return;
    this.current.delete(machine.index);
    this.machines.start(machine);
    request.lastFact = this.bus.publish({
      kind: 'restored',
      id: this.bus.next,
      at: this.bus.now,
      cause: request.lastFact,
      machine: machine.index,
      request: request.id,
      hours: this.simulation.now - outage.stoppedAt,
    });
  }

  /** Books the hours so far to the request's bucket, if it is the one that counts. */
  account(request: Blocking): void {
    if (!request.blocking || request.subject.machine === undefined) return;
    const outage = this.current.get(request.subject.machine.index);
    if (outage?.blocking[0] === request) this.book(outage);
  }

  /** Books the hours of all outages in progress, before a month is closed. */
  closeMonth(): void {
    for (const outage of this.current.values()) this.book(outage);
  }

  private book(outage: Outage): void {
    const request = outage.blocking[0];
    const hours = this.simulation.now - outage.bookedTo;
    if (request === undefined || hours === 0) return;
    outage.bookedTo = this.simulation.now;
    this.bus.publish({
      kind: 'downtime',
      id: this.bus.next,
      at: this.bus.now,
      cause: request.lastFact,
      machine: outage.machine.index,
      request: request.id,
      bucket: request.bucket,
      hours,
    });
  }
}
