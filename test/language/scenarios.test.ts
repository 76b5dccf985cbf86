import { asItArises } from '../../engine/contracts/ledger/charge.ts';
import { describe, expect, it } from 'vitest';
import { contractPresets } from '../../engine/contracts/switches/presets.ts';
import { canonicalJson } from '../../language/index.ts';
import { readRight, shippedText } from './read.ts';

const firstSteps = shippedText('first-steps');
const aeroEngines = shippedText('aero-engines');

describe('first-steps.yaml', () => {
  const { scenario, warnings, assumptions } = readRight(firstSteps);
  const { network, economics, decisions } = scenario.base;

  it('has its frame', () => {
    expect(scenario).toMatchObject({ aftersim: 1, horizon: 43_800, seed: '1', replications: 30 });
    expect(scenario.name).toBe('Twenty pumps, two technicians');
    expect(Object.keys(scenario.alternatives)).toEqual(['adHoc', 'payPerUse']);
    expect(warnings).toEqual([]);
    expect(assumptions).toEqual([]);
  });

  it('turns units into hours and cents', () => {
    expect(network.fleets['stations']?.usage['h']?.perHour).toBe(1);
    expect(network.stocks['plant/pump']?.source).toEqual({
      kind: 'supplier',
      leadTime: { law: 'constant', value: 336 },
    });
    expect(economics.unitValues['pump']).toEqual({
      price: 400_000,
      openingValue: 400_000,
      bookLife: 175_200,
    });
    expect(economics.wages).toEqual({ technicians: 4_000 });
    const payment = { late: { law: 'constant', value: 0 }, reminders: [], badDebt: 0 };
    expect(economics.customers).toEqual({ customer: { lostMarginPerHour: 15_000, payment } });
    expect(economics.prices['ratePerUse']).toEqual({ value: 90, unit: 'money', basis: 'assumed' });
    expect(economics.prices['partsMarkup']).toEqual({ value: 0.2, unit: 'fraction', basis: 'assumed' });
    expect(economics.currency).toBe('USD');
  });

  it('fills defaults', () => {
    const life = { law: 'weibull', shape: 2, scale: 4_000 };
    expect(network.items['pump']).toEqual({
      kind: 'consumable',
      contains: {},
      modes: {
        wear: {
          kind: 'failure',
          meter: 'h',
          first: life,
          later: life,
          severity: 'stops',
          output: 1,
          job: 'swap',
          shopJob: null,
          renews: 'unit',
          restoration: 1,
          detection: null,
        },
      },
      repair: {},
    });
    expect(network.tiers).toMatchObject({ standard: { priority: 0, response: null, restore: null } });
    expect(network.fleets['stations']).toMatchObject({
      customer: 'customer',
      tier: 'standard',
      wear: 1,
      initialAge: { meter: 'h', age: { law: 'constant', value: 0 }, firstRunShare: 0 },
    });
    expect(network.fleets['stations']?.usage['h']?.monthlyFactors).toEqual(
      Array.from({ length: 12 }, () => 1),
    );
    expect(economics.terminalValue).toBe('none');
    expect(decisions).toEqual({});
  });

  it('writes the job out as steps', () => {
    expect(network.jobs['swap']?.steps.map(({ step }) => step)).toEqual([
      'demand',
      'take',
      'travel',
      'do',
      'return',
      'release',
    ]);
    expect(network.jobs['swap']?.steps[3]).toEqual({
      step: 'do',
      name: 'swap',
      time: { law: 'lognormal', mean: 3, cv: 0.5 },
      laterVisits: { law: 'lognormal', mean: 3, cv: 0.5 },
      bucket: 'work',
      resolves: 0,
      fixes: 1,
      flaws: {},
      perVisit: null,
      stopsMachine: true,
    });
  });

  it('bills pump hours under pay per use', () => {
    const contract = scenario.alternatives['payPerUse']?.economics.contracts['service'];
    expect(contract).toMatchObject({ preset: 'payPerUse', covers: ['stations'], term: 43_800 });
    expect(contract?.charges['use']).toEqual({
      driver: 'use',
      per: 'h',
      unit: 'pump',
      price: 'ratePerUse',
      factor: 1,
      plus: 0,
      payer: 'customer',
      payee: 'maker',
      when: 'always',
      minimumPerYear: 0,
      target: 0,
      paymentDelay: 0,
      tariff: asItArises,
    });
  });
});

describe('aero-engines.yaml', () => {
  const { scenario, assumptions, warnings } = readRight(aeroEngines);
  const { network, economics, decisions } = scenario.base;
  /** The number that the file writes for a value with a basis: assumptions may be revised without revising this test. */
  const written = (path: string): number => {
    const value = assumptions.find((assumption) => assumption.path === path)?.value ?? '';
    return Number(value.replaceAll('_', '').split(' ')[0]);
  };
  const contractOf = (alternative: string) =>
    scenario.alternatives[alternative]?.economics.contracts['service'];

  it('has its exact numbers', () => {
    expect(scenario.horizon).toBe(87_600);
    expect(network.lanes['fieldA-east']).toEqual({
      from: 'fieldA',
      to: 'east',
      time: { law: 'constant', value: 48 },
      laterVisits: { law: 'constant', value: 48 },
    });
    expect(network.lanes['east-central']?.time).toEqual({ law: 'constant', value: 120 });
    expect(economics.laneCosts['east-central']).toBe(1_500_000);
    expect(economics.unitValues['engine']).toEqual({
      price: 930_000_000,
      openingValue: 420_000_000,
      bookLife: 175_200,
    });
    expect(economics.prices['ratePerUse']).toEqual({
      value: 100 * written('prices.ratePerUse'),
      unit: 'money',
      basis: 'assumed',
    });
    expect(economics.prices['leaseService']?.value).toBe((100 * written('prices.leaseService')) / 730);
    expect(economics.prices['availabilityFee']?.value).toBeCloseTo(
      (100 * written('prices.availabilityFee')) / 8_760,
      6,
    );
    expect(economics.customers['operatorA']?.lostMarginPerHour).toBe(
      (100 * written('customers.operatorA.lostMargin')) / 24,
    );
    expect(economics.discountRate).toEqual({ maker: 0.08, customer: 0.08, lessor: 0.08, supplier: 0.08 });
    expect(economics.shopLabourRate).toBe(7_000);
    expect(economics.shopVisits['core/wear']).toEqual({ materials: 160_000_000, labourHours: 3_500 });
    expect(economics.shopVisits['engine/faultMessage']).toEqual({ materials: 0, labourHours: 0 });
    expect(network.fleets['A']?.usage['fh']?.perHour).toBe(3_300 / 8_760);
    expect(network.fleets['C']?.initialAge).toMatchObject({
      meter: 'fh',
      age: { law: 'uniform', min: 0, max: 12_000 },
      firstRunShare: 0.5,
    });
    expect(network.items['engine']?.modes['fullOverhaul']).toMatchObject({
      first: { law: 'weibull', shape: 3, scale: 43_089 },
      later: { law: 'weibull', shape: 3, scale: 29_085 },
    });
    expect(network.items['core']?.modes['lifeLimit']).toMatchObject({
      kind: 'planned',
      meter: 'fc',
      later: { law: 'constant', value: 20_000 },
    });
    expect(network.jobs['lightRepair']?.steps[1]).toMatchObject({
      time: { law: 'lognormal', mean: 480, cv: 0.3 },
    });
    expect(network.jobs['lineFix']?.steps[1]).toMatchObject({
      bucket: 'desk',
      resolves: 0.3,
      stopsMachine: false,
    });
    expect(network.tiers['gold']).toMatchObject({ priority: 1, response: 12, restore: 72 });
    expect(network.stocks['central/engine']).toMatchObject({ initial: 14, source: { kind: 'repair' } });
    expect(network.stocks['fieldB/engine']?.source).toEqual({ kind: 'place', place: 'west' });
  });

  it('makes a pool of technicians at each home, with night shifts over midnight', () => {
    const homes = ['fieldA', 'fieldB', 'fieldC'];
    expect(Object.keys(network.pools)).toEqual([
      'desk',
      ...homes.map((home) => `technicians/${home}`),
      'benches',
      'moduleBenches',
    ]);
    const pool = network.pools['technicians/fieldA'];
    expect(pool).toMatchObject({ group: 'technicians', home: 'fieldA', shiftEnd: 'handOver' });
    expect(pool?.members['day']?.hours.weekly).toEqual(
      [6, 30, 54, 78, 102, 126, 150].map((at) => [at, at + 12]),
    );
    expect(pool?.members['night']?.hours.weekly).toEqual([
      [0, 6],
      ...[18, 42, 66, 90, 114, 138].map((at) => [at, at + 12]),
      [162, 168],
    ]);
    expect(network.pools['desk']?.members['agents']?.hours.always).toBe(true);
    expect(economics.wages['technicians/fieldC']).toBe(4_500);
  });

  it('resolves the seven presets, switch by switch', () => {
    const presets = ['disposal', 'adHoc', 'warranty', 'lease', 'costPlus', 'performanceBased', 'payPerUse'];
    expect(Object.keys(scenario.alternatives)).toEqual(presets);
    for (const preset of presets) {
      const expected = contractPresets[preset];
      const contract = contractOf(preset);
      expect(contract?.preset).toBe(preset);
      expect(contract?.covers).toEqual(['A', 'B', 'C']);
      expect(contract?.assetOwner).toBe(expected?.assetOwner);
      expect(contract?.sparesOwner).toBe(expected?.sparesOwner);
      expect(contract?.downtimeBorneBy).toBe(expected?.downtimeBorneBy);
      expect(contract?.recognition).toBe(expected?.recognition);
      expect(contract?.namedPrice).toBe(expected?.namedPrice);
      expect(Object.keys(contract?.charges ?? {}).sort()).toEqual(
        Object.keys(expected?.charges ?? {}).sort(),
      );
    }
    expect(contractOf('warranty')?.partsPaidBy).toEqual({ first: 'maker', until: 26_280, then: 'customer' });
    expect(contractOf('lease')?.partsPaidBy).toEqual({ first: 'maker', until: null, then: 'maker' });
    expect(contractOf('payPerUse')?.charges['use']).toMatchObject({
      per: 'fh',
      unit: 'engine',
      minimumPerYear: 2_000,
      paymentDelay: 720,
    });
    expect(contractOf('performanceBased')?.charges['penalty']).toMatchObject({
      target: 0.985,
      payer: 'maker',
    });
    expect(contractOf('adHoc')?.charges['parts']).toMatchObject({ price: 'partsMarkup', plus: 1 });
    // The customer has no part in what the lessor pays the maker, and so no delay.
    expect(contractOf('lease')?.charges['service']).toMatchObject({ payer: 'lessor', paymentDelay: 0 });
  });

  it('turns options into changes', () => {
    expect(decisions['spares']?.options['four more']).toMatchObject({
      changes: [{ port: 'stockLevel', stock: 'central/engine', add: 4 }],
      costPer: null,
      believedStopHours: written('decisions.spares.options.four more.stopHours'),
    });
    expect(decisions['reliability']).toMatchObject({ actor: 'maker', frozen: 'asDesigned' });
    expect(decisions['reliability']?.options['improved']).toEqual({
      changes: [{ port: 'wear', factor: 0.7, fleets: null }],
      yearlyCost: 100 * written('decisions.reliability.options.improved.cost'),
      oneOffCost: 0,
      costPer: 'engine',
      believedStopHours: written('beliefs.stopHours'),
    });
  });

  it('lists what is assumed, with its range and source', () => {
    expect(assumptions.length).toBeGreaterThan(60);
    expect(assumptions[0]).toEqual({
      path: 'customers.operatorA.lostMargin',
      basis: 'assumed',
      value: '25_000 USD/d',
      range: ['10_000 USD/d', '60_000 USD/d'],
      source: null,
    });
    const price = assumptions.find(({ path }) => path === 'items.engine.price');
    expect(price).toMatchObject({ basis: 'published', value: '9.3 MUSD', range: null });
    expect(price?.source).toContain('CFM');
    expect(warnings).toEqual([]);
  });

  it('gives alternatives that differ from the base in the overlay alone', () => {
    const { base, alternatives } = scenario;
    for (const alternative of Object.values(alternatives)) {
      expect(alternative.network).toEqual(base.network);
      expect(alternative.decisions).toEqual(base.decisions);
      expect({ ...alternative.economics, contracts: {} }).toEqual({ ...base.economics, contracts: {} });
    }
    expect(alternatives['lease']?.economics).not.toEqual(base.economics);
  });
});

describe.each([
  ['first-steps', firstSteps],
  ['aero-engines', aeroEngines],
])('%s', (_, text) => {
  it('reads the same twice, to the same canonical text', () => {
    const once = canonicalJson(readRight(text).scenario);
    expect(canonicalJson(readRight(text).scenario)).toBe(once);
    expect(JSON.parse(once)).toEqual(readRight(text).scenario);
  });

  it('reads the same with Windows line ends and a byte order mark', () => {
    const odd = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(canonicalJson(readRight(odd).scenario)).toBe(canonicalJson(readRight(text).scenario));
  });

  it('holds plain data alone, without undefined', () => {
    const { scenario } = readRight(text);
    expect(structuredClone(scenario)).toEqual(scenario);
    expect(JSON.parse(JSON.stringify(scenario))).toStrictEqual(scenario);
  });
});
