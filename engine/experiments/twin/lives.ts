/**
 * How often each failure mode of a fleet's machines strikes. Modes that renew each other compete: the first of them to end
 * renews all, and is mode i with probability ∫ Π S dHᵢ. A planned limit that a failure resets is age replacement.
 */
import { entry } from '../../network/entry.ts';
import { calendarMeter, type FleetPlan, type PointPlan } from '../../network/plan/plan.ts';
import type { Distribution, LifeDistribution } from '../../random/distributions/distribution.ts';
import { exp } from '../../random/index.ts';
import { ageReplacement, renewalsBy } from '../../theory/index.ts';
import { eventsBy, fixedEventsBy } from './strikes.ts';

export interface PointRate {
  readonly point: PointPlan;
  /** Strikes of one machine's point by the end of its hours of running. */
  readonly count: number;
  /** The same per hour of running (of the calendar, for calendar modes). */
  readonly perHour: number;
  readonly law: LifeDistribution;
  /** Units of the meter per hour, wear included. */
  readonly speed: number;
  readonly theory: 'renewal' | 'competing risks' | 'age replacement';
  /** What of the structure the theory passes over; '' where nothing. */
  readonly passedOver: string;
  /** The count is that of the long run, whatever the start. */
  readonly longRun: boolean;
}

/** Mean lives after which a renewal function has come to its straight line. */
const manyLives = 10;
const steps = 2000;

/** Units of the point's meter per hour of running. */
function speedOf(fleet: FleetPlan, index: number): number {
  const meter = entry(fleet.pointMeters, index);
  if (meter === calendarMeter) return fleet.wear;
  const factors = entry(fleet.monthlyFactors, meter);
  const mean = factors.length === 0 ? 1 : factors.reduce((sum, its) => sum + its, 0) / factors.length;
  return entry(fleet.perHour, meter) * mean * fleet.wear;
}

/** Age of a point at the start, in units of its meter. */
function ageOf(fleet: FleetPlan, index: number): Pick<Distribution, 'quantile'> {
  const meter = entry(fleet.pointMeters, index);
  const ratio = meter === calendarMeter ? fleet.calendarAgeRatio : entry(fleet.ageRatios, meter);
  const age = entry(fleet.initialAges, entry(fleet.product.points, index).socket);
  return { quantile: (u) => ratio * age.quantile(u) };
}

function isMemoryless(law: LifeDistribution): boolean {
  return law.law === 'exponential';
}

function isFixed(law: LifeDistribution): boolean {
  return law.variance === 0;
}

/** Probability that each of several lives which start anew together is the first to end. */
export function firstToEnd(lives: readonly LifeDistribution[]): readonly number[] {
  const shares = lives.map(() => 0);
  const end = Math.min(...lives.map((life) => life.inverseCumulativeHazard(40)));
  for (let step = 0; step < steps; step += 1) {
    const [from, to] = [(end * step) / steps, (end * (step + 1)) / steps];
    const hazard = lives.reduce((sum, life) => sum + life.cumulativeHazard((from + to) / 2), 0);
    const alive = exp(-hazard);
    for (const [index, life] of lives.entries()) {
      shares[index] =
        (shares[index] ?? 0) + alive * (life.cumulativeHazard(to) - life.cumulativeHazard(from));
    }
  }
  const total = shares.reduce((sum, its) => sum + its, 0);
  return shares.map((share) => share / total);
}

/** A point by itself: a renewal process. */
function alone(fleet: FleetPlan, index: number, hours: number): PointRate {
  const point = entry(fleet.product.points, index);
  const { first, later } = point.mode;
  const speed = speedOf(fleet, index);
  const run = hours * speed;
  const age = entry(fleet.initialAges, point.socket);
  const startsNew = age.mean === 0 && age.variance === 0;
  const oneLaw = first.mean === later.mean && first.variance === later.variance && first.law === later.law;
  const count = ((): number => {
    const lived = run / later.mean;
    if (run === 0 || (isMemoryless(later) && oneLaw)) return lived;
    if (isFixed(later) && oneLaw) return fixedEventsBy(later.mean, ageOf(fleet, index), run);
    // The straight line that the renewal function comes to.
    if (startsNew && oneLaw && lived > manyLives) {
      return lived + 0.5 * (later.variance / (later.mean * later.mean) - 1);
    }
    if (startsNew && oneLaw) return renewalsBy(later, run);
    return eventsBy(
      { first: [first], later: [later], firstShare: fleet.firstRunShare, age: ageOf(fleet, index) },
      run,
    );
  })();
  // What the start adds is told by the count; the long run is the rate that waits and availabilities rest on.
  const perHour = run > manyLives * later.mean || hours === 0 ? speed / later.mean : count / hours;
  return { point, count, perHour, law: later, speed, theory: 'renewal', passedOver: '', longRun: false };
}

/** The rates of all points of a fleet's product, over so many hours of running and of the calendar. */
export function pointRates(fleet: FleetPlan, running: number, calendar: number): readonly PointRate[] {
  const { points } = fleet.product;
  const hoursOf = (index: number): number =>
    fleet.pointMeters[index] === calendarMeter ? calendar : running;
  // Equal sockets have equal rates: each mode is worked out once.
  const known = new Map<string, PointRate>();
  const rates = points.map((point, index) => {
    const key = `${entry(fleet.product.sockets, point.socket).item} ${point.path.join(' ')} ${point.mode.index}`;
    const its = known.get(key) ?? alone(fleet, index, hoursOf(index));
    known.set(key, its);
    return { ...its, point };
  });
  for (const socket of new Set(points.map((point) => point.socket))) {
    const indices = [...points.keys()].filter((index) => points[index]?.socket === socket);
    compete(fleet, rates, indices, hoursOf);
    resetLimits(rates, indices, hoursOf);
    rotate(fleet, rates, indices);
  }
  return rates;
}

/** Takes into account that ageing modes of one socket renew each other. */
function compete(
  fleet: FleetPlan,
  rates: PointRate[],
  indices: readonly number[],
  hoursOf: (index: number) => number,
): void {
  const ageing = indices.filter((index) => {
    const { point, law } = entry(rates, index);
    return point.mode.kind === 'failure' && !isMemoryless(law);
  });
  const its = ageing.map((index) => entry(rates, index));
  const [one, leader = -1] = [its[0], ageing[0]];
  if (one === undefined || its.length < 2 || its.every(({ point }) => point.mode.renews === 'mode')) return;
  const together =
    its.every(({ point }) => point.mode.renews === 'visit') &&
    new Set(its.map(({ speed }) => speed)).size === 1;
  if (!together || its.some(({ law }) => isFixed(law))) {
    for (const index of ageing)
      rates[index] = { ...entry(rates, index), passedOver: 'some modes renew others' };
    return;
  }
  const hours = hoursOf(leader);
  const later = its.map(({ law }) => law);
  const first = its.map(({ point }) => point.mode.first);
  const group = { first, later, firstShare: fleet.firstRunShare, age: ageOf(fleet, leader) };
  const events = eventsBy(group, hours * one.speed);
  const shares = firstToEnd(later);
  for (const [place, index] of ageing.entries()) {
    const count = events * entry(shares, place);
    rates[index] = { ...entry(rates, index), count, perHour: count / hours, theory: 'competing risks' };
  }
}

/** Says of limits on units that come and go that these age elsewhere, or not at all. */
function rotate(fleet: FleetPlan, rates: PointRate[], indices: readonly number[]): void {
  for (const index of indices) {
    const its = entry(rates, index);
    if (its.point.mode.kind !== 'planned' || its.theory !== 'renewal' || its.passedOver !== '') continue;
    if (indices.length > 1)
      rates[index] = { ...its, passedOver: `units leave ${fleet.name} for the shop before it is due` };
  }
}

/** Takes into account that a failure of the same unit may reset a planned limit. */
function resetLimits(
  rates: PointRate[],
  indices: readonly number[],
  hoursOf: (index: number) => number,
): void {
  for (const index of indices) {
    const its = entry(rates, index);
    if (its.point.mode.kind !== 'planned') continue;
    const resetting = indices.filter((other) => {
      const { mode, path } = entry(rates, other).point;
      const isAbove = path.every((step, depth) => its.point.path[depth] === step);
      const isSame = isAbove && path.length === its.point.path.length;
      return (
        mode.kind === 'failure' && ((mode.renews === 'unit' && isSame) || (mode.renews === 'tree' && isAbove))
      );
    });
    const [only] = resetting;
    if (only === undefined) continue;
    const failing = entry(rates, only);
    if (
      resetting.length > 1 ||
      failing.speed !== its.speed ||
      !isFixed(its.law) ||
      failing.theory !== 'renewal'
    ) {
      rates[index] = { ...its, passedOver: 'several modes reset this limit' };
      continue;
    }
    const hours = hoursOf(index);
    const policy = { life: failing.law, plannedCost: 1, failureCost: 1 };
    const { operatingTime, plannedShare } = ageReplacement(policy, its.law.mean);
    const cycles = its.speed / operatingTime;
    const set = (of: number, rate: PointRate, share: number): void => {
      const perHour = cycles * share;
      rates[of] = { ...rate, perHour, count: perHour * hours, theory: 'age replacement', longRun: true };
    };
    set(index, its, plannedShare);
    set(only, failing, 1 - plannedShare);
  }
}
