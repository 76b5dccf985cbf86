import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hash64,
  indexKey,
  pathKey,
  purpose,
  runKey,
  uniform,
  type DrawKey,
} from '../../engine/random/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import * as law from '../laws/draws.ts';

const ours: law.Draws = { runKey, pathKey, indexKey, uniform };
const make = () => ours;

describe('draws', () => {
  test('are a pure function of their address', () => {
    fc.assert(law.drawsArePure(make));
  });
  test('lie strictly between 0 and 1', () => {
    fc.assert(law.drawsStayInside(make));
  });
  test('change with the seed, the replication, the path, the index, the purpose and the ordinal', () => {
    fc.assert(law.everyPartCounts(make));
  });
  test('tell paths apart by their elements', () => {
    fc.assert(law.pathsAreToldApart(make), { numRuns: 500 });
  });
  test('never coincide with the key of a child', () => {
    fc.assert(law.stepsDoNotMeet(make), { numRuns: 8 });
  });
  test('are uncorrelated with their neighbours of every kind', () => {
    fc.assert(law.neighboursAreUncorrelated(make), { numRuns: 20 });
  });
  test('are uniform along every kind of sequence', () => {
    fc.assert(law.drawsAreUniform(make), { numRuns: 20 });
  });
  test('of neighbouring and of repeated seeds differ', () => {
    const keys = ['1', '2', 'ab', 'abab', 'ababab', '', ' '].map((seed) => runKey(seed, 0));
    expect(new Set(keys.map((key) => `${key.high} ${key.low}`)).size).toBe(keys.length);
  });
  test('refuse an ordinal, an index or a replication that is not a whole number in range', () => {
    const key = runKey('1', 0);
    for (const wrong of [-1, 0.5, NaN, Infinity, 2 ** 52]) {
      expect(() => uniform(key, purpose.life, wrong)).toThrow(RangeError);
      expect(() => indexKey(key, wrong)).toThrow(RangeError);
      expect(() => runKey('1', wrong)).toThrow(RangeError);
    }
    expect(() => uniform(key, 256, 0)).toThrow(RangeError);
  });
  test('keep the numbers of their purposes, which old results depend on', () => {
    expect(purpose).toEqual({
      life: 0,
      firstLife: 1,
      initialAge: 2,
      work: 3,
      travel: 4,
      leadTime: 5,
      arrival: 6,
      outcome: 7,
      choice: 8,
      absence: 9,
      quantity: 10,
      disposition: 11,
      fault: 12,
      sale: 13,
      serviceLife: 14,
      usage: 15,
      payment: 16,
      fix: 17,
      detection: 18,
      ordering: 19,
      flaw: 20,
    });
  });
  test('of a hundred thousand structural paths have no two hashes alike', () => {
    const seen = new Set<string>();
    for (let n = 0; n < 100_000; n += 1) {
      const { high, low } = hash64(`site${n % 97}/line${n % 7}/m${n}/pump`);
      seen.add(`${high} ${low}`);
    }
    expect(seen.size).toBe(100_000);
  });
});

describe('the laws of draws catch', () => {
  const asKey = (high: number, low: number): DrawKey => ({ high, low });
  let calls = 0;
  const caughtBy =
    <Values>(holds: (make: () => law.Draws) => fc.IProperty<Values>) =>
    (make: () => law.Draws) => {
      expectCaught(holds(make));
    };
  const wrong: [string, Partial<law.Draws>, (make: () => law.Draws) => void][] = [
    [
      'a draw from a stream',
      { uniform: (key, what, n) => uniform(key, what, n + (calls += 1)) },
      caughtBy(law.drawsArePure),
    ],
    [
      'a draw that can be 0',
      { uniform: (key, what, n) => Math.floor(uniform(key, what, n) * 8) / 8 },
      caughtBy(law.drawsStayInside),
    ],
    [
      'a key that ignores the ordinal',
      { uniform: (key, what) => uniform(key, what, 0) },
      caughtBy(law.everyPartCounts),
    ],
    [
      'a key that ignores the upper half of the ordinal',
      { uniform: (key, what, n) => uniform(key, what, n >>> 0) },
      caughtBy(law.neighboursAreUncorrelated),
    ],
    [
      'a key that ignores the purpose',
      { uniform: (key, _what, n) => uniform(key, 0, n) },
      caughtBy(law.everyPartCounts),
    ],
    [
      'a key that adds purpose to ordinal',
      { uniform: (key, what, n) => uniform(key, 0, n + what) },
      caughtBy(law.neighboursAreUncorrelated),
    ],
    [
      'a key that ignores the replication',
      { runKey: (seed) => runKey(seed, 0) },
      caughtBy(law.everyPartCounts),
    ],
    [
      'a key that ignores the path',
      { pathKey: (parent) => pathKey(parent, '') },
      caughtBy(law.everyPartCounts),
    ],
    [
      'a key that ignores the index',
      { indexKey: (parent) => indexKey(parent, 0) },
      caughtBy(law.everyPartCounts),
    ],
    [
      'a path that forgets where its elements end',
      { pathKey: (parent, path) => pathKey(parent, path.replaceAll('/', '')) },
      caughtBy(law.pathsAreToldApart),
    ],
    [
      'a path whose last mark is dropped',
      { pathKey: (parent, path) => pathKey(parent, path.replace(/\/$/, '')) },
      caughtBy(law.pathsAreToldApart),
    ],
    [
      'a path that only shifts its parent',
      { pathKey: (parent, path) => asKey(parent.high, parent.low ^ path.length) },
      caughtBy(law.pathsAreToldApart),
    ],
    [
      'an index that takes the counter of a path',
      { indexKey: (parent, index) => (index === 0 ? pathKey(parent, '') : indexKey(parent, index)) },
      caughtBy(law.stepsDoNotMeet),
    ],
    [
      'replications that lie in a row',
      {
        runKey: (seed, n) => asKey(runKey(seed, 0).high + n, 0),
        uniform: (key) => ((key.high >>> 0) + 0.5) / 4294967296,
      },
      caughtBy(law.neighboursAreUncorrelated),
    ],
    [
      'a biased draw',
      { uniform: (key, what, n) => uniform(key, what, n) ** 1.2 },
      caughtBy(law.drawsAreUniform),
    ],
  ];
  for (const [name, fault, holds] of wrong) {
    test(name, () => {
      holds(() => ({ ...ours, ...fault }));
    });
  }
});
