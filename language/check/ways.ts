/** Ways through the network: up the tree of places, and along lanes. */
import type { NetworkInput } from '../../engine/network/network-input.ts';
import { own } from '../normalize/context.ts';

/** Levels that a tree of places may have. */
export const deepestTree = 50;

/** The place, the one that resupplies it, and so on to the root; ends where it would go round. */
export function wayUp(network: NetworkInput, place: string): readonly string[] {
  const way: string[] = [];
  const seen = new Set<string>();
  let at: string | null = place;
  while (at !== null && !seen.has(at) && way.length <= deepestTree) {
    seen.add(at);
    way.push(at);
    at = own(network.places, at)?.parent ?? null;
  }
  return way;
}

/** Answers whether goods can get from one place to another. */
export class Routes {
  readonly #network: NetworkInput;
  readonly #lanes = new Set<string>();

  constructor(network: NetworkInput) {
    this.#network = network;
    for (const { from, to } of Object.values(network.lanes)) {
      this.#lanes.add(`${from}/${to}`);
      this.#lanes.add(`${to}/${from}`);
    }
  }

  /** By a direct lane where there is one, else along the tree, with a lane for each step. */
  join(from: string, to: string): boolean {
    if (from === to || this.#lanes.has(`${from}/${to}`)) return true;
    const up = wayUp(this.#network, from);
    const down = wayUp(this.#network, to);
    const top = up.find((place) => down.includes(place));
    if (top === undefined) return false;
    return this.#climb(up, top) && this.#climb(down, top);
  }

  #climb(way: readonly string[], top: string): boolean {
    for (const [index, place] of way.entries()) {
      if (place === top) return true;
      if (!this.#lanes.has(`${place}/${way[index + 1] ?? ''}`)) return false;
    }
    return false;
  }
}
