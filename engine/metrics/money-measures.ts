/** Measures of money of one run under one contract: from the books at the horizon, and from hours and units times prices. */
import type { EconomicsInput } from '../contracts/economics-input.ts';
import type { Ledger, Standing } from '../contracts/ledger/ledger.ts';
import { party, partyNames } from '../contracts/ledger/parties.ts';
import { drivers } from '../contracts/switches/driver.ts';
import { entry } from '../network/entry.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { buckets } from '../network/request/job-input.ts';
import type { IndicatorName } from './indicator.ts';
import type { IndicatorsOfRun, IndicatorValues } from './indicators-of-run.ts';
import { ratio } from './measure.ts';

const yearHours = 8760;
const pointsBelow = drivers.indexOf('pointsBelow');

/** What the books of a run say. */
export interface Books {
  readonly ledger: Ledger;
  /** Of each party at the horizon. */
  readonly standings: readonly Standing[];
  /** Present value to each party, cents. */
  readonly presentValue: readonly number[];
}

/** What a customer pays for less availability than was promised, summed over the entries of a ledger; cents. */
export function penaltyOf({ charges, entries }: Ledger): number {
  let sum = 0;
  for (const its of entries) if (entry(charges, its.charge).driver === pointsBelow) sum += its.cents;
  return sum;
}

/** Cents of lost margin by bucket: hours down of each customer's machines × what an hour costs it. */
export function downtimeCosts(
  plan: NetworkPlan,
  economics: EconomicsInput,
  hoursByBucket: (fleet: number) => ArrayLike<number>,
): readonly number[] {
  return buckets.map((_, bucket) => {
    let sum = 0;
    for (const [index, fleet] of plan.fleets.entries()) {
      const perHour = economics.customers[entry(plan.customers, fleet.customer)]?.lostMarginPerHour ?? 0;
      sum += (hoursByBucket(index)[bucket] ?? 0) * perHour;
    }
    return sum;
  });
}

/** Price of what was given out a year / mean value on the shelves: both in cents, of items that have a price. */
export function turnsOfValue(
  plan: NetworkPlan,
  economics: EconomicsInput,
  of: { readonly givenOut: (stock: number) => number; readonly unitHours: (stock: number) => number },
): number {
  let [used, valueHours] = [0, 0];
  for (const [index, stock] of plan.stocks.entries()) {
    const price = economics.unitValues[entry(plan.items, stock.item).name]?.price ?? 0;
    if (stock.unlimited) continue;
    used += of.givenOut(index) * price;
    valueHours += of.unitHours(index) * price;
  }
  return ratio(used * yearHours, valueHours);
}

/** All measures of money, by name. */
export function moneyMeasures(
  plan: NetworkPlan,
  economics: EconomicsInput,
  { machines, stocks }: IndicatorsOfRun,
  { ledger, standings, presentValue }: Books,
): IndicatorValues {
  const values: Record<string, number> = {};
  const put = (name: IndicatorName, value: number, subject?: string): void => {
    values[subject === undefined ? name : `${name}/${subject}`] = value;
  };
  for (const [index, name] of partyNames(plan.customers).entries()) {
    const { revenue, expense } = entry(standings, index);
    put('npv', entry(presentValue, index), name);
    put('profit', revenue - expense, name);
    if (index === party.outside) continue;
    put('margin', ratio(revenue - expense, revenue), name);
    if (index >= party.firstCustomer) put('tco', -entry(presentValue, index), name);
  }
  put('penalty', penaltyOf(ledger));
  if (plan.machines > 0) {
    const costs = downtimeCosts(plan, economics, (fleet) => machines.hoursByBucket(fleet));
    put(
      'downtimeCost',
      costs.reduce((sum, its) => sum + its, 0),
    );
    for (const [index, bucket] of buckets.entries()) put('downtimeCost', entry(costs, index), bucket);
  }
  if (plan.stocks.length > 0) {
    put(
      'turnsOfValue',
      turnsOfValue(plan, economics, {
        givenOut: (stock) => stocks.givenOut(stock),
        unitHours: (stock) => stocks.unitHours(stock),
      }),
    );
  }
  return values;
}
