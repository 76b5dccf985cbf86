/** A scenario must be about something, and be small enough to be run: better a message than a machine that hangs. */
import type { NetworkInput } from '../../engine/network/network-input.ts';
import { distribution, type DistributionSpec } from '../../engine/random/index.ts';
import {
  hoursAboveClock,
  mustBePositive,
  nothingToSimulate,
  tooManyOccurrences,
  tooManyUnits,
} from '../messages.ts';
import { own } from '../normalize/context.ts';
import { calendar } from '../units/meter.ts';
import type { CheckContext } from './check-context.ts';

/** Units in machines that one scenario may have. */
export const mostUnitsInstalled = 5_000_000;
/** Occurrences of one kind that one run may expect. */
export const mostOccurrences = 1e8;

/** How many of each item are in one unit of it, itself included; the caller has made sure that items form no circle. */
function census(
  network: NetworkInput,
  sockets: Readonly<Record<string, string>>,
): ReadonlyMap<string, number> {
  const within = new Map<string, ReadonlyMap<string, number>>();
  const add = (total: Map<string, number>, part: ReadonlyMap<string, number>): void => {
    for (const [id, count] of part) total.set(id, (total.get(id) ?? 0) + count);
  };
  const visit = (id: string): ReadonlyMap<string, number> => {
    const known = within.get(id);
    if (known !== undefined) return known;
    const counts = new Map([[id, 1]]);
    within.set(id, counts);
    for (const child of Object.values(own(network.items, id)?.contains ?? {})) add(counts, visit(child));
    return counts;
  };
  const total = new Map<string, number>();
  for (const item of Object.values(sockets)) add(total, visit(item));
  return total;
}

function meanOf(spec: DistributionSpec): number {
  return distribution(spec).mean;
}

function checkFleets({ network, horizon, tell }: CheckContext): void {
  let installed = 0;
  for (const [id, fleet] of Object.entries(network.fleets)) {
    const counts = census(network, own(network.products, fleet.product)?.sockets ?? {});
    for (const count of counts.values()) installed += fleet.count * count;
    if (installed > mostUnitsInstalled) {
      tell(['fleets', id, 'count'], tooManyUnits(mostUnitsInstalled));
      return;
    }
    if ((own(fleet.usage, 'h')?.perHour ?? 0) > 1) tell(['fleets', id, 'usage', 'h'], hoursAboveClock());
    for (const [item, count] of counts) {
      for (const [modeId, mode] of Object.entries(own(network.items, item)?.modes ?? {})) {
        const perHour = mode.meter === calendar ? 1 : (own(fleet.usage, mode.meter)?.perHour ?? 0);
        const expected = (fleet.count * count * perHour * fleet.wear * horizon) / meanOf(mode.later);
        // A life of nothing was told of when it was read.
        if (expected <= mostOccurrences || expected === Infinity) continue;
        tell(['items', item, 'modes', modeId, 'life'], tooManyOccurrences(expected, mostOccurrences));
      }
    }
  }
}

/** Sizes that a run can bear. */
export function checkSize(context: CheckContext): void {
  const { network, horizon, tell } = context;
  const { fleets, arrivals } = network;
  if (Object.keys(fleets).length === 0 && Object.keys(arrivals).length === 0) tell([], nothingToSimulate());
  checkFleets(context);
  for (const [id, { interval }] of Object.entries(arrivals)) {
    const path = ['arrivals', id, 'interval'];
    const mean = meanOf(interval);
    if (mean === 0) tell(path, mustBePositive('0'));
    else if (horizon / mean > mostOccurrences)
      tell(path, tooManyOccurrences(horizon / mean, mostOccurrences));
  }
}
