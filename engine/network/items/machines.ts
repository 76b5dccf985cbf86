// hot: a machine's meters and points are typed arrays of fixed length; see bench/flagship.ts.
/**
 * Runs the fleet: meters, lives, and the one calendar entry of each machine. Lives are thresholds on a meter: while a
 * unit is in a machine, the reading at which each mode will strike is fixed, so a stop or a change of use moves the
 * time of the next failure and redraws nothing. A first life is conditional on the initial age, from the same uniform.
 */
import { noEvent } from '../../kernel/event-calendar.ts';
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { log } from '../../random/arithmetic/logarithm.ts';
import { conditionalLife } from '../../random/distributions/distribution.ts';
import { uniform } from '../../random/draws/draw.ts';
import { hashKey, indexKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { entry } from '../entry.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import { usageRate } from '../plan/plan-fleets.ts';
import { calendarMeter } from '../plan/plan.ts';
import type { NetworkPlan } from '../plan/plan.ts';
import { Machine } from './machine.ts';
import { spentAfter, unitAt } from './unit.ts';
import type { Unit } from './unit.ts';
import type { Units } from './units.ts';

/** Told when a mode strikes. */
export interface Struck {
  struck(machine: Machine, point: number, cause: number): void;
}

/** Hours in a scenario month: a twelfth of a year of 8,760 h. */
export const monthHours = 730;

export class Machines {
  readonly all: Machine[] = [];
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
    for (const fleet of plan.fleets) {
      const fleetKey = hashKey(run, fleet.hash);
      for (let number = 0; number < fleet.count; number += 1) {
        const machine = new Machine(this.all.length, fleet, number);
        this.all.push(machine);
        const key = indexKey(fleetKey, number);
        for (const point of fleet.product.points) machine.keys.push(hashKey(key, point.hash));
        for (const socket of fleet.product.sockets) {
          machine.units.push(units.build(entry(plan.items, socket.item), 'machine'));
        }
        setRates(machine, 0);
        for (const [index, socket] of fleet.product.sockets.entries()) {
          this.age(machine, index, hashKey(key, socket.hash));
        }
      }
    }
  }

  /** Says who is told of failures; once, when the world is built. */
  tell(host: Struck): void {
    this.host = host;
  }

  /** Puts all machines into service. */
  commission(): void {
    for (const machine of this.all) {
      this.bus.publish({
        kind: 'commissioned',
        id: this.bus.next,
        at: this.bus.now,
        cause: 0,
        machine: machine.index,
      });
      for (let point = 0; point < machine.due.length; point += 1) this.engage(machine, point);
      this.plan(machine);
    }
  }

  /** Brings the meters up to now. */
  touch(machine: Machine): void {
    const now = this.simulation.now;
    const passed = now - machine.lastAt;
    machine.lastAt = now;
    if (passed === 0) return;
    if (!machine.up) {
      machine.downHours += passed;
      return;
    }
    machine.upHours += passed;
    for (let meter = 0; meter < machine.meters.length; meter += 1) {
      machine.meters[meter]! += machine.rates[meter]! * passed;
    }
  }

  /** The machine stands still from now on. */
  stop(machine: Machine): void {
    this.touch(machine);
    machine.up = false;
    this.plan(machine);
  }

  /** The machine runs from now on. */
  start(machine: Machine): void {
    this.touch(machine);
    machine.up = true;
    this.plan(machine);
  }

  /** Enters the machine's next failure into the calendar, in place of what was there. */
  plan(machine: Machine): void {
    if (machine.event !== noEvent) this.simulation.cancel(machine.event);
    machine.event = noEvent;
    machine.nextPoint = -1;
    let earliest = Infinity;
    const meters = machine.fleet.pointMeters;
    for (let point = 0; point < machine.due.length; point += 1) {
      const due = machine.due[point]!;
      if (due === Infinity) continue;
      const meter = meters[point]!;
      let at: Hours;
      if (meter === calendarMeter) at = due;
      else if (!machine.up || machine.rates[meter]! === 0) continue;
      else at = machine.lastAt + (due - machine.meters[meter]!) / machine.rates[meter]!;
      if (at < earliest) {
        earliest = at;
        machine.nextPoint = point;
      }
    }
    if (earliest === Infinity) return;
    const at = Math.max(earliest, this.simulation.now);
    machine.event = this.simulation.schedule(at, phase.complete, this.strike, machine.index);
  }

  /** Takes the unit at the end of `path` out of a socket; the lives in it remember how much of them is spent. */
  takeOut(machine: Machine, socket: number, path: readonly number[]): Unit {
    this.touch(machine);
    this.eachPoint(machine, socket, path, (point) => {
      this.halt(machine, point);
    });
    const unit = unitAt(entry(machine.units, socket), path);
    this.put(machine, socket, path, undefined);
    return unit;
  }

  /** Puts a unit where another was; renewed lives in it are drawn here, by the socket. */
  putIn(machine: Machine, socket: number, path: readonly number[], unit: Unit): void {
    this.put(machine, socket, path, unit);
    this.eachPoint(machine, socket, path, (point) => {
      this.engage(machine, point);
    });
  }

  private put(machine: Machine, socket: number, path: readonly number[], unit: Unit | undefined): void {
    if (path.length === 0) machine.units[socket] = unit;
    else unitAt(entry(machine.units, socket), path.slice(0, -1)).inside[path[path.length - 1]!] = unit;
  }

  /** Renews the life at one point in place. */
  renewPoint(machine: Machine, point: number, change: () => void): void {
    this.touch(machine);
    this.halt(machine, point);
    change();
    this.engage(machine, point);
  }

  /** Mends units in place: `change` renews lives, which go to work again at once. */
  inPlace(machine: Machine, socket: number, change: () => void): void {
    this.touch(machine);
    this.eachPoint(machine, socket, [], (point) => {
      this.halt(machine, point);
    });
    change();
    this.eachPoint(machine, socket, [], (point) => {
      this.engage(machine, point);
    });
  }

  /** Publishes each machine's month, and lets the next month's use begin. */
  closeMonth(month: number): void {
    const hours = this.simulation.now - month * monthHours;
    for (const machine of this.all) {
      this.touch(machine);
      if (Math.abs(machine.upHours + machine.downHours - hours) > 1e-6) {
        throw new Error(
          `${machine.name}: ${machine.upHours} h up and ${machine.downHours} h down in ${hours} h`,
        );
      }
      const use: number[] = [];
      for (let meter = 0; meter < machine.meters.length; meter += 1) {
        use.push(machine.meters[meter]! - machine.metersAtMonth[meter]!);
        machine.metersAtMonth[meter] = machine.meters[meter]!;
      }
      this.bus.publish({
        kind: 'metered',
        id: this.bus.next,
        at: this.bus.now,
        cause: 0,
        machine: machine.index,
        month,
        up: machine.upHours,
        down: machine.downHours,
        use,
      });
      machine.upHours = 0;
      machine.downHours = 0;
      if (machine.fleet.steady) continue;
      setRates(machine, month + 1);
      this.plan(machine);
    }
  }

  private fire(machine: Machine): void {
    this.touch(machine);
    const point = machine.nextPoint;
    machine.event = noEvent;
    machine.due[point] = Infinity;
    const its = entry(machine.fleet.product.points, point);
    const life = this.lifeAt(machine, point);
    life.failed = true;
    life.spent = life.threshold;
    machine.strikes[point]! += 1;
    const cause = this.bus.publish({
      kind: its.mode.kind === 'failure' ? 'failed' : 'fellDue',
      id: this.bus.next,
      at: this.bus.now,
      cause: 0,
      machine: machine.index,
      socket: its.socket,
      mode: its.mode.index,
      age: life.threshold,
    });
    this.host?.struck(machine, point, cause);
    if (machine.event === noEvent) this.plan(machine);
  }

  private lifeAt(machine: Machine, point: number): Unit['lives'][number] {
    const its = entry(machine.fleet.product.points, point);
    return entry(unitAt(entry(machine.units, its.socket), its.path).lives, its.mode.position);
  }

  /** Draws the life at a point if it is new, and works out the reading at which it strikes. */
  private engage(machine: Machine, point: number): void {
    const its = entry(machine.fleet.product.points, point);
    const owner = unitAt(entry(machine.units, its.socket), its.path);
    const life = entry(owner.lives, its.mode.position);
    if (life.failed) {
      machine.due[point] = Infinity;
      return;
    }
    if (life.threshold !== life.threshold) {
      const u = uniform(machine.keys[point]!, purpose.life, machine.renewals[point]!);
      machine.renewals[point]! += 1;
      const law = owner.firstRun ? its.mode.first : its.mode.later;
      life.threshold =
        life.spent > 0 ? conditionalLife(law, life.spent, u) : law.inverseCumulativeHazard(-log(u));
    }
    const meter = machine.fleet.pointMeters[point]!;
    const reading = meter === calendarMeter ? machine.lastAt : machine.meters[meter]!;
    machine.since[point] = reading;
    machine.due[point] = reading + (life.threshold - life.spent) / machine.fleet.wear;
  }

  /** Writes what has been spent into the life at a point, and takes it off the machine's list. */
  private halt(machine: Machine, point: number): void {
    const life = this.lifeAt(machine, point);
    const meter = machine.fleet.pointMeters[point]!;
    const reading = meter === calendarMeter ? machine.lastAt : machine.meters[meter]!;
    life.spent = spentAfter(life, (reading - machine.since[point]!) * machine.fleet.wear);
    machine.due[point] = Infinity;
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

  /** Gives the units of a socket the age that they have at the start. */
  private age(machine: Machine, socket: number, key: DrawKey): void {
    const { fleet } = machine;
    const age = fleet.initialAge.quantile(uniform(key, purpose.initialAge, 0));
    const firstRun = uniform(key, purpose.initialAge, 1) < fleet.firstRunShare;
    for (const point of entry(fleet.product.sockets, socket).points) {
      const its = entry(fleet.product.points, point);
      const owner = unitAt(entry(machine.units, socket), its.path);
      const meter = fleet.pointMeters[point]!;
      const ratio = meter === calendarMeter ? fleet.calendarAgeRatio : fleet.ageRatios[meter]!;
      owner.firstRun = firstRun;
      entry(owner.lives, its.mode.position).spent = age * ratio;
    }
  }
}

function setRates(machine: Machine, month: number): void {
  for (const meter of machine.fleet.perHour.keys()) {
    machine.rates[meter] = usageRate(machine.fleet, meter, month);
  }
}
