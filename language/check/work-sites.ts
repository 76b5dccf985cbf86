/** Where each job is done: at the machines whose items raise it, in the shop of the items it repairs, or on arrival. */
import type { ItemInput } from '../../engine/network/items/item-input.ts';
import type { NetworkInput } from '../../engine/network/network-input.ts';
import type { StepInput } from '../../engine/network/request/job-input.ts';
import type { Path } from '../problem.ts';
import { own } from '../normalize/context.ts';
import type { CheckContext } from './check-context.ts';
import { itemsOf, itemsWithin } from './structure.ts';

export interface WorkSite {
  readonly job: string;
  readonly place: string;
}

/** Each pair of job and place once. */
export function workSites(network: NetworkInput): readonly WorkSite[] {
  const sites = new Map<string, WorkSite>();
  const add = (job: string, place: string): void => {
    if (own(network.jobs, job) !== undefined) sites.set(`${job}/${place}`, { job, place });
  };
  const addRepairs = ({ repair, modes }: ItemInput): void => {
    for (const [place, station] of Object.entries(repair)) {
      add(station.job, place);
      for (const { shopJob } of Object.values(modes)) if (shopJob !== null) add(shopJob, place);
    }
  };
  for (const fleet of Object.values(network.fleets)) {
    for (const { job } of Object.values(fleet.plans)) add(job, fleet.place);
    for (const id of itemsOf(network, own(network.products, fleet.product))) {
      const item = own(network.items, id);
      if (item === undefined) continue;
      addRepairs(item);
      for (const { job } of Object.values(item.modes)) add(job, fleet.place);
    }
  }
  for (const { job, place, brings } of Object.values(network.arrivals)) {
    add(job, place);
    for (const id of brings === null ? [] : itemsWithin(network, brings.item)) {
      const item = own(network.items, id);
      if (item !== undefined) addRepairs(item);
    }
  }
  return [...sites.values()];
}

/** Where a station was written: an item with only one has no map of them. */
export function repairPath({ authored }: CheckContext, item: string, place: string): Path {
  const written = own(authored.items, item)?.repair;
  return written !== undefined && 'stations' in written
    ? ['items', item, 'repair', 'stations', place]
    : ['items', item, 'repair', 'place'];
}

/** Where a step was written: presets have an item and a crew in place of steps. */
export function stepPath({ authored }: CheckContext, job: string, index: number, step: StepInput): Path {
  const written = own(authored.jobs, job);
  if (written !== undefined && 'preset' in written) {
    return ['jobs', job, 'item' in step ? 'item' : 'crew'];
  }
  let before = 0;
  for (const [position, its] of (written?.steps ?? []).entries()) {
    const size = 'together' in its ? its.together.length : 1;
    if (index < before + size) {
      const inside = 'together' in its ? ['together', index - before] : [];
      return ['jobs', job, 'steps', position, ...inside, step.step];
    }
    before += size;
  }
  return ['jobs', job, 'steps', index, step.step];
}
