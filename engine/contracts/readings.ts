/**
 * What a meter of each machine shows at any time: the network publishes it at the end of each month, and between two
 * months it is followed from when the machine stops and runs, at its fleet's rate of use. Where machines differ in use, a
 * machine's own pace is known from its first month on.
 */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import { usageRate } from '../network/plan/plan-fleets.ts';
import type { FleetPlan } from '../network/plan/plan.ts';
import type { MachinesInUse } from './machines-in-use.ts';

const monthHours = 730;

export class Readings {
  private readonly inUse: MachinesInUse;
  /** Index of the meter that matters in a fleet; -1: none. */
  private readonly meterOf: (fleet: FleetPlan) => number;
  private readonly published = new Map<number, number>();
  /** A machine's own factor of use, as its first months have shown it. */
  private readonly factor = new Map<number, number>();
  private readonly running = new Map<number, { reading: number; since: Hours; up: boolean }>();

  constructor(inUse: MachinesInUse, meterOf: (fleet: FleetPlan) => number) {
    this.inUse = inUse;
    this.meterOf = meterOf;
  }

  /** The reading of the meter that matters; 0 where none does. */
  at(machine: number, at: Hours): number {
    const its = this.running.get(machine);
    if (its === undefined) return 0;
    return its.up ? its.reading + (at - its.since) * this.rate(machine, its.since) : its.reading;
  }

  commissioned(machine: number, at: Hours): void {
    if (this.meterOf(entry(this.inUse.fleetOf, machine)) >= 0)
      this.running.set(machine, { reading: 0, since: at, up: true });
  }

  stopped(machine: number, at: Hours): void {
    this.turn(machine, at, false);
  }

  restored(machine: number, at: Hours): void {
    this.turn(machine, at, true);
  }

  metered(machine: number, month: number, up: Hours, use: readonly number[], at: Hours): void {
    const its = this.running.get(machine);
    if (its === undefined) return;
    const fleet = entry(this.inUse.fleetOf, machine);
    const run = use[this.meterOf(fleet)] ?? 0;
    const usual = up * usageRate(fleet, this.meterOf(fleet), month);
    if (fleet.spreads[this.meterOf(fleet)] !== undefined && usual > 0) this.factor.set(machine, run / usual);
    const total = (this.published.get(machine) ?? 0) + run;
    this.published.set(machine, total);
    its.reading = total;
    its.since = at;
  }

  private turn(machine: number, at: Hours, up: boolean): void {
    const its = this.running.get(machine);
    if (its === undefined) return;
    its.reading = this.at(machine, at);
    its.since = at;
    its.up = up;
  }

  private rate(machine: number, at: Hours): number {
    const fleet = entry(this.inUse.fleetOf, machine);
    const usual = usageRate(fleet, this.meterOf(fleet), Math.floor(at / monthHours));
    return usual * (this.factor.get(machine) ?? 1);
  }
}
