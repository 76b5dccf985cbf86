import { describe, expect, it } from 'vitest';
import { pumps, readRight, withChange, wrongWith } from './read.ts';

const baseOf = (text: string) => readRight(text).scenario.base;
const swap = 'swap: { preset: partFirst, item: pump, crew: technicians, skill: pumps, work: 3 h }';

describe('jobs', () => {
  const stepsOf = (preset: string) =>
    baseOf(withChange(pumps, 'preset: partFirst', `preset: ${preset}`)).network.jobs['swap']?.steps ?? [];

  it('of the preset crewWaits hold the crew until the part is there', () => {
    const steps = stepsOf('crewWaits');
    expect(steps.map(({ step }) => step)).toEqual(['take', 'travel', 'demand', 'do', 'return', 'release']);
    expect(steps[2]).toMatchObject({ item: 'pump', ifShort: 'hold' });
  });

  it('of the preset crewReturns let the crew go until the part is there', () => {
    expect(stepsOf('crewReturns')[2]).toMatchObject({ step: 'demand', ifShort: 'release' });
  });

  it('take what a preset is given', () => {
    const text = withChange(
      pumps,
      swap,
      'swap: { preset: partFirst, item: pump, crew: technicians, count: 2, travel: false, work: 3 h, workLaterVisits: 1 h, workName: exchange }',
    );
    const steps = baseOf(text).network.jobs['swap']?.steps ?? [];
    expect(steps.map(({ step }) => step)).toEqual(['demand', 'take', 'do', 'return', 'release']);
    expect(steps[1]).toMatchObject({ count: 2, skill: null });
    expect(steps[2]).toMatchObject({ name: 'exchange', time: { value: 3 }, laterVisits: { value: 1 } });
  });
});

describe('stocks', () => {
  it('may be unlimited, in either way of writing', () => {
    for (const unlimited of ['level: unlimited', 'unlimited: true']) {
      const text = withChange(pumps, 'plant: { level: 1, source: depot }', `plant: { ${unlimited} }`);
      expect(baseOf(text).network.stocks['plant/pump']).toMatchObject({ unlimited: true, initial: 0 });
    }
  });

  it('are not both', () => {
    const text = withChange(pumps, 'plant: { level: 1, source', 'plant: { level: 1, unlimited: true, source');
    expect(wrongWith(text)).toEqual([
      '42:21  stocks.pump.plant.level: a stock is either unlimited or has a level',
    ]);
  });
});

describe('pools', () => {
  it('may be unlimited, with nobody in them', () => {
    const members = pumps.slice(pumps.indexOf('    members:'), pumps.indexOf('jobs:'));
    const text = withChange(withChange(pumps, members, '    unlimited: true\n'), 'skill: pumps, ', '');
    expect(baseOf(text).network.pools['technicians']).toMatchObject({ unlimited: true, members: {} });
  });
});

describe('usage', () => {
  it('may differ by month, around a mean of one', () => {
    const seasonal = (last: string) =>
      withChange(
        pumps,
        'usage: { h: 20 h/d }',
        `usage: { h: { rate: 20 h/d, monthly: [0.5, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1.5, ${last}] } }`,
      );
    expect(baseOf(seasonal('1.5')).network.fleets['stations']?.usage['h']).toEqual({
      perHour: 20 / 24,
      monthlyFactors: [0.5, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1.5, 1.5],
      spread: null,
      yearlyFactors: [],
    });
    expect(wrongWith(seasonal('3'))[0]).toContain('expected twelve numbers of at least zero whose mean is 1');
  });
});

/** Charges of one preset mean nothing under another: tests of charges do without the alternative. */
const lone = pumps.slice(0, pumps.indexOf('alternatives:'));

describe('contracts', () => {
  const service = 'service: { preset: adHoc, covers: [stations] }';
  const chargesOf = (contract: string) =>
    baseOf(withChange(lone, service, contract)).economics.contracts['service']?.charges ?? {};

  it('may override a switch of their preset', () => {
    const text = withChange(
      lone,
      service,
      'service: { preset: adHoc, covers: [stations], downtimeBorneBy: maker, partsPaidBy: { first: maker, until: 1 y, then: customer }, labourPaidBy: maker }',
    );
    expect(baseOf(text).economics.contracts['service']).toMatchObject({
      assetOwner: 'customer',
      downtimeBorneBy: 'maker',
      partsPaidBy: { first: 'maker', until: 8_760, then: 'customer' },
      labourPaidBy: { first: 'maker', until: null, then: 'maker' },
    });
  });

  it('may change, add and leave out charges of their preset', () => {
    const charges = chargesOf(
      'service: { preset: adHoc, covers: [stations], charges: { callOut: { amount: 200 USD }, shopLabour: none, fee: { driver: coveredHour, amount: 730 USD/month, payer: customer, payee: maker } } }',
    );
    expect(Object.keys(charges)).toEqual(['parts', 'fieldLabour', 'callOut', 'fee']);
    expect(charges['callOut']).toMatchObject({
      driver: 'visit',
      price: null,
      factor: 20_000,
      when: 'customerPaysLabour',
    });
    expect(charges['fee']).toMatchObject({ factor: 100, unit: 'pump', per: null, when: 'always' });
  });

  it('may do without a preset when every switch is set', () => {
    const text = withChange(
      lone,
      service,
      'service: { covers: [stations], assetOwner: maker, partsPaidBy: maker, labourPaidBy: maker, sparesOwner: maker, downtimeBorneBy: maker, recognition: asUsed, charges: { use: { driver: use, per: h, price: ratePerUse, minimum: 1_000 h/y, payer: customer, payee: assetOwner } }, paymentDelay: 10 d }',
    );
    const contract = baseOf(text).economics.contracts['service'];
    expect(contract).toMatchObject({ preset: 'custom', namedPrice: null });
    expect(contract?.charges['use']).toMatchObject({
      per: 'h',
      unit: 'pump',
      minimumPerYear: 1_000,
      paymentDelay: 240,
    });
  });

  it.each([
    ['charges: { callOut: { amount: 2 USD/h } }', 'this amount must be an amount such as "500 USD"'],
    ['charges: { extra: { driver: visit, price: callOut } }', 'this charge has no "payer", "payee"'],
    ['charges: { extra: none }', 'there is no "extra" to remove here'],
    ['charges: { callOut: { payer: maker } }', '"maker" would pay this charge to itself'],
    ['charges: { callOut: { price: callOff } }', 'needs the price "callOff"'],
    ['charges: { callOut: { per: pump } }', 'a charge for "visit" has no "per"'],
    ['charges: { callOut: { price: callOut, amount: 5 USD } }', 'either a "price" by name or an "amount"'],
    ['unit: pomp', 'no item is called "pomp"; did you mean "pump"?'],
    ['meter: km', 'has no use of the meter "km"'],
    ['namedPrice: ratePerUse', 'no charge of this contract uses the price "ratePerUse"'],
    [
      'minimumUse: 3 km/y, charges: { u: { driver: use, per: h, minimum: 3 km/y, price: ratePerUse, payer: customer, payee: maker } }',
      'the minimum is stated in "km"',
    ],
  ])('with %s are told of', (extra, message) => {
    const text = withChange(lone, service, `service: { preset: adHoc, covers: [stations], ${extra} }`);
    expect(wrongWith(text).join('\n')).toContain(message);
  });
});

describe('decisions', () => {
  it('change the dispatch of each pool of a group', () => {
    const twoHomes = withChange(pumps, '    home: depot\n', '    homes: [depot, plant]\n');
    const text = withChange(
      twoHomes,
      'one more: {',
      'urgent first: { dispatch: { technicians: byTier } }\n      one more: {',
    );
    expect(baseOf(text).decisions['spares']?.options['urgent first']?.changes).toEqual([
      { port: 'dispatch', pool: 'technicians/depot', value: ['byTier'] },
      { port: 'dispatch', pool: 'technicians/plant', value: ['byTier'] },
    ]);
  });

  it('cannot empty a shelf below nothing', () => {
    const text = withChange(pumps, 'depot/pump: 1', 'depot/pump: -3');
    expect(wrongWith(text)[0]).toContain('the stock "depot/pump" would have the level -1');
  });
});

describe('a scenario without money', () => {
  it('needs no prices, contracts or customers', () => {
    const { economics, network } = baseOf(
      'aftersim: 1\nname: Calls\nhorizon: 1 y\nplaces: { office: { kind: central } }\n' +
        'pools: { desk: { kind: desk, home: office, members: { agents: { count: 2, hours: always } } } }\n' +
        'jobs: { answer: { steps: [{ take: desk }, { do: answer, time: exponential(6 min), bucket: desk }, { release: desk }] } }\n' +
        'arrivals: { calls: { place: office, interval: exponential(5 min), job: answer } }\n',
    );
    expect(economics.contracts).toEqual({});
    expect(network.arrivals['calls']).toEqual({
      place: 'office',
      customer: 'customer',
      tier: 'standard',
      interval: { law: 'exponential', mean: 5 / 60 },
      brings: null,
      job: 'answer',
    });
  });
});

describe('JSON', () => {
  it('is read as the YAML that it is', () => {
    const json = JSON.stringify({
      aftersim: 1,
      name: 'Calls',
      horizon: '1 y',
      places: { office: { kind: 'central' } },
      pools: { desk: { kind: 'desk', home: 'office', unlimited: true } },
      jobs: { answer: { steps: [{ take: 'desk' }, { do: 'answer', time: '6 min' }, { release: 'desk' }] } },
      arrivals: { calls: { place: 'office', interval: 'exponential(5 min)', job: 'answer' } },
    });
    expect(baseOf(json).network.pools['desk']?.unlimited).toBe(true);
  });
});
