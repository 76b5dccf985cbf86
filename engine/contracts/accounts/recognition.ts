/**
 * When revenue is earned that was billed in advance. What is billed as it is delivered (an hour covered, a unit of use, a
 * visit) is recognised when it is billed, under any switch. What is billed at the start of the cover is recognised there
 * and then (`onDelivery`), evenly over the cover (`rateable`), or as the machines run (`asUsed`: the share of the hours
 * in the cover that they have run, and the rest when it ends). What is billed and not yet recognised is deferred revenue
 * of the payee and prepaid by the payer.
 */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import type { NetworkPlan } from '../../network/plan/plan.ts';
import { coverage } from '../coverage.ts';
import type { EconomicsInput } from '../economics-input.ts';
import { toCents } from '../ledger/cents.ts';
import type { Cents } from '../ledger/cents.ts';
import { driverIndex, isOfContract } from '../ledger/charge.ts';
import { machinesOf } from '../ledger/holding.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ContractInput } from '../switches/contract-input.ts';
import type { Activity } from './activity.ts';

/** What was billed in advance under one charge at one time. */
export interface Advance {
  readonly payer: number;
  readonly payee: number;
  readonly cents: Cents;
  readonly earned: Hours;
  /** When the cover ends and all of it is recognised. */
  readonly until: Hours;
  /** Share in [0, 1] that is recognised at a time. */
  readonly recognised: (at: Hours) => number;
}

/** Hours that what is billed at the start covers: the warranty period where there is one, else the term. */
export function coverHours({ partsPaidBy, labourPaidBy, term }: ContractInput): Hours {
  const ends = [partsPaidBy, labourPaidBy].flatMap(({ until }) => until ?? []);
  return ends.length === 0 ? term : Math.max(...ends);
}

/** Hours that a customer's machines have run by a time, in whole months. */
function ranBy(months: readonly number[], activity: Activity, at: Hours): Hours {
  let hours = 0;
  for (const [month, end] of activity.monthEnds.entries()) {
    if (end.at > at) break;
    hours += months[month] ?? 0;
  }
  return hours;
}

/** Everything that was billed in advance and is not recognised at once. */
export function advances(
  ledger: Ledger,
  plan: NetworkPlan,
  economics: EconomicsInput,
  activity: Activity,
): readonly Advance[] {
  const contracts = coverage(plan, economics).map(({ contract }) => contract?.input);
  const machines = machinesOf(plan);
  const reversals = new Set(ledger.writeOffs);
  const groups = new Map<string, { which: number; earned: Hours; cents: Cents }>();
  for (const [index, { charge: which, earned, cents }] of ledger.entries.entries()) {
    const charge = entry(ledger.charges, which);
    if (charge.driver !== driverIndex('start') || !isOfContract(charge) || reversals.has(index)) continue;
    const group = groups.get(`${which} ${earned}`);
    if (group === undefined) groups.set(`${which} ${earned}`, { which, earned, cents });
    else group.cents += cents;
  }
  return [...groups.values()].flatMap(({ which, earned, cents }): readonly Advance[] => {
    const { customer, payer, payee } = entry(ledger.charges, which);
    const contract = contracts[customer];
    if (contract === undefined || contract.recognition === 'onDelivery') return [];
    const hours = coverHours(contract);
    const months = activity.up[customer] ?? [];
    const before = ranBy(months, activity, earned);
    const planned = hours * entry(machines, customer);
    const part = (at: Hours): number =>
      contract.recognition === 'rateable'
        ? (at - earned) / hours
        : (ranBy(months, activity, at) - before) / planned;
    const until = earned + hours;
    const recognised = (at: Hours): number => (at >= until ? 1 : Math.min(1, Math.max(0, part(at))));
    return [{ payer, payee, cents, earned, until, recognised }];
  });
}

/** Cents of an advance that are billed by a time and not yet recognised. */
export function deferredAt({ cents, earned, recognised }: Advance, at: Hours): Cents {
  return at < earned ? 0 : cents - toCents(cents * recognised(at));
}
