// A stock ordered one for one whose unmet demand does not wait: it is lost, or met by an emergency shipment from
// elsewhere, and orders nothing here. The orders outstanding are those of a line without waiting room, so Erlang's loss
// formula holds, whatever the law of the lead time (B. A. Sevast'yanov, 1957). With critical levels, where a class of
// demand is served only while more than so many units are on the shelf, arrivals depend on the state and the same
// product form stays (R. Dekker, R. M. Hill, M. J. Kleijn and R. H. Teunter, Naval Research Logistics 49, 2002).
import { expectation, stationaryShares } from './birth-death.ts';
import { erlangB } from './erlang.ts';
import { requireNotNegative, requirePositive, requireWhole } from './require.ts';

/** A stock whose unmet demand goes elsewhere. */
export interface LostSalesStock {
  /** Units demanded per unit of time, one at a time. */
  readonly demandRate: number;
  /** Mean time from an order to its arrival. */
  readonly leadTime: number;
  /** Units on the shelf when nothing is outstanding. */
  readonly stock: number;
}

/** Such a stock in the long run. */
export interface LostSalesFigures {
  /** Share of demands met from the shelf. */
  readonly fillRate: number;
  /** Share of demands that go elsewhere. */
  readonly lostShare: number;
  /** Demands that go elsewhere per unit of time. */
  readonly lostRate: number;
  /** Mean number of units on the shelf. */
  readonly onHand: number;
  /** Mean number of units on order. */
  readonly outstanding: number;
}

/** The base stock with lost sales or emergency supply; exact. */
export function lostSalesStock({ demandRate, leadTime, stock }: LostSalesStock): LostSalesFigures {
  requirePositive('demandRate', demandRate, 'units demanded per unit of time');
  requireNotNegative('leadTime', leadTime, 'mean time from order to arrival');
  requireWhole('stock', stock, 0, 'units on the shelf when nothing is outstanding');
  const lostShare = erlangB(stock, demandRate * leadTime);
  const outstanding = demandRate * (1 - lostShare) * leadTime;
  return {
    fillRate: 1 - lostShare,
    lostShare,
    lostRate: demandRate * lostShare,
    onHand: stock - outstanding,
    outstanding,
  };
}

/** A class of demand and how much of the shelf is kept from it. */
export interface DemandClass {
  /** Units demanded per unit of time, one at a time. */
  readonly demandRate: number;
  /** It is served while more units than this are on the shelf: 0 for the class that may take the last one. */
  readonly criticalLevel: number;
}

/** A stock that keeps its last units for some classes of demand. */
export interface RationedStock {
  readonly classes: readonly DemandClass[];
  /** Mean time from an order to its arrival. */
  readonly leadTime: number;
  /** Units on the shelf when nothing is outstanding. */
  readonly stock: number;
}

/** Such a stock in the long run. */
export interface RationedFigures {
  /** Share of each class's demands that is met from the shelf, in the order of the classes. */
  readonly fillRates: readonly number[];
  /** Demands that go elsewhere per unit of time, all classes together. */
  readonly lostRate: number;
  /** Mean number of units on the shelf. */
  readonly onHand: number;
  /** Mean number of units on order. */
  readonly outstanding: number;
}

/** The base stock with critical levels, unmet demand of each class going elsewhere; exact. */
export function rationedStock({ classes, leadTime, stock }: RationedStock): RationedFigures {
  requirePositive('leadTime', leadTime, 'mean time from order to arrival');
  requireWhole('stock', stock, 0, 'units on the shelf when nothing is outstanding');
  for (const [n, { demandRate, criticalLevel }] of classes.entries()) {
    requireNotNegative(`classes[${n}].demandRate`, demandRate, 'units demanded per unit of time');
    requireWhole(`classes[${n}].criticalLevel`, criticalLevel, 0, 'units kept from the class');
  }
  const opens = ({ criticalLevel }: DemandClass, outstanding: number): boolean =>
    stock - outstanding > criticalLevel;
  const servedAt = (outstanding: number): number =>
    classes.reduce((sum, its) => sum + (opens(its, outstanding) ? its.demandRate : 0), 0);
  const shares = stationaryShares(stock + 1, servedAt, (n) => n / leadTime);
  const outstanding = expectation(shares, (n) => n);
  const fillRates = classes.map((its) => expectation(shares, (n) => (opens(its, n) ? 1 : 0)));
  return {
    fillRates,
    lostRate: expectation(shares, (n) =>
      classes.reduce((sum, its) => sum + (opens(its, n) ? 0 : its.demandRate), 0),
    ),
    onHand: stock - outstanding,
    outstanding,
  };
}
