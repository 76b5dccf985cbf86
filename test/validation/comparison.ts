// One way to hold a simulation against theory. Samples are independent replications of one length, so their mean has a
// Student interval. An oracle is met when the intervals of all its figures contain the exact values: at 99.9 % for all of
// them together, so each at 1 − 0.001 / m if there are m (Bonferroni). And they must be narrow enough for that to mean
// something: as narrow as the oracle asks in the long validation, and as each entry says in the short one.
//
// Three kinds of figures have no interval. What does not vary from sample to sample is a computation, and must agree to the
// digits that were published. A probability that hardly ever comes true in any run, once in ten million hours, has no
// normal law; it must be near its exact value. And a figure that no simulation can tell is left out, with the reason.
import {
  meanInterval,
  replicate,
  runKey,
  type DrawKey,
  type Figures as FiguresNamed,
  type MeanInterval,
} from '../../engine/kernel-library.ts';
import { normalQuantile } from '../../engine/random/index.ts';
import { studentCdf } from '../../engine/stats/index.ts';
import type { Oracle } from './oracle.ts';

/** The figures of one sample by name; an oracle takes from them what it has exact values of. */
export type Figures = FiguresNamed<string>;

/** How much is simulated: so many samples of this length (hours, or runs, as the model has it). */
export interface Plan {
  readonly samples: number;
  readonly length: number;
}

/** An oracle with the program that must meet it. */
export interface Validation {
  readonly oracle: Oracle;
  readonly simulate: (key: DrawKey, length: number) => Figures;
  /** The figure that speaks for it in the joint test: figures of one run are correlated. */
  readonly speaker: string;
  readonly short: Plan;
  readonly long: Plan;
  /** The widest half width in the short validation, relative to the exact value; the oracle's own unless given. */
  readonly coarse?: number;
  /** Probabilities too small for an interval. */
  readonly rare?: readonly string[];
  /** Exact values that are not compared, and why. */
  readonly leftOut?: Readonly<Record<string, string>>;
}

/** What became of one figure. */
export interface Finding {
  readonly id: string;
  readonly figure: string;
  readonly exact: number;
  readonly mean: number;
  readonly halfWidth: number;
  /** The half width that the oracle allows. */
  readonly allowed: number;
  /** How far off as a standard normal score; none where nothing varies. */
  readonly score: number | undefined;
  /** `coarse`: wider than the oracle asks, but no wider than the short validation may be. */
  readonly verdict: 'met' | 'coarse' | 'too wide' | 'missed';
}

const confidence = 0.999;

/** Probabilities below the first may be off by the second. */
const smallProbability = 0.02;
const smallHalfWidth = 2e-4;

/** Whether a computed number is the published one, which has 12 digits. */
export const agrees = (value: number, exact: number): boolean =>
  Math.abs(value - exact) <= 1e-12 * Math.abs(exact) || Number(value.toPrecision(12)) === exact;

const sum = (values: readonly (number | undefined)[]) =>
  values.reduce<number>((total, value) => total + (value ?? NaN), 0);

/**
 * The interval of a standard deviation, from the means and mean squares of samples. The mean of the samples' own deviations
 * would fall short where samples forget slowly; so it is that of all samples together, with an interval by the jackknife
 * (R. G. Miller, Biometrika 61, 1974).
 */
function deviationInterval(
  means: readonly (number | undefined)[],
  meanSquares: readonly (number | undefined)[],
  each: number,
): MeanInterval {
  const n = means.length;
  const [first, second] = [sum(means), sum(meanSquares)];
  const deviation = (mean: number, meanSquare: number) => Math.sqrt(meanSquare - mean * mean);
  const all = deviation(first / n, second / n);
  const pseudoValues = means.map((mean = NaN, index) => {
    const others = (second - (meanSquares[index] ?? NaN)) / (n - 1);
    return n * all - (n - 1) * deviation((first - mean) / (n - 1), others);
  });
  return meanInterval(pseudoValues, each);
}

/** Runs the samples of a plan and holds every figure of the oracle against them. */
export function compare(its: Validation, plan: Plan): readonly Finding[] {
  const { oracle, simulate, leftOut = {}, rare = [], coarse = 0 } = its;
  const names = Object.keys(oracle.expect).filter((name) => !(name in leftOut));
  const each = 1 - (1 - confidence) / names.length;
  const { figures } = replicate({ replications: plan.samples, confidence: each }, (number) =>
    simulate(runKey(oracle.id, number), plan.length),
  );
  const intervalOf = (figure: string): MeanInterval | undefined => {
    const meanSquare = figures[figure.replace(/_sd$/, '_square')];
    const mean = figures[figure.replace(/_sd$/, '')];
    return figure.endsWith('_sd') && mean !== undefined && meanSquare !== undefined
      ? deviationInterval(mean.values, meanSquare.values, each)
      : figures[figure]?.interval;
  };

  return names.map((figure) => {
    const exact = Number(oracle.expect[figure]);
    const interval = intervalOf(figure);
    if (interval === undefined) throw new RangeError(`${oracle.id}: no figure is called ${figure}`);
    const { mean, halfWidth, sd, n } = interval;
    const isProbability = figure.startsWith('P_') && exact < smallProbability;
    const least = isProbability ? smallHalfWidth : 0;
    const width = (share: number) => Math.max(least, share * Math.abs(exact));
    const allowed = width(oracle.tolerance ?? 0);
    const finding = { id: oracle.id, figure, exact, mean, halfWidth, allowed };
    if (rare.includes(figure)) {
      const near = Math.abs(mean - exact) <= smallHalfWidth;
      return { ...finding, score: undefined, verdict: near ? 'met' : 'missed' } as const;
    }
    if (sd <= 1e-12 * Math.abs(mean)) {
      return { ...finding, score: undefined, verdict: agrees(mean, exact) ? 'met' : 'missed' } as const;
    }
    const score = normalQuantile(studentCdf((mean - exact) / (sd / Math.sqrt(n)), n - 1));
    const verdict = !(Math.abs(mean - exact) <= halfWidth)
      ? 'missed'
      : halfWidth <= allowed
        ? 'met'
        : halfWidth <= width(coarse)
          ? 'coarse'
          : 'too wide';
    return { ...finding, score, verdict } as const;
  });
}

/** A finding in words. */
export function inWords({ id, figure, exact, mean, halfWidth, allowed, verdict }: Finding): string {
  const seen = `${mean.toPrecision(7)} ± ${halfWidth.toPrecision(2)}`;
  return `${id} ${figure}: ${seen}, exactly ${exact.toPrecision(7)}; ± ${allowed.toPrecision(2)} is asked: ${verdict}`;
}
