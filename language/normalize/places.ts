/** Places, lanes and tiers with every default filled. */
import type { TierInput } from '../../engine/network/entitlements/tier-input.ts';
import type { LaneInput, PlaceInput } from '../../engine/network/places/place-input.ts';
import { mapped, type Context } from './context.ts';
import { defaults } from './defaults.ts';

type ById<T> = Readonly<Record<string, T>>;

/** The tree of places. */
export function normalizePlaces({ authored }: Context): ById<PlaceInput> {
  return mapped(authored.places, ({ kind, parent }) => ({ kind, parent: parent ?? null }));
}

/** The lanes; those who come again travel as long as the first time unless it is said otherwise. */
export function normalizeLanes({ authored }: Context): ById<LaneInput> {
  return mapped(authored.lanes, ({ from, to, time, laterVisits }) => ({
    from,
    to,
    time,
    laterVisits: laterVisits ?? time,
  }));
}

/** The tiers; one without promises where the scenario has none. */
export function normalizeTiers({ authored }: Context): ById<TierInput> {
  if (authored.tiers === undefined) return { [defaults.tierId]: defaults.tier };
  return mapped(authored.tiers, ({ priority, response, restore }) => ({
    priority,
    response: response ?? null,
    restore: restore ?? null,
  }));
}
