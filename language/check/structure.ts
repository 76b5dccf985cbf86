/** Trees that must be trees: places below places, items within items. And what an item is must fit how it is repaired. */
import type { ProductInput } from '../../engine/network/items/item-input.ts';
import type { NetworkInput } from '../../engine/network/network-input.ts';
import { consumableRepaired, noSuch, circle, rotableUnrepaired, exchangesOther } from '../messages.ts';
import { entriesOf, own } from '../normalize/context.ts';
import { calendar } from '../units/meter.ts';
import type { CheckContext } from './check-context.ts';

/** Ids of all items that an item contains, itself first; ends where it would go round. */
export function itemsWithin(network: NetworkInput, item: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const child of Object.values(own(network.items, id)?.contains ?? {})) visit(child);
  };
  visit(item);
  return found;
}

/** Ids of all items in a product. */
export function itemsOf(network: NetworkInput, product: ProductInput | undefined): ReadonlySet<string> {
  return new Set(Object.values(product?.sockets ?? {}).flatMap((item) => [...itemsWithin(network, item)]));
}

/** A circle that leads from `start` back to it, or undefined. */
function circleFrom(start: string, next: (id: string) => readonly string[]): readonly string[] | undefined {
  const seen = new Set<string>();
  const search = (way: readonly string[], id: string): readonly string[] | undefined => {
    for (const each of next(id)) {
      if (each === start) return [...way, start];
      if (seen.has(each)) continue;
      seen.add(each);
      const found = search([...way, each], each);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search([start], start);
}

/** Tells of each circle once, at the first of its members. */
function checkCircles(
  ids: readonly string[],
  next: (id: string) => readonly string[],
  tell: (id: string, way: readonly string[]) => void,
): void {
  const told = new Set<string>();
  for (const id of ids) {
    if (told.has(id)) continue;
    const way = circleFrom(id, next);
    if (way === undefined) continue;
    tell(id, way);
    for (const each of way) told.add(each);
  }
}

function checkKinds({ authored, network, tell }: CheckContext): void {
  for (const [id, { kind, repair }] of Object.entries(network.items)) {
    if (kind === 'rotable' && repair === null) tell(['items', id], rotableUnrepaired());
    if (kind === 'consumable' && repair !== null && authored.items?.[id]?.kind !== undefined) {
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
  for (const [item, { modes }] of Object.entries(network.items)) {
    for (const [modeId, mode] of Object.entries(modes)) {
      for (const step of own(network.jobs, mode.job)?.steps ?? []) {
        if (step.step !== 'return' || own(network.items, step.item) === undefined) continue;
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
  checkCircles(Object.keys(network.places), parents, (id, way) => {
    tell(['places', id, 'parent'], circle('places', way));
  });
  checkCircles(Object.keys(network.items), parts, (id, way) => {
    tell(['items', id, 'contains'], circle('items', way));
  });
  checkKinds(context);
  checkMeters(context);
  checkExchanges(context);
}
