// hot: draws and spends lives; see bench/network.ts.
/**
 * The lives of what sits in machines. A life is a threshold on a meter: while a unit is in a machine, the reading at
 * which each of its modes will strike is fixed, so a stop or a change of use moves the time of the next failure and
 * redraws nothing. A life of something that is not new is conditional on its age, from the same uniform.
 */
import { log } from '../../random/arithmetic/logarithm.ts';
import { conditionalLife } from '../../random/distributions/distribution.ts';
import { uniform } from '../../random/draws/draw.ts';
import { hashKey, indexKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { entry } from '../entry.ts';
import { calendarMeter } from '../plan/plan.ts';
import type { FleetPlan, NetworkPlan } from '../plan/plan.ts';
import type { FleetColumns } from './fleet-columns.ts';
import type { Machine, UnitsOfMachines } from './machine.ts';
import { RestingLife } from './resting-life.ts';
import { spentAfter, unitAt } from './unit.ts';
import type { Life, Unit } from './unit.ts';
import type { Units } from './units.ts';

export class Lives implements UnitsOfMachines {
  private readonly plan: NetworkPlan;
  private readonly units: Units;
  private readonly fleetKeys: readonly DrawKey[];
  /** By fleet: units that there were before those of its first machine, and units in each machine. */
  private readonly unitsBefore: number[] = [];
  private readonly unitsEach: number[] = [];
  /** Planned limits that a decision has set, by mode: units of the mode's meter. */
  private readonly limits = new Map<number, number>();
  private resting: RestingLife | undefined;

  constructor(plan: NetworkPlan, run: DrawKey, units: Units) {
    this.plan = plan;
    this.units = units;
    this.fleetKeys = plan.fleets.map((fleet) => hashKey(run, fleet.hash));
  }

  /** Enters the units of a fleet's machines and gives them the age that they have at the start. */
  found(columns: FleetColumns): void {
    const { plan: fleet } = columns;
    const before = this.units.everBuilt;
    for (const socket of fleet.product.sockets) {
      this.units.announce(entry(this.plan.items, socket.item), 'machine', fleet.count);
    }
    this.unitsBefore.push(before);
    this.unitsEach.push((this.units.everBuilt - before) / fleet.count);
    for (let number = 0; number < fleet.count; number += 1) {
      this.age(columns, number);
      this.spread(columns, number);
    }
  }

  /** Sets the limit of a planned mode, for every unit that goes to work in a machine from now on. */
  limit(mode: number, units: number): void {
    this.limits.set(mode, units);
  }

  /** The key of what is drawn about a fleet as a whole. */
  fleetKey(columns: FleetColumns): DrawKey {
    return this.fleetKeys[columns.index]!;
  }

  /** The key of everything that is drawn about a machine. */
  keyOf(columns: FleetColumns, number: number): DrawKey {
    return indexKey(this.fleetKeys[columns.index]!, number);
  }

  /** The key of what is drawn about a point of a machine. */
  keyAt(machine: Machine, point: number): DrawKey {
    return hashKey(
      this.keyOf(machine.columns, machine.number),
      machine.columns.plan.product.points[point]!.hash,
    );
  }

  /** The life at a point, wherever it stands. Good until the next call. */
  at(machine: Machine, point: number): Life {
    const { columns, number, unitsIfMade } = machine;
    const { points } = columns.plan.product;
    const its = points[point]!;
    if (unitsIfMade !== undefined) {
      return unitAt(unitsIfMade[its.socket]!, its.path).lives[its.mode.position]!;
    }
    const index = number * points.length + point;
    return (this.resting ??= new RestingLife(columns)).at(columns, index);
  }

  /** Draws the life at a point if it is new, and works out the reading at which it strikes. */
  engage(machine: Machine, point: number): void {
    const { columns, number, unitsIfMade } = machine;
    const fleet = columns.plan;
    const { points, sockets } = fleet.product;
    const its = points[point]!;
    const life = this.at(machine, point);
    const index = number * points.length + point;
    if (life.failed) {
      columns.due[index] = Infinity;
      return;
    }
    const limit = this.limits.size === 0 ? undefined : this.limits.get(its.mode.index);
    if (limit !== undefined) life.threshold = limit;
    let threshold = life.threshold;
    if (threshold !== threshold) {
      const u = uniform(this.keyAt(machine, point), purpose.life, columns.renewals[index]!);
      columns.renewals[index]! += 1;
      const firstRun =
        unitsIfMade === undefined
          ? columns.firstRun[number * sockets.length + its.socket] === 1
          : unitAt(unitsIfMade[its.socket]!, its.path).firstRun;
      const law = firstRun ? its.mode.first : its.mode.later;
      threshold = life.spent > 0 ? conditionalLife(law, life.spent, u) : law.inverseCumulativeHazard(-log(u));
      life.threshold = threshold;
    }
    const reading = readingOf(fleet, columns, number, point);
    columns.since[index] = reading;
    columns.due[index] = reading + (threshold - life.spent) / columns.wear;
  }

  /**
   * Writes what has been spent into the life at a point, and takes it off the machine's list. One that rests already has
   * spent nothing more, however much its machine has run meanwhile.
   */
  halt(machine: Machine, point: number): void {
    const { columns, number } = machine;
    const index = number * columns.plan.product.points.length + point;
    const life = this.at(machine, point);
    const since = columns.since[index]!;
    const ran = Number.isNaN(since) ? 0 : readingOf(columns.plan, columns, number, point) - since;
    columns.since[index] = NaN;
    life.spent = spentAfter(life, ran * columns.wear);
    columns.due[index] = Infinity;
  }

  unitsOf(machine: Machine): (Unit | undefined)[] {
    const { columns, number } = machine;
    const { sockets, points } = columns.plan.product;
    let before = this.unitsBefore[columns.index]! + number * this.unitsEach[columns.index]!;
    const made = sockets.map((socket) => {
      const { unit, taken } = this.units.make(entry(this.plan.items, socket.item), 'machine', before);
      before += taken;
      return unit;
    });
    for (const [point, its] of points.entries()) {
      const owner = unitAt(entry(made, its.socket), its.path);
      const life = entry(owner.lives, its.mode.position);
      const index = number * points.length + point;
      life.threshold = columns.threshold[index]!;
      life.spent = columns.spent[index]!;
      life.failed = columns.failed[index] === 1;
      owner.firstRun = columns.firstRun[number * sockets.length + its.socket] === 1;
    }
    return made;
  }

  /** Draws how much a machine is used, beside the others. */
  private spread(columns: FleetColumns, number: number): void {
    const { factor, plan: fleet } = columns;
    if (factor.length === 0) return;
    const key = this.keyOf(columns, number);
    for (const [meter, law] of fleet.spreads.entries()) {
      const drawn = law?.quantile(uniform(key, purpose.usage, meter)) ?? 1;
      factor[number * fleet.meters.length + meter] = drawn;
    }
  }

  /** Draws the age of each socket of a machine. */
  private age(columns: FleetColumns, number: number): void {
    const fleet = columns.plan;
    const { sockets, points } = fleet.product;
    if (fleet.new) return;
    const key = this.keyOf(columns, number);
    for (const [index, socket] of sockets.entries()) {
      const socketKey = hashKey(key, socket.hash);
      const age = fleet.initialAges[index]!.quantile(uniform(socketKey, purpose.initialAge, 0));
      const firstRun = uniform(socketKey, purpose.initialAge, 1) < fleet.firstRunShare;
      columns.firstRun[number * sockets.length + index] = firstRun ? 1 : 0;
      for (const point of socket.points) {
        const meter = fleet.pointMeters[point]!;
        const ratio = meter === calendarMeter ? fleet.calendarAgeRatio : fleet.ageRatios[meter]!;
        columns.spent[number * points.length + point] = age * ratio;
      }
    }
  }
}

/** What the meter of a point shows: hours since the start for the calendar. */
function readingOf(fleet: FleetPlan, columns: FleetColumns, number: number, point: number): number {
  const meter = fleet.pointMeters[point]!;
  return meter === calendarMeter
    ? columns.lastAt[number]!
    : columns.reading[number * fleet.meters.length + meter]!;
}
