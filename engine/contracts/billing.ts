/**
 * Folds facts into billings: each fact that money follows raises drivers of a customer, and each charge on a driver
 * that applies takes note of the quantity. Nothing here knows a price.
 */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { FleetPlan, NetworkPlan } from '../network/plan/plan.ts';
import type { EconomicsInput } from './economics-input.ts';
import { CostsOfOptions } from './costs-of-options.ts';
import { Billings } from './ledger/billings.ts';
import { driverIndex } from './ledger/charge.ts';
import type { Charge } from './ledger/charge.ts';
import { drivers } from './switches/driver.ts';
import type { Driver } from './switches/driver.ts';
import { yearHours } from './ledger/valuation.ts';

/** What a customer's machines did in the month and in the year so far. */
interface Running {
  down: Hours;
  yearUp: Hours;
  yearDown: Hours;
  /** Per charge with a minimum: what has been billed this year. */
  readonly billed: Map<number, number>;
}

export interface BillingContext {
  readonly plan: NetworkPlan;
  readonly economics: EconomicsInput;
  readonly charges: readonly Charge[];
  readonly horizon: Hours;
}

/** Units of an item in a machine's sockets; 1 for the machine itself. */
function unitsPerMachine(plan: NetworkPlan, fleet: FleetPlan, unit: string | undefined): number {
  if (unit === undefined) return 1;
  return fleet.product.sockets.filter((socket) => entry(plan.items, socket.item).name === unit).length;
}

export class Billing {
  readonly billings = new Billings();
  private readonly context: BillingContext;
  /** Charges by customer and driver: `[customer][driver]`; wages stand at the end, under no customer. */
  private readonly index: readonly (readonly number[][])[];
  private readonly running: readonly Running[];
  private readonly fleetOf: FleetPlan[] = [];
  private readonly fleetIndex: number[] = [];
  /** Units run since the month began, by fleet and meter. */
  private readonly useOf: readonly Float64Array[];
  private readonly shopVisits: readonly { readonly materials: number; readonly labourHours: number }[];
  private readonly wageOf: readonly number[];

  constructor(context: BillingContext, bus: FactBus) {
    this.context = context;
    const { plan, economics, charges } = context;
    const slots = Array.from({ length: plan.customers.length + 1 }, () => drivers.map((): number[] => []));
    for (const [which, charge] of charges.entries()) {
      const customer = charge.customer < 0 ? plan.customers.length : charge.customer;
      entry(entry(slots, customer), charge.driver).push(which);
    }
    this.index = slots;
    this.running = plan.customers.map(() => ({
      down: 0,
      yearUp: 0,
      yearDown: 0,
      billed: new Map<number, number>(),
    }));
    for (const [index, fleet] of plan.fleets.entries()) {
      for (let number = 0; number < fleet.count; number += 1) {
        this.fleetOf.push(fleet);
        this.fleetIndex.push(index);
      }
    }
    this.useOf = plan.fleets.map((fleet) => new Float64Array(fleet.meters.length));
    this.shopVisits = plan.modes.map(
      (mode) => economics.shopVisits[mode.name] ?? { materials: 0, labourHours: 0 },
    );
    this.wageOf = plan.pools.map((pool) => economics.wages[pool.name] ?? 0);
    new CostsOfOptions(charges, this.billings, bus);
    this.listen(bus);
  }

  /** Values what there is at the horizon. To be called once, after the last month. */
  close(at: Hours, cause: number): void {
    const { plan, economics, horizon } = this.context;
    if (economics.terminalValue === 'none') return;
    const book = (item: string): number =>
      Math.max(0, 1 - horizon / (economics.unitValues[item]?.bookLife ?? Infinity));
    for (const fleet of plan.fleets) {
      let value = 0;
      for (const socket of fleet.product.sockets) {
        const { name } = entry(plan.items, socket.item);
        value += (economics.unitValues[name]?.openingValue ?? 0) * book(name);
      }
      this.raise(fleet.customer, 'closingValue', value * fleet.count, at, cause, at);
    }
    this.spares('closingSpares', book, at, cause);
  }

  private listen(bus: FactBus): void {
    const { plan, economics } = this.context;
    let opened = false;
    bus.on('commissioned', (fact) => {
      const fleet = entry(this.fleetOf, fact.machine);
      if (!opened) {
        opened = true;
        this.spares('openingSpares', () => 1, fact.at, fact.id);
      }
      let value = 0;
      for (const socket of fleet.product.sockets) {
        value += economics.unitValues[entry(plan.items, socket.item).name]?.openingValue ?? 0;
      }
      this.raise(fleet.customer, 'openingValue', value, fact.at, fact.id, fact.at);
      this.raiseCounted(fleet, 'start', 1, fact.at, fact.id);
    });
    bus.on('removed', (fact) => {
      if (fact.machine < 0) return;
      const { name } = entry(plan.items, fact.item);
      this.raise(fact.customer, 'removal', 1, fact.at, fact.id, fact.raisedAt, name);
    });
    bus.on('arrived', (fact) => {
      this.raise(fact.customer, 'visit', 1, fact.at, fact.id, fact.raisedAt);
    });
    bus.on('released', (fact) => {
      if (entry(plan.pools, fact.pool).kind !== 'people') return;
      this.raise(fact.customer, 'fieldLabourHour', fact.hours, fact.at, fact.id, fact.raisedAt);
      this.audited(fact.customer, fact.hours * entry(this.wageOf, fact.pool), fact, fact.raisedAt);
    });
    bus.on('repaired', (fact) => {
      const { materials, labourHours } = entry(this.shopVisits, fact.mode);
      this.raise(fact.customer, 'partsCost', materials, fact.at, fact.id, fact.raisedAt);
      this.raise(fact.customer, 'shopLabourHour', labourHours, fact.at, fact.id, fact.raisedAt);
      this.audited(fact.customer, materials + labourHours * economics.shopLabourRate, fact, fact.raisedAt);
    });
    bus.on('bought', (fact) => {
      const price = economics.unitValues[entry(plan.items, fact.item).name]?.price ?? 0;
      this.raise(fact.customer, 'partsCost', price, fact.at, fact.id, fact.raisedAt);
      this.audited(fact.customer, price, fact, fact.raisedAt);
    });
    bus.on('shipped', (fact) => {
      const way = plan.routes[fact.from * plan.places.length + fact.to] ?? [];
      let cost = 0;
      for (const lane of way) cost += economics.laneCosts[lane.name] ?? 0;
      this.raise(fact.customer, 'transportCost', cost, fact.at, fact.id, fact.at);
      this.audited(fact.customer, cost, fact, fact.at);
    });
    bus.on('metered', (fact) => {
      const fleet = entry(this.fleetOf, fact.machine);
      const its = entry(this.running, fleet.customer);
      its.down += fact.down;
      its.yearUp += fact.up;
      its.yearDown += fact.down;
      const use = entry(this.useOf, entry(this.fleetIndex, fact.machine));
      for (let meter = 0; meter < use.length; meter += 1)
        use[meter] = (use[meter] ?? 0) + (fact.use[meter] ?? 0);
    });
    bus.on('staffed', (fact) => {
      this.raise(
        plan.customers.length,
        'dutyHour',
        fact.duty,
        fact.at,
        fact.id,
        fact.at,
        entry(plan.pools, fact.pool).name,
      );
    });
    bus.on('monthEnded', (fact) => {
      this.closeMonth(fact.month, fact.hours, fact.at, fact.id);
    });
  }

  private closeMonth(month: number, hours: Hours, at: Hours, cause: number): void {
    const { plan, horizon } = this.context;
    for (const fleet of plan.fleets) this.raiseCounted(fleet, 'coveredHour', hours * fleet.count, at, cause);
    for (const [customer, its] of this.running.entries()) {
      this.raise(customer, 'downtimeHour', its.down, at, cause, at);
      its.down = 0;
      this.raise(customer, 'decisionCost', hours / yearHours, at, cause, at);
      this.billUse(customer, its, at, cause);
    }
    for (const use of this.useOf) use.fill(0);
    if (month % 12 === 11 || at >= horizon) this.closeYear((month % 12) * 730 + hours, at, cause);
  }

  private billUse(customer: number, its: Running, at: Hours, cause: number): void {
    const { plan, charges } = this.context;
    for (const which of this.chargesOn(customer, 'use')) {
      const charge = entry(charges, which);
      let quantity = 0;
      for (const [index, fleet] of plan.fleets.entries()) {
        if (fleet.customer !== customer) continue;
        const run = this.useOf[index]?.[fleet.meters.indexOf(charge.per ?? '')] ?? 0;
        quantity += run * unitsPerMachine(plan, fleet, charge.unit);
      }
      this.billings.add(which, quantity, at, cause);
      its.billed.set(which, (its.billed.get(which) ?? 0) + quantity);
    }
  }

  /** Take-or-pay, and points of the availability that the year realised: never of a mean over years. */
  private closeYear(hours: Hours, at: Hours, cause: number): void {
    const { plan, charges } = this.context;
    for (const [customer, its] of this.running.entries()) {
      for (const which of this.chargesOn(customer, 'use')) {
        const charge = entry(charges, which);
        let units = 0;
        for (const fleet of plan.fleets) {
          if (fleet.customer === customer) units += fleet.count * unitsPerMachine(plan, fleet, charge.unit);
        }
        const least = charge.minimumPerYear * units * (hours / yearHours);
        this.billings.add(which, Math.max(0, least - (its.billed.get(which) ?? 0)), at, cause);
      }
      its.billed.clear();
      const total = its.yearUp + its.yearDown;
      if (total === 0) continue;
      const availability = its.yearUp / total;
      const machineYears = total / yearHours;
      for (const [driver, sign] of [
        ['pointsAbove', 1],
        ['pointsBelow', -1],
      ] as const) {
        for (const which of this.chargesOn(customer, driver)) {
          const points = Math.max(0, sign * (availability - entry(charges, which).target)) * 100;
          this.billings.add(which, points * machineYears, at, cause);
        }
      }
      its.yearUp = 0;
      its.yearDown = 0;
    }
  }

  private chargesOn(customer: number, driver: Driver): readonly number[] {
    return entry(entry(this.index, customer), driverIndex(driver));
  }

  /** Raises a driver that counts machines, or units in them. */
  private raiseCounted(fleet: FleetPlan, driver: Driver, quantity: number, at: Hours, cause: number): void {
    const { plan, charges } = this.context;
    for (const which of this.chargesOn(fleet.customer, driver)) {
      const units = unitsPerMachine(plan, fleet, entry(charges, which).unit);
      this.billings.add(which, quantity * units, at, cause);
    }
  }

  private raise(
    customer: number,
    driver: Driver,
    quantity: number,
    at: Hours,
    cause: number,
    raisedAt: Hours,
    per?: string,
  ): void {
    const { charges } = this.context;
    for (const which of this.chargesOn(customer, driver)) {
      const charge = entry(charges, which);
      if (per !== undefined && charge.per !== undefined && charge.per !== per) continue;
      if (charge.applies(raisedAt)) this.billings.add(which, quantity, at, cause);
    }
  }

  private audited(
    customer: number,
    cents: number,
    fact: { readonly at: Hours; readonly id: number },
    raisedAt: Hours,
  ): void {
    this.raise(customer, 'auditedCost', cents, fact.at, fact.id, raisedAt);
  }

  /** Values the spare units that there are at the start, split among customers by their machines. */
  private spares(
    driver: 'openingSpares' | 'closingSpares',
    share: (item: string) => number,
    at: Hours,
    cause: number,
  ): void {
    const { plan, economics } = this.context;
    let value = 0;
    for (const stock of plan.stocks) {
      if (stock.unlimited) continue;
      const { name } = entry(plan.items, stock.item);
      value += stock.initial * (economics.unitValues[name]?.price ?? 0) * share(name);
    }
    for (const customer of plan.customers.keys()) {
      const machines = plan.fleets.reduce(
        (sum, fleet) => sum + (fleet.customer === customer ? fleet.count : 0),
        0,
      );
      if (plan.machines > 0) this.raise(customer, driver, (value * machines) / plan.machines, at, cause, at);
    }
  }
}
