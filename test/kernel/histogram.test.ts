import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Histogram, sampleQuantile, type HistogramBins } from '../../engine/kernel/monitors/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';

const shape = fc
  .record({ low: fc.double({ min: -10, max: 10, noNaN: true }), width: fc.constantFrom(0.1, 0.3, 1, 7) })
  .chain(({ low, width }) =>
    fc.integer({ min: 1, max: 12 }).map((bins) => ({ low: low + 0, high: low + width * bins, bins })),
  );
const value = fc.oneof(fc.double({ min: -20, max: 100, noNaN: true }), fc.integer({ min: -20, max: 100 }));

/** Every value is in the one bin whose edges enclose it, values on an edge included; weights add up. */
const countsEachValueOnce = (make: (bins: HistogramBins) => Histogram) =>
  fc.property(shape, fc.array(fc.tuple(value, fc.nat(9)), { maxLength: 40 }), (bins, plain) => {
    const histogram = make(bins);
    const edges = Array.from({ length: bins.bins + 1 }, (_, bin) => histogram.edge(bin));
    const pairs = [...plain, ...edges.map((edge, index): [number, number] => [edge, index + 1])];
    for (const [one, weight] of pairs) histogram.add(one, weight);
    const weightOf = (from: number, to: number) =>
      pairs.reduce((sum, [one, weight]) => (from <= one && one < to ? sum + weight : sum), 0);
    expect([edges[0], edges.at(-1)]).toEqual([bins.low, bins.high]);
    expect(histogram.below).toBe(weightOf(-Infinity, bins.low));
    expect(histogram.above).toBe(weightOf(bins.high, Infinity));
    let inside = 0;
    for (let bin = 0; bin < bins.bins; bin += 1) {
      expect(histogram.weight(bin)).toBe(weightOf(edges[bin]!, edges[bin + 1]!));
      expect(histogram.share(bin)).toBe(histogram.weight(bin) / histogram.total);
      inside += histogram.weight(bin);
    }
    expect(histogram.below + inside + histogram.above).toBe(histogram.total);
    expect(histogram.total).toBe(weightOf(-Infinity, Infinity));
  });

/** The estimate of a quantile lies within a bin's width of the order statistics around it, and rises with p. */
const findsQuantilesToABin = (make: (bins: HistogramBins) => Pick<Histogram, 'add' | 'quantile'>) =>
  fc.property(
    fc.array(fc.integer({ min: 0, max: 9990 }), { minLength: 1, maxLength: 60, size: 'max' }),
    fc.integer({ min: 0, max: 1000 }),
    (thousandths, perMille) => {
      const [values, p] = [thousandths.map((one) => one / 1000), perMille / 1000];
      const histogram = make({ low: 0, high: 10, bins: 20 });
      for (const one of values) histogram.add(one);
      const sorted = [...values].sort((a, b) => a - b);
      const rank = p * sorted.length;
      const near = [Math.ceil(rank) - 1, Math.floor(rank)].map(
        (k) => sorted[Math.min(Math.max(k, 0), sorted.length - 1)]!,
      );
      const found = histogram.quantile(p)!;
      expect(found).toBeGreaterThanOrEqual(Math.min(...near) - 0.5 - 1e-9);
      expect(found).toBeLessThanOrEqual(Math.max(...near) + 0.5 + 1e-9);
      expect(found).toBeGreaterThanOrEqual(histogram.quantile(p * 0.9)! - 1e-9);
    },
  );

describe('a histogram', () => {
  const make = (bins: HistogramBins) => new Histogram(bins);
  test('counts each value in the bin that encloses it, and loses none', () => {
    fc.assert(countsEachValueOnce(make));
  });
  test('estimates a quantile to within the width of a bin', () => {
    fc.assert(findsQuantilesToABin(make));
  });
  test('is caught when a rounded quotient or a closed upper edge decides the bin', () => {
    class Rounded extends Histogram {
      override add(one: number, weight = 1) {
        const near = Math.floor((one - this.low) * (this.bins / (this.high - this.low)));
        super.add(near < 0 || near >= this.bins ? one : (this.edge(near) + this.edge(near + 1)) / 2, weight);
      }
    }
    class Closed extends Histogram {
      override add(one: number, weight = 1) {
        super.add(one === this.high ? this.edge(this.bins - 1) : one, weight);
      }
    }
    expectCaught(countsEachValueOnce((bins) => new Rounded(bins)));
    expectCaught(countsEachValueOnce((bins) => new Closed(bins)));
  });
  test('is caught when its quantile forgets the weights of the bins', () => {
    expectCaught(
      findsQuantilesToABin((bins) => {
        const inner = new Histogram(bins);
        return {
          add: inner.add.bind(inner),
          quantile: (p) => inner.minimum + p * (inner.maximum - inner.minimum),
        };
      }),
    );
  });
  test('weighted by hours is the distribution of a level over time', () => {
    const histogram = new Histogram({ low: 0, high: 3, bins: 3 });
    for (const [level, hours] of [
      [2, 3],
      [1, 4.5],
      [0, 1.5],
      [1, 5],
      [2, 6],
      [1, 4],
    ] as const)
      histogram.add(level, hours);
    expect(histogram.share(0)).toBe(0.0625);
    expect([histogram.weight(1), histogram.weight(2), histogram.total]).toEqual([13.5, 9, 24]);
  });
  test('goes by the extremes where values lie outside the bins, and takes no weight of zero', () => {
    const histogram = new Histogram({ low: 0, high: 10, bins: 2 });
    for (const one of [-4, -2, 3, 30]) histogram.add(one);
    histogram.add(-100, 0);
    expect([histogram.minimum, histogram.maximum, histogram.total]).toEqual([-4, 30, 4]);
    expect([0, 0.25, 0.5, 0.75, 1].map((p) => histogram.quantile(p))).toEqual([-4, -2, 0, 5, 30]);
    const one = new Histogram({ low: 0, high: 10, bins: 2 });
    one.add(3);
    expect(one.quantile(0.5)).toBe(sampleQuantile([3], 0.5));
  });
  test('is undefined while it is empty, and refuses what it cannot count', () => {
    const histogram = new Histogram({ low: 0, high: 1, bins: 4 });
    expect([histogram.share(0), histogram.quantile(0.5)]).toEqual([undefined, undefined]);
    for (const bad of [NaN, Infinity]) expect(() => histogram.add(bad)).toThrow(RangeError);
    for (const bad of [NaN, -1, Infinity]) expect(() => histogram.add(0.5, bad)).toThrow(/a weight/);
    for (const bin of [-1, 4, 0.5]) expect(() => histogram.share(bin)).toThrow(/numbered from 0 to 3/);
    expect(() => histogram.quantile(1.1)).toThrow(RangeError);
    for (const bins of [
      { low: 1, high: 1, bins: 1 },
      { low: 0, high: NaN, bins: 1 },
      { low: 0, high: Infinity, bins: 1 },
      { low: 0, high: 1, bins: 1.5 },
      { low: 0, high: 1, bins: 0 },
    ])
      expect(() => new Histogram(bins)).toThrow(RangeError);
  });
});
