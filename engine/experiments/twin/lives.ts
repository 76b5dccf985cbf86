/**
 * How often each failure mode of a fleet's machines strikes per hour of running, in the long run, and how often by the
 * horizon. Modes that renew each other compete: the mean time to the first of them is ∫ Π Sᵢ, and mode i is the first
 * with probability ∫ Π S dHᵢ (D. R. Cox, Renewal Theory, 1962). A planned limit that a failure resets is age replacement.
 */
import { entry } from '../../network/entry.ts';
import { calendarMeter, type FleetPlan, type PointPlan } from '../../network/plan/plan.ts';
import type { LifeDistribution } from '../../random/distributions/distribution.ts';
import { exp } from '../../random/index.ts';
import { ageReplacement, renewalsBy } from '../../theory/index.ts';

export interface PointRate {
  readonly point: PointPlan;
  /** Strikes of one machine's point per hour of running (of the calendar, for calendar modes). */
  readonly perHour: number;
  readonly law: LifeDistribution;
  /** Units of the meter per hour, wear included. */
  readonly speed: number;
  readonly theory: 'renewal' | 'competing risks' | 'age replacement';
  /** What of the structure the theory passes over; '' where nothing. */
  readonly passedOver: string;
}

/** Mean lives after which a renewal function has come to its straight line. */
const longRun = 10;
const steps = 4000;

/** Units of the point's meter per hour of running. */
function speedOf(fleet: FleetPlan, index: number): number {
  const meter = entry(fleet.pointMeters, index);
  if (meter === calendarMeter) return fleet.wear;
  const factors = entry(fleet.monthlyFactors, meter);
  const mean = factors.length === 0 ? 1 : factors.reduce((sum, its) => sum + its, 0) / factors.length;
  return entry(fleet.perHour, meter) * mean * fleet.wear;
}

function isMemoryless(law: LifeDistribution): boolean {
  return law.law === 'exponential';
}

/** Strikes per unit of the meter of each of several lives that start anew together. */
export function competing(lives: readonly LifeDistribution[]): readonly number[] {
  const shares = lives.map(() => 0);
  let mean = 0;
  const whole = (x: number): number => lives.reduce((sum, life) => sum + life.cumulativeHazard(x), 0);
  const end = Math.min(...lives.map((life) => life.inverseCumulativeHazard(40)));
  let before = 0;
  let alive = 1;
  for (let step = 1; step <= steps; step += 1) {
    const x = (end * step) / steps;
    const middle = (end * (step - 0.5)) / steps;
    const next = exp(-whole(x));
    const half = exp(-whole(middle));
    // Simpson's rule on each step.
    mean += ((x - before) * (alive + 4 * half + next)) / 6;
    for (const [index, life] of lives.entries()) {
      const first = life.cumulativeHazard(middle) - life.cumulativeHazard(before);
      const second = life.cumulativeHazard(x) - life.cumulativeHazard(middle);
      shares[index] = (shares[index] ?? 0) + (first * (alive + half)) / 2 + (second * (half + next)) / 2;
    }
    before = x;
    alive = next;
  }
  const total = shares.reduce((sum, its) => sum + its, 0);
  return shares.map((share) => share / total / mean);
}

/** The rates of all points of a fleet's product. */
export function pointRates(fleet: FleetPlan): readonly PointRate[] {
  const { points } = fleet.product;
  const rates = points.map((point, index): PointRate => {
    const speed = speedOf(fleet, index);
    const law = point.mode.later;
    return { point, perHour: speed / law.mean, law, speed, theory: 'renewal', passedOver: '' };
  });
  const bySocket = new Map<number, number[]>();
  for (const [index, { socket }] of points.entries())
    bySocket.set(socket, [...(bySocket.get(socket) ?? []), index]);
  for (const indices of bySocket.values()) settle(rates, indices);
  return rates;
}

/** Takes into account how the modes of one socket renew each other. */
function settle(rates: PointRate[], indices: readonly number[]): void {
  const of = (index: number): PointRate => entry(rates, index);
  const failing = indices.filter((index) => of(index).point.mode.kind === 'failure');
  const planned = indices.filter((index) => of(index).point.mode.kind === 'planned');
  const ageing = failing.filter((index) => !isMemoryless(of(index).law));
  const together = ageing.length > 1 && ageing.every((index) => of(index).point.mode.renews === 'visit');
  if (together && new Set(ageing.map((index) => of(index).speed)).size === 1) {
    const each = competing(ageing.map((index) => of(index).law));
    for (const [place, index] of ageing.entries()) {
      const its = of(index);
      rates[index] = { ...its, perHour: its.speed * entry(each, place), theory: 'competing risks' };
    }
  } else if (ageing.length > 1) {
    const renewing = ageing.some((index) => of(index).point.mode.renews !== 'mode');
    if (renewing)
      for (const index of ageing) rates[index] = { ...of(index), passedOver: 'some modes renew others' };
  }
  for (const index of planned) {
    const its = of(index);
    const same = failing.filter(
      (other) =>
        of(other).point.path.join() === its.point.path.join() && of(other).point.mode.renews !== 'mode',
    );
    const [only] = same;
    if (only === undefined) continue;
    if (same.length > 1 || failing.length > 1 || of(only).speed !== its.speed || its.law.variance > 0) {
      rates[index] = { ...its, passedOver: 'several modes reset this limit' };
      continue;
    }
    const policy = { life: of(only).law, plannedCost: 1, failureCost: 1 };
    const { operatingTime, plannedShare } = ageReplacement(policy, its.law.mean);
    const perUnit = its.speed / operatingTime;
    rates[index] = { ...its, perHour: perUnit * plannedShare, theory: 'age replacement' };
    rates[only] = { ...of(only), perHour: perUnit * (1 - plannedShare), theory: 'age replacement' };
  }
}

/** Expected strikes of one point in so many hours of running, and whether that is exact for the fleet's start. */
export function strikesBy(
  fleet: FleetPlan,
  its: PointRate,
  hours: number,
): { count: number; exact: boolean } {
  const { law, speed, perHour, theory, point } = its;
  const run = hours * speed;
  const lived = run / law.mean;
  if (theory === 'renewal' && isMemoryless(law) && law.mean === point.mode.first.mean) {
    return { count: lived, exact: true };
  }
  const startsNew = fleet.initialAge.mean === 0 && fleet.initialAge.variance === 0;
  const oneLaw = point.mode.first.mean === law.mean && point.mode.first.variance === law.variance;
  if (theory !== 'renewal' || !startsNew || !oneLaw) return { count: perHour * hours, exact: false };
  if (law.variance === 0) return { count: Math.floor(lived), exact: true };
  if (lived <= longRun) return { count: renewalsBy(law, run), exact: true };
  // The straight line that the renewal function comes to.
  return { count: lived + 0.5 * (law.variance / (law.mean * law.mean) - 1), exact: true };
}
