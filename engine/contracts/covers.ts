/**
 * The clocks of covers: one for each machine, or for each socket of one, that starts when the machine is commissioned.
 * A need is judged by its clock as it stood when the need arose, however much later it is billed. Facts about a need
 * carry the customer and the time at which it arose, and are known again by that.
 */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { FleetPlan, NetworkPlan } from '../network/plan/plan.ts';
import type { MachinesInUse } from './machines-in-use.ts';
import { Readings } from './readings.ts';
import type { CoveredCustomer } from './switches/compile-charges.ts';
import type { CoverInput } from './switches/contract-input.ts';

/** A need as the cover saw it when it arose. */
export interface Need {
  /** -1: none. */
  readonly machine: number;
  readonly socket: number;
  /** Hours on the clock. */
  readonly age: Hours;
  /** Units of the cover's meter on the clock. */
  readonly use: number;
  /** Whether an earlier claim had ended the cover. */
  readonly ended: boolean;
  /** The cover that the machine's owner bought in place of the common one, in hours; `null`: none. */
  readonly extended: Hours | null;
}

interface Clock {
  since: Hours;
  usedBefore: number;
  ended: boolean;
}

/** Share of a need that a cover of `until` hours bears (`null`: without end). */
export function coverShare(cover: CoverInput, until: Hours | null, need: Need): number {
  const ends = until !== null && need.extended !== null ? Math.max(until, need.extended) : until;
  if (need.ended || (ends !== null && need.age >= ends)) return 0;
  if (cover.use !== null && need.use >= cover.use.until) return 0;
  if (ends === null || cover.freeUntil === null || need.age <= cover.freeUntil) return 1;
  return (ends - need.age) / (ends - cover.freeUntil);
}

/** Whether the n-th machine has the extension: the share is spread evenly over the machines. */
export function extends_(share: number, machine: number): boolean {
  return Math.floor((machine + 1) * share) > Math.floor(machine * share);
}

export class Covers {
  private readonly covers: readonly (CoverInput | undefined)[];
  private readonly inUse: MachinesInUse;
  private readonly readings: Readings;
  /** Clocks that are not as they were when their machine was commissioned. */
  private readonly moved = new Map<number, Clock>();
  /** Needs by customer and time. */
  private readonly needs: readonly Map<Hours, Need[]>[];
  private readonly socketsPerMachine: number;

  constructor(plan: NetworkPlan, customers: readonly CoveredCustomer[], inUse: MachinesInUse) {
    this.inUse = inUse;
    this.covers = customers.map((customer) => customer.contract?.input.cover);
    this.needs = customers.map(() => new Map<Hours, Need[]>());
    this.socketsPerMachine = Math.max(1, ...plan.fleets.map((fleet) => fleet.product.sockets.length));
    this.readings = new Readings(inUse, (fleet: FleetPlan) => {
      const meter = this.covers[fleet.customer]?.use?.meter;
      return meter === undefined ? -1 : fleet.meters.indexOf(meter);
    });
  }

  /** The meters that covers look at. */
  get meters(): Readings {
    return this.readings;
  }

  /** A need arose. */
  arise(machine: number, socket: number, at: Hours): Need {
    const { customer } = entry(this.inUse.fleetOf, machine);
    const need = this.seen(machine, socket, at);
    if (this.isPlain(customer, machine)) return need;
    const needs = entry(this.needs, customer);
    const same = needs.get(at);
    if (same === undefined) needs.set(at, [need]);
    else same.push(need);
    return need;
  }

  /** Share of a need that the cover of a customer bears for `until` hours. */
  share(customer: number, until: Hours | null, raisedAt: Hours, machine: number): number {
    const cover = this.covers[customer];
    return cover === undefined ? 1 : coverShare(cover, until, this.recall(customer, raisedAt, machine));
  }

  /** The need that facts refer to by customer, time and, where they know it, machine. */
  recall(customer: number, raisedAt: Hours, machine: number): Need {
    const same = entry(this.needs, customer).get(raisedAt);
    const found = machine < 0 ? same?.[0] : same?.find((need) => need.machine === machine);
    if (found !== undefined) return found;
    if (machine >= 0) return this.seen(machine, -1, raisedAt);
    return { machine, socket: -1, age: raisedAt, use: 0, ended: false, extended: null };
  }

  /** The first claim was made: the cover may end with it. */
  claimed(need: Need): void {
    if (this.coverOf(need.machine)?.once === true) this.clock(need).ended = true;
  }

  /** What a need was about was replaced: a renewing cover that bore it starts again. */
  replaced(need: Need, at: Hours): void {
    const cover = this.coverOf(need.machine);
    if (cover?.renewing !== true || coverShare(cover, cover.until, need) === 0) return;
    const clock = this.clock(need);
    clock.since = at;
    clock.usedBefore = this.readings.at(need.machine, at);
    clock.ended = false;
  }

  /** The clock of a machine, or of a socket in it, between its changes: hours of cover in an interval. */
  hours(machine: number, socket: number, from: Hours, upTo: Hours): Hours {
    const cover = this.coverOf(machine);
    if (cover === undefined) return 0;
    const to = Math.min(upTo, this.inUse.until[machine] ?? Infinity);
    const { since, ended, usedBefore } = this.stateOf(machine, socket);
    const spent = cover.use !== null && this.readings.at(machine, to) - usedBefore >= cover.use.until;
    if (ended || spent || !(since < to)) return 0;
    const until = coverShareEnd(cover, this.extensionOf(machine));
    return Math.max(0, Math.min(to, since + until) - Math.max(from, since));
  }

  coverOf(machine: number): CoverInput | undefined {
    return machine < 0 ? undefined : this.covers[entry(this.inUse.fleetOf, machine).customer];
  }

  /** Without memory: the need can be worked out again from when it arose. */
  private isPlain(customer: number, machine: number): boolean {
    const cover = this.covers[customer];
    if (cover === undefined) return true;
    const { use, renewing, once, extension } = cover;
    return use === null && !renewing && !once && extension === null && this.inUse.since[machine] === 0;
  }

  private seen(machine: number, socket: number, at: Hours): Need {
    const { since, usedBefore, ended } = this.stateOf(machine, socket);
    const use = this.readings.at(machine, at) - usedBefore;
    return { machine, socket, age: at - since, use, ended, extended: this.extensionOf(machine) };
  }

  private extensionOf(machine: number): Hours | null {
    const extension = this.coverOf(machine)?.extension ?? null;
    return extension !== null && extends_(extension.share, machine) ? extension.until : null;
  }

  private stateOf(machine: number, socket: number): Readonly<Clock> {
    return (
      this.moved.get(this.key(machine, socket)) ?? {
        since: this.inUse.since[machine] ?? 0,
        usedBefore: 0,
        ended: false,
      }
    );
  }

  private clock({ machine, socket }: Need): Clock {
    const key = this.key(machine, socket);
    const clock = this.moved.get(key) ?? { ...this.stateOf(machine, socket) };
    this.moved.set(key, clock);
    return clock;
  }

  private key(machine: number, socket: number): number {
    const bySocket = this.coverOf(machine)?.of === 'socket' && socket >= 0;
    return machine * this.socketsPerMachine + (bySocket ? socket : 0);
  }
}

function coverShareEnd(cover: CoverInput, extended: Hours | null): Hours {
  const until = cover.until ?? Infinity;
  return extended === null ? until : Math.max(until, extended);
}
