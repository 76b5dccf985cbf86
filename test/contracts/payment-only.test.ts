import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blueprint } from '../../engine/build/world.ts';
import type { EconomicsInput } from '../../engine/contracts/economics-input.ts';
import type { ContractInput } from '../../engine/contracts/switches/contract-input.ts';
import { run, type RunResult } from '../../engine/experiments/run.ts';
import { Runner, type Mode } from '../../engine/experiments/study.ts';
import type { Scenario } from '../../engine/build/scenario.ts';
import { scenarioIn, shipped, twoDepots } from '../laws/chronicle.ts';
import { factsAreIdentical, jointCashIsIdentical, ledgersDiffer, type Paid } from '../laws/payment-only.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const models = ['disposal', 'adHoc', 'warranty', 'lease', 'costPlus', 'performanceBased', 'payPerUse'];

/** One run of each model, each from a runner of its own, so that nothing can be shared between them. */
function separately(scenario: Scenario, mode: Mode, alternatives: readonly string[]): Record<string, Paid> {
  const runs = alternatives.map((alternative): [string, RunResult] => {
    const runner = new Runner(scenario, scenario.seed, () => 'the test');
    return [alternative, runner.do({ mode, alternative, replication: 0 })];
  });
  return Object.fromEntries(runs);
}

const scenarios = {
  'the aero engines': scenarioIn(shipped.flagship, ['horizon=4 y']),
  'two depots, which is not shipped': scenarioIn(twoDepots),
};

describe.each(Object.entries(scenarios))(
  'A50, L14: the seven models on %s, decisions frozen',
  (_, scenario) => {
    const runs = separately(scenario, 'payment', models);

    test('publish identical facts in seven separate runs', () => {
      factsAreIdentical(runs);
    });

    test('leave the parties jointly the same to the cent, though every ledger is another', () => {
      jointCashIsIdentical(runs);
      ledgersDiffer(runs);
    });
  },
);

describe('L14 is seen to fail', () => {
  const wrong = (change: object): Scenario => {
    const scenario = scenarioIn(twoDepots, ['horizon=1 y']);
    const { network } = scenario.base;
    const changed = { ...scenario.base, network: { ...network, ...change } };
    return { ...scenario, alternatives: { same: scenario.base, changed } };
  };

  test('on an alternative that changes wear', () => {
    const { fleets } = scenarioIn(twoDepots).base.network;
    const scenario = wrong({ fleets: { ...fleets, trial: { ...fleets['trial']!, wear: 0.9 } } });
    expectBroken(() => factsAreIdentical(separately(scenario, 'frozen', ['same', 'changed'])));
    expectBroken(() => jointCashIsIdentical(separately(scenario, 'frozen', ['same', 'changed'])));
  });

  test('on an alternative that has one more unit on a shelf', () => {
    const { stocks } = scenarioIn(twoDepots).base.network;
    const scenario = wrong({
      stocks: { ...stocks, 'hub/gearbox': { ...stocks['hub/gearbox']!, initial: 4 } },
    });
    expectBroken(() => factsAreIdentical(separately(scenario, 'frozen', ['same', 'changed'])));
    expectBroken(() => jointCashIsIdentical(separately(scenario, 'frozen', ['same', 'changed'])));
  });

  test('on a model that takes a cent from nowhere, and on two that are one', () => {
    const { a } = { a: { facts: '1', ledger: '1', netCash: [5, 0, 0, -5] } };
    expectBroken(() => jointCashIsIdentical({ a, b: { ...a, netCash: [6, 0, 0, -5] } }));
    expectBroken(() => ledgersDiffer({ a, b: a }));
  });

  test('but payment mode does not let an alternative change the network at all', () => {
    const { fleets } = scenarioIn(twoDepots).base.network;
    const scenario = wrong({ fleets: { ...fleets, trial: { ...fleets['trial']!, wear: 0.9 } } });
    factsAreIdentical(separately(scenario, 'payment', ['same', 'changed']));
  });
});

const role = fc.constantFrom('maker' as const, 'customer' as const, 'lessor' as const);
const paidBy = fc.record({
  first: fc.constantFrom('maker' as const, 'customer' as const),
  until: fc.option(fc.integer({ min: 0, max: 6000 })),
  then: fc.constantFrom('maker' as const, 'customer' as const),
});
const switches = fc.record({
  preset: fc.constantFrom(...models, 'fixedFee'),
  assetOwner: role,
  sparesOwner: role,
  downtimeBorneBy: role,
  partsPaidBy: paidBy,
  labourPaidBy: paidBy,
  recognition: fc.constantFrom('onDelivery' as const, 'rateable' as const, 'asUsed' as const),
  paymentDelay: fc.integer({ min: 0, max: 2000 }),
  factor: fc.double({ min: 0.1, max: 3, noNaN: true }),
});

describe('L14 for switches and prices drawn at random', () => {
  const scenario = scenarioIn(twoDepots, ['horizon=2_000 h']);
  const { network } = scenario.base;
  const price = (economics: EconomicsInput): RunResult =>
    run(blueprint(network, economics, [], scenario.horizon), {
      seed: scenario.seed,
      replication: 0,
      replay: 'the test',
    });
  const authored = price(scenario.base.economics);

  test('switches 1 to 6 and 10 and all prices leave the facts alone and move the ledger', () => {
    const law = fc.property(switches, ({ preset, paymentDelay, factor, ...chosen }) => {
      const { economics } = scenario.alternatives[preset]!;
      const contract = economics.contracts['service']!;
      const charges = Object.fromEntries(
        Object.entries(contract.charges).map(([id, charge]) => [id, { ...charge, paymentDelay }]),
      );
      const prices = Object.fromEntries(
        Object.entries(economics.prices).map(([id, its]) => [id, { ...its, value: its.value * factor }]),
      );
      const changed: ContractInput = { ...contract, ...chosen, charges };
      const result = price({ ...economics, prices, contracts: { service: changed } });
      factsAreIdentical({ authored, drawn: result });
      jointCashIsIdentical({ authored, drawn: result });
      ledgersDiffer({ authored, drawn: result });
    });
    fc.assert(law, { numRuns: 40, seed: 4 });
  });

  test('one changed price leaves the digest of the facts alone and moves that of the ledger', () => {
    const { prices } = scenario.base.economics;
    const dearer = { ...prices['callOut']!, value: prices['callOut']!.value + 1 };
    const result = price({ ...scenario.base.economics, prices: { ...prices, callOut: dearer } });
    expect(result.facts).toBe(authored.facts);
    expect(result.ledger).not.toBe(authored.ledger);
  });
});
