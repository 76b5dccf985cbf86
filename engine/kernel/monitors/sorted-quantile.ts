// Sample quantiles by linear interpolation between order statistics: definition 7 of R. J. Hyndman and Y. Fan, "Sample
// quantiles in statistical packages", The American Statistician 50, 1996, which R and NumPy take by default.

/** The p-quantile of values already in rising order; undefined when there are none. */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number | undefined {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile's share lies between 0 and 1, not ${p}`);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  if (low === undefined || high === undefined) return undefined;
  // Equal neighbours first: two infinities have no difference.
  return low === high ? low : low + (position - below) * (high - low);
}

/** The p-quantile of the defined values, in any order; undefined when there are none. The input is not changed. */
export function sampleQuantile(values: Iterable<number | undefined>, p: number): number | undefined {
  const defined: number[] = [];
  for (const value of values) if (value !== undefined && value === value) defined.push(value);
  return sortedQuantile(Float64Array.from(defined).sort(), p);
}
