/**
 * Keeps account of downtime: a machine is down while a request blocks it, and every hour of that goes to one bucket,
 * that of the oldest blocking request. Hours are published whenever the bucket changes and at the end of a month, so
 * the `downtime` facts of a month add up to its `metered` downtime.
 */
import type { Simulation } from '../../kernel/simulation.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { Machine } from '../items/machine.ts';
import type { Machines } from '../items/machines.ts';
import type { Request } from './request.ts';

export class Outages {
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly machines: Machines;

  constructor(at: { readonly simulation: Simulation; readonly bus: FactBus }, machines: Machines) {
    this.simulation = at.simulation;
    this.bus = at.bus;
    this.machines = machines;
  }

  /** From now on the request keeps its machine down. */
  block(request: Request): void {
    const { machine } = request.subject;
    if (machine === undefined || request.blocking) return;
    this.machines.touch(machine);
    request.blocking = true;
    machine.blocking.push(request);
    if (machine.blocking.length > 1) return;
    machine.stoppedAt = this.simulation.now;
    machine.bucketSince = this.simulation.now;
    request.lastFact = this.bus.publish({
      kind: 'stopped',
      id: this.bus.next,
      at: this.bus.now,
      cause: request.lastFact,
      machine: machine.index,
      request: request.id,
    });
    this.machines.plan(machine);
  }

  /** The request no longer keeps its machine down; it runs if nothing else does. */
  unblock(request: Request): void {
    const { machine } = request.subject;
    if (machine === undefined || !request.blocking) return;
    this.account(request);
    this.machines.touch(machine);
    request.blocking = false;
    machine.blocking.splice(machine.blocking.indexOf(request), 1);
    if (!machine.up) return;
    request.lastFact = this.bus.publish({
      kind: 'restored',
      id: this.bus.next,
      at: this.bus.now,
      cause: request.lastFact,
      machine: machine.index,
      request: request.id,
      hours: this.simulation.now - machine.stoppedAt,
    });
    this.machines.plan(machine);
  }

  /** Books the hours so far to the request's bucket, if it is the one that counts. */
  account(request: Request): void {
    const { machine } = request.subject;
    if (machine?.blocking[0] === request) this.book(machine);
  }

  /** Books the hours of all outages in progress, before a month is closed. */
  closeMonth(): void {
    for (const machine of this.machines.all) if (!machine.up) this.book(machine);
  }

  private book(machine: Machine): void {
    const request = machine.blocking[0];
    const hours = this.simulation.now - machine.bucketSince;
    if (request === undefined || hours === 0) return;
    machine.bucketSince = this.simulation.now;
    this.bus.publish({
      kind: 'downtime',
      id: this.bus.next,
      at: this.bus.now,
      cause: request.lastFact,
      machine: machine.index,
      request: request.id,
      bucket: request.bucket,
      hours,
    });
  }
}
