/** What a scenario defines and never uses: allowed, but mostly a slip. */
import type { Alternative } from '../../engine/build/scenario.ts';
import type { StepInput } from '../../engine/network/request/job-input.ts';
import { unused } from '../messages.ts';
import { own } from '../normalize/context.ts';
import type { Tell } from '../schema/shape.ts';
import { itemsOf, itemsWithin } from './structure.ts';

/** Plural keys of the file, and what one of each is called. */
const kinds = {
  items: 'item',
  jobs: 'job',
  pools: 'pool',
  prices: 'price',
  customers: 'customer',
  tiers: 'tier',
};
type Kind = keyof typeof kinds;
type Use = (kind: Kind, id: string) => void;

function useStep(step: StepInput, use: Use): void {
  if ('pool' in step) use('pools', step.pool);
  if ('item' in step) use('items', step.item);
}

function useAll({ network, economics, decisions }: Alternative, use: Use): void {
  for (const { options } of Object.values(decisions)) {
    for (const { changes } of Object.values(options)) {
      for (const change of changes) if (change.port === 'tier') use('tiers', change.tier);
    }
  }
  for (const fleet of [...Object.values(network.fleets), ...Object.values(network.arrivals)]) {
    use('customers', fleet.customer);
    use('tiers', fleet.tier);
    if ('job' in fleet) {
      use('jobs', fleet.job);
      if (fleet.brings !== null)
        for (const item of itemsWithin(network, fleet.brings.item)) use('items', item);
    } else {
      for (const { job } of Object.values(fleet.plans)) use('jobs', job);
      for (const item of itemsOf(network, own(network.products, fleet.product))) use('items', item);
    }
  }
  for (const { repair, modes } of Object.values(network.items)) {
    for (const { job } of Object.values(repair)) use('jobs', job);
    for (const { job, shopJob } of Object.values(modes)) {
      use('jobs', job);
      if (shopJob !== null) use('jobs', shopJob);
    }
  }
  for (const { steps } of Object.values(network.jobs)) for (const step of steps) useStep(step, use);
  for (const { charges } of Object.values(economics.contracts)) {
    for (const { price } of Object.values(charges)) if (price !== null) use('prices', price);
  }
}

/** Warns of what is in the base and used neither there nor in an alternative. */
export function warnOfUnused(base: Alternative, alternatives: readonly Alternative[], tell: Tell): void {
  const used = new Set<string>();
  for (const each of [base, ...alternatives]) useAll(each, (kind, id) => used.add(`${kind}/${id}`));
  const { network, economics } = base;
  const groups = Object.values(network.pools).map(({ group }) => group);
  const defined: Readonly<Record<Kind, readonly string[]>> = {
    items: Object.keys(network.items),
    jobs: Object.keys(network.jobs),
    pools: [...new Set(groups)],
    prices: Object.keys(economics.prices),
    customers: Object.keys(economics.customers),
    tiers: Object.keys(network.tiers),
  };
  for (const kind of Object.keys(kinds) as Kind[]) {
    for (const id of defined[kind]) {
      if (!used.has(`${kind}/${id}`)) tell([kind, id], unused(kinds[kind], id), true);
    }
  }
}
