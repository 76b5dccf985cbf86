/** Trees that must be trees: places below places, items within items. And what an item is must fit how it is repaired. */
import type { ProductInput } from '../../engine/network/items/item-input.ts';
import type { NetworkInput } from '../../engine/network/network-input.ts';
import {
  consumableRepaired,
  noSuch,
  circle,
  rotableUnrepaired,
  exchangesOther,
  removesInner,
  tooManyLevels,
} from '../messages.ts';
import { entriesOf, own } from '../normalize/context.ts';
import { calendar } from '../units/meter.ts';
import type { CheckContext } from './check-context.ts';
import { circlesIn } from './circles.ts';
import { deepestTree, wayUp } from './ways.ts';

/** Ids of all items that an item contains, itself first; ends where it would go round. */
export function itemsWithin(network: NetworkInput, item: string): ReadonlySet<string> {
  const found = new Set([item]);
  // A set visits what is added to it while it is walked through.
  for (const id of found) {
    for (const child of Object.values(own(network.items, id)?.contains ?? {})) found.add(child);
  }
  return found;
}

/** Ids of all items in a product. */
export function itemsOf(network: NetworkInput, product: ProductInput | undefined): ReadonlySet<string> {
  return new Set(Object.values(product?.sockets ?? {}).flatMap((item) => [...itemsWithin(network, item)]));
}

/** Levels of items below a product's sockets. */
function levelsOf(network: NetworkInput, product: ProductInput): number {
  let level = new Set(Object.values(product.sockets));
  for (let levels = 0; ; levels++) {
    if (level.size === 0 || levels > deepestTree) return levels;
    level = new Set([...level].flatMap((item) => Object.values(own(network.items, item)?.contains ?? {})));
  }
}

function checkDepth({ network, tell }: CheckContext): void {
  const place = Object.keys(network.places).find((id) => wayUp(network, id).length > deepestTree);
  if (place !== undefined) tell(['places', place], tooManyLevels('places', deepestTree));
  for (const [id, product] of Object.entries(network.products)) {
    if (levelsOf(network, product) > deepestTree) tell(['products', id], tooManyLevels('items', deepestTree));
  }
}

function checkKinds({ authored, network, tell }: CheckContext): void {
  for (const [id, { kind, repair }] of Object.entries(network.items)) {
    const repaired = Object.keys(repair).length > 0;
    if (kind === 'rotable' && !repaired) tell(['items', id], rotableUnrepaired());
    if (kind === 'consumable' && repaired && authored.items?.[id]?.kind !== undefined) {
      tell(['items', id, 'kind'], consumableRepaired());
    }
  }
}

/** Each mode of each machine must count something that the machine does. */
function checkMeters({ network, tell }: CheckContext): void {
  for (const [fleetId, fleet] of Object.entries(network.fleets)) {
    const meters = [...Object.keys(fleet.usage), calendar];
    for (const item of itemsOf(network, own(network.products, fleet.product))) {
      for (const [modeId, { meter }] of entriesOf(own(network.items, item)?.modes)) {
        if (meters.includes(meter)) continue;
        tell(
          ['items', item, 'modes', modeId, 'meter'],
          noSuch('meter', meter, meters, ` of the fleet "${fleetId}"`),
        );
      }
    }
  }
}

/** What a job exchanges must be what has failed, or hold it. */
function checkExchanges({ network, tell }: CheckContext): void {
  const sockets = new Set(Object.values(network.products).flatMap((its) => Object.values(its.sockets)));
  for (const [item, { modes }] of Object.entries(network.items)) {
    for (const [modeId, mode] of Object.entries(modes)) {
      for (const step of own(network.jobs, mode.job)?.steps ?? []) {
        if (step.step !== 'return' && step.step !== 'remove') continue;
        if (own(network.items, step.item) === undefined) continue;
        if (step.step === 'remove' && !sockets.has(step.item)) {
          tell(['items', item, 'modes', modeId, 'job'], removesInner(mode.job, step.item));
        }
        if (itemsWithin(network, step.item).has(item)) continue;
        tell(['items', item, 'modes', modeId, 'job'], exchangesOther(mode.job, step.item, item));
      }
    }
  }
}

/** The structure of places and items. */
export function checkStructure(context: CheckContext): void {
  const { network, tell } = context;
  const parents = (id: string): readonly string[] => {
    const parent = own(network.places, id)?.parent ?? null;
    return parent === null ? [] : [parent];
  };
  const parts = (id: string): readonly string[] => Object.values(own(network.items, id)?.contains ?? {});
  const placeCircles = circlesIn(Object.keys(network.places), parents);
  const itemCircles = circlesIn(Object.keys(network.items), parts);
  for (const way of placeCircles) {
    tell(['places', way[0] ?? '', 'parent'], circle('places', way));
  }
  for (const way of itemCircles) {
    tell(['items', way[0] ?? '', 'contains'], circle('items', way));
  }
  if (placeCircles.length + itemCircles.length === 0) checkDepth(context);
  checkKinds(context);
  checkMeters(context);
  checkExchanges(context);
}
