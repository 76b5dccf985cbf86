/** The accounts of one run, made by playing it once more: a run is a pure function, so it is the same one. */
import type { Scenario } from '../../engine/build/scenario.ts';
import { positionsAt } from '../../engine/contracts/accounts/accounts.ts';
import { costsByCustomer, type CostsByCustomer } from '../../engine/contracts/accounts/by-customer.ts';
import { curves, lowPoint, type Curve } from '../../engine/contracts/accounts/curves.ts';
import { isWinWin, outcomes, type Outcome } from '../../engine/contracts/accounts/outcome.ts';
import type { Position } from '../../engine/contracts/accounts/position.ts';
import { party, partyNames } from '../../engine/contracts/ledger/parties.ts';
import { daysSalesOutstanding } from '../../engine/contracts/ledger/receivables.ts';
import { accountsDigest } from '../../engine/experiments/accounts-digest.ts';
import { runFully } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import type { WhichRuns } from '../call/which-run.ts';

export interface PartyAccounts {
  readonly party: string;
  /** At the horizon. */
  readonly position: Position;
  readonly curve: Curve;
  readonly lowPoint: { readonly cents: number; readonly month: number };
}

export interface CustomerAccounts extends Outcome {
  readonly customer: string;
  /** NaN where the customer paid no bill. */
  readonly daysOutstanding: number;
  readonly isWinWin: boolean;
}

export interface ShownAccounts {
  readonly replication: number;
  readonly digest: string;
  /** Hours at which the curves are given, and at which everything is run off. */
  readonly times: readonly number[];
  readonly end: number;
  readonly parties: readonly PartyAccounts[];
  readonly customers: readonly CustomerAccounts[];
  readonly costs: CostsByCustomer;
}

export interface AccountedRun extends WhichRuns {
  readonly replication: number;
  readonly replay: string;
}

/** The accounts of a run; undefined only if the engine kept none. */
export function accountsOf(scenario: Scenario, which: AccountedRun): ShownAccounts {
  const { blueprint } = prepare(scenario, which.mode, which.alternative);
  const { plan, economics, horizon } = blueprint;
  const { replication, replay } = which;
  const { accounts, ledger } = runFully(blueprint, {
    seed: scenario.seed,
    replication,
    replay,
    accounts: true,
  });
  if (accounts === undefined) throw new Error('a run that was asked for its accounts kept none');
  const { times, parties } = curves(accounts);
  const positions = positionsAt(accounts, horizon);
  const makerProfit = parties[party.maker]?.profit.at(-1) ?? 0;
  return {
    replication,
    digest: accountsDigest(accounts),
    times,
    end: accounts.end,
    parties: partyNames(plan.customers).flatMap((name, index): readonly PartyAccounts[] => {
      const [position, curve] = [positions[index], parties[index]];
      if (position === undefined || curve === undefined) return [];
      return [{ party: name, position, curve, lowPoint: lowPoint(curve.cash) }];
    }),
    customers: outcomes(ledger, plan, economics, accounts.activity).map((its, index) => ({
      customer: plan.customers[index] ?? '',
      ...its,
      daysOutstanding: daysSalesOutstanding(ledger, party.firstCustomer + index),
      isWinWin: isWinWin(its.profit, makerProfit),
    })),
    costs: costsByCustomer(ledger, plan, accounts.activity),
  };
}
