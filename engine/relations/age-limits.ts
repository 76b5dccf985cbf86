/**
 * What a planned limit does to failures, as a party believes: under age replacement a unit is renewed when it fails or
 * when its limit is reached, whichever is first (Barlow and Proschan 1965). With cumulative hazards H_i of the modes that
 * the planned work renews, and G = exp(−Σ H_i), a unit has ∫ G dH_i failures of each kind and G(limit) planned renewals
 * in a mean life of ∫ G dx, all up to the limit. Without planned work that renews a failure, its rate is 1 / mean life.
 */
import { exp } from '../random/arithmetic/exponential.ts';
import { entry } from '../network/entry.ts';
import type { FleetPlan, PointPlan } from '../network/plan/plan.ts';

/** Pieces into which the life up to the limit is cut; the error falls with their square. */
const pieces = 2048;

function isBelow(point: PointPlan, planned: PointPlan): boolean {
  if (point.socket !== planned.socket) return false;
  const { renews } = planned.mode;
  if (renews === 'mode') return false;
  if (renews === 'unit' && point.path.length !== planned.path.length) return false;
  return planned.path.every((step, depth) => point.path[depth] === step);
}

/** Strikes per unit of the meter for the points that a managed limit concerns; others are not in the map. */
export function ratesUnderLimits(
  fleet: FleetPlan,
  managed: ReadonlySet<string>,
): ReadonlyMap<number, number> {
  const rates = new Map<number, number>();
  if (managed.size === 0) return rates;
  const { points } = fleet.product;
  for (const [index, planned] of points.entries()) {
    if (planned.mode.kind !== 'planned' || !managed.has(planned.mode.name)) continue;
    const meter = entry(fleet.pointMeters, index);
    const failures = points.flatMap((point, other) =>
      point.mode.kind === 'failure' && fleet.pointMeters[other] === meter && isBelow(point, planned)
        ? [{ other, life: point.mode.later }]
        : [],
    );
    const limit = planned.mode.later.mean;
    const hazards = failures.map(() => 0);
    const counts = failures.map(() => 0);
    let alive = 1;
    let mean = 0;
    for (let piece = 1; piece <= pieces; piece += 1) {
      let hazard = 0;
      const met = failures.map(({ life }, at) => {
        const now = life.cumulativeHazard((limit * piece) / pieces);
        const more = now - entry(hazards, at);
        hazards[at] = now;
        hazard += more;
        return more;
      });
      const next = alive * exp(-hazard);
      mean += ((alive + next) / 2) * (limit / pieces);
      // Who dies in this piece dies of each cause in proportion to its hazard.
      if (hazard > 0) {
        for (const [at, more] of met.entries())
          counts[at] = entry(counts, at) + ((alive - next) * more) / hazard;
      }
      alive = next;
    }
    rates.set(index, alive / mean);
    for (const [at, { other }] of failures.entries()) rates.set(other, entry(counts, at) / mean);
  }
  return rates;
}
