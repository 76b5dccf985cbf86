import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseStock, indenture, type LineUnit } from '../../engine/theory/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle, type Values } from './oracle.ts';

interface Model {
  readonly LRU_demand_per_day: number;
  readonly LRU_S: number;
  readonly LRU_diagnosis_mean_days: number;
  readonly LRU_reassembly_days: number;
  readonly SRUs: readonly {
    readonly fault_probability: number;
    readonly SRU_repair_mean_days: number;
    readonly SRU_S: number;
  }[];
}
interface Expected {
  readonly LRU_fill_rate: number;
  readonly LRU_mean_backorders: number;
  readonly LRU_mean_pipeline: number;
  readonly LRU_variance_pipeline: number;
  readonly LRU_mean_wait_days: number;
  readonly SRUs: readonly Values[];
}
interface Approximations {
  readonly approximation_MOD_METRIC_poisson_LRU_backorders: number;
  readonly approximation_VARI_METRIC_negbin_LRU_backorders: number;
}

const published = (id: string) => oracle<Model, Expected, Approximations>('indenture', id);

const unitOf = (its: Model): LineUnit => ({
  demandRate: its.LRU_demand_per_day,
  stock: its.LRU_S,
  diagnosisTime: its.LRU_diagnosis_mean_days,
  reassemblyTime: its.LRU_reassembly_days,
  shopUnits: its.SRUs.map((sru) => ({
    faultShare: sru.fault_probability,
    repairTime: sru.SRU_repair_mean_days,
    stock: sru.SRU_S,
  })),
});

const units: fc.Arbitrary<LineUnit> = fc
  .record({
    demandRate: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    stock: fc.integer({ min: 0, max: 5 }),
    diagnosisTime: fc.double({ min: 0, max: 10, noNaN: true }),
    reassemblyTime: fc.double({ min: 0, max: 5, noNaN: true }),
    shopUnits: fc.array(
      fc.record({
        faultShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
        repairTime: fc.double({ min: 0.1, max: 30, noNaN: true }),
        stock: fc.integer({ min: 0, max: 4 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map((its) => ({
    ...its,
    shopUnits: its.shopUnits.map((sru) => ({ ...sru, faultShare: sru.faultShare / its.shopUnits.length })),
  }));

/** Where no SRU is kept, an LRU's turnaround is that of its parts in a row, and Palm's theorem holds. */
const isPalmWithoutSpareParts = (make: typeof indenture) =>
  fc.property(units, (its) => {
    const shopUnits = its.shopUnits.map((sru) => ({ ...sru, stock: 0 }));
    const leadTime = shopUnits.reduce(
      (sum, { faultShare, repairTime }) => sum + faultShare * (repairTime + (its.reassemblyTime ?? 0)),
      its.diagnosisTime,
    );
    const [got, wanted] = [
      make({ ...its, shopUnits }),
      baseStock({ demandRate: its.demandRate, leadTime, stock: its.stock }),
    ];
    close(got.fillRate, wanted.fillRate, 1e-9);
    close(got.backorders, wanted.backorders, 1e-9);
    close(got.outstandingVariance, wanted.outstandingVariance, 1e-9);
  });

describe('an LRU and its SRUs', () => {
  test.each(['SP-3-LS1', 'SP-3-LS3'])('meet the oracle %s, and the approximations beside it', (id) => {
    const { model, expect: exact, relative, approximations } = published(id);
    const its = indenture(unitOf(model));
    const { SRUs, ...lru } = exact;
    const got = {
      LRU_fill_rate: its.fillRate,
      LRU_mean_backorders: its.backorders,
      LRU_mean_pipeline: its.outstanding,
      LRU_variance_pipeline: its.outstandingVariance,
      LRU_mean_wait_days: its.meanWait,
    };
    expectMet(lru, got, relative);
    for (const [n, { fillRate, backorders }] of its.shopUnits.entries()) {
      expectMet(SRUs[n]!, { fill_rate: fillRate, mean_backorders: backorders }, relative);
    }
    const modMetric = indenture(unitOf(model), 'modMetric').backorders;
    const variMetric = indenture(unitOf(model), 'variMetric').backorders;
    close(modMetric, approximations.approximation_MOD_METRIC_poisson_LRU_backorders, 1e-8);
    close(variMetric, approximations.approximation_VARI_METRIC_negbin_LRU_backorders, 1e-8);
    // Off the exact backorders: MOD-METRIC −6.9 and −6.1 %, VARI-METRIC −0.5 and −0.8 %.
    expect(modMetric / its.backorders - 1).toBeGreaterThan(-0.07);
    expect(modMetric / its.backorders - 1).toBeLessThan(-0.06);
    expect(Math.abs(variMetric / its.backorders - 1)).toBeLessThan(0.009);
  });
  test.each([
    ['exactly', 'exact'],
    ['by MOD-METRIC', 'modMetric'],
    ['by VARI-METRIC', 'variMetric'],
  ] as const)('are one base stock where no SRU is kept, %s', (_name, rule) => {
    fc.assert(isPalmWithoutSpareParts((its) => indenture(its, rule)));
  });
  test('are caught when the reassembly, or an SRU, is forgotten', () => {
    expectCaught(isPalmWithoutSpareParts((its) => indenture({ ...its, reassemblyTime: 0 })));
    expectCaught(isPalmWithoutSpareParts((its) => indenture({ ...its, shopUnits: its.shopUnits.slice(1) })));
  });
  test('gain by every SRU, and have both moments right by VARI-METRIC', () => {
    fc.assert(
      fc.property(units, (its) => {
        const [one, approximate] = [indenture(its), indenture(its, 'variMetric')];
        close(approximate.outstanding, one.outstanding, 1e-10);
        close(approximate.outstandingVariance, one.outstandingVariance, 1e-9);
        expect(indenture(its, 'modMetric').backorders).toBeLessThanOrEqual(one.backorders + 1e-12);
        const [first, ...rest] = its.shopUnits;
        const richer = indenture({ ...its, shopUnits: [{ ...first!, stock: first!.stock + 1 }, ...rest] });
        expect(richer.backorders).toBeLessThanOrEqual(one.backorders + 1e-13);
      }),
    );
  });
  test('refuse faults that sum to more than one', () => {
    const sru = { faultShare: 0.6, repairTime: 1, stock: 1 };
    const unit = { demandRate: 1, stock: 1, diagnosisTime: 1, shopUnits: [sru, sru] };
    expectRefused(() => indenture(unit), /shopUnits.*1\.2/);
    const wrong = { ...unit, shopUnits: [{ ...sru, stock: -1 }] };
    expectRefused(() => indenture(wrong), /shopUnits\[0\]\.stock .* -1/);
  });
});
