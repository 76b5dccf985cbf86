/**
 * Compares alternatives on the same failures: a pure fold of run results. Two comparisons, kept apart: payment only
 * (the physics must be identical), and with the decisions that the parties take.
 */
import type { Scenario } from '../build/scenario.ts';
import { breakEvens } from './break-even.ts';
import type { AlternativeSummary, Comparison, Difference, PaymentOnly } from './comparison.ts';
import { difference } from './difference.ts';
import { atEqualValue } from './equal-value.ts';
import type { Candidate } from './equal-value.ts';
import { digestOf, estimates, moneySeries, takenShares } from './outcomes.ts';
import type { MoneyMetric } from './outcomes.ts';
import type { RunResult } from './run.ts';
import { alternativeOf, prepare } from './study.ts';
import type { Mode } from './study.ts';
import { verdictAtAuthoredPrices, verdictAtEqualValue } from './verdict.ts';

/** Results by alternative, each in the order of replications. */
export type ResultsByAlternative = Readonly<Record<string, readonly RunResult[]>>;

export interface ComparisonInput {
  /** Runs with decisions frozen on the base network; undefined: not asked for. */
  readonly payment: ResultsByAlternative | undefined;
  /** Runs in which every party has decided; undefined: not asked for. */
  readonly decisions: ResultsByAlternative | undefined;
}

export interface ComparisonOptions {
  /** 0.95 unless given. */
  readonly confidence?: number;
  readonly equalValue?: boolean;
}

function candidates(scenario: Scenario, results: ResultsByAlternative): readonly Candidate[] {
  return Object.entries(results).map(([id, its]) => {
    const alternative = alternativeOf(scenario, id);
    return { id, title: alternative.title, alternative, results: its };
  });
}

function summarise(
  scenario: Scenario,
  mode: Mode,
  its: readonly Candidate[],
  confidence: number,
): readonly AlternativeSummary[] {
  return its.map(({ id, title, results }) => ({
    id,
    title,
    decided: prepare(scenario, mode, id).decided,
    taken: takenShares(results),
    metrics: estimates(results, confidence),
    facts: digestOf(results, 'facts'),
    ledger: digestOf(results, 'ledger'),
  }));
}

/** Whether only money moved: the facts of all alternatives, and the joint cash, replication by replication. */
function comparePayment(scenario: Scenario, results: ResultsByAlternative, confidence: number): PaymentOnly {
  const its = candidates(scenario, results);
  const [first] = its;
  let identicalFacts = true;
  let jointSpread = 0;
  for (const { results: runs } of its) {
    for (const [index, run] of runs.entries()) {
      const other = first?.results[index];
      if (other === undefined) continue;
      if (run.facts !== other.facts) identicalFacts = false;
    }
    const joint = moneySeries(runs, 'cash/outside');
    const reference = moneySeries(first?.results ?? [], 'cash/outside');
    for (const [index, value] of joint.entries()) {
      jointSpread = Math.max(jointSpread, Math.abs(value - (reference[index] ?? value)));
    }
  }
  return {
    identicalFacts,
    jointSpread,
    replications: first?.results.length ?? 0,
    alternatives: summarise(scenario, 'payment', its, confidence),
  };
}

/** Every alternative against the one that is best in a metric. */
function againstBest(
  its: readonly Candidate[],
  metric: MoneyMetric,
  better: 1 | -1,
  confidence: number,
): readonly Difference[] {
  const mean = (candidate: Candidate): number => {
    const series = moneySeries(candidate.results, metric);
    return series.reduce((sum, value) => sum + value, 0) / series.length;
  };
  const [best, ...others] = [...its].sort((a, b) => better * (mean(b) - mean(a)));
  if (best === undefined) return [];
  return others.map((other) =>
    difference(
      metric,
      { id: other.id, series: moneySeries(other.results, metric) },
      { id: best.id, series: moneySeries(best.results, metric) },
      confidence,
    ),
  );
}

/** Folds run results into a comparison. */
export function compare(
  scenario: Scenario,
  input: ComparisonInput,
  options: ComparisonOptions = {},
): Comparison {
  const confidence = options.confidence ?? 0.95;
  const payment =
    input.payment === undefined ? undefined : comparePayment(scenario, input.payment, confidence);
  const its = candidates(scenario, input.decisions ?? {});
  const alternatives = summarise(scenario, 'decisions', its, confidence);
  const equalValue = options.equalValue === true ? atEqualValue(its, confidence) : undefined;
  const currency = scenario.base.economics.currency;
  return {
    confidence,
    replications: its[0]?.results.length ?? payment?.replications ?? 0,
    payment,
    alternatives,
    differences: [
      ...againstBest(its, 'cost/customer', -1, confidence),
      ...againstBest(its, 'value/maker', 1, confidence),
      ...againstBest(its, 'value/joint', 1, confidence),
    ],
    equalValue,
    breakEvens: breakEvens(its),
    verdict: [
      ...verdictAtAuthoredPrices(its, alternatives, confidence),
      ...(equalValue === undefined ? [] : verdictAtEqualValue(equalValue, currency, confidence)),
    ],
  };
}
