// The loop that every study writes: run a model for replication 0, 1, 2 …, collect its figures, and give each a mean with
// an interval; for a fixed count, or until all of them are precise. The model gets the replication's number alone, and
// turns it into its randomness (`runKey(seed, replication)`): so a replication is the same whether it is run by itself,
// here or on another machine, and one that comes later changes none that came before.
import { meanInterval, type MeanInterval } from './interval.ts';
import { untilPrecise, type PrecisionDecision, type PrecisionRule } from './until-precise.ts';

/** A fixed count with the confidence of the intervals, or a rule of precision, which brings its own. */
export type ReplicationPlan =
  | { readonly replications: number; readonly confidence: number; readonly precision?: never }
  | { readonly precision: PrecisionRule; readonly replications?: never };

/** The figures of one replication by name; undefined or NaN for a ratio of nothing to nothing. */
export type Figures<Name extends string> = Readonly<Record<Name, number | undefined>>;

/** One figure over all replications. */
export interface ReplicatedFigure {
  /** By replication. */
  readonly values: readonly (number | undefined)[];
  readonly interval: MeanInterval;
}

/** What the replications gave. */
export interface Replicated<Name extends string> {
  /** How many were run. */
  readonly replications: number;
  readonly figures: Readonly<Record<Name, ReplicatedFigure>>;
  /** How the rule of precision ended: `enough` or `gave up`; undefined for a fixed count. */
  readonly decision: PrecisionDecision | undefined;
}

/** A replication that failed: which one, why (`cause`), and the figures of all before it, so that nothing is lost. */
export class ReplicationError extends Error {
  override readonly name = 'ReplicationError';
  readonly replication: number;
  /** By name, the values of the replications before. */
  readonly values: Readonly<Record<string, readonly (number | undefined)[]>>;

  constructor(replication: number, values: Record<string, readonly (number | undefined)[]>, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`replication ${replication}: ${why}`, { cause });
    this.replication = replication;
    this.values = values;
  }
}

/**
 * Runs the model for replication 0, 1, 2 …, one after the other. A plain number is the figure `value`. With a rule of
 * precision every figure must become precise, each at the rule's confidence on its own; to stop by one of several, use
 * `untilPrecise`. Throws a RangeError for a count that is not a whole number above 0, and for a replication that does
 * not give the figures of the first, and a `ReplicationError` for what the model throws.
 */
export function replicate(
  plan: ReplicationPlan,
  model: (replication: number) => number | undefined,
): Replicated<'value'>;
export function replicate<Name extends string>(
  plan: ReplicationPlan,
  model: (replication: number) => Figures<Name>,
): Replicated<Name>;
export function replicate(
  plan: ReplicationPlan,
  model: (replication: number) => number | undefined | Figures<string>,
): Replicated<string> {
  const columns = new Map<string, (number | undefined)[]>();
  let done = 0;
  const runTo = (count: number): void => {
    for (; done < count; done += 1) {
      const result = attempt(model, done, columns);
      take(columns, done, typeof result === 'object' ? result : { value: result });
    }
  };
  if (plan.precision === undefined) {
    const { replications, confidence } = plan;
    if (!(replications >= 1 && Math.floor(replications) === replications)) {
      throw new RangeError(`replications are a whole number above 0, not ${replications}`);
    }
    runTo(replications);
    return { replications, figures: summary(columns, confidence), decision: undefined };
  }
  const rule = untilPrecise(plan.precision);
  runTo(plan.precision.minimum);
  let decision = rule.decide(...columns.values());
  while (decision.nextCheckpoint !== undefined) {
    runTo(decision.nextCheckpoint);
    decision = rule.decide(...columns.values());
  }
  const figures = summary(columns, plan.precision.confidence);
  return { replications: decision.replications, figures, decision };
}

function attempt<Result>(
  model: (replication: number) => Result,
  replication: number,
  columns: ReadonlyMap<string, readonly (number | undefined)[]>,
): Result {
  try {
    return model(replication);
  } catch (cause) {
    throw new ReplicationError(replication, Object.fromEntries(columns), cause);
  }
}

function take(
  columns: Map<string, (number | undefined)[]>,
  replication: number,
  figures: Figures<string>,
): void {
  const names = Object.keys(figures);
  if (replication === 0) for (const name of names) columns.set(name, []);
  if (names.length === 0) throw new RangeError(`replication ${replication} gave no figures`);
  const missing = [...columns.keys()].find((name) => !Object.hasOwn(figures, name));
  const extra = names.find((name) => !columns.has(name));
  if (missing !== undefined || extra !== undefined) {
    const what = missing === undefined ? `the new figure '${extra}'` : `no figure '${missing}'`;
    throw new RangeError(`replication ${replication} gave ${what}: all must give those of the first`);
  }
  for (const [name, values] of columns) values.push(figures[name]);
}

function summary(
  columns: ReadonlyMap<string, readonly (number | undefined)[]>,
  confidence: number,
): Record<string, ReplicatedFigure> {
  return Object.fromEntries(
    Array.from(columns, ([name, values]) => [name, { values, interval: meanInterval(values, confidence) }]),
  );
}
