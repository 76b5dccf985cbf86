/** Where removed units go: the nearest station on the way up, then the next one above it. */
import type { StationInput } from '../items/item-input.ts';
import type { PlaceInput } from '../places/place-input.ts';
import type { IndexOf } from './plan-jobs.ts';
import type { ItemPlan, StationPlan } from './plan.ts';
import { wayUp } from './routes.ts';

type ById<T> = Readonly<Record<string, T>>;

/** The stations of one item as plans. */
export function planStations(
  repair: ById<StationInput>,
  places: ById<PlaceInput>,
  names: { readonly place: IndexOf; readonly job: IndexOf },
): Pick<ItemPlan, 'stations' | 'stationNear'> {
  const ids = Object.keys(repair);
  const first = (way: readonly string[]): number =>
    ids.indexOf(way.find((place) => ids.includes(place)) ?? '');
  return {
    stations: Object.entries(repair).map(([place, its]): StationPlan => ({
      place: names.place(place),
      job: names.job(its.job),
      passedOn: its.passedOn,
      condemned: its.condemned,
      next: first(wayUp(places, place).slice(1)),
    })),
    stationNear: Object.keys(places).map((place) => {
      const near = first(wayUp(places, place));
      return near >= 0 ? near : ids.length - 1 < 0 ? -1 : 0;
    }),
  };
}
