/** Shocks as plans: where in each fleet's product they hit. */
import { distribution } from '../../random/distributions/distribution-spec.ts';
import { hash64 } from '../../random/draws/path-hash.ts';
import type { ShockInput } from '../items/shock-input.ts';
import type { FleetPlan, ShockPlan } from './plan.ts';

/** Turns normalized shocks into plans. */
export function planShocks(
  shocks: Readonly<Record<string, ShockInput>>,
  fleets: readonly FleetPlan[],
): readonly ShockPlan[] {
  return Object.entries(shocks).map(([name, its]) => ({
    name,
    hash: hash64(`shock/${name}`),
    interval: distribution(its.interval),
    hits: its.hits,
    fleets: its.fleets.map((id) => {
      const fleet = fleets.findIndex((one) => one.name === id);
      const point = fleets[fleet]?.product.points.findIndex(
        (one) => one.name === `${its.socket}#${its.mode}`,
      );
      if (point === undefined || point < 0) {
        throw new RangeError(`the fleet "${id}" has no mode "${its.mode}" at "${its.socket}"`);
      }
      return { fleet, point };
    }),
  }));
}
