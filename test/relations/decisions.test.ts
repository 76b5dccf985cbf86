import { describe, expect, test } from 'vitest';
import { alternativeOf } from '../../engine/experiments/study.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { decide } from '../../engine/relations/decide.ts';
import { leastOwnExpectedCost } from '../../engine/relations/least-own-expected-cost.ts';
import { chronicle, scenarioIn, shipped, twoCustomers, twoDepots } from '../laws/chronicle.ts';
import {
  costIsChargedToTheActor,
  firstOfTheBestIsTaken,
  linesAddUp,
  optionsAreInForce,
} from '../laws/decisions.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const files = {
  'the aero engines': scenarioIn(shipped.flagship, ['horizon=1 y']),
  'two depots, which is not shipped': scenarioIn(twoDepots, ['horizon=1 y']),
};
const models = ['disposal', 'adHoc', 'warranty', 'lease', 'costPlus', 'performanceBased', 'payPerUse'];

describe.each(Object.entries(files))('decisions in %s', (_, scenario) => {
  test.each(models)('under %s: sums add up, the first of the best is taken, and it is in force', (id) => {
    const world = alternativeOf(scenario, id);
    const { decided, network } = decide(world, 'free');
    expect(decided.map(({ decision }) => decision)).toEqual(Object.keys(world.decisions));
    for (const its of decided) {
      linesAddUp(its);
      firstOfTheBestIsTaken(its);
    }
    const chosen = decided.map(({ decision, chosen: option }) => world.decisions[decision]!.options[option]!);
    optionsAreInForce(world.network, network, chosen);
  });

  test('frozen ones are taken by nobody and cost what they cost', () => {
    const world = alternativeOf(scenario, 'payPerUse');
    const { decided, network } = decide(world, 'frozen');
    expect(decided.every(({ sums }) => sums.length === 0)).toBe(true);
    expect(decided.map(({ chosen }) => chosen)).toEqual(
      Object.values(world.decisions).map(({ frozen }) => frozen),
    );
    optionsAreInForce(
      world.network,
      network,
      Object.values(world.decisions).map(({ options, frozen }) => options[frozen]!),
    );
  });

  test('are not all the same under all models: money moves behaviour', () => {
    const choices = models.map((id) =>
      decide(alternativeOf(scenario, id), 'free')
        .decided.map(({ chosen }) => chosen)
        .join(),
    );
    expect(new Set(choices).size).toBeGreaterThan(1);
  });
});

describe('the cost of an option', () => {
  const scenario = files['two depots, which is not shipped'];
  const { ledger, plan, prepared } = chronicle(scenario, { mode: 'decisions', alternative: 'payPerUse' });
  const costs = (decision: string) =>
    ledger.entries.filter(({ charge }) => ledger.charges[charge]!.name === `outside/decision ${decision}`);
  const customers = plan.customers.map((_, customer) => party.firstCustomer + customer);
  const gearboxes = 17 * 2;

  test('is charged to its actor, for the year that it is in force', () => {
    expect(prepared.decided.find(({ decision }) => decision === 'reliability')?.chosen).toBe('improved');
    const { outside, maker } = party;
    costIsChargedToTheActor(costs('reliability'), { payers: [maker], outside, cents: gearboxes * 35_000 });
    const careful = { payers: customers, outside, cents: gearboxes * 20_000 };
    const adHoc = chronicle(scenario, { alternative: 'adHoc' });
    const care = adHoc.ledger.entries.filter(
      ({ charge }) => adHoc.ledger.charges[charge]!.name === 'outside/decision care',
    );
    costIsChargedToTheActor(care, careful);
    expect(new Set(care.map(({ payer }) => payer)).size).toBe(2);
  });

  test('would be caught if another paid it, or if it was paid by half', () => {
    const { outside, maker } = party;
    const cents = gearboxes * 35_000;
    expectBroken(() => costIsChargedToTheActor(costs('reliability'), { payers: customers, outside, cents }));
    expectBroken(() =>
      costIsChargedToTheActor(costs('reliability').slice(1), { payers: [maker], outside, cents }),
    );
  });
});

describe('the rule leastOwnExpectedCost', () => {
  const { network, economics, decisions } = alternativeOf(
    files['two depots, which is not shipped'],
    'payPerUse',
  );
  const { reliability } = decisions;
  const of = (options: (typeof decisions)[string]['options']) =>
    leastOwnExpectedCost('reliability', { ...reliability!, options }, { network, economics });
  const { asDesigned, improved } = reliability!.options;

  test('takes the first of equals, whichever is written first', () => {
    expect(of({ a: asDesigned!, b: asDesigned! }).chosen).toBe('a');
    expect(of({ b: asDesigned!, a: asDesigned! }).chosen).toBe('b');
    expect(of({ a: asDesigned!, b: improved!, c: improved! }).chosen).toBe('b');
  });

  test('knows a cost that tips the scale from one that does not', () => {
    const [without, withIt] = of({ asDesigned: asDesigned!, free: { ...improved!, yearlyCost: 0 } }).sums;
    const worth = (withIt!.total - without!.total) / 34;
    expect(worth).toBeGreaterThan(0);
    expect(
      of({ asDesigned: asDesigned!, improved: { ...improved!, yearlyCost: worth * 0.999 } }).chosen,
    ).toBe('improved');
    expect(
      of({ asDesigned: asDesigned!, improved: { ...improved!, yearlyCost: worth * 1.001 } }).chosen,
    ).toBe('asDesigned');
  });

  test('the laws of decisions are seen to fail', () => {
    const its = of({ asDesigned: asDesigned!, improved: improved! });
    const [first, second] = its.sums;
    expectBroken(() => linesAddUp({ ...its, sums: [{ ...first!, total: first!.total + 1 }] }));
    expectBroken(() => linesAddUp({ ...its, sums: [{ ...first!, lines: first!.lines.slice(1) }] }));
    expectBroken(() => firstOfTheBestIsTaken({ ...its, chosen: 'asDesigned' }));
    expectBroken(() =>
      firstOfTheBestIsTaken({ ...its, chosen: 'twin', sums: [...its.sums, { ...second!, option: 'twin' }] }),
    );
    const { stocks, fleets } = network;
    expectBroken(() => optionsAreInForce(network, network, [improved!]));
    const more = {
      ...network,
      stocks: { ...stocks, 'hub/gearbox': { ...stocks['hub/gearbox']!, initial: 9 } },
    };
    expectBroken(() => optionsAreInForce(network, more, []));
    const only = { ...network, fleets: { ...fleets, trial: { ...fleets['trial']!, wear: 0.7 } } };
    expectBroken(() => optionsAreInForce(network, only, [improved!]));
  });
});

describe('who bears downtime', () => {
  const decided = (scope: string, actor = 'downtimeBearer') => {
    const scenario = scenarioIn(twoCustomers, [
      'contracts.south.downtimeBorneBy=maker',
      `decisions.tried={ actor: ${actor}, scope: ${scope}, options: { asIs: {}, careful: { wear: 0.9, cost: 30 USD/y, costPer: pump } } }`,
    ]);
    return decide(scenario.base, 'free');
  };

  test('is read off each customer’s own contract, and decides on its own machines by its own sums', () => {
    const { decided: its, network, costs } = decided('each');
    expect(its.map(({ customer, actor }) => [customer, actor])).toEqual([
      ['north', 'customer'],
      ['south', 'maker'],
    ]);
    const named = its.map(({ sums }) => new Set(sums.flatMap(({ lines }) => lines.map(({ name }) => name))));
    expect([...named[0]!].some((name) => name.startsWith('south/'))).toBe(false);
    expect([...named[1]!].some((name) => name.startsWith('north/'))).toBe(false);
    for (const { customer, chosen } of its) {
      const wears = Object.values(network.fleets).filter((fleet) => fleet.customer === customer);
      expect(new Set(wears.map(({ wear }) => wear))).toEqual(new Set([chosen === 'careful' ? 0.9 : 1]));
    }
    const careful = its.filter(({ chosen }) => chosen === 'careful');
    expect(careful.length).toBeGreaterThan(0);
    const pumps = { north: 8, south: 16 };
    const mine = costs.filter(({ decision }) => decision === 'tried');
    expect(mine.map(({ payer, centsPerYear }) => [payer, centsPerYear])).toEqual(
      careful.map(({ actor, customer }) => [actor, 3_000 * pumps[customer as 'north' | 'south']]),
    );
  });

  test('for all together is the one with most machines, not the one of the first contract', () => {
    expect(decided('all').decided.map(({ actor }) => actor)).toEqual(['maker']);
  });

  test('the customers’ sums one by one add up to their sum together', () => {
    const each = decided('each', 'customer').decided;
    const [all] = decided('all', 'customer').decided;
    for (const [index, { total }] of all!.sums.entries()) {
      const added = each.reduce((sum, { sums }) => sum + sums[index]!.total, 0);
      expect(Math.abs(added - total)).toBeLessThan(1e-6 * Math.abs(total));
    }
  });
});
