/**
 * Warranty reserves. When a machine is sold the maker puts by what it expects its cover to cost (accrual); what a need
 * inside the cover costs to meet is taken from there (claim); at the end of each year the reserve is set to what the
 * rest of the cover must cost, going by the claims so far (true-up). After the run-off nothing is left to come, so the
 * last true-up brings the reserve to nothing: accruals and true-ups come to the claims, to the cent.
 */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import type { FleetPlan, NetworkPlan } from '../../network/plan/plan.ts';
import { coverage } from '../coverage.ts';
import type { EconomicsInput } from '../economics-input.ts';
import { toCents } from '../ledger/cents.ts';
import type { Cents } from '../ledger/cents.ts';
import { yearHours } from '../ledger/valuation.ts';
import type { ContractInput, PaidBy, ReserveInput } from '../switches/contract-input.ts';
import type { Activity, Commission, Cost } from './activity.ts';
import { coverHours } from './recognition.ts';

/** A line of a reserve account. Accruals and true-ups raise the reserve, claims lower it by their cents. */
export interface ReserveLine {
  readonly kind: 'accrual' | 'claim' | 'trueUp';
  readonly customer: number;
  readonly at: Hours;
  /** Id of the fact that caused it. */
  readonly cause: number;
  readonly cents: Cents;
}

/** What a line does to the reserve. */
export function inReserve({ kind, cents }: ReserveLine): Cents {
  return kind === 'claim' ? -cents : cents;
}

function makerPays(paidBy: PaidBy, age: Hours): boolean {
  return (paidBy.until !== null && age >= paidBy.until ? paidBy.then : paidBy.first) === 'maker';
}

/** Whether meeting a need is a claim under the contract: the maker pays for it. */
function isClaim({ kind, age }: Cost, contract: ContractInput): boolean {
  return makerPays(kind === 'parts' ? contract.partsPaidBy : contract.labourPaidBy, age);
}

function accrued(
  { rate, of, unit }: ReserveInput,
  { product }: FleetPlan,
  plan: NetworkPlan,
  economics: EconomicsInput,
): Cents {
  const names = product.sockets.map(({ item }) => entry(plan.items, item).name);
  if (of === 'unit')
    return toCents(rate * (unit === null ? 1 : names.filter((name) => name === unit).length));
  return toCents(
    rate * names.reduce((sum, name) => sum + (economics.unitValues[name]?.openingValue ?? 0), 0),
  );
}

/** The reserve accounts of all customers, line by line in the order of time. */
export function reserveLines(
  plan: NetworkPlan,
  economics: EconomicsInput,
  activity: Activity,
  horizon: Hours,
): readonly ReserveLine[] {
  const lines = coverage(plan, economics).flatMap(({ index, contract }) => {
    const reserve = contract?.input.reserve ?? null;
    return contract === undefined || reserve === null
      ? []
      : account(index, contract.input, reserve, { plan, economics, activity, horizon });
  });
  return lines.sort((a, b) => a.at - b.at);
}

interface Context {
  readonly plan: NetworkPlan;
  readonly economics: EconomicsInput;
  readonly activity: Activity;
  readonly horizon: Hours;
}

function account(
  customer: number,
  contract: ContractInput,
  reserve: ReserveInput,
  { plan, economics, activity, horizon }: Context,
): readonly ReserveLine[] {
  const sold = activity.commissions.filter((its) => its.customer === customer);
  const claims = activity.costs.filter((its) => its.customer === customer && isClaim(its, contract));
  const lines: ReserveLine[] = [
    ...sold.map(({ at, cause, fleet }): ReserveLine => {
      const cents = accrued(reserve, entry(plan.fleets, fleet), plan, economics);
      return { kind: 'accrual', customer, at, cause, cents };
    }),
    ...claims.map(({ at, cause, cents }): ReserveLine => {
      return { kind: 'claim', customer, at, cause, cents: toCents(cents) };
    }),
  ];
  // Cover is counted from each machine's sale, as the paying switches count it; what is known at the time is that it
  // lasts to its end or the run's, and no longer than a machine that has been retired by then.
  const cover = coverHours(contract);
  const endOf = ({ at: from, cause }: Commission, now: Hours): Hours => {
    const retired = activity.retiredAt.get(cause) ?? Infinity;
    return Math.min(from + cover, horizon, retired <= now ? retired : Infinity);
  };
  let balance = 0;
  let claimed = 0;
  let next = 0;
  const inTime = lines.toSorted((a, b) => a.at - b.at);
  for (const { at, cause } of activity.monthEnds) {
    if (at % yearHours !== 0 && at < horizon) continue;
    for (; next < inTime.length && entry(inTime, next).at <= at; next += 1) {
      const line = entry(inTime, next);
      balance += inReserve(line);
      if (line.kind === 'claim') claimed += line.cents;
    }
    const passed = sold.reduce((sum, its) => sum + Math.max(0, Math.min(at, endOf(its, at)) - its.at), 0);
    const left = sold.reduce((sum, its) => sum + (its.at > at ? 0 : Math.max(0, endOf(its, at) - at)), 0);
    // Where nothing has been seen yet, what was put by stays.
    const known = passed === 0 ? balance : toCents((claimed * left) / passed);
    const wanted = left === 0 ? 0 : known;
    if (wanted !== balance) {
      lines.push({ kind: 'trueUp', customer, at, cause, cents: wanted - balance });
      balance = wanted;
    }
  }
  return lines;
}
