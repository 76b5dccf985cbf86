/** Bills what parties decided: at the start, and from each `decided` fact on until the next one of the same choice. */
import type { Hours } from '../kernel/time.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { Billings } from './ledger/billings.ts';
import { driverIndex } from './ledger/charge.ts';
import type { Charge } from './ledger/charge.ts';
import { yearHours } from './ledger/valuation.ts';
import { optionKey } from './switches/compile-charges.ts';

/** An option in force, and until when it has been billed. */
interface InForce {
  readonly option: string;
  billedTo: Hours;
}

export class CostsOfOptions {
  private readonly charges: readonly Charge[];
  private readonly billings: Billings;
  /** By decision and customer. */
  private readonly inForce = new Map<string, InForce>();

  constructor(charges: readonly Charge[], billings: Billings, bus: FactBus) {
    this.charges = charges;
    this.billings = billings;
    for (const [which, { driver }] of charges.entries()) {
      if (driver === driverIndex('decisionOnce')) billings.add(which, 1, 0, 0);
    }
    const years = driverIndex('optionYear');
    const once = driverIndex('optionOnce');
    if (!charges.some(({ driver }) => driver === years || driver === once)) return;
    bus.on('decided', (fact) => {
      const key = `${fact.decision} ${fact.customer}`;
      const option = optionKey(fact.decision, fact.option);
      const before = this.inForce.get(key);
      if (before?.option === option) return;
      if (before !== undefined) this.accrue(before, fact.customer, fact.at, fact.id);
      this.inForce.set(key, { option, billedTo: fact.at });
      this.add(once, option, fact.customer, 1, fact.at, fact.id);
    });
    bus.on('monthEnded', (fact) => {
      for (const [key, its] of this.inForce) this.accrue(its, Number(key.split(' ')[1]), fact.at, fact.id);
    });
  }

  private accrue(its: InForce, customer: number, at: Hours, cause: number): void {
    this.add(driverIndex('optionYear'), its.option, customer, (at - its.billedTo) / yearHours, at, cause);
    its.billedTo = at;
  }

  /** `customer`: -1 for all, each of whom has a charge of its own. */
  private add(
    driver: number,
    option: string,
    customer: number,
    quantity: number,
    at: Hours,
    cause: number,
  ): void {
    for (const [which, charge] of this.charges.entries()) {
      if (charge.driver !== driver || charge.per !== option) continue;
      if (customer >= 0 && charge.customer !== customer) continue;
      this.billings.add(which, quantity, at, cause);
    }
  }
}
