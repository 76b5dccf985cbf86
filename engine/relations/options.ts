/** Applies options to a world through the declared ports, and to nothing else. The input is left as it was. */
import type { EconomicsInput } from '../contracts/economics-input.ts';
import type { ContractInput } from '../contracts/switches/contract-input.ts';
import type { FleetInput } from '../network/items/fleet-input.ts';
import type { ItemInput } from '../network/items/item-input.ts';
import type { NetworkInput } from '../network/network-input.ts';
import type { StockInput } from '../network/stock/stock-input.ts';
import type { Change } from './decision-input.ts';

/** What decisions are about: the network, and who is under which contract. */
export interface Setting {
  readonly network: NetworkInput;
  readonly economics: EconomicsInput;
}

/** Whom a change concerns: one customer, or everybody where it is undefined. */
type Whom = string | undefined;

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

function withLimit(item: ItemInput, mode: string, units: number): ItemInput {
  const life = { law: 'constant', value: units } as const;
  return {
    ...item,
    modes: mapValues(item.modes, (its, id) => (id === mode ? { ...its, first: life, later: life } : its)),
  };
}

/** Whom a contract may be for: the fleets that it covers, or that it is offered to. */
export function mayCover(contract: ContractInput | undefined, fleet: string): boolean {
  return contract !== undefined && (contract.covers.includes(fleet) || contract.offeredTo.includes(fleet));
}

/** The fleets that change hands when a customer, or everybody, takes a contract. */
function fleetsTaking({ network, economics }: Setting, contract: string, whom: Whom): readonly string[] {
  return Object.entries(network.fleets).flatMap(([id, { customer }]) =>
    (whom === undefined || customer === whom) && mayCover(economics.contracts[contract], id) ? [id] : [],
  );
}

function underContract(setting: Setting, contract: string, whom: Whom): EconomicsInput {
  const taking = fleetsTaking(setting, contract, whom);
  const { economics } = setting;
  return {
    ...economics,
    contracts: mapValues(economics.contracts, (its, id) => {
      const others = its.covers.filter((fleet) => !taking.includes(fleet));
      return { ...its, covers: id === contract ? [...others, ...taking] : others };
    }),
  };
}

function changeNetwork(network: NetworkInput, change: Change, whom: Whom): NetworkInput {
  const fleets = (edit: (fleet: FleetInput, id: string) => FleetInput): NetworkInput => ({
    ...network,
    fleets: mapValues(network.fleets, (fleet, id) =>
      whom === undefined || fleet.customer === whom ? edit(fleet, id) : fleet,
    ),
  });
  switch (change.port) {
    case 'wear':
      return fleets((fleet, id) =>
        change.fleets === null || change.fleets.includes(id)
          ? { ...fleet, wear: fleet.wear * change.factor }
          : fleet,
      );
    case 'tier':
      return fleets((fleet) => ({ ...fleet, tier: change.tier }));
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
    case 'interval':
      return {
        ...network,
        items: mapValues(network.items, (item, id) =>
          change.mode.startsWith(`${id}/`)
            ? withLimit(item, change.mode.slice(id.length + 1), change.units)
            : item,
        ),
      };
    case 'contract':
    case 'hold':
    case 'leave':
    case 'join':
      return network;
  }
}

/** The world with all changes made, in order: for one customer, or for everybody. */
export function applyChanges(setting: Setting, changes: readonly Change[], whom?: string): Setting {
  return changes.reduce(
    (before, change) => ({
      network: changeNetwork(before.network, change, whom),
      economics: change.port === 'contract' ? underContract(before, change.contract, whom) : before.economics,
    }),
    setting,
  );
}

/** Whether a customer, or anybody, could take the option: all contracts in it are offered to them. */
export function isOffered(setting: Setting, changes: readonly Change[], whom?: string): boolean {
  return changes.every(
    (change) => change.port !== 'contract' || fleetsTaking(setting, change.contract, whom).length > 0,
  );
}
