/**
 * What parties own besides money: machines, written down evenly over the lives of their items, and spares at the price
 * of new ones, wherever they are. Both belong to whom the contract says, begin with what was paid for them at the start,
 * and end at the horizon, where they are sold or, without a terminal value, worth nothing.
 */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import type { NetworkPlan } from '../../network/plan/plan.ts';
import { coverage } from '../coverage.ts';
import type { EconomicsInput } from '../economics-input.ts';
import { toCents } from '../ledger/cents.ts';
import type { Cents } from '../ledger/cents.ts';
import { driverIndex, isOfContract } from '../ledger/charge.ts';
import { byMachines } from '../ledger/holding.ts';
import type { Entry, Ledger } from '../ledger/ledger.ts';
import { partyOf } from '../ledger/parties.ts';
import { roleUnder } from '../switches/compile-charges.ts';
import type { Activity, Move } from './activity.ts';

export interface CapitalContext {
  readonly ledger: Ledger;
  readonly plan: NetworkPlan;
  readonly economics: EconomicsInput;
  readonly activity: Activity;
  readonly horizon: Hours;
}

/** Something of one customer that a party owns: what it was bought for, and what it is worth at each of some times. */
export interface Holding {
  readonly kind: 'machines' | 'stock';
  readonly owner: number;
  readonly customer: number;
  /** What was paid for it, and when; entries of the ledger that are no expense. */
  readonly bought: readonly Entry[];
  readonly worth: (times: readonly Hours[]) => readonly Cents[];
}

/** The units of one item, or on one shelf, at each of some rising times. */
export function unitsAt(opening: number, moves: readonly Move[], times: readonly Hours[]): readonly number[] {
  let units = opening;
  let next = 0;
  return times.map((at) => {
    for (; next < moves.length && entry(moves, next).at <= at; next += 1) units += entry(moves, next).by;
    return units;
  });
}

/** Spare units of each item, wherever they are, at each of some rising times: `[item][time]`. */
export function sparesByItem(
  plan: NetworkPlan,
  activity: Activity,
  times: readonly Hours[],
): readonly (readonly number[])[] {
  const moves = plan.items.map((): Move[] => []);
  for (const move of activity.moves) if (move.stock < 0) moves[move.item]?.push(move);
  return plan.items.map((_, item) => {
    const opening = plan.stocks.reduce((sum, its) => sum + (its.item === item ? its.initial : 0), 0);
    return unitsAt(opening, moves[item] ?? [], times);
  });
}

/** Units on the shelf of each stock at each of some rising times: `[stock][time]`; NaN for those without a limit. */
export function shelves(
  plan: NetworkPlan,
  activity: Activity,
  times: readonly Hours[],
): readonly (readonly number[])[] {
  const moves = plan.stocks.map((): Move[] => []);
  for (const move of activity.moves) if (move.stock >= 0) moves[move.stock]?.push(move);
  return plan.stocks.map(({ initial, unlimited }, stock) =>
    unitsAt(unlimited ? NaN : initial, moves[stock] ?? [], times),
  );
}

/** Value of all spares at the price of new ones, in cents, at each of some rising times. */
export function valueOfSpares(
  { plan, economics, activity }: Pick<CapitalContext, 'plan' | 'economics' | 'activity'>,
  times: readonly Hours[],
): readonly number[] {
  const units = sparesByItem(plan, activity, times);
  return times.map((_, time) =>
    plan.items.reduce(
      (sum, { name }, item) => sum + (units[item]?.[time] ?? 0) * (economics.unitValues[name]?.price ?? 0),
      0,
    ),
  );
}

/** Everything that the parties own, customer by customer. */
export function holdings(context: CapitalContext): readonly Holding[] {
  const { ledger, plan, economics, horizon } = context;
  const partOf = byMachines(plan);
  return coverage(plan, economics).flatMap(({ index: customer, contract }): readonly Holding[] => {
    const bought = (driver: 'openingValue' | 'openingSpares', owner: number): readonly Entry[] =>
      ledger.entries.filter((its) => {
        const charge = entry(ledger.charges, its.charge);
        return (
          charge.customer === customer &&
          charge.driver === driverIndex(driver) &&
          its.payer === owner &&
          !isOfContract(charge)
        );
      });
    const assetOwner = partyOf(roleUnder(contract?.input, 'assetOwner'), customer);
    const sparesOwner = partyOf(roleUnder(contract?.input, 'sparesOwner'), customer);
    const machines = bought('openingValue', assetOwner);
    const spares = bought('openingSpares', sparesOwner);
    return [
      {
        kind: 'machines',
        owner: assetOwner,
        customer,
        bought: machines,
        worth: (times) =>
          times.map((at) => (at >= horizon ? 0 : worthOfMachines(machines, customer, context, at))),
      },
      {
        kind: 'stock',
        owner: sparesOwner,
        customer,
        bought: spares,
        worth: (times) =>
          valueOfSpares(context, times).map((value, time) =>
            entry(times, time) >= horizon ? 0 : toCents(partOf(customer, value)),
          ),
      },
    ];
  });
}

/** What is left of what a customer's machines in service were bought for, straight line over the lives of their items. */
function worthOfMachines(
  bought: readonly Entry[],
  customer: number,
  { plan, economics, activity }: CapitalContext,
  at: Hours,
): Cents {
  const byAge = new Map<Hours, Cents>();
  for (const { earned, cents, cause } of bought)
    if (earned <= at && at < (activity.retiredAt.get(cause) ?? Infinity))
      byAge.set(at - earned, (byAge.get(at - earned) ?? 0) + cents);
  let worth = 0;
  for (const [age, cents] of byAge) {
    let whole = 0;
    let left = 0;
    for (const fleet of plan.fleets) {
      if (fleet.customer !== customer) continue;
      for (const { item } of fleet.product.sockets) {
        const its = economics.unitValues[entry(plan.items, item).name];
        const value = fleet.count * (its?.openingValue ?? 0);
        whole += value;
        left += value * Math.max(0, 1 - age / (its?.bookLife ?? Infinity));
      }
    }
    if (whole > 0) worth += (cents * left) / whole;
  }
  return toCents(worth);
}
