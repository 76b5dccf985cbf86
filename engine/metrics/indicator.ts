/** The registry of measures: what each is called, counts and means. An instance adds a subject: `fillRate/hub/pump`. */
import type { Indicator } from './definitions/definition.ts';
import { machineDefinitions } from './definitions/machines.ts';
import { moneyDefinitions } from './definitions/money.ts';
import { orderDefinitions } from './definitions/orders.ts';
import { poolDefinitions } from './definitions/pools.ts';
import { promiseDefinitions } from './definitions/promises.ts';
import { stockDefinitions } from './definitions/stocks.ts';

export type { Direction, Indicator } from './definitions/definition.ts';

/** All measures, by subject. */
export const indicatorsBySubject = {
  machines: machineDefinitions,
  promises: promiseDefinitions,
  stocks: stockDefinitions,
  orders: orderDefinitions,
  pools: poolDefinitions,
  money: moneyDefinitions,
} as const;

export const indicators = {
  ...machineDefinitions,
  ...promiseDefinitions,
  ...stockDefinitions,
  ...orderDefinitions,
  ...poolDefinitions,
  ...moneyDefinitions,
} as const;

export type IndicatorName = keyof typeof indicators;

/** The name that an instance's begins with. */
export function baseOf(instance: string): string {
  return instance.split('/')[0] ?? '';
}

/** The indicator that an instance's name begins with. */
export function indicatorOf(instance: string): Indicator | undefined {
  const base = baseOf(instance);
  return Object.hasOwn(indicators, base) ? indicators[base as IndicatorName] : undefined;
}
