// The law of draws in a row, which are numbered draws and nothing else.

import fc from 'fast-check';
import { expect } from 'vitest';
import { exponential, gamma, mixture, poisson } from '../../engine/random/distributions/index.ts';
import { pathKey, runKey, uniform, type DrawStream } from '../../engine/random/index.ts';

/** The run whose draws the law knows. */
export const run = runKey('draws in a row', 3);
export const laws = [
  exponential(7),
  gamma(2.5, 3),
  poisson(4),
  mixture([
    { weight: 1, distribution: exponential(2) },
    { weight: 2, distribution: gamma(9, 4) },
  ]),
];
/** What the law needs of a stream. */
export type Stream = Pick<DrawStream, 'next' | 'at' | 'uniform' | 'count'>;

/** The n-th draw is that of the n-th uniform number, whatever was drawn and asked before, and from whatever laws. */
export const drawsFollowTheirOrdinal = (make: (path: string) => Stream) =>
  fc.property(fc.string(), fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), (path, asked) => {
    const stream = make(path);
    const key = pathKey(run, path);
    for (const [n, choice] of asked.entries()) {
      const law = laws[choice];
      const u = uniform(key, 0, n);
      expect(stream.at(n + 5, laws[0]!)).toBe(laws[0]!.quantile(uniform(key, 0, n + 5)));
      expect(stream.count).toBe(n);
      expect(law === undefined ? stream.uniform() : stream.next(law)).toBe(law?.quantile(u) ?? u);
    }
    expect(stream.count).toBe(asked.length);
  });
