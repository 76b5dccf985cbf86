import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponential, gamma, mixture, poisson } from '../../engine/random/distributions/index.ts';
import { drawStream, pathKey, runKey, uniform, type DrawStream } from '../../engine/random/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';

const run = runKey('draws in a row', 3);
const laws = [
  exponential(7),
  gamma(2.5, 3),
  poisson(4),
  mixture([
    { weight: 1, distribution: exponential(2) },
    { weight: 2, distribution: gamma(9, 4) },
  ]),
];
type Stream = Pick<DrawStream, 'next' | 'at' | 'uniform' | 'count'>;

/** The n-th draw is that of the n-th uniform number, whatever was drawn and asked before, and from whatever laws. */
const drawsFollowTheirOrdinal = (make: (path: string) => Stream) =>
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

describe('a stream of draws', () => {
  test('takes one uniform number for each draw, of whatever law', () => {
    fc.assert(drawsFollowTheirOrdinal((path) => drawStream(run, path)));
  });
  test('is its own for each path and run', () => {
    const first = (key: typeof run, path: string) => drawStream(key, path).uniform();
    const others = [first(run, 'a'), first(run, 'b'), first(run, 'a/b'), first(runKey('another', 3), 'a')];
    expect(new Set(others).size).toBe(4);
    expect(first(run, 'a')).toBe(others[0]);
  });
  test('refuses an ordinal that cannot be', () => {
    expect(() => drawStream(run, 'a').at(-1, laws[0]!)).toThrow(/ordinal .* not -1/);
  });
  test('that counts what is asked out of turn is caught', () => {
    const careless = (path: string): Stream => {
      const stream = drawStream(run, path);
      return {
        get count() {
          return stream.count;
        },
        next: (law) => stream.next(law),
        uniform: () => stream.uniform(),
        at: (ordinal, law) => {
          stream.uniform();
          return stream.at(ordinal, law);
        },
      };
    };
    expectCaught(drawsFollowTheirOrdinal(careless));
  });
  test('that takes two uniform numbers for a mixture is caught', () => {
    const spender = (path: string): Stream => {
      const stream = drawStream(run, path);
      return {
        get count() {
          return stream.count;
        },
        next: (law) => {
          if (law.law === 'mixture') stream.uniform();
          return stream.next(law);
        },
        uniform: () => stream.uniform(),
        at: (ordinal, law) => stream.at(ordinal, law),
      };
    };
    expectCaught(drawsFollowTheirOrdinal(spender));
  });
});
