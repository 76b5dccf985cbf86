/** What each customer made of its machines: the margin that they earned while they ran, less what they cost to own. */
import { entry } from '../../network/entry.ts';
import { buckets } from '../../network/request/job-input.ts';
import type { Bucket } from '../../network/request/job-input.ts';
import type { NetworkPlan } from '../../network/plan/plan.ts';
import type { EconomicsInput } from '../economics-input.ts';
import { toCents } from '../ledger/cents.ts';
import type { Cents } from '../ledger/cents.ts';
import { isOfContract } from '../ledger/charge.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { party } from '../ledger/parties.ts';
import { drivers } from '../switches/driver.ts';
import type { Activity } from './activity.ts';
import { apportion } from './by-customer.ts';

export interface Outcome {
  /** Margin of the hours that the machines ran, at the margin that is lost when they do not. */
  readonly outcome: Cents;
  /** Total cost of ownership: everything that the customer paid, less what it was paid. */
  readonly costOfOwnership: Cents;
  /** Margin that downtime cost; the outcome is without it already. */
  readonly lostMargin: Cents;
  /** The lost margin by what the machines were down for; the bars come to it, to the cent. */
  readonly lostTo: Readonly<Partial<Record<Bucket | 'degraded', Cents>>>;
  /** Outcome less cost of ownership. */
  readonly profit: Cents;
}

/** The outcome of each customer, over the whole run and its run-off. */
export function outcomes(
  ledger: Ledger,
  plan: NetworkPlan,
  economics: EconomicsInput,
  activity: Activity,
): readonly Outcome[] {
  return plan.customers.map((name, customer) => {
    const lost = activity.degraded[customer] ?? 0;
    const hours = (activity.up[customer] ?? []).reduce((sum, up) => sum + up, 0) - lost;
    const outcome = toCents(hours * (economics.customers[name]?.lostMarginPerHour ?? 0));
    let costOfOwnership = 0;
    let lostMargin = 0;
    for (const { charge: which, payer, payee, cents } of ledger.entries) {
      const charge = entry(ledger.charges, which);
      if (payer === party.firstCustomer + customer) {
        if (drivers[charge.driver] === 'downtimeHour' && !isOfContract(charge)) lostMargin += cents;
        else costOfOwnership += cents;
      }
      if (payee === party.firstCustomer + customer) costOfOwnership -= cents;
    }
    const lostTo = byBucket(lostMargin, activity.down[customer], lost);
    return { outcome, costOfOwnership, lostMargin, lostTo, profit: outcome - costOfOwnership };
  });
}

/** The downtime waterfall in money. */
function byBucket(lostMargin: Cents, down: Float64Array | undefined, lost: number): Outcome['lostTo'] {
  const causes = [...buckets, 'degraded'] as const;
  const hours = [...buckets.map((_, index) => down?.[index] ?? 0), lost];
  // Only what hours were spent on may bear the rounding.
  const used = causes.filter((_, index) => entry(hours, index) > 0);
  const cents = apportion(
    lostMargin,
    hours.filter((its) => its > 0),
  );
  return Object.fromEntries(used.map((bucket, index) => [bucket, entry(cents, index)]));
}

/** Whether both have gained: the customer with its machines and the maker with the customer. */
export function isWinWin(customerProfit: number, makerProfit: number): boolean {
  return customerProfit > 0 && makerProfit > 0;
}
