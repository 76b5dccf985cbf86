/**
 * What all measures have in common: each is a fold over the facts of one run, and tells its figures at the end. A ratio
 * uses the sums of a whole run, numerator and denominator apart; nothing over nothing is undefined (NaN), not zero.
 */
import type { Hours } from '../kernel/time.ts';
import type { IndicatorName } from './indicator.ts';

/** Takes in one figure; a subject (`hub/pump`) tells instances of an indicator apart. */
export type Put = (name: IndicatorName, value: number, subject?: string) => void;

/** A fold over facts. */
export interface Measures {
  /** Tells the figures of the run so far, of which `hours` have passed. */
  tell(put: Put, hours: Hours): void;
}

/** A ratio of sums; NaN for nothing over nothing. */
export function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? NaN : numerator / denominator;
}

/** Adds to an element of a column of sums. */
export function addTo(sums: Float64Array, index: number, amount: number): void {
  sums[index] = (sums[index] ?? 0) + amount;
}
