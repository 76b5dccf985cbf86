import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponential, weibull } from '../../engine/random/index.ts';
import {
  freeReplacements,
  minimalRepair,
  presentValue,
  proRataRebate,
  renewingWarranty,
} from '../../engine/theory/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle } from './oracle.ts';

const means = fc.double({ min: 1, max: 50, noNaN: true });
const spans = fc.double({ min: 0.05, max: 10, noNaN: true });

/** For exponential lives: λW, e^(λW) − 1, and 1 − (1 − e^(−λW)) / λW. */
const isKnownForExponential = (
  free: typeof freeReplacements,
  renewing: typeof renewingWarranty,
  rebate: typeof proRataRebate,
) =>
  fc.property(means, spans, (mean, warranty) => {
    const [life, x] = [exponential(mean), warranty / mean];
    close(free(life, warranty), x, 1e-11);
    close(renewing(life, warranty).replacements, Math.expm1(x), 1e-11);
    // Cover lasts until a life outlives it: (e^x − 1) / λ.
    close(renewing(life, warranty).coveredTime, mean * Math.expm1(x), 1e-10);
    close(rebate(life, warranty) - (1 + Math.expm1(-x) / x), 0, 1e-13);
  });

/** A failure-free span costs nothing; a longer cover, or a longer free part, costs more; a rebate is less than a claim. */
const growsWithCover = (rebate: typeof proRataRebate) =>
  fc.property(fc.constantFrom(0.8, 1, 2.5), spans, (shape, warranty) => {
    const life = weibull(shape, 5);
    const plain = rebate(life, warranty);
    expect(rebate(life, 1.2 * warranty)).toBeGreaterThan(plain);
    expect(rebate(life, warranty, 0.4 * warranty)).toBeGreaterThan(plain);
    expect(plain).toBeLessThan(life.cdf(warranty));
    close(rebate(life, warranty, 0.999999 * warranty), life.cdf(warranty), 1e-5);
  });

describe('a warranty', () => {
  test('costs 0.300000, 0.349859 and 0.136061 for λ = 0.1 and three years', () => {
    const life = exponential(10);
    expect(freeReplacements(life, 3)).toBeCloseTo(0.3, 12);
    expect(renewingWarranty(life, 3).replacements).toBeCloseTo(0.349859, 6);
    expect(proRataRebate(life, 3)).toBeCloseTo(0.136061, 6);
  });
  test.each(['q5.frw.1', 'q5.frw.3'])('of free replacement meets the oracle %s', (id) => {
    const { model, expect: exact, relative } = oracle('warranties', id);
    const [life, span] = [weibull(model['shape']!, model['scale']!), model['warranty_W']!];
    const cost = model['cost_per_replacement']!;
    const rate = Math.log1p(model['annual_effective_discount']!) / model['time_units_per_year']!;
    const replacements = freeReplacements(life, span);
    const got = {
      expected_replacements: replacements,
      expected_cost: cost * replacements,
      discounted_expected_cost: cost * presentValue((t) => freeReplacements(life, t), span, rate),
      P_no_claim: life.survival(span),
      P_first_claim: life.cdf(span),
      asymptote_W_over_mean: span / life.mean,
    };
    expectMet(exact, got, relative);
  });
  test.each(['q5.prw.1', 'q5.prw.3'])('pro rata and renewing meets the oracle %s', (id) => {
    const { model, expect: exact, relative } = oracle('warranties', id);
    const [life, span] = [weibull(model['shape']!, model['scale_months']!), model['warranty_W_months']!];
    const price = model['price']!;
    const renewing = renewingWarranty(life, span);
    const got = {
      expected_rebate: price * proRataRebate(life, span),
      rebate_fraction: proRataRebate(life, span),
      expected_rebate_combined: price * proRataRebate(life, span, model['free_part_months']),
      P_claim: life.cdf(span),
      renewing_expected_replacements: renewing.replacements,
      renewing_mean_covered_time: renewing.coveredTime,
      renewing_expected_cost: price * renewing.replacements,
      renewing_P_at_most_1_replacement: renewing.onceAtMostShare,
    };
    expectMet(exact, got, relative);
  });
  test.each(['q5.min.1', 'q5.min.3'])('of minimal repair meets the oracle %s', (id) => {
    const { model, expect: exact, relative } = oracle('warranties', id);
    const [life, span] = [weibull(model['shape']!, model['scale_h']!), model['warranty_W_h']!];
    const cost = model['cost_per_repair']!;
    const rate = Math.log1p(model['annual_effective_discount']!) / model['year_h']!;
    const { failures, noneShare } = minimalRepair(life, span);
    const got = {
      expected_failures: failures,
      var_failures: failures,
      P_no_failure: noneShare,
      P_at_most_2: noneShare * (1 + failures + (failures * failures) / 2),
      expected_cost: cost * failures,
      discounted_expected_cost: cost * presentValue((t) => life.cumulativeHazard(t), span, rate),
      mean_time_to_first_failure_h: life.mean,
      expected_failures_second_half: failures - minimalRepair(life, span / 2).failures,
    };
    expectMet(exact, got, relative);
  });
  test('is known for exponential lives, and is caught when one formula is taken for another', () => {
    fc.assert(isKnownForExponential(freeReplacements, renewingWarranty, proRataRebate), { numRuns: 30 });
    const renewed = (life: Parameters<typeof renewingWarranty>[0], span: number) =>
      renewingWarranty(life, span).replacements;
    const dead = (life: Parameters<typeof proRataRebate>[0], span: number) => life.cdf(span);
    expectCaught(isKnownForExponential((life, span) => life.cdf(span), renewingWarranty, proRataRebate));
    expectCaught(isKnownForExponential(freeReplacements, renewingWarranty, dead));
    expectCaught(
      isKnownForExponential(
        freeReplacements,
        (life, span) => ({ ...renewingWarranty(life, span), coveredTime: span * (1 + renewed(life, span)) }),
        proRataRebate,
      ),
    );
  });
  test('grows with its cover, and is caught when the free part is forgotten', () => {
    fc.assert(growsWithCover(proRataRebate));
    expectCaught(growsWithCover((life, span) => proRataRebate(life, span)));
  });
  test('is worth less later', () => {
    close(
      presentValue((t) => t, 2, 0),
      2,
      1e-13,
    );
    close(
      presentValue((t) => t, 2, 0.5),
      (1 - Math.exp(-1)) / 0.5,
      1e-12,
    );
  });
  test('refuses what cannot be', () => {
    expectRefused(() => freeReplacements(exponential(1), 0), /warranty .* 0/);
    expectRefused(() => proRataRebate(exponential(1), 2, 2), /freePart .* 2, not 2/);
    expectRefused(() => presentValue((t) => t, 1, -1), /discountRate .* -1/);
  });
});
