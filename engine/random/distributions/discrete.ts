// A law of finitely many values, each with a weight: counts of parts per visit, sizes of orders.
import { atomicLaw } from './atoms.ts';
import { requireFinite, requirePositive, type Distribution } from './distribution.ts';

/** A value and how often it comes, relative to the other weights. */
export interface Outcome {
  readonly value: number;
  readonly weight: number;
}

/** The values of the outcomes, each with the share that its weight (zero or more) has in all. Errors of rounding. */
export function discrete(outcomes: readonly Outcome[]): Distribution {
  const byValue = new Map<number, number>();
  for (const { value, weight } of outcomes) {
    requireFinite('discrete', 'value', value);
    requirePositive('discrete', `the weight of ${value}`, weight, 'zero');
    if (weight > 0) byValue.set(value, (byValue.get(value) ?? 0) + weight);
  }
  const sorted = [...byValue].toSorted(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, weight]) => sum + weight, 0);
  requirePositive('discrete', 'the sum of weights', total);
  let mean = 0;
  for (const [value, weight] of sorted) mean += value * (weight / total);
  let variance = 0;
  for (const [value, weight] of sorted) variance += (value - mean) * (value - mean) * (weight / total);
  return atomicLaw(
    { law: 'discrete', mean, variance },
    Float64Array.from(sorted, ([value]) => value),
    Float64Array.from(sorted, ([, weight]) => weight),
  );
}
