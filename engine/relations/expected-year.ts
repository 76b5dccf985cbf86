/**
 * What a party believes a year will bring: drivers from mean rates. A mode strikes once in its mean life (the later
 * law), lives are spent as the wear says while machines are up, and a stop lasts as long as the party believes. No
 * queue is looked at: beliefs are mean rates, and the simulation then shows what the choice was worth.
 */
import type { EconomicsInput } from '../contracts/economics-input.ts';
import type { Driver } from '../contracts/switches/driver.ts';
import { entry } from '../network/entry.ts';
import { stepCode } from '../network/plan/plan.ts';
import { ratesUnderLimits } from './age-limits.ts';
import type { FleetPlan, JobPlan, ModePlan, NetworkPlan } from '../network/plan/plan.ts';

const yearHours = 8760;

/** Quantities of drivers in a year, by driver and what it counts. */
export interface ExpectedYear {
  quantity(driver: Driver, per: string | undefined, unit: string | undefined, target: number): number;
  /** Requests a year by mode name, for the report. */
  readonly strikes: ReadonlyMap<string, number>;
  readonly availability: number;
}

interface JobExpectation {
  readonly fieldHours: number;
  readonly fieldCost: number;
  readonly visits: number;
  readonly returns: string | undefined;
}

/** People's hours at the machine, visits and the item exchanged, for one request of a job. */
function expectJob(plan: NetworkPlan, economics: EconomicsInput, job: JobPlan): JobExpectation {
  let reached = 1;
  let fieldHours = 0;
  let fieldCost = 0;
  let visits = 0;
  let returns: string | undefined;
  const held = new Map<number, number>();
  for (const step of job.steps) {
    if (step.code === stepCode.take) held.set(step.group, step.count);
    if (step.code === stepCode.release) held.delete(step.group);
    if (step.code === stepCode.travel) visits += reached;
    if (step.code === stepCode.return) returns = entry(plan.items, step.item).name;
    if (step.code !== stepCode.do) continue;
    for (const [group, count] of held) {
      const pool = plan.pools.find((its) => its.group === group);
      if (pool?.kind !== 'people') continue;
      fieldHours += reached * count * step.time.mean;
      fieldCost += reached * count * step.time.mean * (economics.wages[pool.name] ?? 0);
    }
    reached *= 1 - step.resolves;
  }
  return { fieldHours, fieldCost, visits, returns };
}

function routeCost(plan: NetworkPlan, economics: EconomicsInput, from: number, to: number): number {
  const way = plan.routes[from * plan.places.length + to] ?? [];
  return way.reduce((sum, lane) => sum + (economics.laneCosts[lane.name] ?? 0), 0);
}

/** Hours for which the planned work of a job stops the machine. */
function plannedStop(job: JobPlan): number {
  return job.steps.reduce((sum, { stopsMachine, time }) => sum + (stopsMachine ? time.mean : 0), 0);
}

/** Strikes a year of one mode at one position in one machine that is up all the time. */
function strikesPerYear(
  fleet: FleetPlan,
  mode: ModePlan,
  meter: number,
  perUnit: number | undefined,
): number {
  const perHour = meter < 0 ? 1 : entry(fleet.perHour, meter);
  if (perUnit !== undefined) return perHour * yearHours * fleet.wear * perUnit;
  return (perHour * yearHours * fleet.wear) / mode.later.mean;
}

/** The year that a customer's machines are expected to have. `managed`: planned modes whose limit is looked at closely. */
export function expectYear(
  plan: NetworkPlan,
  economics: EconomicsInput,
  customer: number,
  stopHours: number,
  managed: ReadonlySet<string> = new Set(),
): ExpectedYear {
  const fleets = plan.fleets.filter((fleet) => fleet.customer === customer);
  const sums = new Map<string, number>();
  const strikes = new Map<string, number>();
  const add = (driver: Driver, per: string, quantity: number): void => {
    sums.set(`${driver} ${per}`, (sums.get(`${driver} ${per}`) ?? 0) + quantity);
  };
  let machines = 0;
  let stops = 0;
  let plannedHours = 0;
  const limited = fleets.map((fleet) => ratesUnderLimits(fleet, managed));
  for (const [which, fleet] of fleets.entries()) {
    machines += fleet.count;
    for (const [index, point] of fleet.product.points.entries()) {
      const perUnit = limited[which]?.get(index);
      const rate = strikesPerYear(fleet, point.mode, entry(fleet.pointMeters, index), perUnit) * fleet.count;
      if (managed.has(point.mode.name)) plannedHours += rate * plannedStop(entry(plan.jobs, point.mode.job));
      else if (point.mode.severity === 'stops') stops += rate;
    }
  }
  // With r stops per machine-year of uptime, each of h hours, a machine is up 1 / (1 + r h / year) of the time.
  const down = machines === 0 ? 0 : (stops / machines) * stopHours + plannedHours / machines;
  const availability = 1 / (1 + down / yearHours);
  let failures = 0;
  const failuresIn = new Map<string, number>();
  for (const [which, fleet] of fleets.entries()) {
    for (const [index, point] of fleet.product.points.entries()) {
      const { mode } = point;
      const perUnit = limited[which]?.get(index);
      const rate =
        strikesPerYear(fleet, mode, entry(fleet.pointMeters, index), perUnit) * fleet.count * availability;
      strikes.set(mode.name, (strikes.get(mode.name) ?? 0) + rate);
      if (mode.kind === 'failure') {
        const socket = entry(fleet.product.sockets, point.socket);
        const { name } = entry(plan.items, socket.item);
        failures += rate;
        failuresIn.set(name, (failuresIn.get(name) ?? 0) + rate);
      }
      const job = expectJob(plan, economics, entry(plan.jobs, mode.job));
      const visit = economics.shopVisits[mode.name] ?? { materials: 0, labourHours: 0 };
      const returned = plan.items.find((item) => item.name === job.returns);
      let materials = visit.materials;
      let transport = 0;
      const station = returned?.stations[entry(returned.stationNear, fleet.place)];
      if (returned !== undefined && station === undefined) {
        materials += economics.unitValues[returned.name]?.price ?? 0;
      }
      if (station !== undefined) {
        transport = 2 * routeCost(plan, economics, fleet.place, station.place);
      }
      if (returned !== undefined) add('removal', returned.name, rate);
      add('visit', '', rate * job.visits);
      add('fieldLabourHour', '', rate * job.fieldHours);
      add('shopLabourHour', '', rate * visit.labourHours);
      add('partsCost', '', rate * materials);
      add('transportCost', '', rate * transport);
      add(
        'auditedCost',
        '',
        rate * (materials + visit.labourHours * economics.shopLabourRate + transport + job.fieldCost),
      );
    }
  }
  add('downtimeHour', '', machines * yearHours * (1 - availability));

  const unitsOf = (fleet: FleetPlan, unit: string | undefined): number =>
    unit === undefined
      ? 1
      : fleet.product.sockets.filter((socket) => entry(plan.items, socket.item).name === unit).length;
  const removals = [...sums].reduce((sum, [key, its]) => sum + (key.startsWith('removal ') ? its : 0), 0);
  const quantity: ExpectedYear['quantity'] = (driver, per, unit, target) => {
    if (driver === 'coveredHour') {
      return fleets.reduce((sum, fleet) => sum + fleet.count * unitsOf(fleet, unit) * yearHours, 0);
    }
    if (driver === 'use') {
      return fleets.reduce((sum, fleet) => {
        const meter = fleet.meters.indexOf(per ?? '');
        const perHour = meter < 0 ? 0 : entry(fleet.perHour, meter);
        return sum + fleet.count * unitsOf(fleet, unit) * perHour * yearHours * availability;
      }, 0);
    }
    if (driver === 'pointsAbove') return Math.max(0, availability - target) * 100 * machines;
    if (driver === 'pointsBelow') return Math.max(0, target - availability) * 100 * machines;
    if (driver === 'claim') return per === undefined ? failures : (failuresIn.get(per) ?? 0);
    if (driver === 'coverHour') return machines * yearHours;
    if (driver === 'removal') return per === undefined ? removals : (sums.get(`removal ${per}`) ?? 0);
    return sums.get(`${driver} `) ?? 0;
  };
  return { quantity, strikes, availability };
}
