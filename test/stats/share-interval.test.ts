import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile, pow, runKey, uniform } from '../../engine/random/index.ts';
import { replicate, shareInterval } from '../../engine/stats/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { expectNear, oracles } from './oracles.ts';

/** Its ends are the two shares p of which the observed share lies z standard errors away: Wilson's definition. */
const endsAreZErrorsAway = (method: typeof shareInterval) =>
  fc.property(
    fc.integer({ min: 1, max: 500 }),
    fc.nat(1000),
    fc.constantFrom(0.8, 0.95, 0.99),
    (trials, perMille, confidence) => {
      const successes = Math.round((trials * perMille) / 1000);
      const { share, lower, upper } = method(successes, trials, confidence);
      const z = normalQuantile((1 + confidence) / 2);
      expect(share).toBe(successes / trials);
      for (const p of [lower, upper]) {
        expect(Math.abs((share - p) ** 2 - (z * z * p * (1 - p)) / trials)).toBeLessThan(1e-13);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }
      expect(upper).toBeGreaterThan(lower);
      expect(lower).toBeLessThanOrEqual(share);
      expect(upper).toBeGreaterThanOrEqual(share);
    },
  );

describe('the interval of a share', () => {
  test('ends at the shares from which the observed one is z standard errors away', () => {
    fc.assert(endsAreZErrorsAway(shareInterval), { numRuns: 300 });
  });
  test('is caught when it is centred on the observed share', () => {
    expectCaught(
      endsAreZErrorsAway((successes, trials, confidence) => {
        const share = successes / trials;
        const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt((share * (1 - share)) / trials);
        return { share, lower: share - reach, upper: share + reach };
      }),
    );
  });
  test('gives the fill rates of q7.fill.1, of units, lines, orders and of four items in one order', () => {
    const { expect: wanted } = oracles['q7.fill.1'];
    expectNear(shareInterval(19_500, 20_000, 0.95).share, wanted.unit_fill_rate);
    expectNear(shareInterval(4800, 5000, 0.95).share, wanted.line_fill_rate);
    expectNear(shareInterval(910, 1000, 0.95).share, wanted.order_fill_rate);
    expectNear(pow(0.97, 4), wanted.four_item_order_fill);
    // By drawing: the order is filled when all of four independent items are there.
    const filled = replicate({ replications: 4000, confidence: 0.999 }, (replication) => {
      const key = runKey('fill', replication);
      return [0, 1, 2, 3].every((item) => uniform(key, 0, item) < 0.97) ? 1 : 0;
    });
    const { mean } = filled.figures.value.interval;
    const { lower, upper } = shareInterval(Math.round(4000 * mean), 4000, 0.999);
    expect(lower).toBeLessThan(wanted.four_item_order_fill);
    expect(upper).toBeGreaterThan(wanted.four_item_order_fill);
  });
  test('refuses what is no count of trials', () => {
    for (const [successes, trials] of [
      [0, 0],
      [3, 2],
      [-1, 2],
      [NaN, 2],
    ] as const) {
      expect(() => shareInterval(successes, trials, 0.9)).toThrow(/one trial or more/);
    }
    expect(() => shareInterval(1, 2, 1)).toThrow(/95 % is 0.95/);
  });
});
