/** Where each job is done: at the machines whose items raise it, in the shop of the items it repairs, or on arrival. */
import type { NetworkInput } from '../../engine/network/network-input.ts';
import type { StepInput } from '../../engine/network/request/job-input.ts';
import type { Path } from '../problem.ts';
import { own } from '../normalize/context.ts';
import type { CheckContext } from './check-context.ts';
import { itemsOf } from './structure.ts';

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
  for (const fleet of Object.values(network.fleets)) {
    for (const id of itemsOf(network, own(network.products, fleet.product))) {
      const item = own(network.items, id);
      if (item === undefined) continue;
      if (item.repair !== null) add(item.repair.job, item.repair.place);
      for (const { job, shopJob } of Object.values(item.modes)) {
        add(job, fleet.place);
        if (shopJob !== null && item.repair !== null) add(shopJob, item.repair.place);
      }
    }
  }
  for (const { job, place } of Object.values(network.arrivals)) add(job, place);
  return [...sites.values()];
}

/** Where a step was written: presets have an item and a crew in place of steps. */
export function stepPath({ authored }: CheckContext, job: string, index: number, step: StepInput): Path {
  const written = own(authored.jobs, job);
  if (written !== undefined && 'preset' in written) {
    return ['jobs', job, step.step === 'demand' || step.step === 'return' ? 'item' : 'crew'];
  }
  return ['jobs', job, 'steps', index, step.step];
}
