// The laws of a Poisson process in time, each bound to a `make`, so that wrong ones can be passed in. A process is held
// against its own cumulative intensity: whatever its rate, its points are those of rate 1 once time is measured by
// `expected`. The sampling laws look at fixed seeds, with bounds in standard errors.
import fc from 'fast-check';
import { expect } from 'vitest';
import { runKey, uniform, type PointProcess } from '../../engine/random/index.ts';

const standardErrors = 5;
const draws = 4000;
const times = fc.oneof(
  fc.double({ min: 0, max: 500, noNaN: true }),
  fc.double({ min: 0, max: 1e5, noNaN: true }),
);
const shares = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const seeds = fc.constantFrom('1', '2', '3', '4', '5');

/** Counts add up over adjoining intervals, and none is below zero. */
export const countsAddUp = (make: () => PointProcess) =>
  fc.property(fc.tuple(times, times, times), (three) => {
    const process = make();
    const [a = 0, b = 0, c = 0] = three.toSorted((x, y) => x - y);
    const [first, second, both] = [process.expected(a, b), process.expected(b, c), process.expected(a, c)];
    expect(first).toBeGreaterThanOrEqual(0);
    expect(Math.abs(first + second - both)).toBeLessThanOrEqual(1e-9 * (1e-3 + both));
    expect(process.expected(b, b)).toBe(0);
  });

/** Where the rate is steady, the expected count of a short interval is the rate times its length. */
export const rateIsTheSlope = (make: () => PointProcess) =>
  fc.property(fc.double({ min: 1, max: 1e5, noNaN: true }), (time) => {
    const process = make();
    const width = 1e-4 * time;
    const [before, here, after] = [time - width, time, time + width].map((at) => process.rate(at));
    const [low, high] = [Math.min(before!, here!, after!), Math.max(before!, here!, after!)];
    const slope = process.expected(time - width, time + width) / (2 * width);
    if (high > low * 1.01) return;
    expect(slope).toBeGreaterThanOrEqual(low * (1 - 1e-9));
    expect(slope).toBeLessThanOrEqual(high * (1 + 1e-9));
  });

/** The next point is where the expected count since `after` reaches −ln(1 − u), and rises in u; Infinity if it never does. */
export const nextInvertsTheCount = (make: () => PointProcess) =>
  fc.property(times, shares, shares, (after, u, v) => {
    const process = make();
    const next = process.next(after, u);
    expect(next).toBeGreaterThanOrEqual(after);
    expect(process.next(after, Math.max(u, v))).toBeGreaterThanOrEqual(process.next(after, Math.min(u, v)));
    const unit = -Math.log1p(-u);
    if (next === Infinity) {
      expect(process.expected(after, 1e9)).toBeLessThan(unit);
      return;
    }
    // A double beside the point may differ by as much as the rate makes of the rounding of time.
    const slack = 4e-16 * next * process.rate(next) + 1e-12 * unit;
    expect(Math.abs(process.expected(after, next) - unit)).toBeLessThanOrEqual(slack);
  });

/** In time measured by the expected count, the gaps between points have mean and variance 1 and no correlation. */
export const gapsAreUnitExponential = (make: () => PointProcess) =>
  fc.property(seeds, (seed) => {
    const process = make();
    const key = runKey(seed, 0);
    const gaps: number[] = [];
    let at = 0;
    for (let n = 0; n < draws; n += 1) {
      const next = process.next(at, uniform(key, 0, n));
      if (next === Infinity) break;
      gaps.push(process.expected(at, next));
      at = next;
    }
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const square = gaps.reduce((sum, gap) => sum + (gap - 1) * (gap - 1), 0) / gaps.length;
    const product = gaps.slice(1).reduce((sum, gap, n) => sum + (gap - 1) * (gaps[n]! - 1), 0) / gaps.length;
    const below = gaps.filter((gap) => gap < Math.LN2).length / gaps.length;
    const error = standardErrors / Math.sqrt(gaps.length);
    expect(gaps.length).toBe(draws);
    expect(Math.abs(mean - 1)).toBeLessThan(error);
    expect(Math.abs(square - 1)).toBeLessThan(error * Math.sqrt(8));
    expect(Math.abs(product)).toBeLessThan(error);
    expect(Math.abs(below - 0.5)).toBeLessThan(0.5 * error);
  });

/** How the time is cut does not matter: to have no point up to a time and then none for a while is to have none at all. */
export const cutsDoNotMatter = (make: () => PointProcess) =>
  fc.property(times, shares, fc.double({ min: 1e-3, max: 0.999, noNaN: true }), (after, u, part) => {
    const process = make();
    const next = process.next(after, u);
    if (next === Infinity) return;
    // Survive to the cut, and go on from there with what is left of the uniform number.
    const cut = after + part * (next - after);
    const survived = Math.exp(-process.expected(after, cut));
    const rest = 1 - (1 - u) / survived;
    if (!(rest > 0 && rest < 1)) return;
    const again = process.next(cut, rest);
    // What is left of a number near 1 has lost digits.
    const slack = 1e-12 + 1e-12 * next * process.rate(next) + 1e-15 / (1 - u);
    expect(again).toBeGreaterThanOrEqual(cut);
    expect(
      again === Infinity ? 0 : process.expected(Math.min(again, next), Math.max(again, next)),
    ).toBeLessThan(slack);
  });

/** The number of points in an interval has the expected count as its mean and its variance. */
export const countsArePoisson = (make: () => PointProcess) =>
  fc.property(seeds, (seed) => {
    const process = make();
    const runs = 1500;
    const [from, to] = [37, process.next(61, 0.9)];
    const wanted = process.expected(from, to);
    const counts = Array.from({ length: runs }, (_, run) => {
      const key = runKey(seed, run);
      let n = 0;
      for (
        let at = process.next(from, uniform(key, 0, 0));
        at <= to;
        at = process.next(at, uniform(key, 0, n))
      ) {
        n += 1;
      }
      return n;
    });
    const mean = counts.reduce((sum, count) => sum + count, 0) / runs;
    const variance = counts.reduce((sum, count) => sum + (count - wanted) * (count - wanted), 0) / runs;
    expect(Math.abs(mean - wanted)).toBeLessThan(standardErrors * Math.sqrt(wanted / runs));
    expect(Math.abs(variance - wanted)).toBeLessThan(
      standardErrors * Math.sqrt((wanted + 2 * wanted * wanted) / runs),
    );
  });
