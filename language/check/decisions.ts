/** Decisions act on what there is. */
import { levelBelowZero, noSuchOption, unlimitedChanged } from '../messages.ts';
import { entriesOf, own } from '../normalize/context.ts';
import type { CheckContext } from './check-context.ts';
import { refer } from './references.ts';

/** Options, and what they change. */
export function checkDecisions(context: CheckContext): void {
  const { authored, network, tell } = context;
  for (const [id, { frozen, options }] of entriesOf(authored.decisions)) {
    if (frozen !== undefined && !Object.hasOwn(options, frozen)) {
      tell(['decisions', id, 'frozen'], noSuchOption(frozen, Object.keys(options)));
    }
    for (const [optionId, option] of entriesOf(options)) {
      const path = ['decisions', id, 'options', optionId];
      refer(context, [...path, 'costPer'], 'item', option.costPer);
      for (const [key, add] of entriesOf(option.stocks)) {
        refer(context, [...path, 'stocks', key], 'stock', key);
        const stock = own(network.stocks, key);
        if (stock?.unlimited === true) tell([...path, 'stocks', key], unlimitedChanged(key));
        else if (stock !== undefined && stock.initial + add < 0) {
          tell([...path, 'stocks', key], levelBelowZero(key, stock.initial + add));
        }
      }
      for (const [key] of entriesOf(option.allocate))
        refer(context, [...path, 'allocate', key], 'stock', key);
      for (const [group] of entriesOf(option.dispatch))
        refer(context, [...path, 'dispatch', group], 'pool', group);
    }
  }
}
