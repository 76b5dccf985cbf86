/** Fleets and arrivals with every default filled. */
import type {
  FleetInput,
  FleetPlanInput,
  InitialAgeInput,
  SalesInput,
  UsageInput,
} from '../../engine/network/items/fleet-input.ts';
import type { ShockInput } from '../../engine/network/items/shock-input.ts';
import type { ArrivalInput } from '../../engine/network/request/job-input.ts';
import type { DistributionSpec } from '../../engine/random/index.ts';
import { noSuch, severalCustomers, severalTiers, usageOfOther } from '../messages.ts';
import type { Path } from '../problem.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import { entriesOf, mapped, onlyId, own, type Context } from './context.ts';
import { normalizeBrought } from './brought.ts';
import { defaults } from './defaults.ts';
import { readMetered } from './items.ts';
import { socketNames } from './sockets.ts';

type ById<T> = Readonly<Record<string, T>>;
type AuthoredFleet = NonNullable<Authored['fleets']>[string];

function normalizeUsage(fleet: AuthoredFleet, path: Path, context: Context): ById<UsageInput> {
  return mapped(fleet.usage, ({ rate, monthly, yearly, spread }, meter) => {
    if (rate.of !== meter) context.tell([...path, meter], usageOfOther(rate.of, meter));
    return {
      perHour: rate.perHour,
      monthlyFactors: monthly ?? defaults.usage.monthlyFactors,
      spread: spread ?? null,
      yearlyFactors: yearly ?? defaults.usage.yearlyFactors,
    };
  });
}

function normalizeAge(fleet: AuthoredFleet, path: Path, context: Context): InitialAgeInput {
  const { initialAge } = fleet;
  if (initialAge === undefined) {
    const meter = Object.keys(fleet.usage ?? {})[0] ?? defaults.initialAge.meter;
    return {
      meter,
      age: { law: 'constant', value: 0 },
      sockets: {},
      firstRunShare: defaults.initialAge.firstRunShare,
    };
  }
  const { meter, age, firstRunShare } = initialAge;
  const product = own(context.authored.products, fleet.product);
  const sockets: Record<string, DistributionSpec> = {};
  for (const [socket, text] of entriesOf(initialAge.sockets)) {
    const at = [...path, 'sockets', socket];
    const there = own(product?.sockets, socket);
    const law = readMetered(text, meter, at, context);
    if (there === undefined && product !== undefined)
      context.tell(
        at,
        noSuch('socket', socket, Object.keys(product.sockets), ` of "${fleet.product}"`),
        true,
      );
    for (const name of socketNames(socket, there?.quantity)) sockets[name] = law;
  }
  return {
    meter,
    age: readMetered(age, meter, [...path, 'age'], context),
    sockets,
    firstRunShare: firstRunShare ?? defaults.initialAge.firstRunShare,
  };
}

function normalizeSales({ sales }: AuthoredFleet): SalesInput {
  if (sales === undefined) return { kind: 'atStart' };
  if (sales === 'byDecision') return { kind: 'byDecision' };
  if ('at' in sales) return { kind: 'each', at: sales.at };
  return { kind: 'stream', interval: sales.interval, until: sales.until ?? null };
}

/** The customer that is meant where none is named: the only one. */
function onlyCustomer(path: Path, { authored, tellMissing }: Context): string {
  if (authored.customers === undefined) return defaults.customerId;
  const only = onlyId(authored.customers);
  if (only === undefined) tellMissing(path, severalCustomers(Object.keys(authored.customers)));
  return only ?? defaults.customerId;
}

function onlyTier(path: Path, { authored, tellMissing }: Context): string {
  if (authored.tiers === undefined) return defaults.tierId;
  const only = onlyId(authored.tiers);
  if (only === undefined) tellMissing(path, severalTiers(Object.keys(authored.tiers)));
  return only ?? defaults.tierId;
}

/** A plan about a unit renews it, unless something else is said; its first occasion is one interval after the sale. */
function normalizePlan(plan: NonNullable<AuthoredFleet['plans']>[string]): FleetPlanInput {
  const { job, every, first, socket, renews } = plan;
  return {
    job,
    every,
    first: first ?? { law: 'constant', value: every },
    socket: socket ?? null,
    renews: renews ?? (socket === undefined ? 'nothing' : 'unit'),
  };
}

/** The fleets. */
export function normalizeFleets(context: Context): ById<FleetInput> {
  return mapped(context.authored.fleets, (fleet, id) => {
    const path = ['fleets', id];
    return {
      product: fleet.product,
      count: fleet.count,
      place: fleet.place,
      customer: fleet.customer ?? onlyCustomer(path, context),
      tier: fleet.tier ?? onlyTier(path, context),
      usage: normalizeUsage(fleet, [...path, 'usage'], context),
      wear: fleet.wear ?? defaults.fleet.wear,
      initialAge: normalizeAge(fleet, [...path, 'initialAge'], context),
      sales: normalizeSales(fleet),
      serviceLife: fleet.serviceLife ?? null,
      checks: [...(fleet.checks ?? [])].sort((a, b) => a - b),
      plans: mapped(fleet.plans, normalizePlan),
    };
  });
}

/** The arrivals. */
export function normalizeArrivals(context: Context): ById<ArrivalInput> {
  return mapped(context.authored.arrivals, (arrival, id) => {
    const { place, interval, job, customer, tier } = arrival;
    const path = ['arrivals', id];
    return {
      place,
      customer: customer ?? onlyCustomer(path, context),
      tier: tier ?? onlyTier(path, context),
      interval,
      job,
      brings: normalizeBrought(arrival, path, context),
    };
  });
}

/** The shocks; they hit all machines unless a share is given. */
export function normalizeShocks({ authored }: Context): ById<ShockInput> {
  return mapped(authored.shocks, ({ fleets, interval, hits, socket, mode }) => ({
    fleets,
    interval,
    hits: hits ?? 1,
    socket,
    mode,
  }));
}
