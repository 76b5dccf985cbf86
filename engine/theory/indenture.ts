// Two levels of the bill of material at one site: a failed machine exchanges a line-replaceable unit (LRU); the removed
// one is diagnosed, exchanges one shop-replaceable unit (SRU), is put together, and goes back on its shelf. LRUs in
// diagnosis, SRUs in repair and LRUs in reassembly are independent Poisson counts, because what leaves a service with
// unlimited servers is Poisson and independent of what is left in it; an LRU waits as long as its SRU is owed. So the
// LRUs outstanding are a sum of independent counts, which is convolved for the exact answer. MOD-METRIC (J. A. Muckstadt,
// Management Science 20, 1973) takes that sum for Poisson, VARI-METRIC (Sherbrooke, 1986) for negative binomial with
// the right variance. Times are in one unit throughout.
import { negativeBinomialCounts, poissonCounts, sumOf, type CountLaw } from './counts.ts';
import { withWaits, type ServedStock } from './palm.ts';
import { requireNotNegative, requirePositive, requireShare, requireWhole } from './require.ts';
import { backordersOf, stockFigures } from './stock.ts';

/** A kind of shop-replaceable unit. */
export interface ShopUnit {
  /** Probability that a failed LRU needs one of these. */
  readonly faultShare: number;
  /** Mean time of a repair, of any law, shops unlimited. */
  readonly repairTime: number;
  /** Units on the shelf when nothing is in repair. */
  readonly stock: number;
}

/** A kind of line-replaceable unit with what it is made of. */
export interface LineUnit {
  /** LRUs demanded per unit of time. */
  readonly demandRate: number;
  /** LRUs on the shelf when nothing is outstanding. */
  readonly stock: number;
  /** Mean time until the bad SRU is found, of any law. */
  readonly diagnosisTime: number;
  /** The time that putting the LRU together takes; 0 if left out. */
  readonly reassemblyTime?: number;
  /** Their fault shares sum to one at most; for the rest of the LRUs diagnosis is all. */
  readonly shopUnits: readonly ShopUnit[];
}

/** How the law of the LRUs outstanding is found. */
export type IndentureRule = 'exact' | 'modMetric' | 'variMetric';

/** A kind of LRU in the long run, with its SRUs in their order; an SRU that nobody needs has waits of NaN. */
export interface IndentureFigures extends ServedStock {
  readonly shopUnits: readonly ServedStock[];
}

/** A stock of LRUs and the stocks of their SRUs; the SRUs' figures are exact by every rule. */
export function indenture(unit: LineUnit, rule: IndentureRule = 'exact'): IndentureFigures {
  const { demandRate, stock, diagnosisTime, reassemblyTime = 0, shopUnits } = unit;
  requirePositive('demandRate', demandRate, 'LRUs demanded per unit of time');
  requireWhole('stock', stock, 0, 'LRUs on the shelf when nothing is outstanding');
  requireNotNegative('diagnosisTime', diagnosisTime, 'mean time until the bad SRU is found');
  requireNotNegative('reassemblyTime', reassemblyTime, 'time of putting the LRU together');
  for (const [n, its] of shopUnits.entries()) {
    requireShare(`shopUnits[${n}].faultShare`, its.faultShare, 'failed LRUs that need one');
    requireNotNegative(`shopUnits[${n}].repairTime`, its.repairTime, 'mean time of a repair');
    requireWhole(`shopUnits[${n}].stock`, its.stock, 0, 'SRUs on the shelf when nothing is in repair');
  }
  const faults = shopUnits.reduce((sum, { faultShare }) => sum + faultShare, 0);
  if (faults > 1 + 1e-12) {
    throw new RangeError(`shopUnits: the fault shares of one LRU must sum to 1 at most, not ${faults}`);
  }
  const inRepair = shopUnits.map(({ faultShare, repairTime }) =>
    poissonCounts(demandRate * faultShare * repairTime),
  );
  const waiting = shopUnits.map((its, n) => backordersOf(inRepair[n] ?? poissonCounts(0), its.stock));
  const atWork = poissonCounts(demandRate * (diagnosisTime + faults * reassemblyTime));
  const figures = stockFigures(outstandingBy(rule, atWork, waiting), stock);
  return {
    ...withWaits(figures, demandRate),
    shopUnits: shopUnits.map((its, n) =>
      withWaits(stockFigures(inRepair[n] ?? poissonCounts(0), its.stock), demandRate * its.faultShare),
    ),
  };
}

/** The law of the LRUs outstanding: those at work (Poisson) and those that wait for an SRU. */
function outstandingBy(rule: IndentureRule, atWork: CountLaw, waiting: readonly CountLaw[]): CountLaw {
  if (rule === 'exact') return waiting.reduce(sumOf, atWork);
  const mean = waiting.reduce((sum, its) => sum + its.mean, atWork.mean);
  if (rule === 'modMetric') return poissonCounts(mean);
  const variance = waiting.reduce((sum, its) => sum + its.variance, atWork.variance);
  return negativeBinomialCounts(mean, Math.max(mean, variance));
}
