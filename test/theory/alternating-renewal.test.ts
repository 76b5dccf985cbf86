import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lognormal, weibull } from '../../engine/random/index.ts';
import {
  alternatingRenewal,
  availabilities,
  expectedShortfall,
  machineRepairman,
  reachesTarget,
  upAndDownOver,
  type Span,
} from '../../engine/theory/index.ts';
import { integralOf } from '../../engine/theory/moments.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle, type Values } from './oracle.ts';

const spans: fc.Arbitrary<Span> = fc.record({
  mtbf: fc.double({ min: 10, max: 1000, noNaN: true }),
  meanDown: fc.double({ min: 1, max: 500, noNaN: true }),
  span: fc.double({ min: 10, max: 3000, noNaN: true }),
});

/** The law of the uptime has the mean and the variance that are told. */
const hasItsMoments = (make: typeof upAndDownOver) =>
  fc.property(spans, (its) => {
    const figures = make(its);
    const mean = integralOf((share) => 1 - reachesTarget(its, share), 0, 1, 1);
    const square = integralOf((share) => 2 * (1 - share) * (1 - reachesTarget(its, share)), 0, 1, 1);
    // 1 − share is the downtime: E D = ∫ P(D > y) dy, E D² = ∫ 2 y P(D > y) dy.
    close(1 - figures.intervalAvailability - mean, 0, 1e-9);
    close(figures.intervalDeviation - Math.sqrt(square - mean * mean), 0, 1e-7);
    close(figures.failures, (its.span * figures.intervalAvailability) / its.mtbf, 1e-12);
  });

describe('one machine, up and down', () => {
  test.each(['q4.alt.1', 'q4.alt.3'])('meets the oracle %s', (id) => {
    const { model, expect: exact, relative } = oracle<{ up: Values; down: Values }>('renewals', id);
    const { up, down } = model;
    const mtbf = up['mean_h'] ?? weibull(up['shape']!, up['scale_h']!).mean;
    const meanDown = lognormal(down['mean_h']!, down['cv'] ?? 1).mean;
    const its = alternatingRenewal(mtbf, meanDown);
    const got = {
      availability: its.availability,
      mean_up_h: mtbf,
      mean_down_h: meanDown,
      failures_per_8760h: 8760 * its.failureRate,
    };
    expectMet(exact, got, relative);
  });
  test.each(['q4.tr.1', 'q4.tr.3'])('meets the oracle %s, from its start', (id) => {
    const { model, expect: exact, relative } = oracle('renewals', id);
    const span = { mtbf: model['mtbf_h']!, meanDown: model['mttr_h']!, span: model['horizon_T_h']! };
    const its = upAndDownOver(span);
    const got = {
      steady_availability: alternatingRenewal(span.mtbf, span.meanDown).availability,
      point_availability_T: its.pointAvailability,
      interval_availability: its.intervalAvailability,
      interval_availability_sd: its.intervalDeviation,
      expected_failures: its.failures,
      P_no_failure: its.noneShare,
      P_interval_availability_ge_target: reachesTarget(span, model['target']!),
      expected_shortfall: expectedShortfall(span, model['target']!),
    };
    expectMet(exact, got, relative);
  });
  test('has a law of uptime with its own moments, and is caught with those of the long run', () => {
    fc.assert(hasItsMoments(upAndDownOver), { numRuns: 20 });
    expectCaught(
      hasItsMoments((its) => {
        const intervalAvailability = its.mtbf / (its.mtbf + its.meanDown);
        const failures = (its.span * intervalAvailability) / its.mtbf;
        return { ...upAndDownOver(its), intervalAvailability, failures };
      }),
    );
    expectCaught(
      hasItsMoments((its) => ({ ...upAndDownOver(its), intervalDeviation: upAndDownOver(its).noneShare })),
    );
  });
  test('forgets its start, and is the repairman of one machine', () => {
    const its = upAndDownOver({ mtbf: 100, meanDown: 10, span: 1e6 });
    const { availability } = machineRepairman({ positions: 1, spares: 0, crews: 1, mtbf: 100, mttr: 10 });
    close(its.pointAvailability, availability, 1e-12);
    close(its.intervalAvailability, availability, 1e-5);
    close(alternatingRenewal(100, 10).availability, availability, 1e-12);
  });
  test('is never short of nothing, and always of more than everything', () => {
    const span = { mtbf: 100, meanDown: 10, span: 50 };
    expect(expectedShortfall(span, 0)).toBe(0);
    close(expectedShortfall(span, 1), 1 - upAndDownOver(span).intervalAvailability, 1e-10);
    close(reachesTarget(span, 1), upAndDownOver(span).noneShare, 1e-12);
    expect(reachesTarget(span, 0)).toBeCloseTo(1, 12);
  });
});

describe('the availabilities of the handbooks', () => {
  const stoppages = fc.record({
    mtbf: fc.double({ min: 10, max: 1e4, noNaN: true }),
    mttr: fc.double({ min: 0.1, max: 100, noNaN: true }),
    plannedEvery: fc.double({ min: 10, max: 1e4, noNaN: true }),
    plannedTime: fc.double({ min: 0.1, max: 100, noNaN: true }),
    delay: fc.double({ min: 0.1, max: 100, noNaN: true }),
  });
  /** Each is an alternating renewal of what it counts, and counts more than the one before. */
  const areInOrder = (make: typeof availabilities) =>
    fc.property(stoppages, (its) => {
      const { inherent, achieved, operational } = make(its);
      const between = 1 / (1 / its.mtbf + 1 / its.plannedEvery);
      const active = between * (its.mttr / its.mtbf + its.plannedTime / its.plannedEvery);
      close(inherent, alternatingRenewal(its.mtbf, its.mttr).availability, 1e-12);
      close(achieved, alternatingRenewal(between, active).availability, 1e-12);
      close(operational, alternatingRenewal(between, active + its.delay).availability, 1e-12);
      expect(achieved).toBeLessThan(inherent);
      expect(operational).toBeLessThan(achieved);
    });
  test('are in order, and are caught when the waits are forgotten', () => {
    fc.assert(areInOrder(availabilities));
    expectCaught(areInOrder((its) => availabilities({ ...its, delay: 0 })));
    expectCaught(areInOrder((its) => availabilities({ ...its, plannedTime: 0 })));
  });
  test('are one where nothing but repairs stops the machine', () => {
    const { inherent, achieved, operational } = availabilities({ mtbf: 90, mttr: 10 });
    for (const share of [inherent, achieved, operational]) close(share, 0.9, 1e-14);
  });
  test('refuse what cannot be', () => {
    expectRefused(() => availabilities({ mtbf: 0, mttr: 1 }), /mtbf .* 0/);
    expectRefused(() => availabilities({ mtbf: 1, mttr: 1, delay: -1 }), /delay .* -1/);
    expectRefused(() => alternatingRenewal(NaN, 1), /mtbf .* NaN/);
    expectRefused(() => reachesTarget({ mtbf: 1, meanDown: 1, span: 1 }, 95), /target .* 95/);
    expectRefused(() => upAndDownOver({ mtbf: 1, meanDown: 0, span: 1 }), /meanDown .* 0/);
  });
});
