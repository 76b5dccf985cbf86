// The laws of keyed draws. Each takes a `make`, so that it can be held against wrong keys, which it must catch. The
// sampling laws look at fixed seeds, so they are as repeatable as a table; their bounds are in standard errors.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { DrawKey } from '../../engine/random/index.ts';

/** What the laws need of a scheme of keys and draws. */
export interface Draws {
  runKey(seed: string, replication: number): DrawKey;
  pathKey(parent: DrawKey, path: string): DrawKey;
  indexKey(parent: DrawKey, index: number): DrawKey;
  uniform(key: DrawKey, purpose: number, ordinal: number): number;
}

/** Everything that a draw depends on. */
interface Address {
  readonly seed: string;
  readonly replication: number;
  readonly path: string;
  readonly index: number;
  readonly purpose: number;
  readonly ordinal: number;
}

const count = 4096;
const standardErrors = 4.5;
const largestCount = 4503599627370495;
const seeds = fc.constantFrom('1', '2', '10', 'ab', 'abab', 'a longer seed', 'Ωmega', '');

const counts = fc.oneof(
  fc.nat(20),
  fc.nat(),
  fc.maxSafeNat().map((n) => n % (largestCount + 1)),
);
const address: fc.Arbitrary<Address> = fc.record({
  seed: fc.string(),
  replication: counts,
  path: fc
    .array(fc.constantFrom('A', 'line2', 'm07', 'pump'), { maxLength: 5 })
    .map((path) => path.join('/')),
  index: counts,
  purpose: fc.nat(255),
  ordinal: counts,
});

const drawAt = (draws: Draws, at: Address): number => {
  const run = draws.runKey(at.seed, at.replication);
  return draws.uniform(draws.indexKey(draws.pathKey(run, at.path), at.index), at.purpose, at.ordinal);
};

/** A draw depends on its address alone: not on what was drawn before, nor on the order. */
export const drawsArePure = (make: () => Draws) =>
  fc.property(fc.array(address, { minLength: 1, maxLength: 12, size: 'max' }), (addresses) => {
    const draws = make();
    const forth = addresses.map((at) => drawAt(draws, at));
    const back = addresses.toReversed().map((at) => drawAt(draws, at));
    expect(back.toReversed()).toEqual(forth);
    expect(addresses.map((at) => drawAt(make(), at))).toEqual(forth);
  });

/** Each draw lies strictly between 0 and 1. */
export const drawsStayInside = (make: () => Draws) =>
  fc.property(address, (at) => {
    const u = drawAt(make(), at);
    expect(u).toBeGreaterThan(0);
    expect(u).toBeLessThan(1);
  });

/** Changing any one part of the address changes the draw. */
export const everyPartCounts = (make: () => Draws) =>
  fc.property(address, address, (at, other) => {
    const draws = make();
    const before = drawAt(draws, at);
    for (const part of Object.keys(at) as (keyof Address)[]) {
      if (other[part] === at[part]) continue;
      expect([part, drawAt(draws, { ...at, [part]: other[part] })]).not.toEqual([part, before]);
    }
  });

/** Paths are told apart by their elements, not by their letters: prefixes, joints and empty elements differ. */
export const pathsAreToldApart = (make: () => Draws) => {
  const paths = [
    '',
    '/',
    'a',
    'a/',
    '/a',
    'a/b',
    'ab',
    'a/bc',
    'ab/c',
    'abc',
    'a//b',
    'a/b/',
    'abcd',
    'abcd/',
    'abcd/e',
  ];
  return fc.property(fc.constantFrom(...paths), fc.constantFrom(...paths), (first, second) => {
    const draws = make();
    const run = draws.runKey('1', 0);
    if (first !== second) expect(draws.pathKey(run, first)).not.toEqual(draws.pathKey(run, second));
  });
};

/** A key's draws, its children by path and its children by index never share a word pair. */
export const stepsDoNotMeet = (make: () => Draws) =>
  fc.property(seeds, (seed) => {
    const draws = make();
    const run = draws.runKey(seed, 0);
    const seen = new Set<string>();
    const keys = [run, draws.pathKey(run, ''), draws.pathKey(run, '0')];
    for (let index = 0; index < 256; index += 1)
      keys.push(draws.indexKey(run, index), draws.runKey(seed, index + 1));
    for (const key of keys) seen.add(`${key.high}:${key.low}`);
    expect(seen.size).toBe(keys.length);
    const words = new Set(
      keys.map((key) => ((key.high >>> 6) * 67108864 + (key.low >>> 6) + 0.5) / 4503599627370496),
    );
    for (let ordinal = 0; ordinal < 256; ordinal += 1) {
      for (let purpose = 0; purpose < 16; purpose += 1) {
        expect(words.has(draws.uniform(run, purpose, ordinal))).toBe(false);
      }
    }
  });

/** The ways in which one draw has neighbours: the n-th draw of each sequence. */
const sequences: Record<string, (draws: Draws, run: DrawKey, seed: string) => (n: number) => number> = {
  'the same purpose': (draws, run) => (n) => draws.uniform(run, 0, n),
  'the next purpose': (draws, run) => (n) => draws.uniform(run, 1, n),
  'a later purpose': (draws, run) => (n) => draws.uniform(run, 9, n),
  'the next ordinal': (draws, run) => (n) => draws.uniform(run, 0, n + 1),
  'a far ordinal': (draws, run) => (n) => draws.uniform(run, 0, n + 4294967296),
  'machines of a fleet': (draws, run) => (n) => draws.uniform(draws.indexKey(run, n), 0, 0),
  'next machines of a fleet': (draws, run) => (n) => draws.uniform(draws.indexKey(run, n + 1), 0, 0),
  'named machines': (draws, run) => (n) => draws.uniform(draws.pathKey(run, `A/m${n}`), 0, 0),
  'next named machines': (draws, run) => (n) => draws.uniform(draws.pathKey(run, `A/m${n + 1}`), 0, 0),
  'named machines of another place': (draws, run) => (n) =>
    draws.uniform(draws.pathKey(run, `B/m${n}`), 0, 0),
  replications: (draws, _run, seed) => (n) => draws.uniform(draws.runKey(seed, n), 0, 0),
  'next replications': (draws, _run, seed) => (n) => draws.uniform(draws.runKey(seed, n + 1), 0, 0),
  'numbered seeds': (draws, _run, seed) => (n) => draws.uniform(draws.runKey(`${seed}${n}`, 0), 0, 0),
  'next numbered seeds': (draws, _run, seed) => (n) =>
    draws.uniform(draws.runKey(`${seed}${n + 1}`, 0), 0, 0),
  'twice the seed': (draws, _run, seed) => (n) => draws.uniform(draws.runKey(seed + seed + '.', 0), 0, n),
};

const sample = (nth: (n: number) => number) => Array.from({ length: count }, (_, n) => nth(n));

/** Any two of the sequences are uncorrelated: |z| below the bound, 105 pairs for each seed. */
export const neighboursAreUncorrelated = (make: () => Draws) =>
  fc.property(seeds, (seed) => {
    const draws = make();
    const run = draws.runKey(seed, 0);
    const samples = Object.entries(sequences).map(
      ([name, sequence]) => [name, sample(sequence(draws, run, seed))] as const,
    );
    for (const [i, [nameX, x]] of samples.entries()) {
      for (const [nameY, y] of samples.slice(i + 1)) {
        // Each product (u − ½)(v − ½) has mean 0 and standard deviation 1/12.
        const sum = x.reduce((total, u, n) => total + (u - 0.5) * ((y[n] ?? NaN) - 0.5), 0);
        const z = (12 * sum) / Math.sqrt(count);
        expect(Math.abs(z), `z of ${nameX} against ${nameY}`).toBeLessThan(standardErrors);
      }
    }
  });

/** Every sequence fills 64 cells evenly: chi-square within the bound, 15 sequences for each seed. */
export const drawsAreUniform = (make: () => Draws) =>
  fc.property(seeds, (seed) => {
    const draws = make();
    const run = draws.runKey(seed, 0);
    for (const [name, sequence] of Object.entries(sequences)) {
      const cells = new Array<number>(64).fill(0);
      for (const u of sample(sequence(draws, run, seed))) cells[Math.floor(u * 64)]! += 1;
      const expected = count / 64;
      const square =
        cells.reduce((total, cell) => total + (cell - expected) * (cell - expected), 0) / expected;
      // Wilson and Hilferty: the cube root of chi-square per degree of freedom is nearly normal.
      const z = (Math.cbrt(square / 63) - (1 - 2 / (9 * 63))) / Math.sqrt(2 / (9 * 63));
      expect(Math.abs(z), `z of ${name}`).toBeLessThan(standardErrors);
    }
  });
