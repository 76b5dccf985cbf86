/**
 * The names that a file declares. They are read off the source tree, so that a name is known even where the thing it
 * names has a problem of its own.
 */
import { defaults } from '../normalize/defaults.ts';
import { childOf, type SourceNode } from '../source/source-tree.ts';

/** What can be referred to, in the words of messages. */
export type Named =
  | 'place'
  | 'item'
  | 'product'
  | 'fleet'
  | 'job'
  | 'pool'
  | 'tier'
  | 'customer'
  | 'price'
  | 'meter'
  | 'stock'
  | 'contract';

/** Names by what they name. */
export type Declared = Readonly<Record<Named, ReadonlySet<string>>>;

function keysOf(node: SourceNode | undefined): readonly string[] {
  return node?.kind === 'map' ? [...node.entries.keys()] : [];
}

function childrenOf(node: SourceNode | undefined): readonly (readonly [string, SourceNode])[] {
  return node?.kind === 'map' ? [...node.entries].map(([key, entry]) => [key, entry.node] as const) : [];
}

/** The names in a tree. */
export function declaredIn(tree: SourceNode): Declared {
  const under = (key: string): ReadonlySet<string> => new Set(keysOf(childOf(tree, key)));
  const orDefault = (names: ReadonlySet<string>, fallback: string): ReadonlySet<string> =>
    names.size > 0 ? names : new Set([fallback]);
  const fleets = childrenOf(childOf(tree, 'fleets'));
  return {
    place: under('places'),
    item: under('items'),
    product: under('products'),
    fleet: under('fleets'),
    job: under('jobs'),
    pool: under('pools'),
    tier: orDefault(under('tiers'), defaults.tierId),
    customer: orDefault(under('customers'), defaults.customerId),
    price: under('prices'),
    contract: under('contracts'),
    meter: new Set(fleets.flatMap(([, fleet]) => keysOf(childOf(fleet, 'usage')))),
    stock: new Set(
      childrenOf(childOf(tree, 'stocks')).flatMap(([item, places]) =>
        keysOf(places).map((place) => `${place}/${item}`),
      ),
    ),
  };
}
