/** Ways through the network: a direct lane if there is one, else up the tree to a common place and down again. */
import type { LaneInput, PlaceInput } from '../places/place-input.ts';

type ById<T> = Readonly<Record<string, T>>;

/** The places on the way up, the place itself first. Stops at a repeated place, so that a cycle cannot hang it. */
export function wayUp(places: ById<PlaceInput>, from: string): readonly string[] {
  const way: string[] = [];
  let place: string | null = from;
  while (place !== null && !way.includes(place)) {
    way.push(place);
    place = places[place]?.parent ?? null;
  }
  return way;
}

function direct(lanes: ById<LaneInput>, from: string, to: string): string | undefined {
  const ids = Object.keys(lanes);
  const is = (id: string, a: string, b: string): boolean => lanes[id]?.from === a && lanes[id].to === b;
  return ids.find((id) => is(id, from, to)) ?? ids.find((id) => is(id, to, from));
}

/** The lanes to follow from one place to another, as ids; `undefined` if a lane on the way is missing. */
export function route(
  places: ById<PlaceInput>,
  lanes: ById<LaneInput>,
  from: string,
  to: string,
): readonly string[] | undefined {
  if (from === to) return [];
  const lane = direct(lanes, from, to);
  if (lane !== undefined) return [lane];
  const up = wayUp(places, from);
  const down = wayUp(places, to);
  const meeting = up.find((place) => down.includes(place));
  if (meeting === undefined) return undefined;
  const stops = [...up.slice(0, up.indexOf(meeting) + 1), ...down.slice(0, down.indexOf(meeting)).reverse()];
  const way: string[] = [];
  for (const [index, stop] of stops.entries()) {
    const next = stops[index + 1];
    if (next === undefined) break;
    const hop = direct(lanes, stop, next);
    if (hop === undefined) return undefined;
    way.push(hop);
  }
  return way;
}
