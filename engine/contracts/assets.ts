/** What machines and spares are worth when a run begins, when a contract ends, and at the horizon. */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { FleetPlan, NetworkPlan } from '../network/plan/plan.ts';
import type { EconomicsInput } from './economics-input.ts';
import type { MachinesInUse } from './machines-in-use.ts';
import type { CoveredCustomer } from './switches/compile-charges.ts';
import type { Driver } from './switches/driver.ts';

/** Raises a driver that every charge on it applies to. */
export type Raise = (customer: number, driver: Driver, quantity: number, at: Hours, cause: number) => void;

export class Assets {
  private readonly plan: NetworkPlan;
  private readonly economics: EconomicsInput;
  private readonly inUse: MachinesInUse;
  private readonly raise: Raise;
  /** Who owns a customer's machines since its contract ended. */
  private readonly passedTo = new Map<number, 'customer' | 'maker'>();

  constructor(plan: NetworkPlan, economics: EconomicsInput, inUse: MachinesInUse, raise: Raise) {
    this.plan = plan;
    this.economics = economics;
    this.inUse = inUse;
    this.raise = raise;
  }

  /** Cents that a new machine of a fleet is worth. */
  openingValue(fleet: FleetPlan): number {
    let value = 0;
    for (const socket of fleet.product.sockets)
      value += this.economics.unitValues[entry(this.plan.items, socket.item).name]?.openingValue ?? 0;
    return value;
  }

  /**
   * A contract ended: its machines go from their owner to the customer, if it may buy them and they are worth the
   * price to it, and else to the maker.
   */
  termEnded({ index, contract }: CoveredCustomer, at: Hours, cause: number): void {
    if (contract === undefined || contract.input.assetOwner === 'customer' || this.passedTo.has(index))
      return;
    const { residual, optionPrice } = contract.input;
    let value = 0;
    let machines = 0;
    for (const [number, fleet] of this.plan.fleets.entries()) {
      if (fleet.customer !== index) continue;
      const count = this.inUse.count(number);
      machines += count;
      value += residual === null ? this.bookValue(fleet, at) : this.openingValue(fleet) * count * residual;
    }
    const bought = optionPrice !== null && value >= optionPrice * machines;
    this.passedTo.set(index, bought ? 'customer' : 'maker');
    if (bought) this.raise(index, 'optionPrice', optionPrice * machines, at, cause);
    else this.raise(index, 'returnedValue', value, at, cause);
  }

  /** Values what there is at the horizon. */
  close(at: Hours, cause: number): void {
    if (this.economics.terminalValue === 'none') return;
    for (const fleet of this.plan.fleets) {
      const owner = this.passedTo.get(fleet.customer);
      const driver =
        owner === undefined ? 'closingValue' : owner === 'maker' ? 'closingReturned' : 'closingBought';
      this.raise(fleet.customer, driver, this.bookValue(fleet, at), at, cause);
    }
    this.spares('closingSpares', (item) => this.left(item, at), at, cause);
  }

  open(at: Hours, cause: number): void {
    this.spares('openingSpares', () => 1, at, cause);
  }

  private left(item: string, age: Hours): number {
    return Math.max(0, 1 - age / (this.economics.unitValues[item]?.bookLife ?? Infinity));
  }

  /** Cents in the books for a fleet's machines, straight line from when they were commissioned; 0 without values, or once retired. */
  private bookValue(fleet: FleetPlan, at: Hours): number {
    if (this.economics.terminalValue === 'none') return 0;
    const ofOne = (since: Hours): number => {
      let value = 0;
      for (const socket of fleet.product.sockets) {
        const { name } = entry(this.plan.items, socket.item);
        value += (this.economics.unitValues[name]?.openingValue ?? 0) * this.left(name, at - since);
      }
      return value;
    };
    const since = this.inUse.commonSince(fleet);
    if (since !== undefined) return Number.isNaN(since) ? 0 : ofOne(since) * fleet.count;
    let value = 0;
    for (let number = 0; number < fleet.count; number += 1) {
      const machine = fleet.firstMachine + number;
      if (this.inUse.holds(machine)) value += ofOne(this.inUse.since[machine] ?? NaN);
    }
    return value;
  }

  /** Values the spare units that there are at the start, split among customers by their machines. */
  private spares(
    driver: 'openingSpares' | 'closingSpares',
    share: (item: string) => number,
    at: Hours,
    cause: number,
  ): void {
    const { plan, economics } = this;
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
      if (plan.machines > 0) this.raise(customer, driver, (value * machines) / plan.machines, at, cause);
    }
  }
}
