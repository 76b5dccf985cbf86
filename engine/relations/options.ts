/** Applies options to a network through the declared ports, and to nothing else. The input is left as it was. */
import type { NetworkInput } from '../network/network-input.ts';
import type { StockInput } from '../network/stock/stock-input.ts';
import type { Change } from './decision-input.ts';

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T, id: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value, id)]));
}

/** A stock with so many units more, at the start and for good. */
function withMore(stock: StockInput, add: number): StockInput {
  const { reorderAt, orderUpTo } = stock.replenish;
  return {
    ...stock,
    initial: Math.max(0, stock.initial + add),
    replenish: {
      ...stock.replenish,
      reorderAt: Math.max(-1, reorderAt + add),
      orderUpTo: Math.max(0, orderUpTo + add),
    },
  };
}

function applyChange(network: NetworkInput, change: Change): NetworkInput {
  switch (change.port) {
    case 'wear':
      return {
        ...network,
        fleets: mapValues(network.fleets, (fleet) => ({ ...fleet, wear: fleet.wear * change.factor })),
      };
    case 'stockLevel':
      return {
        ...network,
        stocks: mapValues(network.stocks, (stock, id) =>
          id === change.stock ? withMore(stock, change.add) : stock,
        ),
      };
    case 'allocate':
      return {
        ...network,
        stocks: mapValues(network.stocks, (stock, id) =>
          id === change.stock ? { ...stock, allocate: change.value } : stock,
        ),
      };
    case 'dispatch':
      return {
        ...network,
        pools: mapValues(network.pools, (pool, id) =>
          id === change.pool ? { ...pool, dispatch: change.value } : pool,
        ),
      };
  }
}

/** The network with all changes made, in order. */
export function applyChanges(network: NetworkInput, changes: readonly Change[]): NetworkInput {
  return changes.reduce(applyChange, network);
}
