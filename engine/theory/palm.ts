// A stock ordered one for one (base stock) under Poisson demand, unmet demand waiting in order of arrival, each order
// taking an independent lead time. The number of orders outstanding is that of a service with unlimited servers, so it is
// Poisson with mean demandRate × leadTime whatever the law of the lead time (C. Palm, Ericsson Technics 44, 1938). The
// wait beyond the means does depend on that law. Times are in one unit throughout, rates per that unit.
import type { Distribution } from '../random/index.ts';
import { poissonCounts } from './counts.ts';
import { restrictedMean } from './moments.ts';
import { requireNotNegative, requirePositive, requireWhole } from './require.ts';
import { stockFigures, type StockFigures } from './stock.ts';

/** A stock that orders a unit for each one demanded. */
export interface BaseStock {
  /** Units demanded per unit of time, one at a time. */
  readonly demandRate: number;
  /** Mean time from an order to its arrival (repair included, where repair fills the shelf). */
  readonly leadTime: number;
  /** Units on the shelf when nothing is outstanding. */
  readonly stock: number;
}

/** A stock with what its customers wait. */
export interface ServedStock extends StockFigures {
  /** Mean wait of a demand, zeros included. */
  readonly meanWait: number;
  /** Mean wait of those that wait; NaN if none does. */
  readonly meanWaitOfWaiting: number;
}

/** Adds the waits, by Little's law. */
export function withWaits(figures: StockFigures, demandRate: number): ServedStock {
  const meanWait = figures.backorders / demandRate;
  return { ...figures, meanWait, meanWaitOfWaiting: meanWait / figures.waitShare };
}

function requireBaseStock({ demandRate, leadTime, stock }: BaseStock): void {
  requirePositive('demandRate', demandRate, 'units demanded per unit of time');
  requireNotNegative('leadTime', leadTime, 'mean time from order to arrival');
  requireWhole('stock', stock, 0, 'units on the shelf when nothing is outstanding');
}

/** The base stock in the long run; exact. Relative error about 1e-13 for a mean of up to 1e4 outstanding orders. */
export function baseStock(its: BaseStock): ServedStock {
  requireBaseStock(its);
  const { demandRate, leadTime, stock } = its;
  return withWaits(stockFigures(poissonCounts(demandRate * leadTime), stock), demandRate);
}

/**
 * P(wait ≤ t) when every lead time is exactly `leadTime`: a demand is met within t unless the demands of a span of
 * leadTime − t before it have taken the whole stock.
 */
export function waitWithin(its: BaseStock, t: number): number {
  requireBaseStock(its);
  requireNotNegative('t', t, 'a wait');
  const { demandRate, leadTime, stock } = its;
  if (t >= leadTime) return 1;
  return stockFigures(poissonCounts(demandRate * (leadTime - t)), stock).fillRate;
}

/** The mean number of orders outstanding (Poisson) when demand began at time 0 and t has passed. */
export function outstandingAfter(
  demandRate: number,
  leadTime: Pick<Distribution, 'survival'>,
  t: number,
): number {
  requirePositive('demandRate', demandRate, 'units demanded per unit of time');
  requireNotNegative('t', t, 'time since demand began');
  return demandRate * restrictedMean(leadTime, t);
}
