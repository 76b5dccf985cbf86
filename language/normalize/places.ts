/** Places, lanes and tiers with every default filled. */
import type { TierInput } from '../../engine/network/entitlements/tier-input.ts';
import type { LaneInput, PlaceInput } from '../../engine/network/places/place-input.ts';
import { mustBePositive, periodAlone, windowAlone } from '../messages.ts';
import { always, type Calendar } from './calendar.ts';
import { mapped, type Context } from './context.ts';
import { defaults } from './defaults.ts';

/** Hours of a period. */
const periodHours = { month: 730, quarter: 2190, year: 8760 } as const;

type ById<T> = Readonly<Record<string, T>>;

/** The tree of places. */
export function normalizePlaces({ authored, tell }: Context, calendar: Calendar): ById<PlaceInput> {
  return mapped(authored.places, ({ kind, parent, access, window }, id) => {
    if (window !== undefined && access === undefined) tell(['places', id, 'window'], windowAlone(), true);
    return {
      kind,
      parent: parent ?? null,
      access: access === undefined ? always : calendar.hours(access),
      window: window ?? defaults.access.window,
    };
  });
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
export function normalizeTiers({ authored, tell }: Context, calendar: Calendar): ById<TierInput> {
  const { tier } = defaults;
  if (authored.tiers === undefined) {
    return { [defaults.tierId]: { ...tier, hours: always, period: periodHours[tier.period] } };
  }
  return mapped(authored.tiers, ({ priority, response, restore, hours, clocksFor, uptime, period }, id) => {
    if (period !== undefined && uptime === undefined) tell(['tiers', id, 'period'], periodAlone(), true);
    if (uptime === 0) tell(['tiers', id, 'uptime'], mustBePositive('0'));
    return {
      priority,
      response: response ?? null,
      restore: restore ?? null,
      hours: hours === undefined ? always : calendar.hours(hours),
      clocksFor: clocksFor ?? tier.clocksFor,
      uptime: uptime ?? null,
      period: periodHours[period ?? tier.period],
    };
  });
}
