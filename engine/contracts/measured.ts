/**
 * The availability that each period realised, of one machine or of all of a customer's, with the downtime left out
 * that the contract excuses: hours of certain buckets, and of requests of certain origins.
 */
import { entry } from '../network/entry.ts';
import type { Downtime, Metered, Raised } from '../network/facts/fact.ts';
import { buckets } from '../network/request/job-input.ts';
import type { Charge } from './ledger/charge.ts';
import { driverIndex } from './ledger/charge.ts';
import { yearHours } from './ledger/valuation.ts';
import type { MachinesInUse } from './machines-in-use.ts';
import { together } from './periods.ts';
import type { CoveredCustomer } from './switches/compile-charges.ts';

interface Hours {
  up: number;
  down: number;
}

/** Codes of `raised.origin` by name. */
const origins = { failure: [0], planned: [1, 4] } as const;

const above = driverIndex('pointsAbove');
const below = driverIndex('pointsBelow');

export class Measured {
  private readonly inUse: MachinesInUse;
  private readonly charges: readonly Charge[];
  /** Charges on points with a period, by customer. */
  private readonly byCustomer: readonly (readonly number[])[];
  private readonly hours: readonly Map<number, Hours>[];
  private readonly buckets: readonly ReadonlySet<number>[];
  private readonly origins: readonly ReadonlySet<number>[];
  /** Open requests whose downtime is excused whatever its bucket. */
  private readonly excused = new Set<number>();

  constructor(charges: readonly Charge[], customers: readonly CoveredCustomer[], inUse: MachinesInUse) {
    this.charges = charges;
    this.inUse = inUse;
    const onPoints = (charge: Charge): boolean =>
      (charge.driver === above || charge.driver === below) && charge.tariff.period !== 'none';
    this.byCustomer = customers.map((customer) =>
      [...charges.keys()].filter((which) => {
        const charge = entry(charges, which);
        return charge.customer === customer.index && onPoints(charge);
      }),
    );
    this.hours = charges.map(() => new Map<number, Hours>());
    const excuses = customers.map((customer) => customer.contract?.input.excused);
    this.buckets = excuses.map((its) => new Set(its?.buckets.map((bucket) => buckets.indexOf(bucket))));
    this.origins = excuses.map(
      (its) => new Set(its?.origins.flatMap((origin): readonly number[] => origins[origin])),
    );
  }

  raised(fact: Raised): void {
    if (this.origins[fact.customer]?.has(fact.origin) === true) this.excused.add(fact.request);
  }

  ended(request: number): void {
    this.excused.delete(request);
  }

  /** `share`: how much of the month was in the contract. */
  metered(fact: Metered, share: number): void {
    for (const its of this.of(fact.machine)) {
      its.up += fact.up * share;
      its.down += fact.down * share;
    }
  }

  /** Booked before the month's `metered` fact, which it makes smaller. */
  downtime(fact: Downtime, share: number): void {
    const { customer } = entry(this.inUse.fleetOf, fact.machine);
    const excuses = this.buckets[customer]?.has(fact.bucket) === true || this.excused.has(fact.request);
    if (excuses) for (const its of this.of(fact.machine)) its.down -= fact.hours * share;
  }

  /** Points times machine-years of the period that is over, which begins anew; undefined for other drivers. */
  points(which: number, machine: number): number | undefined {
    const { driver, target, tariff } = entry(this.charges, which);
    if ((driver !== above && driver !== below) || tariff.period === 'none') return undefined;
    const hours = entry(this.hours, which);
    const { up, down } = hours.get(machine) ?? { up: 0, down: 0 };
    hours.delete(machine);
    const total = up + down;
    if (total <= 0) return 0;
    const sign = driver === above ? 1 : -1;
    return Math.max(0, sign * (up / total - target)) * 100 * (total / yearHours);
  }

  private *of(machine: number): Iterable<Hours> {
    for (const which of entry(this.byCustomer, entry(this.inUse.fleetOf, machine).customer)) {
      const key = entry(this.charges, which).tariff.perMachine ? machine : together;
      const hours = entry(this.hours, which);
      const its = hours.get(key) ?? { up: 0, down: 0 };
      hours.set(key, its);
      yield its;
    }
  }
}
