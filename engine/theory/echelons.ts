// Stocks that supply each other, every one ordering one for one: a depot that repairs, the sites it supplies, those that
// they supply. A site's units outstanding are the orders its supplier owes it, those on the way, and those in its own
// repair. This file walks the tree; a resupply rule says what law the sum has. The exact rule: the orders that a supplier
// owes belong to its customers independently, each with the customer's share of its demand, and what was ordered within
// the last transport time is Poisson and independent of what was owed before (R. M. Simon, Operations Research 19, 1971;
// S. C. Graves, Management Science 31, 1985). It holds for Poisson demand, constant transport times, suppliers that serve
// in order of arrival, and a unit that starts its repair at the instant of failure. Times are in one unit throughout.
import { poissonCounts, sumOf, thinned, type CountLaw } from './counts.ts';
import { numberInSystem } from './erlang.ts';
import { requireNotNegative, requireShare, requireWhole } from './require.ts';
import { backordersOf, stockFigures, type StockFigures } from './stock.ts';

/** A stock that orders from another one. */
export interface SuppliedSite {
  /** Units per unit of time demanded by its own machines; 0 if left out. */
  readonly demandRate?: number;
  /** Units on the shelf when nothing is outstanding. */
  readonly stock: number;
  /** The time that a shipment from the supplier takes. */
  readonly transportTime: number;
  /** Probability that a demand's failed unit is repaired here, and nothing is ordered; 0 if left out. */
  readonly repairShare?: number;
  /** Mean time of a repair here, of any law, shops unlimited; 0 if left out. */
  readonly repairTime?: number;
  /** Sites that order from this one. */
  readonly sites?: readonly SuppliedSite[];
}

/** The stock at the root, which no other stock supplies. */
export interface Depot {
  /** Units on the shelf when nothing is in repair. */
  readonly stock: number;
  /** Mean time of a repair (or of a purchase), of any law; exponential where `crews` is told. */
  readonly repairTime: number;
  /** Repairs at a time, in order of arrival; unlimited if left out. */
  readonly crews?: number;
  readonly sites: readonly SuppliedSite[];
}

/** A stock of the tree in the long run, with the stocks that it supplies. */
export interface SiteFigures extends StockFigures {
  /** Units demanded of it per unit of time. */
  readonly demandRate: number;
  /** Mean wait of a demand, zeros included; NaN without demand. */
  readonly meanWait: number;
  /** Mean number of machines that wait for a part, here and at all sites below. */
  readonly machinesWaiting: number;
  readonly sites: readonly SiteFigures[];
}

/**
 * The law of a site's units outstanding, from the law of the orders its supplier owes, the share of them that is this
 * site's, and the mean of its units on the way and in its own repair.
 */
export type ResupplyRule = (owed: CountLaw, share: number, own: number) => CountLaw;

/** What a site's own machines and its customers demand of it. */
function demandOf({ demandRate = 0, sites = [] }: Pick<SuppliedSite, 'demandRate' | 'sites'>): number {
  return sites.reduce((sum, site) => sum + ordersOf(site), demandRate);
}

/** What a site orders from its supplier. */
function ordersOf(site: SuppliedSite): number {
  return demandOf(site) * (1 - (site.repairShare ?? 0));
}

function requireSite(site: SuppliedSite, path: string): void {
  requireNotNegative(`${path}.demandRate`, site.demandRate ?? 0, 'units demanded per unit of time');
  requireWhole(`${path}.stock`, site.stock, 0, 'units on the shelf when nothing is outstanding');
  requireNotNegative(`${path}.transportTime`, site.transportTime, 'time of a shipment from the supplier');
  requireShare(`${path}.repairShare`, site.repairShare ?? 0, 'failed units repaired here');
  requireNotNegative(`${path}.repairTime`, site.repairTime ?? 0, 'mean time of a repair here');
  for (const [n, its] of (site.sites ?? []).entries()) requireSite(its, `${path}.sites[${n}]`);
}

function figuresOf(
  site: Pick<SuppliedSite, 'demandRate' | 'stock' | 'sites'>,
  outstanding: CountLaw,
  rule: ResupplyRule,
): SiteFigures {
  const demandRate = demandOf(site);
  const figures = stockFigures(outstanding, site.stock);
  const owed = backordersOf(outstanding, site.stock);
  const sites = (site.sites ?? []).map((its) => {
    const orders = ordersOf(its);
    const repaired = demandOf(its) - orders;
    const own = orders * its.transportTime + repaired * (its.repairTime ?? 0);
    return figuresOf(its, rule(owed, demandRate > 0 ? orders / demandRate : 0, own), rule);
  });
  const meanWait = figures.backorders / demandRate;
  const ownWaiting = (site.demandRate ?? 0) > 0 ? (site.demandRate ?? 0) * meanWait : 0;
  const machinesWaiting = sites.reduce((sum, its) => sum + its.machinesWaiting, ownWaiting);
  return { ...figures, demandRate, meanWait, machinesWaiting, sites };
}

/** The tree by some resupply rule. The depot itself is exact; a rule is about what it does to its customers. */
export function echelonsBy(rule: ResupplyRule, depot: Depot): SiteFigures {
  requireWhole('stock', depot.stock, 0, 'units on the shelf when nothing is in repair');
  requireNotNegative('repairTime', depot.repairTime, 'mean time of a repair');
  for (const [n, its] of depot.sites.entries()) requireSite(its, `sites[${n}]`);
  const { repairTime, crews } = depot;
  const arrivalRate = demandOf(depot);
  const inRepair =
    crews === undefined
      ? poissonCounts(arrivalRate * repairTime)
      : numberInSystem({ arrivalRate, serviceTime: repairTime, servers: crews });
  return figuresOf(depot, inRepair, rule);
}

const exactly: ResupplyRule = (owed, share, own) => sumOf(thinned(owed, share), poissonCounts(own));

/** The tree, exact under the conditions above. The effort grows with the square of the units outstanding. */
export function echelons(depot: Depot): SiteFigures {
  return echelonsBy(exactly, depot);
}
