// hot: a machine's meters and points are columns of its fleet; see bench/network.ts.
/**
 * Runs the fleets: meters, the one calendar entry of each machine, and the months. What its units live for is the
 * business of `lives.ts`, when it is sold and retired that of `service-life.ts`.
 */
import { noEvent } from '../../kernel/event-calendar.ts';
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { indexKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { entry } from '../entry.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import { calendarMeter } from '../plan/plan.ts';
import type { NetworkPlan } from '../plan/plan.ts';
import { FleetColumns, stage } from './fleet-columns.ts';
import { Lives } from './lives.ts';
import { Machine } from './machine.ts';
import { unitAt } from './unit.ts';
import type { Unit } from './unit.ts';
import type { Units } from './units.ts';

/** Told when a mode strikes. */
export interface Struck {
  struck(machine: Machine, point: number, cause: number): void;
}

/** Hours in a scenario month: a twelfth of a year of 8,760 h. */
export const monthHours = 730;

/** Rounding that a month's hours up and down may show. */
const tolerance = 1e-6;

export class Machines {
  readonly all: Machine[] = [];
  readonly fleets: readonly FleetColumns[];
  readonly lives: Lives;
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly strike: number;
  private host: Struck | undefined;

  constructor(plan: NetworkPlan, simulation: Simulation, bus: FactBus, run: DrawKey, units: Units) {
    this.simulation = simulation;
    this.bus = bus;
    this.strike = simulation.handler((index) => {
      this.fire(this.all[index]!);
    }, 'strike');
    this.lives = new Lives(plan, run, units);
    this.fleets = plan.fleets.map((fleet, index) => {
      const columns = new FleetColumns(fleet, index);
      this.lives.found(columns);
      for (let number = 0; number < fleet.count; number += 1) {
        this.all.push(new Machine(this.all.length, number, columns, this.lives));
      }
      return columns;
    });
  }

  /** Says who is told of failures; once, when the world is built. */
  tell(host: Struck): void {
    this.host = host;
  }

  /** The key of the request that a point's latest strike brings about: one for each strike. */
  keyOfStrike(machine: Machine, point: number): DrawKey {
    const { columns, number } = machine;
    const index = number * columns.plan.product.points.length + point;
    return indexKey(this.lives.keyAt(machine, point), columns.strikes[index]!);
  }

  /** Puts a machine into service. */
  commission(machine: Machine): void {
    const { columns, number } = machine;
    columns.stage[number] = stage.inService;
    columns.lastAt[number] = this.simulation.now;
    this.bus.publish({
      kind: 'commissioned',
      id: this.bus.next,
      at: this.bus.now,
      cause: 0,
      machine: machine.index,
    });
    const points = columns.plan.product.points.length;
    for (let point = 0; point < points; point += 1) this.lives.engage(machine, point);
    this.plan(machine);
  }

  /** Takes a machine out of service for good. */
  retire(machine: Machine): void {
    const { columns, number } = machine;
    this.touch(machine);
    columns.stage[number] = stage.retired;
    columns.alwaysInService = false;
    this.plan(machine);
  }

  /** Brings the meters up to now. */
  touch(machine: Machine): void {
    const { columns, number } = machine;
    const { now } = this.simulation;
    const passed = now - columns.lastAt[number]!;
    columns.lastAt[number] = now;
    if (passed === 0 || columns.stage[number] !== stage.inService) return;
    if (columns.up[number] === 0) {
      columns.downHours[number]! += passed;
      return;
    }
    columns.upHours[number]! += passed;
    if (columns.output.length > 0) columns.lost[number]! += (1 - columns.output[number]!) * passed;
    const { rates, reading } = columns;
    const first = number * rates.length;
    for (let meter = 0; meter < rates.length; meter += 1) {
      reading[first + meter]! += columns.rateOf(number, meter) * passed;
    }
  }

  /** The machine stands still from now on. */
  stop(machine: Machine): void {
    this.touch(machine);
    machine.columns.up[machine.number] = 0;
    this.plan(machine);
  }

  /** The machine runs from now on. */
  start(machine: Machine): void {
    this.touch(machine);
    machine.columns.up[machine.number] = 1;
    this.plan(machine);
  }

  /** The machine runs with this share of its output from now on, when it runs. */
  setOutput(machine: Machine, share: number): void {
    this.touch(machine);
    machine.columns.output[machine.number] = share;
    this.plan(machine);
  }

  /** Hours of output that it has lost since this was last asked. */
  takeLost(machine: Machine): number {
    this.touch(machine);
    const hours = machine.columns.lost[machine.number]!;
    machine.columns.lost[machine.number] = 0;
    return hours;
  }

  /** Enters the machine's next failure into the calendar, in place of what was there. */
  plan(machine: Machine): void {
    const { columns, number } = machine;
    const event = columns.event[number]!;
    if (event !== noEvent) this.simulation.cancel(event);
    columns.event[number] = noEvent;
    columns.nextPoint[number] = -1;
    if (columns.stage[number] !== stage.inService) return;
    const { due, rates, reading } = columns;
    const up = columns.up[number] === 1;
    const lastAt = columns.lastAt[number]!;
    const meters = columns.plan.pointMeters;
    const firstPoint = number * meters.length;
    const firstMeter = number * rates.length;
    let earliest = Infinity;
    for (let point = 0; point < meters.length; point += 1) {
      const reached = due[firstPoint + point]!;
      if (reached === Infinity) continue;
      const meter = meters[point]!;
      let at: Hours = reached;
      if (meter !== calendarMeter) {
        const rate = up ? columns.rateOf(number, meter) : 0;
        if (rate === 0) continue;
        at = lastAt + (reached - reading[firstMeter + meter]!) / rate;
      }
      if (at < earliest) {
        earliest = at;
        columns.nextPoint[number] = point;
      }
    }
    if (earliest === Infinity) return;
    const at = Math.max(earliest, this.simulation.now);
    columns.event[number] = this.simulation.schedule(at, phase.complete, this.strike, machine.index);
  }

  /** Takes the unit at the end of `path` out of a socket; the lives in it remember how much of them is spent. */
  takeOut(machine: Machine, socket: number, path: readonly number[]): Unit {
    this.touch(machine);
    const { units } = machine;
    this.eachPoint(machine, socket, path, (point) => {
      this.lives.halt(machine, point);
    });
    const unit = unitAt(entry(units, socket), path);
    this.put(machine, socket, path, undefined);
    return unit;
  }

  /** Puts a unit where another was; renewed lives in it are drawn here, by the socket. */
  putIn(machine: Machine, socket: number, path: readonly number[], unit: Unit): void {
    this.put(machine, socket, path, unit);
    this.eachPoint(machine, socket, path, (point) => {
      this.lives.engage(machine, point);
    });
  }

  private put(machine: Machine, socket: number, path: readonly number[], unit: Unit | undefined): void {
    const { units } = machine;
    if (path.length === 0) units[socket] = unit;
    else unitAt(entry(units, socket), path.slice(0, -1)).inside[path[path.length - 1]!] = unit;
  }

  /**
   * What sits in a socket has failed in a machine that runs on: nothing in it ages by use until it is mended. The calendar
   * runs on for it, as it does in a machine that stands still.
   */
  rest(machine: Machine, socket: number): void {
    this.touch(machine);
    if (machine.units[socket] === undefined) return;
    this.eachPoint(machine, socket, [], (point) => {
      if (this.rests(machine, point)) this.lives.halt(machine, point);
    });
    this.plan(machine);
  }

  /** What sits in a socket works again, and ages. */
  wake(machine: Machine, socket: number): void {
    this.touch(machine);
    if (machine.units[socket] === undefined) return;
    this.eachPoint(machine, socket, [], (point) => {
      if (this.rests(machine, point)) this.lives.engage(machine, point);
    });
    this.plan(machine);
  }

  /** Whether a life is in the machine and one of those that end by use. */
  private rests(machine: Machine, point: number): boolean {
    return machine.fleet.pointMeters[point] !== calendarMeter && this.isWhole(machine, point);
  }

  /** Nothing has been taken out on the way to a point. */
  private isWhole(machine: Machine, point: number): boolean {
    const its = entry(machine.fleet.product.points, point);
    let unit = machine.units[its.socket];
    for (const step of its.path) unit = unit?.inside[step];
    return unit !== undefined;
  }

  /** Renews the life at one point in place. */
  renewPoint(machine: Machine, point: number, change: () => void): void {
    this.touch(machine);
    this.lives.halt(machine, point);
    change();
    this.lives.engage(machine, point);
  }

  /** Mends units in place: `change` renews lives, which go to work again at once. */
  inPlace(machine: Machine, socket: number, change: () => void): void {
    this.touch(machine);
    this.eachPoint(machine, socket, [], (point) => {
      this.lives.halt(machine, point);
    });
    change();
    this.eachPoint(machine, socket, [], (point) => {
      this.lives.engage(machine, point);
    });
  }

  /** Publishes each machine's month, and lets the next month's use begin. */
  closeMonth(month: number): void {
    for (const machine of this.all) this.meter(machine, month);
    for (const columns of this.fleets) {
      if (columns.plan.steady) continue;
      columns.setMonth(month + 1);
      const { firstMachine, count } = columns.plan;
      for (let number = 0; number < count; number += 1) this.plan(this.all[firstMachine + number]!);
    }
  }

  private meter(machine: Machine, month: number): void {
    const { columns, number } = machine;
    this.touch(machine);
    const up = columns.upHours[number]!;
    const down = columns.downHours[number]!;
    if (columns.alwaysInService) this.checkHours(machine, month);
    else if (up + down === 0) return;
    const { length } = columns.rates;
    const first = number * length;
    const use: number[] = [];
    for (let meter = 0; meter < length; meter += 1) {
      const reading = columns.reading[first + meter]!;
      use.push(reading - columns.atMonth[first + meter]!);
      columns.atMonth[first + meter] = reading;
    }
    this.bus.publish({
      kind: 'metered',
      id: this.bus.next,
      at: this.bus.now,
      cause: 0,
      machine: machine.index,
      month,
      up,
      down,
      use,
    });
    columns.upHours[number] = 0;
    columns.downHours[number] = 0;
  }

  private checkHours({ columns, number, name }: Machine, month: number): void {
    const hours = this.simulation.now - month * monthHours;
    const up = columns.upHours[number]!;
    const down = columns.downHours[number]!;
    if (Math.abs(up + down - hours) > tolerance) {
      throw new Error(`${name}: ${up} h up and ${down} h down in ${hours} h`);
    }
  }

  /** Something from outside makes a point strike before its time; nothing happens where it has struck, or is empty. */
  hit(machine: Machine, point: number): void {
    const { columns, number } = machine;
    if (columns.stage[number] !== stage.inService) return;
    this.touch(machine);
    const { socket, path } = entry(columns.plan.product.points, point);
    let unit = machine.units[socket];
    for (const step of path) unit = unit?.inside[step];
    const life = unit === undefined ? undefined : this.lives.at(machine, point);
    // What rests because it has failed otherwise, or has struck, is not there to be hit.
    const index = number * columns.plan.product.points.length + point;
    if (life === undefined || life.failed || columns.due[index] === Infinity) return;
    this.lives.halt(machine, point);
    life.threshold = life.spent;
    columns.nextPoint[number] = point;
    if (columns.event[number] !== noEvent) this.simulation.cancel(columns.event[number]!);
    this.fire(machine);
  }

  private fire(machine: Machine): void {
    this.touch(machine);
    const { columns, number } = machine;
    const { points } = columns.plan.product;
    const point = columns.nextPoint[number]!;
    const index = number * points.length + point;
    columns.event[number] = noEvent;
    columns.due[index] = Infinity;
    columns.strikes[index]! += 1;
    const its = entry(points, point);
    const life = this.lives.at(machine, point);
    const age = life.threshold;
    life.failed = true;
    life.spent = age;
    const cause = this.bus.publish({
      kind: its.mode.kind === 'failure' ? 'failed' : 'fellDue',
      id: this.bus.next,
      at: this.bus.now,
      cause: 0,
      machine: machine.index,
      socket: its.socket,
      mode: its.mode.index,
      age,
    });
    this.host?.struck(machine, point, cause);
    if (columns.event[number] === noEvent) this.plan(machine);
  }

  private eachPoint(
    machine: Machine,
    socket: number,
    path: readonly number[],
    act: (point: number) => void,
  ): void {
    const { points, sockets } = machine.fleet.product;
    for (const point of entry(sockets, socket).points) {
      const its = points[point]!.path;
      let below = true;
      for (let depth = 0; depth < path.length; depth += 1) below &&= its[depth] === path[depth];
      if (below) act(point);
    }
  }
}
