/** The results of one alternative as means with intervals: indicators, and money by party. */
import type { Scenario } from '../../engine/build/scenario.ts';
import type { Estimate, Estimates } from '../../engine/experiments/comparison.ts';
import { estimate, estimates } from '../../engine/experiments/outcomes.ts';
import type { RunResult } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { partyNames } from '../../engine/contracts/ledger/parties.ts';
import { alternativeOf } from '../../engine/experiments/study.ts';
import { penaltyRisk, type PenaltyRisk } from '../../engine/experiments/penalty-risk.ts';
import { indicatorOf } from '../../engine/metrics/indicator.ts';
import type { WhichRuns } from '../call/which-run.ts';
import { theoryOf, twinOf, type Twin } from '../../engine/experiments/twin/twin.ts';
import { isShown, type ShownMeasures } from './measures.ts';
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
  /** Undefined unless the penalty is among the measures. */
  readonly penaltyRisk: PenaltyRisk | undefined;
  /** Undefined unless it was asked for. */
  readonly twin: Twin | undefined;
  readonly results: readonly RunResult[];
}

export function estimateRun(
  scenario: Scenario,
  which: WhichRuns,
  results: readonly RunResult[],
  { measures, twin }: { readonly measures: ShownMeasures; readonly twin: boolean },
): EstimatedRun {
  const { blueprint, decided } = prepare(scenario, which.mode, which.alternative);
  const money = (of: (result: RunResult) => readonly number[], party: number): Estimate =>
    estimate(
      results.map((result) => of(result)[party] ?? 0),
      confidence,
      'cents',
    );
  const all = estimates(results, confidence);
  const shown = Object.entries(all).filter(
    ([name]) => indicatorOf(name) === undefined || isShown(name, measures),
  );
  const penalties = results.map(({ indicators }) => indicators['penalty']);
  const known = penalties.filter((its) => its !== undefined);
  return {
    title: alternativeOf(scenario, which.alternative).title,
    confidence,
    decided,
    metrics: Object.fromEntries(shown),
    twin: twin ? twinOf(theoryOf(blueprint.plan, scenario.horizon), all) : undefined,
    penaltyRisk: isShown('penalty', measures) ? penaltyRisk(known, confidence) : undefined,
    parties: partyNames(blueprint.plan.customers).map((party, index) => ({
      party,
      presentValue: money((result) => result.presentValue, index),
      netCash: money((result) => result.netCash, index),
    })),
    results,
  };
}
