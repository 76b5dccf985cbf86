// One way to hold a simulation against theory. Replications are independent, so their mean has a Student interval; an
// oracle is met when the 99.9 % interval contains the exact value and is narrow enough for that to mean something.
import { expect } from 'vitest';
import { normalQuantile } from '../../engine/random/index.ts';
import { meanInterval, studentCdf } from '../../engine/stats/index.ts';

/** Confidence of every interval. */
export const confidence = 0.999;

/** AFTERSIM_LONG=1 runs every oracle as long as its full precision takes: minutes instead of seconds. */
export const long = process.env['AFTERSIM_LONG'] === '1';

/** Milliseconds after which a test is given up; no claim about speed. */
export const timeout = long ? 3_600_000 : 120_000;

/** Half width that an interval may have, relative to the exact value, where nothing else is said. */
export const fullPrecision = 0.01;

/** An exact value below this is compared with an absolute half width. */
const smallValue = 0.02;
const smallHalfWidth = 2e-4;

/** One figure of a model: as it must be, and as independent replications had it. */
export interface Figure {
  readonly name: string;
  readonly exact: number;
  readonly samples: readonly number[];
  /** Largest half width, relative to the exact value. Values below 0.02 may always have 0.0002. */
  readonly precision: number;
}

/** What stands between a figure and theory; empty when it agrees. */
export interface Verdict {
  /** The interval does not contain the exact value. */
  readonly missed: string;
  /** The interval is too wide to say so. */
  readonly wide: string;
  /** Half width relative to the exact value. */
  readonly precision: number;
}

/** Holds one figure against theory. */
export function verdict({ name, exact, samples, precision }: Figure): Verdict {
  const { mean, halfWidth } = meanInterval(samples, confidence);
  const share = precision * Math.abs(exact);
  const allowed = Math.abs(exact) < smallValue ? Math.max(smallHalfWidth, share) : share;
  const seen = `${name}: ${mean.toPrecision(8)} ± ${halfWidth.toPrecision(3)}, exactly ${exact.toPrecision(8)}`;
  return {
    missed: Math.abs(mean - exact) <= halfWidth ? '' : seen,
    wide: halfWidth <= allowed ? '' : `${seen}; ± ${allowed.toPrecision(3)} is allowed`,
    precision: halfWidth / Math.abs(exact),
  };
}

/** Asserts that every figure agrees with theory, and closely enough. */
export function expectTheory(figures: readonly Figure[]): void {
  const verdicts = figures.map(verdict);
  expect(figures).not.toEqual([]);
  expect(verdicts.flatMap(({ missed }) => (missed === '' ? [] : [missed]))).toEqual([]);
  expect(verdicts.flatMap(({ wide }) => (wide === '' ? [] : [wide]))).toEqual([]);
}

/** Asserts that theory refutes a model which is known to be wrong: a figure's interval does not contain it. */
export function expectRefuted(figures: readonly Figure[]): void {
  expect(figures.map(verdict).filter(({ missed }) => missed !== '')).not.toEqual([]);
}

/** How far the mean is from the exact value, as a standard normal score: Student's distribution is taken out. */
export function normalScore({ exact, samples }: Figure): number {
  const { mean, sd, n } = meanInterval(samples, confidence);
  return normalQuantile(studentCdf((mean - exact) / (sd / Math.sqrt(n)), n - 1));
}
