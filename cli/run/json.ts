/** `aftersim.run/1`: one alternative's estimates, and the digests of its runs. */
import { takenShares } from '../../engine/experiments/outcomes.ts';
import { decidedJson } from '../compare/json.ts';
import { envelope } from '../call/envelope.ts';
import type { Loaded } from '../call/scenario.ts';
import type { WhichRuns } from '../call/which-run.ts';
import type { ShownAccounts } from './accounts.ts';
import type { EstimatedRun } from './estimate-run.ts';

export interface ShownRun {
  readonly loaded: Loaded;
  readonly which: WhichRuns;
  readonly estimated: EstimatedRun;
  /** Replications that were asked for. */
  readonly requested: number;
  readonly incomplete: string | undefined;
  /** Where they were asked for. */
  readonly accounts: ShownAccounts | undefined;
}

export function runJson({ loaded, which, estimated, requested, incomplete, accounts }: ShownRun): object {
  const { results } = estimated;
  return {
    ...envelope('run', loaded),
    requested,
    replications: results.length,
    incomplete: incomplete ?? null,
    confidence: estimated.confidence,
    alternative: which.alternative,
    title: estimated.title,
    mode: which.mode,
    decided: estimated.decided.map(decidedJson),
    taken: takenShares(results),
    metrics: estimated.metrics,
    penaltyRisk: estimated.penaltyRisk ?? null,
    twin: estimated.twin ?? null,
    parties: Object.fromEntries(
      estimated.parties.map(({ party, presentValue, netCash }) => [party, { presentValue, netCash }]),
    ),
    runs: results.map(({ replication, facts, ledger, factCount, eventCount }) => ({
      replication,
      facts,
      ledger,
      factCount,
      eventCount,
    })),
    accounts: accounts === undefined ? null : accountsJson(accounts),
  };
}

function accountsJson({ replication, digest, end, times, parties, customers, costs }: ShownAccounts): object {
  return {
    replication,
    digest,
    endHours: end,
    times,
    parties: Object.fromEntries(
      parties.map(({ party, position, curve, lowPoint }) => [
        party,
        { atHorizon: position, lowPoint, ...curve },
      ]),
    ),
    customers: Object.fromEntries(customers.map(({ customer, ...its }) => [customer, its])),
    costs,
  };
}
