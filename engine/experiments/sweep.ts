/**
 * A sweep: every cell of a grid on the same failures. A pure fold of run results, like a comparison; the cells are the
 * alternatives of a scenario that was read for it.
 */
import type { Alternative, Scenario } from '../build/scenario.ts';
import { partyNames } from '../contracts/ledger/parties.ts';
import type { ResultsByAlternative } from './compare.ts';
import type { Estimate, Estimates } from './comparison.ts';
import { atEqualValue } from './equal-value.ts';
import { digestOf, estimate, estimates, moneyMetrics, moneySeries, type Series } from './outcomes.ts';
import type { RunResult } from './run.ts';
import { alternativeOf, prepare, type Mode } from './study.ts';

/** A cell: one point of each axis, in the order of the axes. */
export interface SweepCell {
  readonly id: string;
  readonly at: readonly string[];
}

export interface SweepAxis {
  readonly id: string;
  readonly points: readonly string[];
}

export interface SweepDesign {
  readonly axes: readonly SweepAxis[];
  /** What is looked at, as written: names of metrics, `stockValue`, or a ratio `downtime / failures`; may be empty. */
  readonly measures: readonly string[];
  /** The last axis turns fastest. */
  readonly cells: readonly SweepCell[];
}

export interface SweepOutcome extends SweepCell {
  /** The measures of the design, by name. */
  readonly measures: Estimates;
  /** Every metric of a comparison. */
  readonly metrics: Estimates;
  /** Present value by party, cents. */
  readonly presentValue: Readonly<Record<string, Estimate>>;
  /** The price at which the maker has the value of the first cell; undefined where it was not asked for or cannot be. */
  readonly price: { readonly name: string; readonly authored: number; readonly solved: number } | undefined;
  readonly facts: string;
  readonly ledger: string;
}

export interface Sweep {
  readonly confidence: number;
  readonly replications: number;
  /** The maker's mean present value in the first cell, cents; undefined where no prices were asked for. */
  readonly target: number | undefined;
  readonly cells: readonly SweepOutcome[];
}

export interface SweepOptions {
  /** 0.95 unless given. */
  readonly confidence?: number;
  readonly equalValue?: boolean;
}

/** Measures of a design that names none. */
export const usualMeasures = ['value/maker', 'cost/customer', 'availability'] as const;

/** Value in cents of all units that the stocks hold at the start. */
export function stockValue({ network, economics }: Alternative): number {
  return Object.values(network.stocks).reduce(
    (sum, { item, initial, unlimited }) =>
      unlimited ? sum : sum + initial * (economics.unitValues[item]?.price ?? 0),
    0,
  );
}

/** Whether a measure can be had from these results. */
export function isMeasure(name: string, result: RunResult): boolean {
  return partsOf(name).every(
    (part) =>
      part === 'stockValue' ||
      moneyMetrics.some((metric) => metric === part) ||
      Object.hasOwn(result.indicators, part),
  );
}

function partsOf(name: string): readonly string[] {
  return name.split(' / ').map((part) => part.trim());
}

function seriesOf(part: string, results: readonly RunResult[], alternative: Alternative): Series {
  if (part === 'stockValue') return results.map(() => stockValue(alternative));
  const money = moneyMetrics.find((metric) => metric === part);
  if (money !== undefined) return moneySeries(results, money);
  return results.map(({ indicators }) => indicators[part] ?? NaN);
}

/** One measure in every replication; a ratio is taken within each. */
export function measureSeries(name: string, results: readonly RunResult[], alternative: Alternative): Series {
  const [first = [], ...others] = partsOf(name).map((part) => seriesOf(part, results, alternative));
  return first.map((value, index) =>
    others.reduce((ratio, divisor) => {
      const by = divisor[index] ?? NaN;
      return by === 0 ? NaN : ratio / by;
    }, value),
  );
}

function measureOf(
  name: string,
  results: readonly RunResult[],
  alternative: Alternative,
  metrics: Estimates,
  confidence: number,
): Estimate {
  const unit = name === 'stockValue' ? 'cents' : (metrics[name]?.unit ?? '');
  return estimate(measureSeries(name, results, alternative), confidence, unit);
}

/** Present values by party; several customers have one entry each. */
function presentValues(
  results: readonly RunResult[],
  customers: readonly string[],
  confidence: number,
): Readonly<Record<string, Estimate>> {
  return Object.fromEntries(
    partyNames(customers).map((party, index) => [
      party,
      estimate(
        results.map(({ presentValue }) => presentValue[index] ?? 0),
        confidence,
        'cents',
      ),
    ]),
  );
}

/** Folds the results of all cells. */
export function sweep(
  scenario: Scenario,
  design: SweepDesign,
  mode: Mode,
  byCell: ResultsByAlternative,
  options: SweepOptions = {},
): Sweep {
  const confidence = options.confidence ?? 0.95;
  const candidates = design.cells.map(({ id }) => {
    const alternative = alternativeOf(scenario, id);
    return { id, title: id, alternative, results: byCell[id] ?? [] };
  });
  const equal = options.equalValue === true ? atEqualValue(candidates, confidence) : undefined;
  const names = design.measures.length > 0 ? design.measures : usualMeasures;
  const cells = candidates.map(({ id, alternative, results }, index): SweepOutcome => {
    const metrics = estimates(results, confidence);
    const priced = equal?.alternatives[index];
    return {
      id,
      at: design.cells[index]?.at ?? [],
      measures: Object.fromEntries(
        names.map((name) => [name, measureOf(name, results, alternative, metrics, confidence)]),
      ),
      metrics,
      presentValue: presentValues(results, prepare(scenario, mode, id).blueprint.plan.customers, confidence),
      price:
        priced?.price === undefined
          ? undefined
          : { name: priced.price, authored: priced.authored, solved: priced.solved },
      facts: digestOf(results, 'facts'),
      ledger: digestOf(results, 'ledger'),
    };
  });
  return {
    confidence,
    replications: candidates[0]?.results.length ?? 0,
    target: equal?.target,
    cells,
  };
}
