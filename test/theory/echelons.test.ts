import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { poissonCounts, sumOf, thinned } from '../../engine/theory/counts.ts';
import { echelonsBy } from '../../engine/theory/echelons.ts';
import {
  baseStock,
  echelons,
  metric,
  variMetric,
  type Depot,
  type SiteFigures,
  type SuppliedSite,
} from '../../engine/theory/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle, type Values } from './oracle.ts';

interface Model {
  readonly base_demand_per_day?: readonly number[];
  readonly base_demand_per_year?: readonly number[];
  readonly base_S: readonly number[];
  readonly depot_S0: number;
  readonly depot_repair_mean_days?: number;
  readonly depot_repair_mean_years?: number;
  readonly depot_repair_servers?: number;
  readonly transport_days_constant?: readonly number[];
  readonly transport_years_constant?: readonly number[];
  readonly base_repair_probability?: readonly number[];
  readonly base_repair_mean_days?: readonly number[];
  readonly base_repair_mean_years?: readonly number[];
}
interface Expected {
  readonly depot: Values;
  readonly bases: readonly Values[];
  readonly total_base_backorders: number;
}
interface Approximated {
  readonly bases: readonly Values[];
  readonly total_base_backorders: number;
}
interface Approximations {
  readonly approximation_METRIC: Approximated;
  readonly approximation_VARI_METRIC_negative_binomial: Approximated;
}

const published = (id: string) => oracle<Model, Expected, Approximations>('echelons', id);

const depotOf = (its: Model): Depot => {
  const crews = its.depot_repair_servers;
  return {
    stock: its.depot_S0,
    repairTime: its.depot_repair_mean_days ?? its.depot_repair_mean_years ?? NaN,
    ...(crews !== undefined && { crews }),
    sites: its.base_S.map((stock, n) => ({
      demandRate: (its.base_demand_per_day ?? its.base_demand_per_year)![n]!,
      stock,
      transportTime: (its.transport_days_constant ?? its.transport_years_constant)![n]!,
      repairShare: its.base_repair_probability?.[n] ?? 0,
      repairTime: (its.base_repair_mean_days ?? its.base_repair_mean_years)?.[n] ?? 0,
    })),
  };
};

const twoLevels = [
  'SP-2-ME1',
  'SP-2-ME3',
  'SP-2-ME5',
  'SP-2-MR1',
  'SP-2-MC1',
  'SP-2-SHB0',
  'SP-2-SHB2',
  'SP-2-BOR1',
] as const;

const sites: fc.Arbitrary<SuppliedSite> = fc.record({
  demandRate: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  stock: fc.integer({ min: 0, max: 4 }),
  transportTime: fc.double({ min: 0, max: 8, noNaN: true }),
  repairShare: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
  repairTime: fc.double({ min: 0, max: 8, noNaN: true }),
});
const depots: fc.Arbitrary<Depot> = fc.record({
  stock: fc.integer({ min: 0, max: 8 }),
  repairTime: fc.double({ min: 0.5, max: 20, noNaN: true }),
  sites: fc.array(sites, { minLength: 1, maxLength: 4 }),
});
const trees: fc.Arbitrary<Depot> = fc
  .tuple(depots, sites, fc.array(sites, { minLength: 1, maxLength: 2 }))
  .map(([depot, region, locals]) => ({ ...depot, sites: [...depot.sites, { ...region, sites: locals }] }));

/** What the sites await is what their supplier owes, and what is on the way or in their own repair. */
const awaitsWhatIsOwed = (make: (depot: Depot) => SiteFigures) => {
  const check = (supplier: SiteFigures, its: readonly SuppliedSite[], own: number): void => {
    let [awaited, demand] = [0, 0];
    for (const [n, site] of its.entries()) {
      const figures = supplier.sites[n]!;
      const orders = figures.demandRate * (1 - (site.repairShare ?? 0));
      demand += orders;
      awaited += figures.outstanding - orders * site.transportTime;
      awaited -= (figures.demandRate - orders) * (site.repairTime ?? 0);
      close(figures.onHand + figures.outstanding, site.stock + figures.backorders, 1e-9);
      check(figures, site.sites ?? [], site.demandRate ?? 0);
    }
    close(supplier.demandRate, demand + own, 1e-12);
    if (its.length > 0) close(awaited - (supplier.backorders * demand) / supplier.demandRate, 0, 1e-9);
  };
  return fc.property(trees, (depot) => check(make(depot), depot.sites, 0));
};

/** A depot that never runs out leaves each site a base stock of its own; so does one that never has anything. */
const isPalmAtBothEnds = (make: (depot: Depot) => SiteFigures) =>
  fc.property(depots, (depot) => {
    for (const [stock, delay] of [
      [400, 0],
      [0, depot.repairTime],
    ] as const) {
      const figures = make({ ...depot, stock });
      for (const [n, its] of depot.sites.entries()) {
        const share = its.repairShare ?? 0;
        const leadTime = (1 - share) * (its.transportTime + delay) + share * (its.repairTime ?? 0);
        const alone = baseStock({ demandRate: its.demandRate ?? NaN, leadTime, stock: its.stock });
        close(figures.sites[n]!.fillRate - alone.fillRate, 0, 1e-10);
        close(figures.sites[n]!.backorders - alone.backorders, 0, 1e-9);
      }
    }
  });

describe('a depot and its sites, exactly', () => {
  test.each(twoLevels)('meet the oracle %s', (id) => {
    const { model, expect: exact, relative } = published(id);
    const its = echelons(depotOf(model));
    const wait = 'mean_wait_days' in exact.bases[0]! ? 'mean_wait_days' : 'mean_wait_years';
    const delay = wait.replace('wait', 'delay_over_all_orders');
    const depot = {
      fill_rate: its.fillRate,
      mean_backorders: its.backorders,
      mean_on_hand: its.onHand,
      mean_pipeline: its.outstanding,
      [delay]: its.meanWait,
      ...(model.depot_repair_servers !== undefined && {
        repair_utilisation: its.demandRate * model.depot_repair_mean_days!,
      }),
    };
    expectMet(exact.depot, depot, relative);
    for (const [n, base] of its.sites.entries()) {
      const got = {
        fill_rate: base.fillRate,
        mean_backorders: base.backorders,
        mean_on_hand: base.onHand,
        mean_outstanding: base.outstanding,
        variance_outstanding: base.outstandingVariance,
        [wait]: base.meanWait,
      };
      expectMet(exact.bases[n]!, got, relative);
    }
    close(its.machinesWaiting, exact.total_base_backorders, relative);
  });

  test('meet the oracle SP-2-T31, of three levels', () => {
    interface Region {
      readonly local_demand_per_day: readonly number[];
      readonly regional_S: number;
      readonly central_to_region_days_constant: number;
      readonly local_S: readonly number[];
      readonly region_to_local_days_constant: readonly number[];
    }
    interface RegionFigures {
      readonly fill_rate: number;
      readonly mean_backorders: number;
      readonly locals: readonly Values[];
    }
    const {
      model,
      expect: exact,
      relative,
    } = oracle<
      { central_S: number; central_repair_mean_days: number; regions: readonly Region[] },
      { central: Values; regions: readonly RegionFigures[] }
    >('echelons', 'SP-2-T31');
    const central = echelons({
      stock: model.central_S,
      repairTime: model.central_repair_mean_days,
      sites: model.regions.map((region) => ({
        stock: region.regional_S,
        transportTime: region.central_to_region_days_constant,
        sites: region.local_S.map((stock, n) => ({
          stock,
          demandRate: region.local_demand_per_day[n]!,
          transportTime: region.region_to_local_days_constant[n]!,
        })),
      })),
    });
    expectMet(exact.central, { fill_rate: central.fillRate, mean_backorders: central.backorders }, relative);
    for (const [r, region] of exact.regions.entries()) {
      const its = central.sites[r]!;
      close(its.fillRate, region.fill_rate, relative);
      close(its.backorders, region.mean_backorders, relative);
      for (const [n, local] of region.locals.entries()) {
        const { fillRate, backorders, onHand } = its.sites[n]!;
        const got = { fill_rate: fillRate, mean_backorders: backorders, mean_on_hand: onHand };
        expectMet(local, got, relative);
      }
    }
  });

  test.each(['SP-2-SER1', 'SP-2-SER25'])('meet the oracle %s, a chain of four', (id) => {
    const {
      model,
      expect: exact,
      relative,
    } = oracle<
      {
        local_base_stock: Values;
        demand: number;
        lead_time: number;
        echelon_holding: readonly number[];
        penalty: number;
      },
      { cost_rate: number; stages: Readonly<Record<string, Values>> }
    >('echelons', id);
    const [demandRate, transportTime] = [model.demand, model.lead_time];
    const levels = model.local_base_stock;
    const last: SuppliedSite = { demandRate, transportTime, stock: levels['1']! };
    const third: SuppliedSite = { transportTime, stock: levels['2']!, sites: [last] };
    const second: SuppliedSite = { transportTime, stock: levels['3']!, sites: [third] };
    const chain = echelons({ repairTime: transportTime, stock: levels['4']!, sites: [second] });
    const stages = new Map<string, SiteFigures>();
    for (
      let [stage, its]: [number, SiteFigures | undefined] = [4, chain];
      its;
      stage -= 1, its = its.sites[0]
    ) {
      stages.set(String(stage), its);
    }
    for (const [stage, figures] of Object.entries(exact.stages)) {
      const { fillRate, backorders, onHand } = stages.get(stage)!;
      expectMet(
        figures,
        { fill_rate: fillRate, mean_backorders: backorders, mean_on_hand: onHand },
        relative,
      );
    }
    // Echelon stock of a stage: on hand there and on the way to and on hand at the stages below, less what is owed.
    const owed = stages.get('1')!.backorders;
    let [below, cost, rates] = [0, 0, 0];
    for (const [n, rate] of model.echelon_holding.entries()) {
      below += stages.get(String(n + 1))!.onHand;
      cost += rate * (below - owed);
      below += demandRate * transportTime;
      rates += rate;
    }
    close(cost + (model.penalty + rates) * owed, exact.cost_rate, relative);
    close(chain.machinesWaiting, owed, 1e-12);
  });

  test('await what is owed to them, and are caught when orders are shared out equally', () => {
    fc.assert(awaitsWhatIsOwed(echelons), { numRuns: 60 });
    expectCaught(
      awaitsWhatIsOwed((depot) =>
        echelonsBy((owed, share, own) => sumOf(thinned(owed, share / 2), poissonCounts(own)), depot),
      ),
    );
    expectCaught(
      awaitsWhatIsOwed((depot) =>
        echelons({
          ...depot,
          sites: depot.sites.map((its) => ({ ...its, transportTime: its.transportTime + 1 })),
        }),
      ),
    );
  });
  test.each([
    ['exactly', echelons],
    ['by METRIC', metric],
    ['by VARI-METRIC', variMetric],
  ] as const)(
    'are base stocks of their own behind a full depot and behind an empty one, %s',
    (_name, make) => {
      fc.assert(isPalmAtBothEnds(make), { numRuns: 60 });
    },
  );
  test('are caught when the transport time is forgotten', () => {
    const still = (depot: Depot): SiteFigures =>
      echelons({ ...depot, sites: depot.sites.map((its) => ({ ...its, transportTime: 0 })) });
    expectCaught(isPalmAtBothEnds(still));
  });
  test('refuse what cannot be', () => {
    const site = { demandRate: 1, stock: 1, transportTime: 1 };
    const depot = { stock: 1, repairTime: 1, sites: [site] };
    expectRefused(() => echelons({ ...depot, stock: -1 }), /stock .* -1/);
    expectRefused(() => echelons({ ...depot, repairTime: NaN }), /repairTime .* NaN/);
    expectRefused(() => echelons({ ...depot, crews: 1 }), /without end/);
    const wrong = { ...site, sites: [{ ...site, repairShare: 2 }] };
    expectRefused(() => metric({ ...depot, sites: [wrong] }), /sites\[0\]\.sites\[0\]\.repairShare .* 2/);
  });
});

describe('METRIC and VARI-METRIC', () => {
  test.each(twoLevels)('are those that were published for %s', (id) => {
    const { model, approximations } = published(id);
    for (const [its, wanted] of [
      [metric(depotOf(model)), approximations.approximation_METRIC],
      [variMetric(depotOf(model)), approximations.approximation_VARI_METRIC_negative_binomial],
    ] as const) {
      close(its.machinesWaiting, wanted.total_base_backorders, 1e-8);
      for (const [n, base] of its.sites.entries()) {
        const { fill_rate, mean_backorders } = wanted.bases[n]!;
        close(base.fillRate, fill_rate!, 1e-8);
        close(base.backorders, mean_backorders!, 1e-8);
      }
    }
  });
  test('are off the exact backorders by so much', () => {
    const errors = twoLevels.map((id) => {
      const { model, expect: exact } = published(id);
      const off = (its: SiteFigures): number => its.machinesWaiting / exact.total_base_backorders - 1;
      return [id, off(metric(depotOf(model))), off(variMetric(depotOf(model)))] as const;
    });
    // METRIC, VARI-METRIC; in percent of the backorders of all bases.
    const percent = errors.map(([id, ...off]) => [id, ...off.map((error) => (100 * error).toFixed(2))]);
    expect(percent).toEqual([
      ['SP-2-ME1', '-2.30', '-0.48'],
      ['SP-2-ME3', '-16.12', '-0.77'],
      ['SP-2-ME5', '-1.40', '0.08'],
      ['SP-2-MR1', '-12.76', '-0.21'],
      ['SP-2-MC1', '-30.70', '2.11'],
      ['SP-2-SHB0', '0.00', '0.00'],
      ['SP-2-SHB2', '-0.81', '0.04'],
      ['SP-2-BOR1', '-4.18', '0.08'],
    ]);
  });
  test('METRIC owes too little, wherever the depot has stock and some demand waits', () => {
    fc.assert(
      fc.property(depots, (depot) => {
        const [approximate, exact] = [metric(depot), echelons(depot)];
        for (const [n, base] of approximate.sites.entries()) {
          expect(base.backorders).toBeLessThanOrEqual(exact.sites[n]!.backorders + 1e-12);
          close(base.outstanding, exact.sites[n]!.outstanding, 1e-9);
        }
      }),
    );
  });
  test('VARI-METRIC has both moments right', () => {
    fc.assert(
      fc.property(depots, (depot) => {
        const [approximate, exact] = [variMetric(depot), echelons(depot)];
        for (const [n, base] of approximate.sites.entries()) {
          close(base.outstanding, exact.sites[n]!.outstanding, 1e-9);
          close(base.outstandingVariance, exact.sites[n]!.outstandingVariance, 1e-9);
        }
      }),
    );
  });
});
