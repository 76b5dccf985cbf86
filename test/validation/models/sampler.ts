// Draws from one law, one after the other, as a function without arguments: whatever a model repeats.
import { distributions, drawStream, type DrawKey } from '../../../engine/kernel-library.ts';

/** The law of a duration, as data. */
export type Law = distributions.DistributionSpec;

/** Draws from `law`; two paths below one key are independent. */
export function sampler(key: DrawKey, path: string, law: Law): () => number {
  const stream = drawStream(key, path);
  const distribution = distributions.distribution(law);
  return () => stream.next(distribution);
}

/** The numbers of a list in their order, for a timeline that was computed by hand. */
export function listed(numbers: readonly number[]): () => number {
  const rest = numbers.values();
  return () => {
    const next = rest.next();
    if (next.done === true) throw new RangeError(`the list has no more than ${numbers.length} numbers`);
    return next.value;
  };
}
