/** What there is in a scenario, counted. */
import type { Alternative } from '../../engine/build/scenario.ts';

export interface Contents {
  readonly machines: number;
  readonly fleets: number;
  readonly places: number;
  readonly items: number;
  readonly pools: number;
  readonly stocks: number;
  readonly contracts: number;
  readonly decisions: number;
}

export function contentsOf({ network, economics, decisions }: Alternative): Contents {
  const size = (map: object): number => Object.keys(map).length;
  return {
    machines: Object.values(network.fleets).reduce((sum, fleet) => sum + fleet.count, 0),
    fleets: size(network.fleets),
    places: size(network.places),
    items: size(network.items),
    pools: size(network.pools),
    stocks: size(network.stocks),
    contracts: size(economics.contracts),
    decisions: size(decisions),
  };
}
