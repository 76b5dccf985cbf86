// Measures of money: by hand, and against the books.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { penaltyRisk } from '../../engine/experiments/penalty-risk.ts';
import { runFully } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { party, partyNames } from '../../engine/contracts/ledger/parties.ts';
import { downtimeCosts, turnsOfValue } from '../../engine/metrics/money-measures.ts';
import { readScenario } from '../../language/index.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { blueprintOf, twoMachines } from './by-hand.ts';

const file = 'scenarios/aero-engines.yaml';
const read = readScenario(readFileSync(file, 'utf8'), {
  file,
  settings: ['horizon=2 y', 'contracts.service.availabilityTarget=99.9 %'],
});
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const { blueprint } = prepare(read.scenario, 'frozen', 'performanceBased');
const { result, ledger } = runFully(blueprint, {
  seed: 'money',
  replication: 0,
  replay: '',
  measures: 'all',
});
const values = result.indicators;

test('profits are the net cash of the parties, net present values their present values, and sum to nothing', () => {
  const names = partyNames(blueprint.plan.customers);
  let sum = 0;
  for (const [index, name] of names.entries()) {
    expect(values[`profit/${name}`]).toBe(result.netCash[index]);
    expect(values[`npv/${name}`]).toBe(result.presentValue[index]);
    sum += values[`profit/${name}`] ?? NaN;
    if (index >= party.firstCustomer)
      expect(values[`tco/${name}`]).toBe(-(result.presentValue[index] ?? NaN));
  }
  expect(sum).toBe(0);
});

test('a margin is profit over revenue', () => {
  let revenue = 0;
  let expense = 0;
  for (const its of ledger.entries) {
    if (its.payee === party.maker) revenue += its.cents;
    if (its.payer === party.maker) expense += its.cents;
  }
  expect(values['margin/maker']).toBe((revenue - expense) / revenue);
});

test('the penalty is what the books hold under that name', () => {
  const booked = ledger.entries.filter(({ charge }) => /penalty/i.test(ledger.charges[charge]?.name ?? ''));
  const sum = booked.reduce((cents, its) => cents + its.cents, 0);
  expect(sum).toBeGreaterThan(0);
  expect(values['penalty']).toBe(sum);
});

test('the bars of lost margin add up to what the books say that downtime cost, but for rounding of entries', () => {
  const lost = ledger.entries.filter(({ charge }) => ledger.charges[charge]?.name === 'outside/lost margin');
  const booked = lost.reduce((cents, its) => cents + its.cents, 0);
  const bars = Object.keys(values).filter((name) => name.startsWith('downtimeCost/'));
  const sum = bars.reduce((cents, name) => cents + (values[name] ?? NaN), 0);
  expect(sum).toBeCloseTo(values['downtimeCost'] ?? NaN, 3);
  expect(Math.abs(sum - booked)).toBeLessThanOrEqual(lost.length / 2);
  expect(booked).toBeGreaterThan(0);
});

test('a bar is hours × what an hour costs the customer', () => {
  const { plan, economics } = blueprintOf(twoMachines);
  const bars = (hours: number): void => {
    const costs = downtimeCosts(plan, economics, (fleet) =>
      fleet === 0 ? [0, 0, 0, 0, 0, hours] : [0, 0, 0, 0, 0, 3],
    );
    expect(costs[5]).toBe((56 + 3) * 5_000);
    expect(costs[8]).toBe(0);
  };
  bars(56);
  expectBroken(() => {
    bars(57);
  });
});

test('turns are the yearly cost of use over the mean value on the shelf', () => {
  const { plan, economics } = blueprintOf(twoMachines);
  // In half a year 30 pumps of 1,000 were given out, and 5 lay there on average: 60,000 a year over 5,000.
  const turns = (pumps: number): void => {
    const of = { givenOut: () => pumps, unitHours: () => 5 * 4380 };
    expect(turnsOfValue(plan, economics, of)).toBeCloseTo(12, 12);
  };
  turns(30);
  expectBroken(() => {
    turns(31);
  });
});

test('the risk of a penalty: how often, how much then, and what 95 % of runs stay below', () => {
  const penalties = [
    ...Array.from({ length: 60 }, () => 0),
    ...Array.from({ length: 40 }, (_, n) => 100 * (n + 1)),
  ];
  const isRight = (all: readonly number[]): void => {
    const risk = penaltyRisk(all, 0.95);
    expect(risk?.probability.share).toBe(0.4);
    expect(risk?.probability.lower).toBeLessThan(0.4);
    expect(risk?.probability.upper).toBeGreaterThan(0.4);
    expect(risk?.size.mean).toBe(2050);
    expect(risk?.size.n).toBe(40);
    expect(risk?.p95.value).toBeCloseTo(3505, 9);
  };
  isRight(penalties);
  expectBroken(() => {
    isRight(penalties.filter((its) => its > 0));
  });
  expect(penaltyRisk([], 0.95)).toBeUndefined();
  expect(penaltyRisk([0, 0], 0.95)?.size.n).toBe(0);
});
