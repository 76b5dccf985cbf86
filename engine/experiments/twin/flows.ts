/**
 * The streams of work that a plan brings about, in the long run: requests of machines, arrivals, and the repairs of what
 * they remove, each with its rate. Rates are per hour of the calendar.
 */
import { entry } from '../../network/entry.ts';
import { stepCode, type NetworkPlan, type StepPlan } from '../../network/plan/plan.ts';
import type { PointRate } from './lives.ts';

export interface Flow {
  readonly name: string;
  readonly rate: number;
  readonly job: number;
  readonly place: number;
  readonly origin: 'machines' | 'arrivals' | 'shop';
  /** Why it is not Poisson; '' where it is. */
  readonly notPoisson: string;
  /** Index of the fleet, or −1. */
  readonly fleet: number;
  readonly point: PointRate | undefined;
  /** Job that repairs the unit which the request removes from a machine; −1: the station's own. */
  readonly shopJob: number;
  /** Item that is repaired; −1 outside the shop. */
  readonly item: number;
  /** Mean hours from the demand for a good unit to the bad one's arrival in the shop, waits left out. */
  readonly homeward: number;
}

export interface Reached {
  readonly step: StepPlan;
  readonly index: number;
  /** Probability that a request comes to it. */
  readonly share: number;
}

/** The steps of a flow's job with the share of requests that reach each. */
export function stepsOf(plan: NetworkPlan, { job }: Flow): readonly Reached[] {
  let share = 1;
  return entry(plan.jobs, job).steps.map((step, index) => {
    const its = { step, index, share };
    share *= 1 - step.resolves;
    return its;
  });
}

/** Mean and variance of the time between two places; nothing where no way is known. */
export function journey(plan: NetworkPlan, from: number, to: number): { mean: number; variance: number } {
  const way = from === to ? [] : (plan.routes[from * plan.places.length + to] ?? []);
  return {
    mean: way.reduce((sum, lane) => sum + lane.time.mean, 0),
    variance: way.reduce((sum, lane) => sum + lane.time.variance, 0),
  };
}

/** Pool of a group that serves a place; −1: none. */
export function poolAt(plan: NetworkPlan, place: number, group: number): number {
  return plan.poolNear[place * plan.groups.length + group] ?? -1;
}

/** Stock that serves a demand step of a flow; −1: none. */
export function stockAt(plan: NetworkPlan, flow: Flow, step: StepPlan): number {
  const place = step.at >= 0 ? step.at : flow.place;
  return plan.serving[place * plan.items.length + step.item] ?? -1;
}

/** Mean and variance of a step that takes time, waits left out. */
export function timeOf(plan: NetworkPlan, flow: Flow, step: StepPlan): { mean: number; variance: number } {
  if (step.code === stepCode.do) return step.time;
  if (step.code !== stepCode.travel) return { mean: 0, variance: 0 };
  const pool = plan.pools[poolAt(plan, flow.place, step.group)];
  return pool === undefined ? { mean: 0, variance: 0 } : journey(plan, pool.home, flow.place);
}

/** All flows, where a share `up[fleet]` of each fleet's machines is running. */
export function flowsOf(
  plan: NetworkPlan,
  rates: readonly (readonly PointRate[])[],
  up: readonly number[],
): readonly Flow[] {
  const flows: Flow[] = [];
  const none = { fleet: -1, point: undefined, item: -1, homeward: 0 };
  for (const [index, fleet] of plan.fleets.entries()) {
    for (const its of entry(rates, index)) {
      const { mode } = its.point;
      const calendar = mode.meter === 'calendar';
      const flow: Flow = {
        ...none,
        name: `${fleet.name}: ${mode.name}`,
        rate: its.perHour * fleet.count * (calendar ? 1 : entry(up, index)),
        job: mode.job,
        place: fleet.place,
        origin: 'machines',
        notPoisson: finitePopulation(fleet.name, fleet.count, its),
        fleet: index,
        point: its,
        shopJob: mode.shopJob,
      };
      flows.push(flow);
      addRepairs(plan, flows, flow);
    }
  }
  for (const source of plan.arrivals) {
    const flow: Flow = {
      ...none,
      name: source.name,
      rate: 1 / source.interval.mean,
      job: source.job,
      place: source.place,
      origin: 'arrivals',
      notPoisson:
        source.interval.law === 'exponential'
          ? ''
          : `${source.name} arrive at ${source.interval.law} intervals`,
      shopJob: -1,
    };
    flows.push(flow);
    const { brings } = source;
    if (brings !== undefined) repairOf(plan, flows, flow, brings.item, flow.rate, 0, 0);
    addRepairs(plan, flows, flow);
  }
  return flows;
}

/** A few machines do not fail like many: each that is down cannot, and each has a rhythm of its own. */
function finitePopulation(name: string, count: number, { law }: PointRate): string {
  if (law.variance === 0) return `the ${count} machines of ${name} fail at fixed readings`;
  const rhythm = law.law !== 'exponential' && law.mean * law.mean !== law.variance;
  if (count < 20) return `only ${count} machines in ${name}`;
  return rhythm && count < 100
    ? `lives in ${name} are ${law.law}, and its ${count} machines keep their rhythm`
    : '';
}

/** Adds the repairs of the units that a flow's job removes. */
function addRepairs(plan: NetworkPlan, flows: Flow[], flow: Flow): void {
  let sinceDemand = 0;
  let asked = false;
  for (const { step, share } of stepsOf(plan, flow)) {
    if (step.code === stepCode.demand) asked = true;
    if (asked) sinceDemand += timeOf(plan, flow, step).mean;
    if (step.code === stepCode.return || step.code === stepCode.remove) {
      repairOf(plan, flows, flow, step.item, flow.rate * share, sinceDemand, 0);
    }
  }
}

/** Adds the flow of repairs of an item at the station that a place sends it to, and at those it is passed on to. */
function repairOf(
  plan: NetworkPlan,
  flows: Flow[],
  flow: Flow,
  item: number,
  rate: number,
  homeward: number,
  hops: number,
): void {
  const its = entry(plan.items, item);
  const stationIndex = hops === 0 ? (its.stationNear[flow.place] ?? -1) : hops - 1;
  const station = its.stations[stationIndex];
  if (station === undefined || rate === 0 || flows.length > 10_000) return;
  const arrivedAfter = homeward + journey(plan, flow.place, station.place).mean;
  const passedOn = station.next >= 0 ? station.passedOn : 0;
  const repaired: Flow = {
    name: `repair of ${its.name} at ${entry(plan.places, station.place).name}`,
    rate: rate * (1 - passedOn) * (1 - station.condemned),
    job: flow.origin !== 'shop' && flow.shopJob >= 0 ? flow.shopJob : station.job,
    place: station.place,
    origin: 'shop',
    notPoisson: flow.notPoisson,
    fleet: -1,
    point: undefined,
    shopJob: -1,
    item,
    homeward: arrivedAfter,
  };
  flows.push(repaired);
  addRepairs(plan, flows, repaired);
  if (passedOn > 0) {
    const onward = { ...flow, place: station.place };
    repairOf(plan, flows, onward, item, rate * passedOn, arrivedAfter, station.next + 1);
  }
}
