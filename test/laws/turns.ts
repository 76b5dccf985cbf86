// How often a stock is turned over (L34; A32, A34).

import { expect } from 'vitest';

/** A stock of many items over a run. */
export interface Assortment {
  readonly items: number;
  /** Value of what is taken from the shelves in a year. */
  readonly yearlyUse: number;
  /** Mean value of what is on them. */
  readonly meanStock: number;
  /** Share of demands met at once. */
  readonly fill: number;
}

/** Yearly use at cost by mean value of the stock. */
export const turnsOf = ({ yearlyUse, meanStock }: Pick<Assortment, 'yearlyUse' | 'meanStock'>) =>
  yearlyUse / meanStock;

/** At equal demand and fill, 15 to 20 times the items bring turns from those of a factory to those of after-sales. */
export const manySlowItemsTurnSlowly = (factory: Assortment, service: Assortment) => {
  expect(service.items / factory.items).toBeGreaterThanOrEqual(15);
  expect(service.items / factory.items).toBeLessThanOrEqual(20);
  expect(Math.abs(service.yearlyUse / factory.yearlyUse - 1), 'demands').toBeLessThan(0.05);
  expect(Math.abs(service.fill - factory.fill), 'fills').toBeLessThan(0.05);
  expect(turnsOf(factory)).toBeGreaterThanOrEqual(6);
  expect(turnsOf(factory)).toBeLessThanOrEqual(50);
  expect(turnsOf(service)).toBeGreaterThanOrEqual(1);
  expect(turnsOf(service)).toBeLessThanOrEqual(4);
};
