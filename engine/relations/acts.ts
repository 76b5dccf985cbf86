/**
 * Carries out through the network's ports what a choice has changed: an option is a state, so what the option before it
 * had set is set back. What several decisions do to one thing adds up: factors of wear multiply, units on shelves add,
 * and service is held as long as any decision holds it.
 */
import { entry } from '../network/entry.ts';
import type { Network } from '../network/network.ts';
import type { FleetPlan } from '../network/plan/plan.ts';
import type { Change, OptionInput } from './decision-input.ts';

/** Whose choice it is, whom it concerns (-1: all), and the fact that says so. */
export interface Act {
  readonly who: string;
  readonly customer: number;
  readonly cause: number;
}

function changesAt<P extends Change['port']>(
  option: OptionInput | undefined,
  port: P,
): readonly Extract<Change, { readonly port: P }>[] {
  return (option?.changes ?? []).filter(
    (change): change is Extract<Change, { readonly port: P }> => change.port === port,
  );
}

export class Acts {
  private readonly network: Network;
  /** By fleet: the factor that each choice has put on it. */
  private readonly wear: readonly Map<string, number>[];
  /** By customer: the choices that hold its service. */
  private readonly held: readonly Set<string>[];

  constructor(network: Network) {
    this.network = network;
    this.wear = network.plan.fleets.map(() => new Map<string, number>());
    this.held = network.plan.customers.map(() => new Set<string>());
  }

  /** From now on `next` is in force instead of `before`. */
  change(before: OptionInput | undefined, next: OptionInput | undefined, act: Act): void {
    if (before !== next) {
      this.changeWear(next, act);
      this.changeLimits(before, next);
      this.changeStocks(before, next, act);
      this.changeHold(next, act);
    }
    const { plan, ports } = this.network;
    for (const { fleet, count } of changesAt(next, 'join')) {
      ports.join(
        plan.fleets.findIndex(({ name }) => name === fleet),
        count,
      );
    }
    if (changesAt(next, 'leave').length > 0) {
      for (const customer of this.concerned(act)) ports.leave(customer);
    }
  }

  private concerned({ customer }: Act): readonly number[] {
    return customer >= 0 ? [customer] : [...this.network.plan.customers.keys()];
  }

  private changeWear(next: OptionInput | undefined, act: Act): void {
    const { plan, ports } = this.network;
    const changes = changesAt(next, 'wear');
    for (const [index, fleet] of plan.fleets.entries()) {
      const factors = entry(this.wear, index);
      const factor = changes.reduce(
        (its, change) => its * (this.isAbout(fleet, change.fleets, act) ? change.factor : 1),
        1,
      );
      if (factor === (factors.get(act.who) ?? 1)) continue;
      factors.set(act.who, factor);
      ports.wear(
        index,
        [...factors.values()].reduce((product, its) => product * its, fleet.wear),
      );
    }
  }

  private isAbout(fleet: FleetPlan, fleets: readonly string[] | null, { customer }: Act): boolean {
    return (customer < 0 || fleet.customer === customer) && (fleets === null || fleets.includes(fleet.name));
  }

  private changeLimits(before: OptionInput | undefined, next: OptionInput | undefined): void {
    const { plan, ports } = this.network;
    const set = new Map<string, number>();
    for (const { mode } of changesAt(before, 'interval')) {
      const planned = plan.modes.find(({ name }) => name === mode);
      if (planned !== undefined) set.set(mode, planned.later.mean);
    }
    for (const { mode, units } of changesAt(next, 'interval')) set.set(mode, units);
    for (const [mode, units] of set) {
      ports.limit(
        plan.modes.findIndex(({ name }) => name === mode),
        units,
      );
    }
  }

  private changeStocks(before: OptionInput | undefined, next: OptionInput | undefined, { cause }: Act): void {
    const { plan, ports } = this.network;
    const add = new Map<string, number>();
    for (const its of changesAt(before, 'stockLevel'))
      add.set(its.stock, (add.get(its.stock) ?? 0) - its.add);
    for (const its of changesAt(next, 'stockLevel')) add.set(its.stock, (add.get(its.stock) ?? 0) + its.add);
    for (const [stock, units] of add) {
      const index = plan.stocks.findIndex(({ name }) => name === stock);
      if (units !== 0) ports.stockLevel(index, units, cause);
    }
  }

  private changeHold(next: OptionInput | undefined, act: Act): void {
    const { ports } = this.network;
    const holds = changesAt(next, 'hold').length > 0;
    for (const customer of this.concerned(act)) {
      const holding = entry(this.held, customer);
      const before = holding.size > 0;
      if (holds) holding.add(act.who);
      else holding.delete(act.who);
      if (holding.size > 0 && !before) ports.hold(customer);
      if (holding.size === 0 && before) ports.resume(customer);
    }
  }
}
