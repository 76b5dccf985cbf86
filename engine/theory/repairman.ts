// The machine repairman with cold spares: N positions, S spare units that do not age, c repair crews. A unit that fails
// leaves at once, a spare takes its place if there is one, and a repaired unit fills an empty position, else joins the
// spares. Lives and repairs are exponential; without spares the law of the lives does not matter. The number of units
// away is a birth–death chain (C. Palm, 1947; J. Taylor and R. R. P. Jackson, Operational Research Quarterly 5, 1954).
// Trips to and from the shop, of any law, keep it exact: the rate at which units come back when n are away is that of
// the trips and the shop closed upon themselves with n units (K. M. Chandy, U. Herzog and L. Woo, 1975), which is a
// repairman's problem once more. Times are in one unit throughout.
import { expectation, stationaryShares } from './birth-death.ts';
import { requireNotNegative, requirePositive, requireWhole } from './require.ts';

/** A population of machine positions with its spares and crews. */
export interface Repairman {
  readonly positions: number;
  /** Units beyond the positions, which do not age. */
  readonly spares: number;
  readonly crews: number;
  /** Mean operating time to failure of a unit in its position. */
  readonly mtbf: number;
  /** Mean time of a repair, without the wait for a crew. */
  readonly mttr: number;
  /** Mean time on the way, to the shop and back together; 0 if left out. */
  readonly tripTime?: number;
}

/** A population in the long run. Times per failure are means over all failures, zeros included. */
export interface RepairmanFigures {
  /** Share of positions that are filled. */
  readonly availability: number;
  /** Mean number of filled positions. */
  readonly operating: number;
  /** Mean number of empty positions. */
  readonly emptyPositions: number;
  /** Failures per unit of time. */
  readonly failureRate: number;
  /** Mean time for which a failure leaves a position empty. */
  readonly meanDown: number;
  /** Mean number of units away: on the way, waiting or in repair. */
  readonly away: number;
  /** Mean number of units waiting or in repair. */
  readonly atShop: number;
  /** Mean number of units on the way. */
  readonly onTheWay: number;
  /** Mean time from a unit's failure to its return. */
  readonly turnaround: number;
  /** Mean wait for a crew. */
  readonly crewWait: number;
  /** Share of repairs that wait for a crew. */
  readonly crewWaitShare: number;
  /** Share of the crews' time in which they repair. */
  readonly crewUtilisation: number;
  /** Mean number of spares on the shelf. */
  readonly sparesOnShelf: number;
  /** Share of time with a spare on the shelf. */
  readonly spareOnShelfShare: number;
  /** Share of failures that find a spare. */
  readonly spareAtFailureShare: number;
  /** Share of time with all positions filled. */
  readonly allFilledShare: number;
  /** Share of time with no position filled. */
  readonly allDownShare: number;
}

/** What the trips and the shop do when they hold n units between them. */
interface Loop {
  /** Units that come back per unit of time. */
  readonly rate: number;
  /** Mean number of units at the shop. */
  readonly atShop: number;
  /** Mean number of units that wait at the shop. */
  readonly inLine: number;
  /** Units per unit of time that come to the shop and find all crews busy. */
  readonly joinLine: number;
}

function loopOf(n: number, crews: number, mttr: number, tripTime: number): Loop {
  const shares = stationaryShares(
    n + 1,
    (k) => (n - k) / tripTime,
    (k) => Math.min(k, crews) / mttr,
  );
  return {
    rate: expectation(shares, (k) => Math.min(k, crews)) / mttr,
    atShop: expectation(shares, (k) => k),
    inLine: expectation(shares, (k) => Math.max(0, k - crews)),
    joinLine: expectation(shares, (k) => (k >= crews ? (n - k) / tripTime : 0)),
  };
}

/** The machine repairman with spares; exact for exponential lives and repairs. */
export function machineRepairman(its: Repairman): RepairmanFigures {
  const { positions, spares, crews, mtbf, mttr, tripTime = 0 } = its;
  requireWhole('positions', positions, 1, 'machines at work when nothing is broken');
  requireWhole('spares', spares, 0, 'units beyond the positions');
  requireWhole('crews', crews, 1, 'repairs at a time');
  requirePositive('mtbf', mtbf, 'mean operating time to failure');
  requirePositive('mttr', mttr, 'mean time of a repair');
  requireNotNegative('tripTime', tripTime, 'mean time to the shop and back');
  const units = positions + spares;
  const operatingAt = (away: number): number => Math.min(positions, units - away);
  const failuresAt = (away: number): number => operatingAt(away) / mtbf;
  const loops = Array.from({ length: units + 1 }, (_, n): Loop => {
    if (tripTime > 0) return loopOf(n, crews, mttr, tripTime);
    return {
      rate: Math.min(n, crews) / mttr,
      atShop: n,
      inLine: Math.max(0, n - crews),
      joinLine: n >= crews ? failuresAt(n) : 0,
    };
  });
  const inLoops =
    (figure: keyof Loop) =>
    (n: number): number =>
      loops[n]?.[figure] ?? NaN;
  const shares = stationaryShares(units + 1, failuresAt, inLoops('rate'));

  const operating = expectation(shares, operatingAt);
  const failureRate = operating / mtbf;
  const emptyPositions = expectation(shares, (n) => Math.max(0, n - spares));
  const away = expectation(shares, (n) => n);
  return {
    availability: operating / positions,
    operating,
    emptyPositions,
    failureRate,
    meanDown: emptyPositions / failureRate,
    away,
    atShop: expectation(shares, inLoops('atShop')),
    onTheWay: failureRate * tripTime,
    turnaround: away / failureRate,
    crewWait: expectation(shares, inLoops('inLine')) / failureRate,
    crewWaitShare: expectation(shares, inLoops('joinLine')) / failureRate,
    crewUtilisation: (failureRate * mttr) / crews,
    sparesOnShelf: expectation(shares, (n) => Math.max(0, spares - n)),
    spareOnShelfShare: expectation(shares, (n) => (n < spares ? 1 : 0)),
    spareAtFailureShare: expectation(shares, (n) => (n < spares ? failuresAt(n) : 0)) / failureRate,
    allFilledShare: expectation(shares, (n) => (n <= spares ? 1 : 0)),
    allDownShare: shares[units] ?? 0,
  };
}
