/** An order on its way to a thread: functions cannot be sent, so rules of the user's own go as their source. */
import { ownRulesFrom } from './own-rules.ts';
import type { Order } from './executor.ts';

/** Plain data. */
export interface SentOrder extends Order {
  readonly ruleSource: string | undefined;
}

/** The order as it can be sent. */
export function sent(order: Order): SentOrder {
  const { own, ...scenario } = order.scenario;
  return { ...order, scenario, ruleSource: own?.source };
}

/** The order that was sent. */
export function received({ ruleSource, ...order }: SentOrder): Order {
  if (ruleSource === undefined) return order;
  return { ...order, scenario: { ...order.scenario, own: ownRulesFrom(ruleSource, 'rules') } };
}
