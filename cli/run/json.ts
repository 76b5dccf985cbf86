/** `aftersim.run/1`: one alternative's estimates, and the digests of its runs. */
import { takenShares } from '../../engine/experiments/outcomes.ts';
import { decidedJson } from '../compare/json.ts';
import { envelope } from '../call/envelope.ts';
import type { Loaded } from '../call/scenario.ts';
import type { WhichRuns } from '../call/which-run.ts';
import type { EstimatedRun } from './estimate-run.ts';

export interface ShownRun {
  readonly loaded: Loaded;
  readonly which: WhichRuns;
  readonly estimated: EstimatedRun;
  /** Replications that were asked for. */
  readonly requested: number;
  readonly incomplete: string | undefined;
}

export function runJson({ loaded, which, estimated, requested, incomplete }: ShownRun): object {
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
  };
}
