/** Turns a normalized network into a plan. Ids that do not exist are faults of normalization, and are named. */
import { rulesOf } from '../entitlements/precedence.ts';
import { distribution } from '../../random/distributions/distribution-spec.ts';
import { hash64 } from '../../random/draws/path-hash.ts';
import type { NetworkInput } from '../network-input.ts';
import type { StockInput } from '../stock/stock-input.ts';
import { planFleet } from './plan-fleets.ts';
import { planJob } from './plan-jobs.ts';
import type { IndexOf } from './plan-jobs.ts';
import { placeInProduct, planBrought, planItems, planProduct } from './plan-products.ts';
import { planShocks } from './plan-shocks.ts';
import { planStations } from './plan-stations.ts';
import { planStock, type OwnNetworkRules } from './plan-stocks.ts';
import type { FleetPlan, LanePlan, NetworkPlan, SourcePlan } from './plan.ts';
import { route, wayUp } from './routes.ts';

function indexer(what: string, ids: readonly string[]): IndexOf {
  const index = new Map(ids.map((id, position) => [id, position]));
  return (id) => {
    const found = index.get(id);
    if (found === undefined) throw new RangeError(`no ${what} is called "${id}"`);
    return found;
  };
}

/** Refuses a network in which two entities' paths hash alike: their draws would be the same. */
function refuseCollisions(paths: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const { high, low } = hash64(path);
    const key = `${high}:${low}`;
    const other = seen.get(key);
    if (other !== undefined && other !== path) {
      throw new RangeError(`"${path}" and "${other}" have the same hash: rename one of them`);
    }
    seen.set(key, path);
  }
}

const builtInOnly: OwnNetworkRules = { precedence: {}, replenish: {} };

/** Turns a normalized network into a plan. */
export function planNetwork(input: NetworkInput, own: OwnNetworkRules = builtInOnly): NetworkPlan {
  const placeNames = Object.keys(input.places);
  const itemNames = Object.keys(input.items);
  const groups = [...new Set(Object.values(input.pools).map((pool) => pool.group))];
  const skills = [
    ...new Set(
      Object.values(input.pools).flatMap((pool) =>
        Object.values(pool.members).flatMap((members) => members.skills),
      ),
    ),
  ];
  const customers = [
    ...new Set([
      ...Object.values(input.fleets).map((fleet) => fleet.customer),
      ...Object.values(input.arrivals).map((arrival) => arrival.customer),
    ]),
  ];
  const place = indexer('place', placeNames);
  const item = indexer('item', itemNames);
  const job = indexer('job', Object.keys(input.jobs));
  const group = indexer('pool', groups);
  const tier = indexer('tier', Object.keys(input.tiers));
  const customer = indexer('customer', customers);
  const stock = indexer('stock', Object.keys(input.stocks));
  const product = indexer('product', Object.keys(input.products));

  const items = planItems(input.items, {
    item,
    job,
    stations: (repair) => planStations(repair, input.places, { place, job }),
  });
  const products = Object.entries(input.products).map(([name, its]) =>
    planProduct(name, its, input.items, items),
  );
  let machines = 0;
  const fleets = Object.entries(input.fleets).map(([name, fleet]): FleetPlan => {
    const its = products[product(fleet.product)];
    if (its === undefined) throw new RangeError(`no product is called "${fleet.product}"`);
    const socket = (way: string) =>
      placeInProduct(input.products[fleet.product] ?? { sockets: {}, structure: null }, input.items, way);
    const plan = planFleet(name, fleet, its, machines, { place, customer, tier, job, socket });
    machines += fleet.count;
    return plan;
  });
  const flaws = [
    ...new Set(
      Object.values(input.jobs).flatMap(({ steps }) =>
        steps.flatMap((step) => (step.step === 'do' ? Object.keys(step.flaws) : [])),
      ),
    ),
  ];
  const lanes = Object.entries(input.lanes).map(([name, lane]): LanePlan => ({
    name,
    hash: hash64(`lane/${name}`),
    from: place(lane.from),
    to: place(lane.to),
    time: distribution(lane.time),
    laterVisits: distribution(lane.laterVisits),
  }));
  const lane = indexer('lane', Object.keys(input.lanes));
  const routes = placeNames.flatMap((from) =>
    placeNames.map((to) =>
      route(input.places, input.lanes, from, to)
        ?.map((id) => lanes[lane(id)])
        .filter((leg) => leg !== undefined),
    ),
  );
  const source = (its: StockInput): SourcePlan => {
    switch (its.source.kind) {
      case 'place':
        return { kind: 'stock', stock: stock(`${its.source.place}/${its.item}`) };
      case 'supplier':
        return { kind: 'supplier', leadTime: distribution(its.source.leadTime) };
      case 'repair':
        return its.source;
    }
  };
  const serving = new Int32Array(placeNames.length * itemNames.length).fill(-1);
  const poolNear = new Int32Array(placeNames.length * groups.length).fill(-1);
  const pools = Object.entries(input.pools);
  for (const [from, name] of placeNames.entries()) {
    const way = wayUp(input.places, name);
    for (const [index, itemName] of itemNames.entries()) {
      const near = way.find((stop) => input.stocks[`${stop}/${itemName}`] !== undefined);
      if (near !== undefined) serving[from * itemNames.length + index] = stock(`${near}/${itemName}`);
    }
    for (const [index, groupName] of groups.entries()) {
      const mine = pools.filter(([, pool]) => pool.group === groupName);
      const near = way
        .map((stop) => mine.find(([, pool]) => pool.home === stop))
        .find((found) => found !== undefined);
      // A group with one pool serves everybody, wherever it has its home.
      const chosen = near ?? (mine.length === 1 ? mine[0] : undefined);
      if (chosen !== undefined) poolNear[from * groups.length + index] = pools.indexOf(chosen);
    }
  }
  refuseCollisions([
    ...Object.keys(input.fleets).map((name) => `fleet/${name}`),
    ...Object.keys(input.arrivals).map((name) => `arrival/${name}`),
    ...Object.keys(input.lanes).map((name) => `lane/${name}`),
    ...Object.keys(input.shocks).map((name) => `shock/${name}`),
    ...Object.keys(input.stocks).map((name) => `stock/${name}`),
    ...Object.keys(input.pools).map((name) => `pool/${name}`),
  ]);
  for (const its of products) {
    refuseCollisions([...its.points.map((point) => point.name), ...its.sockets.map((socket) => socket.name)]);
  }
  return {
    places: Object.entries(input.places).map(([name, { parent, access, window }]) => {
      return { name, parent: parent === null ? -1 : place(parent), access, window };
    }),
    lanes,
    items,
    modes: items.flatMap((its) => its.modes),
    fleets,
    machines,
    arrivals: Object.entries(input.arrivals).map(([name, arrival]) => ({
      name,
      hash: hash64(`arrival/${name}`),
      place: place(arrival.place),
      customer: customer(arrival.customer),
      tier: tier(arrival.tier),
      interval: distribution(arrival.interval),
      job: job(arrival.job),
      brings: arrival.brings === null ? undefined : planBrought(arrival.brings, input.items, items),
    })),
    jobs: Object.entries(input.jobs).map(([name, its], index) =>
      planJob(name, index, its, {
        group,
        skill: indexer('skill', skills),
        item,
        place,
        flaw: indexer('flaw', flaws),
      }),
    ),
    groups,
    pools: pools.map(([name, pool]) => ({
      name,
      hash: hash64(`pool/${name}`),
      group: group(pool.group),
      kind: pool.kind,
      home: place(pool.home),
      members: Object.entries(pool.members).map(([members, its]) => ({
        name: members,
        hash: hash64(members),
        count: its.count,
        skills: its.skills.map(indexer('skill', skills)),
        hours: its.hours,
        absence: its.absence,
      })),
      unlimited: pool.unlimited,
      dispatch: rulesOf(pool.dispatch, own.precedence),
      shiftEnd: pool.shiftEnd,
      doNotStartUnder: pool.doNotStartUnder,
      preempt: pool.preempt,
    })),
    stocks: Object.entries(input.stocks).map(([name, its]) => ({
      name,
      hash: hash64(`stock/${name}`),
      ...planStock(its, { place, stock, tiers: Object.keys(input.tiers) }, own),
      item: item(its.item),
      repairsHere: input.items[its.item]?.repair[its.place] !== undefined,
      source: source(its),
    })),
    tiers: Object.entries(input.tiers).map(([name, its]) => ({
      name,
      priority: its.priority,
      response: its.response ?? Infinity,
      restore: its.restore ?? Infinity,
      cover: its.hours,
      clocksFor: its.clocksFor,
      uptime: its.uptime ?? 0,
      period: its.period,
    })),
    customers,
    flaws,
    shocks: planShocks(input.shocks, fleets),
    routes,
    serving,
    poolNear,
  };
}
