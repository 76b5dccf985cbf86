/**
 * Claims under cover: a failure of a covered machine is one, in the share that the cover bears. Replacements start the
 * clock of a renewing cover again. Also counts the hours that covers lasted, where a charge asks for them.
 */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { coverShare, extends_, type Covers, type Need } from './covers.ts';
import type { MachinesInUse } from './machines-in-use.ts';
import type { CoveredCustomer } from './switches/compile-charges.ts';
import type { Driver } from './switches/driver.ts';

/** Told of a driver about a machine, and about an item in it. */
export type Claimed = (
  customer: number,
  driver: Driver,
  quantity: number,
  at: Hours,
  cause: number,
  machine: number,
  item?: string,
) => void;

export class ClaimBook {
  private readonly plan: NetworkPlan;
  private readonly covers: Covers;
  private readonly inUse: MachinesInUse;
  /** The last need, by the fact that it arose with: the request about it is raised next. */
  private latest: { readonly cause: number; readonly need: Need } | undefined;
  /** Needs of machines with a renewing cover, by open request. */
  private readonly replacing = new Map<number, Need>();
  /** By machine and socket, up to when hours of cover have been counted. */
  private readonly countedTo = new Map<string, Hours>();
  private readonly countsHours: readonly boolean[];

  constructor(
    plan: NetworkPlan,
    customers: readonly CoveredCustomer[],
    covers: Covers,
    inUse: MachinesInUse,
  ) {
    this.plan = plan;
    this.covers = covers;
    this.inUse = inUse;
    this.countsHours = customers.map(({ contract }) =>
      Object.values(contract?.input.charges ?? {}).some(({ driver }) => driver === 'coverHour'),
    );
  }

  listen(bus: FactBus, claimed: Claimed): void {
    const { covers } = this;
    const { meters } = covers;
    bus.on('commissioned', ({ machine, at, id }) => {
      meters.commissioned(machine, at);
      const { customer } = entry(this.inUse.fleetOf, machine);
      const extension = covers.coverOf(machine)?.extension ?? null;
      if (extension !== null && extends_(extension.share, machine))
        claimed(customer, 'extension', 1, at, id, machine);
    });
    bus.on('stopped', ({ machine, at }) => {
      meters.stopped(machine, at);
    });
    bus.on('restored', ({ machine, at }) => {
      meters.restored(machine, at);
    });
    bus.on('retired', ({ machine, at, id }) => {
      if (this.countsHours[entry(this.inUse.fleetOf, machine).customer] === true)
        this.countAll(machine, at, id, claimed);
    });
    bus.on('fellDue', ({ machine, socket, at, id }) => {
      this.latest = { cause: id, need: covers.arise(machine, socket, at) };
    });
    bus.on('failed', ({ machine, socket, at, id }) => {
      const need = covers.arise(machine, socket, at);
      this.latest = { cause: id, need };
      const cover = covers.coverOf(machine);
      if (cover === undefined) return;
      const share = coverShare(cover, cover.until, need);
      if (share === 0) return;
      const fleet = entry(this.inUse.fleetOf, machine);
      const item = entry(this.plan.items, entry(fleet.product.sockets, socket).item).name;
      if (cover.once) this.count(machine, socket, at, id, claimed);
      claimed(fleet.customer, 'claim', share, at, id, machine, item);
      covers.claimed(need);
    });
    bus.on('raised', ({ cause, request, machine }) => {
      if (this.latest?.cause === cause && covers.coverOf(machine)?.renewing === true)
        this.replacing.set(request, this.latest.need);
    });
    bus.on('closed', ({ request }) => {
      this.replacing.delete(request);
    });
    bus.on('withdrawn', ({ request }) => {
      this.replacing.delete(request);
    });
    bus.on('installed', ({ request, at, id }) => {
      const need = this.replacing.get(request);
      if (need === undefined) return;
      this.replacing.delete(request);
      this.count(need.machine, need.socket, at, id, claimed);
      covers.replaced(need, at);
    });
    bus.on('metered', ({ machine, month, up, use, at }) => {
      meters.metered(machine, month, up, use, at);
    });
    bus.on('monthEnded', ({ at, id }) => {
      for (const fleet of this.plan.fleets) {
        if (this.countsHours[fleet.customer] !== true) continue;
        for (let number = 0; number < fleet.count; number += 1)
          this.countAll(fleet.firstMachine + number, at, id, claimed);
      }
    });
  }

  private countAll(machine: number, at: Hours, cause: number, claimed: Claimed): void {
    const bySocket = this.covers.coverOf(machine)?.of === 'socket';
    const sockets = entry(this.inUse.fleetOf, machine).product.sockets.length;
    for (let socket = 0; socket < (bySocket ? sockets : 1); socket += 1)
      this.count(machine, socket, at, cause, claimed);
  }

  /** Counts the hours of cover since they were last counted; to be called before the clock changes. */
  private count(machine: number, socket: number, at: Hours, cause: number, claimed: Claimed): void {
    const { customer } = entry(this.inUse.fleetOf, machine);
    if (this.countsHours[customer] !== true) return;
    const bySocket = this.covers.coverOf(machine)?.of === 'socket';
    const key = `${machine} ${bySocket ? socket : 0}`;
    const hours = this.covers.hours(machine, socket, this.countedTo.get(key) ?? 0, at);
    this.countedTo.set(key, at);
    if (hours > 0) claimed(customer, 'coverHour', hours, at, cause, machine);
  }
}
