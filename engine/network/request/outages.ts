/**
 * Keeps account of downtime: a machine is down while what requests are about keeps it from running, and every hour of
 * that goes to one bucket, that of the oldest request to blame. Hours are published whenever the bucket changes and at the end of a month, so
 * the `downtime` facts of a month add up to its `metered` downtime.
 */
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { Machine } from '../items/machine.ts';
import type { Machines } from '../items/machines.ts';
import { Degradations, type Degrading } from './degradations.ts';
import { hasFailed, isToBlame } from '../items/structure.ts';

/** What does not work in a machine: what a request is about, or a failure that nobody has noticed yet. */
export interface Blocking {
  /** -1 before anybody has asked for work. */
  readonly id: number;
  /** `socket`: -1 where it concerns the whole machine. */
  readonly subject: { readonly machine: Machine | undefined; readonly socket: number };
  /** Index into `buckets`. */
  readonly bucket: number;
  blocking: boolean;
  /** Id of the latest fact in its life. */
  lastFact: number;
}

interface Outage {
  readonly machine: Machine;
  /** Requests about what does not work in it, the oldest first. */
  readonly blocking: Blocking[];
  /** Whether that keeps it down: redundant parts may stand in. */
  down: boolean;
  stoppedAt: Hours;
  /** Hours before this have been booked to a bucket. */
  bookedTo: Hours;
}

export class Outages {
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly machines: Machines;
  /** Machines in which something does not work. */
  private readonly current = new Map<number, Outage>();
  private readonly degradations: Degradations;

  constructor(at: { readonly simulation: Simulation; readonly bus: FactBus }, machines: Machines) {
    this.simulation = at.simulation;
    this.bus = at.bus;
    this.machines = machines;
    this.degradations = new Degradations(at.bus, machines);
  }

  /** What has failed keeps the machine down, or takes a part of its output, as its severity says. */
  struck(its: Blocking & Degrading): void {
    const severity = its.subject.mode?.severity;
    if (severity === 'stops') this.block(its);
    else if (severity === 'degrades') this.degradations.begin(its);
  }

  /** From now on what the request is about does not work, and its machine stands still unless others stand in for it. */
  block(request: Blocking): void {
    const { machine, socket } = request.subject;
    if (machine === undefined || request.blocking) return;
    request.blocking = true;
    let outage = this.current.get(machine.index);
    if (outage === undefined) {
      outage = { machine, blocking: [], down: false, stoppedAt: 0, bookedTo: 0 };
      this.current.set(machine.index, outage);
    } else this.settle(outage);
    outage.blocking.push(request);
    if (machine.fleet.product.structure !== undefined && socket >= 0) this.machines.rest(machine, socket);
    if (outage.down || !mustStop(outage)) return;
    const { now } = this.simulation;
    outage.down = true;
    outage.stoppedAt = now;
    outage.bookedTo = now;
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

  /** What the request is about works again; its machine runs if nothing else keeps it down. */
  unblock(request: Blocking & Degrading): void {
    this.degradations.end(request);
    const { machine, socket } = request.subject;
    const outage = machine === undefined ? undefined : this.current.get(machine.index);
    if (machine === undefined || outage === undefined || !request.blocking) return;
    this.account(request);
    this.settle(outage);
    request.blocking = false;
    outage.blocking.splice(outage.blocking.indexOf(request), 1);
    if (outage.blocking.length === 0) this.current.delete(machine.index);
    const again = outage.blocking.some((other) => other.subject.socket === socket);
    if (machine.fleet.product.structure !== undefined && socket >= 0 && !again) {
      this.machines.wake(machine, socket);
    }
    if (!outage.down || mustStop(outage)) return;
    outage.down = false;
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
    if (outage?.down === true && toBlame(outage) === request) this.book(outage);
  }

  /** Books the hours so far where one more failure, or one less, may put the blame on another request. */
  private settle(outage: Outage): void {
    if (outage.down && outage.machine.fleet.product.structure !== undefined) this.book(outage);
  }

  /** Books the hours of all outages in progress, before a month is closed. */
  closeMonth(): void {
    this.degradations.closeMonth();
    for (const outage of this.current.values()) if (outage.down) this.book(outage);
  }

  private book(outage: Outage): void {
    const request = toBlame(outage);
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

/** Whether a machine cannot run with what does not work in it. */
function mustStop({ machine, blocking }: Outage): boolean {
  const { structure } = machine.fleet.product;
  if (structure === undefined) return blocking.length > 0;
  if (blocking.some((its) => its.subject.socket < 0)) return true;
  return hasFailed(structure, (socket) => blocking.some((its) => its.subject.socket === socket));
}

/** The oldest request about something that keeps the machine down. */
function toBlame({ machine, blocking }: Outage): Blocking | undefined {
  const { structure } = machine.fleet.product;
  if (structure === undefined) return blocking[0];
  const failed = (socket: number): boolean => blocking.some((its) => its.subject.socket === socket);
  return blocking.find(({ subject }) => subject.socket < 0 || isToBlame(structure, subject.socket, failed));
}
