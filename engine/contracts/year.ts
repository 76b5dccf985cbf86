/** What a customer's machines did in the scenario year so far: use billed against a minimum, and availability. */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import type { Charge } from './ledger/charge.ts';
import { yearHours } from './ledger/valuation.ts';
import { unitsPerMachine, type MachinesInUse } from './machines-in-use.ts';
import type { Driver } from './switches/driver.ts';

interface Running {
  up: Hours;
  down: Hours;
  /** Per charge: what has been billed this year. */
  readonly billed: Map<number, number>;
}

export class Year {
  private readonly plan: NetworkPlan;
  private readonly inUse: MachinesInUse;
  private readonly charges: readonly Charge[];
  private readonly chargesOn: (customer: number, driver: Driver) => readonly number[];
  private readonly running: readonly Running[];

  constructor(
    plan: NetworkPlan,
    inUse: MachinesInUse,
    charges: readonly Charge[],
    chargesOn: (customer: number, driver: Driver) => readonly number[],
  ) {
    this.plan = plan;
    this.inUse = inUse;
    this.charges = charges;
    this.chargesOn = chargesOn;
    this.running = plan.customers.map(() => ({ up: 0, down: 0, billed: new Map<number, number>() }));
  }

  metered(customer: number, up: Hours, down: Hours): void {
    const its = entry(this.running, customer);
    its.up += up;
    its.down += down;
  }

  billed(customer: number, which: number, quantity: number): void {
    const { billed } = entry(this.running, customer);
    billed.set(which, (billed.get(which) ?? 0) + quantity);
  }

  /** The year that ends: take-or-pay, and points of the availability that the year realised: never of a mean over years. */
  close(
    at: Hours,
    hours: Hours,
    bill: (customer: number, which: number, quantity: number) => void,
    realised: (customer: number, availability: number) => void,
  ): void {
    for (const [customer, its] of this.running.entries()) {
      this.closeMinimum(customer, its, at, hours, bill);
      const total = its.up + its.down;
      if (total === 0) continue;
      const availability = its.up / total;
      const machineYears = total / yearHours;
      for (const [driver, sign] of [
        ['pointsAbove', 1],
        ['pointsBelow', -1],
      ] as const) {
        for (const which of this.chargesOn(customer, driver)) {
          const { target, tariff } = entry(this.charges, which);
          // Where a charge has a period, the period measures.
          if (tariff.period !== 'none') continue;
          const points = Math.max(0, sign * (availability - target)) * 100;
          bill(customer, which, points * machineYears);
        }
      }
      realised(customer, availability);
      its.up = 0;
      its.down = 0;
    }
  }

  private closeMinimum(
    customer: number,
    { billed }: Running,
    at: Hours,
    hours: Hours,
    bill: (customer: number, which: number, quantity: number) => void,
  ): void {
    for (const which of this.chargesOn(customer, 'use')) {
      const charge = entry(this.charges, which);
      if (charge.tariff.period !== 'none') continue;
      let units = 0;
      for (const fleet of this.plan.fleets) {
        if (fleet.customer === customer)
          units += this.inUse.mean(fleet, at - hours, at) * unitsPerMachine(this.plan, fleet, charge.unit);
      }
      const least = charge.minimumPerYear * units * (hours / yearHours);
      bill(customer, which, Math.max(0, least - (billed.get(which) ?? 0)));
    }
    billed.clear();
  }
}
