/**
 * Folds facts into billings: each fact that money follows raises drivers of a customer, and each charge on a driver
 * takes note of its part of the quantity. Nothing here knows a price.
 */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { Assets } from './assets.ts';
import { ClaimBook } from './claim-book.ts';
import { coverage } from './coverage.ts';
import { Covers } from './covers.ts';
import type { EconomicsInput } from './economics-input.ts';
import { CostsOfOptions } from './costs-of-options.ts';
import { Billings } from './ledger/billings.ts';
import { driverIndex } from './ledger/charge.ts';
import type { Charge } from './ledger/charge.ts';
import { yearHours } from './ledger/valuation.ts';
import { MachinesInUse, unitsPerMachine } from './machines-in-use.ts';
import { Measured } from './measured.ts';
import { Periods } from './periods.ts';
import { customersPart, type CoveredCustomer } from './switches/compile-charges.ts';
import { drivers } from './switches/driver.ts';
import type { Driver } from './switches/driver.ts';
import { growthOf, monthHours } from './tariff.ts';
import { Term } from './term.ts';
import { listenToWork, type About } from './work-drivers.ts';
import { Year } from './year.ts';

export interface BillingContext {
  readonly plan: NetworkPlan;
  readonly economics: EconomicsInput;
  readonly charges: readonly Charge[];
  readonly horizon: Hours;
}

export class Billing {
  readonly billings = new Billings();
  private readonly context: BillingContext;
  /** Charges by customer and driver: `[customer][driver]`; wages stand at the end, under no customer. */
  private readonly index: readonly (readonly number[][])[];
  private readonly customers: readonly CoveredCustomer[];
  private readonly terms: readonly (Term | undefined)[];
  private readonly inUse: MachinesInUse;
  private readonly covers: Covers;
  private readonly periods: Periods;
  private readonly measured: Measured;
  private readonly assets: Assets;
  private readonly year: Year;
  /** Downtime of each customer's machines in the month so far. */
  private readonly down: Hours[];
  /** Units run since the month began, by fleet and meter. */
  private readonly useOf: readonly Float64Array[];

  constructor(context: BillingContext, bus: FactBus) {
    this.context = context;
    const { plan, economics, charges, horizon } = context;
    const slots = Array.from({ length: plan.customers.length + 1 }, () => drivers.map((): number[] => []));
    for (const [which, charge] of charges.entries()) {
      const customer = charge.customer < 0 ? plan.customers.length : charge.customer;
      entry(entry(slots, customer), charge.driver).push(which);
    }
    this.index = slots;
    this.customers = coverage(plan, economics);
    this.terms = this.customers.map(({ contract }) =>
      contract === undefined ? undefined : new Term(contract.input, horizon),
    );
    this.inUse = new MachinesInUse(plan);
    this.covers = new Covers(plan, this.customers, this.inUse);
    this.periods = new Periods(charges, this.terms, { plan, inUse: this.inUse, horizon }, this.billings);
    this.measured = new Measured(charges, this.customers, this.inUse);
    this.assets = new Assets(plan, economics, this.inUse, (customer, driver, quantity, at, cause) => {
      this.raise(customer, driver, quantity, at, cause, { raisedAt: at, machine: -1 });
    });
    this.year = new Year(plan, this.inUse, charges, (customer, driver) => this.chargesOn(customer, driver));
    this.down = plan.customers.map(() => 0);
    this.useOf = plan.fleets.map((fleet) => new Float64Array(fleet.meters.length));
    this.listenToMachines(bus);
    listenToWork(bus, context, (customer, driver, quantity, fact, about, per) => {
      this.raise(customer, driver, quantity, fact.at, fact.id, about, per);
    });
    this.listenToMonths(bus);
    const claims = new ClaimBook(plan, this.customers, this.covers, this.inUse);
    claims.listen(bus, (customer, driver, quantity, at, cause, machine, item) => {
      this.raise(customer, driver, quantity, at, cause, { raisedAt: at, machine }, item);
    });
    new CostsOfOptions(charges, this.billings, bus);
  }

  /** Values what there is at the horizon. To be called once, after the last month. */
  close(at: Hours, cause: number): void {
    for (const customer of this.customers) {
      const term = this.terms[customer.index];
      const stated = customer.contract?.input;
      if (term?.end !== at || stated === undefined) continue;
      if (stated.residual !== null || stated.optionPrice !== null) this.assets.termEnded(customer, at, cause);
    }
    this.assets.close(at, cause);
  }

  private listenToMachines(bus: FactBus): void {
    let opened = false;
    bus.on('commissioned', (fact) => {
      this.inUse.commission(fact.machine, fact.at);
      const fleet = entry(this.inUse.fleetOf, fact.machine);
      if (!opened) {
        opened = true;
        this.assets.open(fact.at, fact.id);
      }
      const about = { raisedAt: fact.at, machine: fact.machine };
      this.raise(fleet.customer, 'openingValue', this.assets.openingValue(fleet), fact.at, fact.id, about);
      const { at } = fact;
      for (const which of this.chargesOn(fleet.customer, 'start')) {
        const charge = entry(this.context.charges, which);
        const units = unitsPerMachine(this.context.plan, fleet, charge.unit);
        const starts = Math.max(at, this.terms[fleet.customer]?.start ?? 0);
        if (starts < this.context.horizon || starts === at)
          this.bill(
            which,
            units * this.shareOf(charge, { ...about, raisedAt: starts }),
            starts,
            fact.id,
            about,
          );
      }
    });
    bus.on('retired', ({ machine, at }) => {
      this.inUse.retire(machine, at);
    });
    bus.on('raised', (fact) => {
      this.measured.raised(fact);
    });
    bus.on('closed', (fact) => {
      this.measured.ended(fact.request);
    });
    bus.on('withdrawn', (fact) => {
      this.measured.ended(fact.request);
    });
    bus.on('downtime', (fact) => {
      const { customer } = entry(this.inUse.fleetOf, fact.machine);
      this.measured.downtime(fact, this.terms[customer]?.share(fact.at - fact.hours, fact.at) ?? 1);
    });
    // An hour at 60 % of the output costs the customer as much as four tenths of an hour down.
    bus.on('outputLost', ({ machine, hours }) => {
      const { customer } = entry(this.inUse.fleetOf, machine);
      this.down[customer] = entry(this.down, customer) + hours;
    });
    bus.on('metered', (fact) => {
      const { customer } = entry(this.inUse.fleetOf, fact.machine);
      this.down[customer] = entry(this.down, customer) + fact.down;
      this.year.metered(customer, fact.up, fact.down);
      this.measured.metered(fact, this.terms[customer]?.share(fact.month * monthHours, fact.at) ?? 1);
      const use = entry(this.useOf, entry(this.inUse.fleetIndex, fact.machine));
      for (let meter = 0; meter < use.length; meter += 1)
        use[meter] = (use[meter] ?? 0) + (fact.use[meter] ?? 0);
      this.billUseOf(fact.machine, customer, fact.use, fact);
    });
  }

  private listenToMonths(bus: FactBus): void {
    const { plan, horizon } = this.context;
    bus.on('monthEnded', ({ month, hours, at, id }) => {
      const about = { raisedAt: at, machine: -1, from: at - hours };
      for (const [index, fleet] of plan.fleets.entries())
        this.raiseCounted(fleet.customer, index, this.inUse.hours(index, hours), at, id, about);
      for (const customer of plan.customers.keys()) {
        this.raise(customer, 'downtimeHour', entry(this.down, customer), at, id, about);
        this.down[customer] = 0;
        this.raise(customer, 'decisionCost', hours / yearHours, at, id, about);
        this.billUse(customer, at, id, about);
      }
      for (const use of this.useOf) use.fill(0);
      if (month % 12 === 11 || at >= horizon) this.closeYear((month % 12) * monthHours + hours, at, id);
      this.periods.closeMonth(month, at, id, (which, machine) => this.measured.points(which, machine));
      for (const customer of this.customers) {
        const term = this.terms[customer.index];
        if (term?.endsInside === true && term.end <= at) this.assets.termEnded(customer, term.end, id);
      }
      this.inUse.monthEnded(at);
    });
  }

  /** Use of all of a customer's machines together. */
  private billUse(customer: number, at: Hours, cause: number, about: About): void {
    const { plan, charges } = this.context;
    for (const which of this.chargesOn(customer, 'use')) {
      const charge = entry(charges, which);
      if (charge.tariff.perMachine) continue;
      let quantity = 0;
      for (const [index, fleet] of plan.fleets.entries()) {
        if (fleet.customer !== customer) continue;
        const run = this.useOf[index]?.[fleet.meters.indexOf(charge.per ?? '')] ?? 0;
        quantity += run * unitsPerMachine(plan, fleet, charge.unit);
      }
      quantity *= this.shareOf(charge, about);
      this.bill(which, quantity, at, cause, about);
      this.year.billed(customer, which, quantity);
    }
  }

  /** Use that is billed machine by machine. */
  private billUseOf(
    machine: number,
    customer: number,
    use: readonly number[],
    fact: { readonly at: Hours; readonly id: number; readonly month: number },
  ): void {
    const { plan, charges } = this.context;
    for (const which of this.chargesOn(customer, 'use')) {
      const charge = entry(charges, which);
      if (!charge.tariff.perMachine) continue;
      const fleet = entry(this.inUse.fleetOf, machine);
      const units = unitsPerMachine(plan, fleet, charge.unit);
      const about = { raisedAt: fact.at, machine, from: fact.month * monthHours };
      const quantity =
        (use[fleet.meters.indexOf(charge.per ?? '')] ?? 0) * units * this.shareOf(charge, about);
      this.bill(which, quantity, fact.at, fact.id, about);
    }
  }

  private closeYear(hours: Hours, at: Hours, cause: number): void {
    const about = { raisedAt: at, machine: -1, from: at - hours };
    this.year.close(
      at,
      hours,
      (_, which, quantity) => {
        const share = this.shareOf(entry(this.context.charges, which), about);
        this.bill(which, quantity * share, at, cause, about);
      },
      (customer, availability) => {
        this.terms[customer]?.yearRealised(availability, at);
      },
    );
  }

  private chargesOn(customer: number, driver: Driver): readonly number[] {
    return entry(entry(this.index, customer), driverIndex(driver));
  }

  /** Raises the hours in which machines, or units in them, are covered. */
  private raiseCounted(
    customer: number,
    fleet: number,
    hours: number,
    at: Hours,
    cause: number,
    about: About,
  ): void {
    const { plan, charges } = this.context;
    for (const which of this.chargesOn(customer, 'coveredHour')) {
      const charge = entry(charges, which);
      const units = unitsPerMachine(plan, entry(plan.fleets, fleet), charge.unit);
      this.bill(which, hours * units * this.shareOf(charge, about), at, cause, about);
    }
  }

  private raise(
    customer: number,
    driver: Driver,
    quantity: number,
    at: Hours,
    cause: number,
    about: About,
    per?: string,
  ): void {
    for (const which of this.chargesOn(customer, driver)) {
      const charge = entry(this.context.charges, which);
      if (per !== undefined && charge.per !== undefined && charge.per !== per) continue;
      const share = this.shareOf(charge, about);
      if (share > 0) this.bill(which, quantity * share, at, cause, about);
    }
  }

  /** What part of a quantity a charge is for: what the contract ran for, and what its cover leaves to the customer. */
  private shareOf({ customer, ofContract, paidBy }: Charge, { raisedAt, machine, from }: About): number {
    if (!ofContract) return 1;
    const term = this.terms[customer];
    if (term !== undefined && from !== undefined) {
      const share = term.share(from, raisedAt);
      if (paidBy === undefined || share === 0) return share;
    } else if (term?.holds(raisedAt) === false) return 0;
    if (paidBy === undefined) return 1;
    return customersPart(paidBy, this.covers.share(customer, paidBy.until, raisedAt, machine));
  }

  /** Bills a quantity as it arises, or adds it to the period of its charge. */
  private bill(which: number, quantity: number, at: Hours, cause: number, about: About): void {
    if (this.periods.add(which, about.machine, quantity)) return;
    const charge = entry(this.context.charges, which);
    const start = this.terms[charge.customer]?.start ?? 0;
    const growth = charge.tariff.growth === null ? 1 : growthOf(charge.tariff, (about.from ?? at) - start);
    this.billings.add(which, quantity * growth, at, cause);
  }
}
