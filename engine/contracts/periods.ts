/** Charges that are billed by the period: their quantities are summed, by machine where the tariff says so. */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { unitsPerMachine, type MachinesInUse } from './machines-in-use.ts';
import type { Billings } from './ledger/billings.ts';
import type { Charge } from './ledger/charge.ts';
import { yearHours } from './ledger/valuation.ts';
import { billable, earnedAt, growthOf, monthHours, monthsIn } from './tariff.ts';
import type { Term } from './term.ts';

/** All machines of a customer together. */
export const together = -1;

/** A charge, and the running sums of its period. */
class PeriodSum {
  readonly which: number;
  readonly charge: Charge;
  readonly term: Term;
  readonly sums = new Map<number, number>();
  /** Where the period began; contracts that start later begin with their start. */
  from: Hours;
  done = false;

  constructor(which: number, charge: Charge, term: Term) {
    this.which = which;
    this.charge = charge;
    this.term = term;
    this.from = term.start;
  }

  /** Whether the period is over with the scenario month that ends now. */
  isOver(month: number, at: Hours, horizon: Hours): boolean {
    const { period } = this.charge.tariff;
    if (this.done || this.from >= at) return false;
    if (at >= horizon || (this.term.endsInside && this.term.end <= at)) return true;
    if (period === 'none' || period === 'term') return false;
    const months = monthsIn[period];
    return (month + 1 - Math.floor(this.term.start / monthHours)) % months === 0;
  }

  /** Hours that the whole period would have. */
  nominal(): Hours {
    const { period } = this.charge.tariff;
    return period === 'none' || period === 'term'
      ? this.term.end - this.term.start
      : monthsIn[period] * monthHours;
  }
}

export class Periods {
  private readonly byCharge: readonly (PeriodSum | undefined)[];
  private readonly plan: NetworkPlan;
  private readonly inUse: MachinesInUse;
  private readonly billings: Billings;
  private readonly horizon: Hours;

  constructor(
    charges: readonly Charge[],
    terms: readonly (Term | undefined)[],
    world: { readonly plan: NetworkPlan; readonly inUse: MachinesInUse; readonly horizon: Hours },
    billings: Billings,
  ) {
    this.plan = world.plan;
    this.inUse = world.inUse;
    this.horizon = world.horizon;
    this.billings = billings;
    this.byCharge = charges.map((charge, which) => {
      const term = terms[charge.customer];
      if (charge.tariff.period === 'none' || term === undefined) return undefined;
      return new PeriodSum(which, charge, term);
    });
  }

  /** Adds to the running period of a charge; false if the charge is not billed by the period. */
  add(which: number, machine: number, quantity: number): boolean {
    const its = this.byCharge[which];
    if (its === undefined) return false;
    const key = its.charge.tariff.perMachine ? machine : together;
    its.sums.set(key, (its.sums.get(key) ?? 0) + quantity);
    return true;
  }

  /** Bills whatever period is over; sums that are rates, such as points, come from `measured`. */
  closeMonth(
    month: number,
    at: Hours,
    cause: number,
    measured: (which: number, machine: number) => number | undefined,
  ): void {
    for (const its of this.byCharge) {
      if (its === undefined || !its.isOver(month, at, this.horizon)) continue;
      const to = its.term.endsInside ? Math.min(at, its.term.end) : at;
      if (to > its.from) for (const machine of this.keysOf(its)) this.bill(its, machine, to, cause, measured);
      its.sums.clear();
      its.from = to;
      its.done = its.term.endsInside && to >= its.term.end;
    }
  }

  private bill(
    its: PeriodSum,
    machine: number,
    to: Hours,
    cause: number,
    measured: (which: number, machine: number) => number | undefined,
  ): void {
    const { charge, which, from, term } = its;
    const { tariff } = charge;
    const served = machine < 0 ? to - from : this.inUse.served(machine, from, to);
    const part = served / its.nominal();
    const points = measured(which, machine);
    const least = charge.minimumPerYear * this.unitsOf(charge, machine, from, to) * (served / yearHours);
    const quantity =
      points ?? billable(tariff, Math.max(least, its.sums.get(machine) ?? 0), Math.min(1, part));
    const growth = growthOf(tariff, from - term.start);
    this.billings.add(which, quantity * growth, earnedAt(tariff, from, to), cause, Math.min(1, part));
  }

  private keysOf({ charge, from }: PeriodSum): readonly number[] {
    if (!charge.tariff.perMachine) return [together];
    const keys: number[] = [];
    for (const fleet of this.plan.fleets) {
      if (fleet.customer !== charge.customer) continue;
      for (let number = 0; number < fleet.count; number += 1)
        if (this.inUse.served(fleet.firstMachine + number, from, Infinity) > 0)
          keys.push(fleet.firstMachine + number);
    }
    return keys;
  }

  private unitsOf(charge: Charge, machine: number, from: Hours, to: Hours): number {
    if (charge.minimumPerYear === 0) return 0;
    if (machine >= 0) return unitsPerMachine(this.plan, entry(this.inUse.fleetOf, machine), charge.unit);
    let units = 0;
    for (const fleet of this.plan.fleets)
      if (fleet.customer === charge.customer)
        units += this.inUse.mean(fleet, from, to) * unitsPerMachine(this.plan, fleet, charge.unit);
    return units;
  }
}
