import { describe, expect, test } from 'vitest';
import { runKey } from '../../engine/random/index.ts';
import { sobolIndices, type SobolIndex } from '../../engine/stats/index.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { oracles } from './oracles.ts';

type Method = typeof sobolIndices;
type Point = Readonly<Float64Array>;

const ishigami = (point: Point) => {
  const { a, b } = oracles['q7.ishi.1'].model;
  const [first, second, third] = Array.from(point, (u) => Math.PI * (2 * u - 1)) as [number, number, number];
  return Math.sin(first) * (1 + b * third ** 4) + a * Math.sin(second) ** 2;
};
const functionG = (point: Point) =>
  oracles['q7.sobolg.1'].model.a.reduce(
    (product, a, i) => (product * (Math.abs(4 * point[i]! - 2) + a)) / (1 + a),
    1,
  );

/** Every index within four of its standard errors of the truth, and within `reach` of it. */
const agrees = (
  method: Method,
  f: (point: Point) => number,
  wanted: Readonly<Record<string, number>>,
  dimensions: number,
  { samples, seed, reach }: { samples: number; seed: string; reach: number },
) => {
  const found = method(f, dimensions, { samples, key: runKey(seed, 0) });
  const near = (index: SobolIndex | undefined, truth: number, what: string) => {
    const error = Math.abs(index!.estimate - truth);
    expect(error, `${what}: ${index!.estimate}`).toBeLessThanOrEqual(4 * index!.standardError + 1e-12);
    expect(error, `${what}: ${index!.estimate}`).toBeLessThan(reach);
  };
  for (let input = 0; input < dimensions; input += 1) {
    near(found.first[input], wanted[`S${input + 1}`]!, `S${input + 1}`);
    near(found.total[input], wanted[`ST${input + 1}`]!, `ST${input + 1}`);
  }
  expect(Math.abs(found.mean / wanted['mean']! - 1)).toBeLessThan(0.02);
  expect(Math.abs(found.variance / wanted['variance']! - 1)).toBeLessThan(0.03);
  expect(found.evaluations).toBe(samples * (dimensions + 2));
};

const ishigamiTruth: Record<string, number> = { ...oracles['q7.ishi.1'].expect };
const gTruth: Record<string, number> = { ...oracles['q7.sobolg.1'].expect };
// 0.01 is about one standard error of the noisiest index for 2^14 points, and two and a half for 2^17.
const coarse = { samples: 2 ** 14, seed: 'sobol', reach: 0.01 };
const fine = { samples: 2 ** 17, seed: 'sobol', reach: 0.01 };

describe('Sobol indices', () => {
  test('agree with q7.ishi.1 within 0.01 and four standard errors, for 2^14 and for 2^17 points', () => {
    agrees(sobolIndices, ishigami, ishigamiTruth, 3, coarse);
    agrees(sobolIndices, ishigami, ishigamiTruth, 3, fine);
  });
  test('agree with q7.sobolg.1 within 0.01 and four standard errors, for 2^14 and for 2^17 points', () => {
    agrees(sobolIndices, functionG, gTruth, 8, coarse);
    agrees(sobolIndices, functionG, gTruth, 8, fine);
  });
  test('are caught when first order and total effect are exchanged, or the inputs numbered from the end', () => {
    const exchanged: Method = (...call) => {
      const found = sobolIndices(...call);
      return { ...found, first: found.total, total: found.first };
    };
    const reversed: Method = (...call) => {
      const found = sobolIndices(...call);
      return { ...found, first: [...found.first].reverse(), total: [...found.total].reverse() };
    };
    const confident: Method = (...call) => {
      const found = sobolIndices(...call);
      return {
        ...found,
        first: found.first.map((index) => ({ ...index, standardError: index.standardError / 20 })),
      };
    };
    for (const wrong of [exchanged, reversed, confident]) {
      expectBroken(() => agrees(wrong, ishigami, ishigamiTruth, 3, coarse));
    }
  });
  test('have standard errors that hold the truth about as often as they say', () => {
    const held = (method: Method) => {
      let count = 0;
      for (let study = 0; study < 60; study += 1) {
        const found = method(ishigami, 3, { samples: 400, key: runKey('errors', study) });
        for (let input = 0; input < 3; input += 1) {
          for (const [index, truth] of [
            [found.first[input]!, ishigamiTruth[`S${input + 1}`]!],
            [found.total[input]!, ishigamiTruth[`ST${input + 1}`]!],
          ] as const) {
            if (Math.abs(index.estimate - truth) <= 1.96 * index.standardError) count += 1;
          }
        }
      }
      return count / 360;
    };
    // Four standard errors of a share of 95 % among 60 independent studies.
    const asOftenAsTheySay = (method: Method) => expect(Math.abs(held(method) - 0.95)).toBeLessThan(0.06);
    asOftenAsTheySay(sobolIndices);
    const scaled =
      (factor: number): Method =>
      (...call) => {
        const found = sobolIndices(...call);
        const scale = (index: SobolIndex) => ({ ...index, standardError: factor * index.standardError });
        return { ...found, first: found.first.map(scale), total: found.total.map(scale) };
      };
    expectBroken(() => asOftenAsTheySay(scaled(0.6)));
  });
  test('of an input that does nothing are zero, and of a model that adds are its shares of variance', () => {
    const f = (point: Point) => 10 + 3 * point[0]! + 4 * point[1]!;
    const { first, total } = sobolIndices(f, 3, { samples: 20_000, key: runKey('adds', 0) });
    expect([first[2], total[2]]).toEqual([
      { estimate: 0, standardError: 0 },
      { estimate: 0, standardError: 0 },
    ]);
    for (const [index, truth] of [
      [first[0], 0.36],
      [first[1], 0.64],
      [total[0], 0.36],
      [total[1], 0.64],
    ] as const) {
      expect(Math.abs(index!.estimate - truth)).toBeLessThan(4 * index!.standardError);
    }
  });
  test('do not change the rows already drawn when there are more, and leave f its point as it was', () => {
    const points = (samples: number) => {
      const seen: number[][] = [];
      sobolIndices((point) => seen.push(Array.from(point)), 2, { samples, key: runKey('rows', 0) });
      return seen;
    };
    expect(points(9).slice(0, 8)).toEqual(points(2));
    const [a, b, first, second] = points(2) as [number[], number[], number[], number[]];
    expect(first).toEqual([b[0], a[1]]);
    expect(second).toEqual([a[0], b[1]]);
  });
  test('are undefined for a model that does not vary, and refused for one that is not finite', () => {
    const key = runKey('flat', 0);
    expect(sobolIndices(() => 0.1, 2, { samples: 10, key }).first[0]!.estimate).toBeNaN();
    expect(() => sobolIndices(() => NaN, 2, { samples: 10, key })).toThrow(
      /the model gave NaN at the point .* \(row 0\)/,
    );
    for (const bad of [0, 1.5, NaN])
      expect(() => sobolIndices(() => 1, bad, { samples: 10, key })).toThrow(RangeError);
    for (const bad of [1, 2.5, NaN])
      expect(() => sobolIndices(() => 1, 2, { samples: bad, key })).toThrow(RangeError);
  });
});
