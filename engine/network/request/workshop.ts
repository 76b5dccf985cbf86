/**
 * What is done to units: exchanging them in machines and inside other units, mending them in place and in the shop,
 * and sending what was taken out to where it is repaired, or to scrap.
 */
import type { Simulation } from '../../kernel/simulation.ts';
import { uniform } from '../../random/draws/draw.ts';
import { indexKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { noFailure } from '../entitlements/precedence.ts';
import { entry } from '../entry.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { Machine } from '../items/machine.ts';
import type { Machines } from '../items/machines.ts';
import { mend, renewUnit, unitAt } from '../items/unit.ts';
import type { Defect, Life, Location, Unit } from '../items/unit.ts';
import type { Units } from '../items/units.ts';
import type {
  BroughtPlan,
  ItemPlan,
  NetworkPlan,
  SchedulePlan,
  StationPlan,
  StepPlan,
} from '../plan/plan.ts';
import type { Demand } from '../stock/demand.ts';
import type { Stock } from '../stock/stock.ts';
import { errand } from '../stock/transport.ts';
import type { Transport } from '../stock/transport.ts';
import type { Detection } from './detection.ts';
import type { Part, Request, Subject } from './request.ts';
import { origin } from './request.ts';
import type { Requests } from './requests.ts';
import type { Workshop } from './surroundings.ts';

/** Tells the key of a repair from that of the request at the machine. */
const repairStep = 1;
/** Tells the key of the work on a unit's next defect from that on the one before. */
const nextDefect = 2;
/** Tells the keys of a unit's further journeys from all others of the request. */
const furtherHops = 32;

export interface WorkshopSurroundings {
  readonly plan: NetworkPlan;
  readonly simulation: Simulation;
  readonly bus: FactBus;
  readonly machines: Machines;
  readonly units: Units;
  readonly stocks: readonly Stock[];
  readonly transport: Transport;
  readonly requests: Requests;
  readonly detection: Detection;
}

export class UnitWorkshop implements Workshop {
  private readonly around: WorkshopSurroundings;

  constructor(around: WorkshopSurroundings) {
    this.around = around;
  }

  exchange(request: Request, step: StepPlan): void {
    const removed = this.takeOut(request, step);
    this.install(request, step);
    this.dispose(request, removed);
  }

  remove(request: Request, step: StepPlan): void {
    this.dispose(request, this.takeOut(request, step));
    if (request.subject.machine !== undefined) this.around.machines.plan(request.subject.machine);
  }

  install(request: Request, step: StepPlan): void {
    const position = request.parts.findIndex(({ unit }) => unit.item.index === step.item);
    const part = request.parts.splice(position, 1)[0]?.unit;
    if (position < 0 || part === undefined) {
      throw new Error(`request ${request.id} puts in a unit but was issued none`);
    }
    const { emptied } = request;
    if (emptied === undefined) throw new Error(`request ${request.id} has no place to put a unit in`);
    request.emptied = undefined;
    const { machine, unit, socket } = request.subject;
    if (machine !== undefined) {
      this.around.machines.putIn(machine, socket, emptied, part);
      this.around.machines.plan(machine);
    } else if (unit !== undefined) {
      unitAt(unit, emptied.slice(0, -1)).inside[emptied[emptied.length - 1] ?? -1] = part;
    }
    this.around.units.move(part, 'held', emptied.length === 0 ? 'machine' : 'inside');
    this.tell(request, 'installed', part);
  }

  bringIn(request: Request, { item, faults }: BroughtPlan): void {
    const { plan, units } = this.around;
    const unit = units.build(entry(plan.items, item), 'held');
    let u = uniform(request.subject.key, purpose.fault, 0);
    const fault = faults.find(({ share }) => (u -= share) < 0) ?? faults.at(-1);
    if (fault !== undefined) {
      entry(unitAt(unit, fault.path).lives, fault.mode.position).failed = true;
      unit.defects = [{ path: fault.path, mode: fault.mode, reported: false }];
    }
    this.tell(request, 'broughtIn', unit);
    this.dispose(request, unit);
  }

  /** Takes out what the step exchanges, on the way to what has failed; its place is empty then. */
  private takeOut(request: Request, step: StepPlan): Unit {
    request.exchanged = true;
    const { machine, unit, socket } = request.subject;
    const root = machine === undefined ? unit : entry(machine.units, socket);
    if (root === undefined) throw new Error(`request ${request.id} is about no unit`);
    const depth = this.depthOf(root, request.subject.path, step.item);
    const path = request.subject.path.slice(0, depth);
    let removed: Unit;
    if (machine === undefined) {
      removed = unitAt(root, path);
      unitAt(root, path.slice(0, -1)).inside[path[path.length - 1] ?? -1] = undefined;
      removed.defects = root.defects.flatMap((defect) => below(defect, path));
    } else {
      this.withdrawOthers(request, path);
      removed = this.around.machines.takeOut(machine, socket, path);
      removed.defects = this.defectsOf(request, removed, path);
    }
    request.emptied = path;
    this.around.units.move(removed, path.length === 0 ? 'machine' : 'inside', 'held');
    this.tell(request, 'removed', removed);
    return removed;
  }

  mend(request: Request): void {
    const { machine, socket, path, mode, schedule } = request.subject;
    if (machine !== undefined && schedule !== undefined) this.maintain(request, machine, schedule);
    if (machine === undefined || mode === undefined) return;
    const whole = entry(machine.units, socket);
    const owner = unitAt(whole, path);
    const change = (): void => {
      mend(owner, mode, whole);
    };
    if (mode.renews === 'mode') this.around.machines.renewPoint(machine, request.subject.point, change);
    else this.around.machines.inPlace(machine, socket, change);
    this.repaired(request, owner, mode.index);
    this.withdrawMended(request);
    this.around.machines.plan(machine);
  }

  /** Does in place what a plan asks for; what came up in the meantime and is done along with it is withdrawn. */
  private maintain(request: Request, machine: Machine, schedule: SchedulePlan): void {
    const { socket, path } = request.subject;
    if (socket >= 0 && schedule.renews !== 'nothing') {
      const owner = unitAt(entry(machine.units, socket), path);
      this.around.machines.inPlace(machine, socket, () => {
        renewUnit(owner, schedule.renews === 'tree', 1);
      });
      this.withdrawMended(request);
      this.around.machines.plan(machine);
    }
    for (const other of [...this.around.requests.openAbout(machine)]) {
      const again = other !== request && other.subject.schedule === schedule;
      if (again && other.held.length === 0) this.around.requests.withdraw(other);
    }
  }

  giveBack(request: Request, { unit, stock: index }: Part): void {
    this.around.units.move(unit, 'held', 'shelf');
    const stock = entry(this.around.stocks, index);
    this.tellReceived(stock, unit, request.lastFact);
    stock.takeBack(unit);
  }

  consume(request: Request, unit: Unit): void {
    this.scrap(unit, request.lastFact);
  }

  finished(request: Request): void {
    const { units } = this.around;
    const { unit } = request.subject;
    if (unit === undefined) return;
    for (const [index, defect] of unit.defects.entries()) {
      const owner = unitAt(unit, defect.path);
      const life = owner.lives[defect.mode.position];
      if (index > 0 && life?.failed === true) {
        // What the work so far has not renewed is work of its own.
        unit.defects = unit.defects.slice(index);
        const { place } = request.subject;
        this.askForRepair(
          request,
          unit,
          { place, job: this.jobFor(unit, place) },
          request.lastFact,
          nextDefect,
        );
        return;
      }
      // What was exchanged is a good unit already; only a visit that renews the whole still has something to do.
      if (life?.failed === true || defect.mode.renews === 'visit') mend(owner, defect.mode, unit);
      if (!defect.reported) this.repaired(request, owner, defect.mode.index);
    }
    unit.defects = [];
    // What a clock took out leaves the shop renewed, whether or not it had failed.
    const { place, schedule } = request.subject;
    if (schedule !== undefined && schedule.renews !== 'nothing') {
      renewUnit(unit, schedule.renews === 'tree', 1);
    }
    units.move(unit, 'shop', 'shelf');
    this.received(this.shelfOf(unit.item, place), unit, request.lastFact);
  }

  private shelfOf(item: ItemPlan, place: number): Stock {
    const { stocks } = this.around;
    const stock = stocks.find((its) => its.plan.place === place && its.plan.item === item.index);
    if (stock === undefined) throw new Error(`no stock of ${item.name} where it is repaired`);
    return stock;
  }

  /** Publishes that a unit is on a shelf, and puts it there. */
  received(stock: Stock, unit: Unit, cause: number): void {
    this.tellReceived(stock, unit, cause);
    stock.receive(unit);
  }

  /** Publishes that a unit has come to a stock. */
  tellReceived(stock: Stock, unit: Unit, cause: number): void {
    const { bus } = this.around;
    bus.publish({ kind: 'received', id: bus.next, at: bus.now, cause, stock: stock.index, unit: unit.id });
  }

  /** How far down the way to the mode the unit lies that is to be exchanged. */
  private depthOf(root: Unit, path: readonly number[], item: number): number {
    for (let depth = 0; depth <= path.length; depth += 1) {
      if (unitAt(root, path.slice(0, depth)).item.index === item) return depth;
    }
    throw new Error(
      `${root.item.name} does not contain ${entry(this.around.plan.items, item).name} on the way to its defect`,
    );
  }

  /** Other open requests about what is about to be taken out have nothing left to do. */
  private withdrawOthers(request: Request, path: readonly number[]): void {
    const { machine, socket } = request.subject;
    if (machine === undefined) return;
    for (const other of [...this.around.requests.openAbout(machine)]) {
      if (other === request || other.subject.socket !== socket) continue;
      if (path.every((step, depth) => other.subject.path[depth] === step))
        this.around.requests.withdraw(other);
    }
    this.around.detection.settle(
      machine,
      (its) => its.socket === socket && path.every((step, depth) => its.path[depth] === step),
    );
  }

  /** Other open requests whose mode was mended along with this one's have nothing left to do. */
  private withdrawMended(request: Request): void {
    const { machine, socket } = request.subject;
    if (machine === undefined) return;
    for (const other of [...this.around.requests.openAbout(machine)]) {
      const { path, mode } = other.subject;
      if (other === request || other.subject.socket !== socket || mode === undefined) continue;
      const life = unitAt(entry(machine.units, socket), path).lives[mode.position];
      if (life?.failed === false) this.around.requests.withdraw(other);
    }
    this.around.detection.settle(machine, (its) => {
      const owner = machine.units[its.socket];
      return owner !== undefined && lifeOf(owner, its)?.failed === false;
    });
  }

  /** Everything that has struck in a unit; the request's own mode first. */
  private defectsOf(request: Request, removed: Unit, cut: readonly number[]): readonly Defect[] {
    const defects: Defect[] = [];
    const own = request.subject;
    const collect = (unit: Unit, path: readonly number[]): void => {
      for (const mode of unit.item.modes) {
        if (unit.lives[mode.position]?.failed === true) defects.push({ path, mode, reported: false });
      }
      for (const [index, inner] of unit.inside.entries()) {
        if (inner !== undefined) collect(inner, [...path, index]);
      }
    };
    collect(removed, []);
    const ownPath = own.path.slice(cut.length);
    const isOwn = (defect: Defect): boolean =>
      defect.mode === own.mode && defect.path.every((step, depth) => ownPath[depth] === step);
    return defects.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  }

  /** Sends a removed unit to its repair, or scraps it. */
  private dispose(request: Request, unit: Unit): void {
    const { subject, lastFact } = request;
    const station = entry(unit.item.stationNear, subject.place);
    if (station < 0) this.scrap(unit, lastFact);
    else this.sendTo(request, unit, station, { from: subject.place, hop: 0, cause: lastFact });
  }

  /** Sends a unit to a station, where it is repaired, condemned or passed on. */
  private sendTo(
    request: Request,
    unit: Unit,
    index: number,
    { from, hop, cause }: { readonly from: number; readonly hop: number; readonly cause: number },
  ): void {
    const { units, transport } = this.around;
    const { key, customer } = request.subject;
    const station = entry(unit.item.stations, index);
    units.move(unit, 'held', 'transit');
    transport.send(
      {
        unit,
        customer,
        cause,
        arrived: (its, last) => {
          if (station.next >= 0 && uniform(key, purpose.disposition, 2 * hop) < station.passedOn) {
            units.move(its, 'transit', 'held');
            this.shelfOf(its.item, station.place).miss(this.missed(request, last));
            this.sendTo(request, its, station.next, { from: station.place, hop: hop + 1, cause: last });
          } else if (uniform(key, purpose.disposition, 2 * hop + 1) < station.condemned) {
            units.move(its, 'transit', 'held');
            this.scrap(its, last);
            this.shelfOf(its.item, station.place).miss(this.missed(request, last));
          } else {
            units.move(its, 'transit', 'shop');
            this.askForRepair(request, its, station, last, repairStep);
          }
        },
      },
      from,
      station.place,
      hop === 0 ? key : indexKey(key, furtherHops + hop),
      errand.return,
    );
  }

  /** Sets off the order in place of a unit that will not come back. */
  private missed({ subject }: Request, cause: number): Demand {
    const { priority, tier, customer, raisedAt, key } = subject;
    const need = {
      priority,
      raisedAt,
      planned: subject.origin === origin.planned || subject.origin === origin.schedule,
      severity: noFailure,
      dueAt: Infinity,
    };
    return {
      request: -1,
      stock: -1,
      forStock: -1,
      need,
      tier,
      customer,
      since: this.around.simulation.now,
      key,
      cause,
      state: 'over',
      short: false,
      counted: true,
    };
  }

  /** The repair job of a unit's item at a place. */
  private jobFor(unit: Unit, place: number): number {
    const station = unit.item.stations.find((its) => its.place === place);
    if (station === undefined) throw new Error(`${unit.item.name} is not repaired where it is`);
    return station.job;
  }

  /** Asks for the work on a unit's first defect. What is left after that is asked for when it is done. */
  private askForRepair(
    request: Request,
    unit: Unit,
    station: Pick<StationPlan, 'place' | 'job'>,
    cause: number,
    step: number,
  ): void {
    const { plan, requests } = this.around;
    const first = unit.defects[0];
    // The units inside get their item's own repair, whatever the visit around them is for.
    const own = first?.reported === false ? first.mode.shopJob : -1;
    requests.raise(
      {
        ...request.subject,
        origin: origin.repair,
        key: indexKey(request.subject.key, step),
        job: entry(plan.jobs, own >= 0 ? own : station.job),
        place: station.place,
        machine: undefined,
        unit,
        socket: -1,
        point: -1,
        path: first?.path ?? [],
        mode: first?.mode,
      },
      cause,
    );
  }

  private scrap(unit: Unit, cause: number): void {
    this.scrapFrom(unit, 'held', cause);
  }

  /** Scraps a unit that is at a place, with all that it contains. */
  scrapFrom(unit: Unit, from: Location, cause: number): void {
    const { bus, units } = this.around;
    units.move(unit, from, 'scrapped');
    bus.publish({
      kind: 'scrapped',
      id: bus.next,
      at: bus.now,
      cause,
      item: unit.item.index,
      unit: unit.id,
    });
  }

  private tell(request: Request, kind: 'removed' | 'installed' | 'broughtIn', unit: Unit): void {
    const { bus } = this.around;
    const { machine, customer, raisedAt } = request.subject;
    const index = machine?.index ?? -1;
    const cause = request.lastFact;
    const item = unit.item.index;
    const { id } = request;
    if (kind === 'broughtIn') {
      request.lastFact = bus.publish({
        kind,
        id: bus.next,
        at: bus.now,
        cause,
        item,
        unit: unit.id,
        request: id,
      });
      return;
    }
    request.lastFact =
      kind === 'removed'
        ? bus.publish({
            kind,
            id: bus.next,
            at: bus.now,
            cause,
            machine: index,
            item,
            unit: unit.id,
            request: request.id,
            customer,
            raisedAt,
          })
        : bus.publish({
            kind,
            id: bus.next,
            at: bus.now,
            cause,
            machine: index,
            item,
            unit: unit.id,
            request: request.id,
          });
  }

  private repaired(request: Request, unit: Unit, mode: number): void {
    const { bus } = this.around;
    bus.publish({
      kind: 'repaired',
      id: bus.next,
      at: bus.now,
      cause: request.lastFact,
      unit: unit.id,
      mode,
      request: request.id,
      customer: request.subject.customer,
      raisedAt: request.subject.raisedAt,
    });
  }
}

function lifeOf(whole: Unit, { path, mode }: Subject): Life | undefined {
  return mode === undefined ? undefined : unitAt(whole, path).lives[mode.position];
}

/** A defect as seen from a unit inside; none if it lies elsewhere. The visit around it reports it. */
function below(defect: Defect, path: readonly number[]): readonly Defect[] {
  if (!path.every((step, depth) => defect.path[depth] === step)) return [];
  return [{ path: defect.path.slice(path.length), mode: defect.mode, reported: true }];
}
