import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponential, lognormal, weibull } from '../../engine/random/index.ts';
import {
  ageReplacement,
  bestAgeReplacement,
  bestBlockReplacement,
  blockReplacement,
  type AgeReplacement,
} from '../../engine/theory/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle } from './oracle.ts';

const policies: fc.Arbitrary<AgeReplacement> = fc
  .record({
    shape: fc.double({ min: 0.6, max: 5, noNaN: true }),
    ratio: fc.double({ min: 0.5, max: 50, noNaN: true }),
    plannedDown: fc.double({ min: 0, max: 5, noNaN: true }),
    moreDown: fc.double({ min: 0, max: 20, noNaN: true }),
  })
  .map(({ shape, ratio, plannedDown, moreDown }) => ({
    life: weibull(shape, 1000),
    plannedCost: 10,
    failureCost: 10 * ratio,
    plannedDown,
    failureDown: plannedDown + moreDown,
  }));

/** No age costs less than the best one. */
const isNowhereBeaten = (make: typeof bestAgeReplacement) =>
  fc.property(policies, fc.double({ min: 0.02, max: 4, noNaN: true }), (policy, part) => {
    const best = make(policy);
    expect(ageReplacement(policy, 1000 * part).costRate).toBeGreaterThanOrEqual(best.costRate * (1 - 1e-10));
    expect(ageReplacement(policy, Infinity).costRate).toBeGreaterThanOrEqual(best.costRate * (1 - 1e-10));
    if (best.age === Infinity) return;
    for (const near of [0.99, 1.01]) {
      expect(ageReplacement(policy, near * best.age).costRate).toBeGreaterThan(best.costRate);
    }
  });

describe('age replacement', () => {
  test.each(['q4.age.1', 'q4.age.3'])('meets the oracle %s', (id) => {
    const { model, expect: exact, relative } = oracle('renewals', id);
    const policy: AgeReplacement = {
      life: weibull(model['shape']!, model['scale_h']!),
      plannedCost: model['cost_preventive']!,
      failureCost: model['cost_failure']!,
      plannedDown: model['down_preventive_h']!,
      failureDown: model['down_failure_h']!,
    };
    const [best, test, never] = [
      bestAgeReplacement(policy),
      ageReplacement(policy, model['test_age_h']!),
      ageReplacement(policy, Infinity),
    ];
    const got = {
      optimal_age_h: best.age,
      optimal_cost_rate_per_h: best.costRate,
      cost_rate_no_preventive: never.costRate,
      cost_rate_at_test_age: test.costRate,
      saving_fraction: 1 - best.costRate / never.costRate,
      fraction_replaced_preventively_at_test_age: test.plannedShare,
      mean_operating_time_per_cycle_at_test_age_h: test.operatingTime,
      availability_at_test_age: test.availability,
    };
    expectMet(exact, got, relative);
  });
  test('is nowhere beaten, and is caught at a tenth more, or at failure only', () => {
    fc.assert(isNowhereBeaten(bestAgeReplacement), { numRuns: 25 });
    expectCaught(isNowhereBeaten((policy) => ageReplacement(policy, 1.1 * bestAgeReplacement(policy).age)));
    expectCaught(isNowhereBeaten((policy) => ageReplacement(policy, Infinity)));
  });
  test('pays only where parts wear and a planned replacement is cheaper', () => {
    const costs = { plannedCost: 1, failureCost: 10 };
    expect(bestAgeReplacement({ ...costs, life: exponential(100) }).age).toBe(Infinity);
    expect(bestAgeReplacement({ ...costs, life: weibull(0.7, 100) }).age).toBe(Infinity);
    expect(bestAgeReplacement({ ...costs, life: weibull(1, 100) }).age).toBe(Infinity);
    expect(bestAgeReplacement({ life: weibull(3, 100), plannedCost: 5, failureCost: 5 }).age).toBe(Infinity);
    expect(bestAgeReplacement({ ...costs, life: weibull(1.05, 100) }).age).toBeLessThan(Infinity);
    expect(bestAgeReplacement({ ...costs, life: lognormal(100, 0.3) }).age).toBeLessThan(100);
  });
  test('refuses what cannot be', () => {
    const fine = { life: exponential(1), plannedCost: 1, failureCost: 2 };
    expectRefused(() => ageReplacement(fine, 0), /age .* 0/);
    expectRefused(() => bestAgeReplacement({ ...fine, plannedCost: 0 }), /plannedCost .* 0/);
    expectRefused(() => bestAgeReplacement({ ...fine, failureDown: -1 }), /failureDown .* -1/);
  });
});

describe('block replacement', () => {
  test('meets the oracle q4.block.1', () => {
    const { model, expect: exact, relative } = oracle('renewals', 'q4.block.1');
    const policy = {
      life: weibull(model['shape']!, model['scale_h']!),
      plannedCost: model['cost_planned']!,
      failureCost: model['cost_failure']!,
    };
    const [best, test] = [bestBlockReplacement(policy), blockReplacement(policy, model['test_interval_h']!)];
    const got = {
      optimal_interval_h: best.interval,
      optimal_cost_rate_per_h: best.costRate,
      cost_rate_at_test_interval: test.costRate,
      renewals_in_test_interval: test.failures,
      cost_rate_failure_only: blockReplacement(policy, Infinity).costRate,
    };
    expectMet(exact, got, relative);
  });
  /** Age replacement uses what it knows, so it never costs more. */
  const costsNoLessThanByAge = (make: typeof blockReplacement) =>
    fc.property(
      fc.constantFrom(1.5, 2, 3),
      fc.constantFrom(2, 5, 20),
      fc.double({ min: 0.1, max: 2, noNaN: true }),
      (shape, failureCost, interval) => {
        const policy = { life: weibull(shape, 1), plannedCost: 1, failureCost };
        const { costRate } = make(policy, interval);
        expect(costRate).toBeGreaterThanOrEqual(bestAgeReplacement(policy).costRate);
      },
    );
  test('costs no less than the best replacement by age, and is caught when only first failures count', () => {
    fc.assert(costsNoLessThanByAge(blockReplacement), { numRuns: 30 });
    expectCaught(
      costsNoLessThanByAge(({ life, plannedCost, failureCost }, interval) => {
        const failures = life.cdf(interval);
        return { interval, failures, costRate: (plannedCost + failureCost * failures) / interval };
      }),
    );
  });
  test('does not pay for exponential lives', () => {
    const policy = { life: exponential(1), plannedCost: 1, failureCost: 10 };
    expect(bestBlockReplacement(policy)).toEqual({ interval: Infinity, costRate: 10, failures: Infinity });
    close(blockReplacement(policy, 2).costRate, 10.5, 1e-12);
    expectRefused(() => blockReplacement(policy, -1), /interval .* -1/);
  });
});
