/** The results of one alternative as means with intervals: indicators, and money by party. */
import type { Scenario } from '../../engine/build/scenario.ts';
import type { Estimate, Estimates } from '../../engine/experiments/comparison.ts';
import { estimate, estimates } from '../../engine/experiments/outcomes.ts';
import type { RunResult } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { partyNames } from '../../engine/contracts/ledger/parties.ts';
import { alternativeOf } from '../../engine/experiments/study.ts';
import type { WhichRuns } from '../call/which-run.ts';
import type { Decided } from '../../engine/relations/least-own-expected-cost.ts';

const confidence = 0.95;

export interface PartyMoney {
  readonly party: string;
  readonly presentValue: Estimate;
  readonly netCash: Estimate;
}

export interface EstimatedRun {
  readonly title: string;
  readonly confidence: number;
  readonly decided: readonly Decided[];
  readonly metrics: Estimates;
  readonly parties: readonly PartyMoney[];
  readonly results: readonly RunResult[];
}

export function estimateRun(
  scenario: Scenario,
  which: WhichRuns,
  results: readonly RunResult[],
): EstimatedRun {
  const { blueprint, decided } = prepare(scenario, which.mode, which.alternative);
  const money = (of: (result: RunResult) => readonly number[], party: number): Estimate =>
    estimate(
      results.map((result) => of(result)[party] ?? 0),
      confidence,
      'cents',
    );
  return {
    title: alternativeOf(scenario, which.alternative).title,
    confidence,
    decided,
    metrics: estimates(results, confidence),
    parties: partyNames(blueprint.plan.customers).map((party, index) => ({
      party,
      presentValue: money((result) => result.presentValue, index),
      netCash: money((result) => result.netCash, index),
    })),
    results,
  };
}
