/** Fleets as plans: usage by meter, and how an initial age in one meter reads in the others. */
import { distribution } from '../../random/distributions/distribution-spec.ts';
import { hash64 } from '../../random/draws/path-hash.ts';
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';
import type { FleetInput, SalesInput } from '../items/fleet-input.ts';
import { entry } from '../entry.ts';
import type { IndexOf } from './plan-jobs.ts';
import { calendarMeter } from './plan.ts';
import type { FleetPlan, ProductPlan, SalesPlan, SchedulePlan } from './plan.ts';

export interface FleetNames {
  readonly place: IndexOf;
  readonly customer: IndexOf;
  readonly tier: IndexOf;
  readonly job: IndexOf;
  /** Where a way down leads in the fleet's product. */
  readonly socket: (way: string) => Pick<SchedulePlan, 'socket' | 'path'>;
}

/** Turns a normalized fleet into a plan. */
export function planFleet(
  name: string,
  fleet: FleetInput,
  product: ProductPlan,
  firstMachine: number,
  names: FleetNames,
): FleetPlan {
  const meters = Object.keys(fleet.usage);
  const usages = Object.values(fleet.usage);
  const perHour = usages.map((usage) => usage.perHour);
  const ageMeter = meters.indexOf(fleet.initialAge.meter);
  const agePerHour = ageMeter < 0 ? 1 : entry(perHour, ageMeter);
  return {
    name,
    hash: hash64(`fleet/${name}`),
    product,
    count: fleet.count,
    firstMachine,
    place: names.place(fleet.place),
    customer: names.customer(fleet.customer),
    tier: names.tier(fleet.tier),
    meters,
    perHour,
    monthlyFactors: usages.map((usage) => usage.monthlyFactors),
    spreads: usages.map(({ spread }) => (spread === null ? undefined : distribution(spread))),
    yearlyFactors: usages.map((usage) => usage.yearlyFactors),
    steady: usages.every((usage) =>
      [...usage.monthlyFactors, ...usage.yearlyFactors].every((factor) => factor === 1),
    ),
    pointMeters: product.points.map((point) =>
      point.mode.meter === 'calendar' ? calendarMeter : meters.indexOf(point.mode.meter),
    ),
    wear: fleet.wear,
    initialAges: product.sockets.map(({ name: socket }) =>
      distribution(fleet.initialAge.sockets[socket] ?? fleet.initialAge.age),
    ),
    firstRunShare: fleet.initialAge.firstRunShare,
    // An age in a meter that stands still can only be none.
    ageRatios: perHour.map((rate) => (agePerHour > 0 ? rate / agePerHour : 0)),
    calendarAgeRatio: agePerHour > 0 ? 1 / agePerHour : 0,
    new:
      [fleet.initialAge.age, ...Object.values(fleet.initialAge.sockets)].every(isNothing) &&
      fleet.initialAge.firstRunShare === 0,
    sales: planSales(fleet.sales),
    serviceLife: fleet.serviceLife === null ? undefined : distribution(fleet.serviceLife),
    checks: fleet.checks,
    alwaysInService: fleet.sales.kind === 'atStart' && fleet.serviceLife === null,
    schedules: Object.entries(fleet.plans).map(([id, its]): SchedulePlan => ({
      name: id,
      hash: hash64(`plan/${id}`),
      job: names.job(its.job),
      every: its.every,
      first: distribution(its.first),
      ...(its.socket === null ? { socket: -1, path: [] } : names.socket(its.socket)),
      renews: its.renews,
    })),
  };
}

/** Units that a meter of a fleet runs per hour of uptime in a scenario month. */
export function usageRate(fleet: FleetPlan, meter: number, month: number): number {
  const inMonth = entry(fleet.perHour, meter) * entry(entry(fleet.monthlyFactors, meter), month % 12);
  return inMonth * (fleet.yearlyFactors[meter]?.[Math.floor(month / 12)] ?? 1);
}

function isNothing(spec: DistributionSpec): boolean {
  return spec.law === 'constant' && spec.value === 0;
}

function planSales(sales: SalesInput): SalesPlan {
  switch (sales.kind) {
    case 'atStart':
    case 'byDecision':
      return sales;
    case 'each':
      return { kind: 'each', at: distribution(sales.at) };
    case 'stream':
      return { kind: 'stream', interval: distribution(sales.interval), until: sales.until ?? Infinity };
  }
}
