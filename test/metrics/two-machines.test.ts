// Every measure of a run that was worked out by hand (by-hand.ts says how it goes).
import { expect, test } from 'vitest';
import { Simulation } from '../../engine/kernel/simulation.ts';
import { IndicatorsOfRun } from '../../engine/metrics/indicators-of-run.ts';
import { FactBus } from '../../engine/network/facts/fact-bus.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { runAll, twoMachines, type Values } from './by-hand.ts';

const { values, facts, plan } = runAll(twoMachines);

/** Outages of machine A. */
const outages = [6, 20, 6, 20, 6, 20, 6, 20, 6];
const mean = 110 / 9;
const deviation = Math.sqrt(outages.reduce((sum, hours) => sum + (hours - mean) ** 2, 0) / 8);
const price = 100_000;
const lostPerHour = 5_000;

const expected = {
  'availability/A': 990 / 1100,
  'availability/B': 1092 / 1100,
  'inherentAvailability/A': 990 / (990 + 27),
  'achievedAvailability/A': 990 / (990 + 27),
  'inherentAvailability/B': 1,
  'achievedAvailability/B': 1092 / 1100,
  inherentAvailability: 2082 / (2082 + 27),
  achievedAvailability: 2082 / (2082 + 27 + 8),
  mtbf: 2082 / 9,
  'mtbf/A': 110,
  'mtbf/B': NaN,
  'mtbur/A': 110,
  'mtbur/B': NaN,
  'mttr/A': 3,
  'mttr/B': NaN,
  mttr: 3,
  'mdt/A': 110 / 9,
  'mdt/B': 2,
  mdt: 118 / 13,
  'mldt/A': 83 / 9,
  'mldt/B': 0,
  mldt: 83 / 13,
  'responseHours/gold': (5 * 3 + 4 * 17) / 9,
  'responseHoursP95/gold': 17,
  'restoreHours/gold': 118 / 13,
  'restoreHoursP95/gold': 20,
  'promiseKept/gold/response': 5 / 9,
  'promiseKept/gold/restore': 5 / 9,
  'fillRate/hub/pump': 5 / 9,
  'readyRate/hub/pump': 1 - 56 / 1100,
  'inStock/hub/pump': 101 / 1100,
  'pipeline/hub/pump': (999 + 56) / 1100,
  'turns/hub/pump': (9 * 8760) / 101,
  turnsOfValue: (9 * price * 8760) / (101 * price),
  unitFill: 5 / 9,
  lineFill: 5 / 9,
  orderFill: 5 / 9,
  orderCycle: mean,
  orderCycleDeviation: deviation,
  orderCycleVariation: deviation / mean,
  orderCycleP95: 20,
  'completedWithin/24h': 1,
  'completedWithin/48h': 1,
  onTime: 5 / 9,
  perfectOrder: 5 / 9,
  perfectOrderIfIndependent: 25 / 81,
  'suppliedWithin48/site': 1,
  'leadTime/design': 0,
  'leadTime/order': 1,
  'leadTime/procurement': 56 / 9,
  'leadTime/production': 3,
  'leadTime/delivery': 2,
  firstTimeFix: 1,
  visitsPerRequest: 1,
  'utilisation/crew': 90 / 2200,
  'utilisation/desk': 9 / 1100,
  'peopleWorking/crew': 54 / 2200,
  'peopleTravelling/crew': 36 / 2200,
  'peopleWaiting/crew': 0,
  'peopleIdle/crew': 2110 / 2200,
  'poolWaitShare/crew': 0,
  downtimeCost: 118 * lostPerHour,
  'downtimeCost/part': 56 * lostPerHour,
  'downtimeCost/work': 35 * lostPerHour,
  'downtimeCost/travel': 18 * lostPerHour,
  'downtimeCost/desk': 9 * lostPerHour,
  'downtimeCost/crew': 0,
  penalty: 0,
} as const;

/** The figures are those that were worked out, but for rounding of the last bits. */
function areAsWorkedOut(figures: Values): void {
  for (const [name, value] of Object.entries(expected)) {
    const figure = figures[name];
    expect(figure, name).toBeDefined();
    if (Number.isNaN(value)) expect(figure, name).toBeNaN();
    else
      expect(Math.abs((figure ?? NaN) - value), `${name}: ${figure}, not ${value}`).toBeLessThan(
        1e-9 * Math.max(1, value),
      );
  }
}

test('two machines by hand: every measure is what was worked out', () => areAsWorkedOut(values));

test.each([
  ['a lead time of 119 hours', 'stocks.pump.hub.leadTime=119 h'],
  ['a slower road', 'lanes.road.time=3 h'],
  ['a longer check', 'jobs.check.steps[0].time=3 h'],
  ['a dearer hour', 'customers.owner.lostMargin=51 USD/h'],
])('another network is told: %s', (_, setting) => {
  expectBroken(() => {
    areAsWorkedOut(runAll(twoMachines, { settings: [setting] }).values);
  });
});

/** The measures of the same facts, heard in some other way. */
function heard(hear: (fact: Fact) => Fact | undefined): Values {
  const bus = new FactBus(new Simulation());
  const fold = new IndicatorsOfRun(plan, bus, 'all');
  for (const fact of facts) {
    const its = hear(fact);
    if (its !== undefined) bus.publish(its);
  }
  return { ...values, ...fold.values() };
}

test('the same facts, heard once more, give the same figures', () => areAsWorkedOut(heard((fact) => fact)));

const misheard: Readonly<Record<string, (fact: Fact) => Fact | undefined>> = {
  'planned work counts as failures': (fact) => (fact.kind === 'raised' ? { ...fact, origin: 0 } : fact),
  'failures are missed': (fact) => (fact.kind === 'failed' ? undefined : fact),
  'stoppages are missed': (fact) => (fact.kind === 'stopped' ? undefined : fact),
  'planned stoppages are missed': (fact) =>
    fact.kind === 'stopped' && fact.machine === 1 ? undefined : fact,
  'removals count as planned': (fact) => (fact.kind === 'removed' ? { ...fact, request: 0 } : fact),
  'waits for parts count as work': (fact) => (fact.kind === 'downtime' ? { ...fact, bucket: 8 } : fact),
  'arrivals are missed': (fact) => (fact.kind === 'arrived' ? undefined : fact),
  'every visit is the second': (fact) => (fact.kind === 'arrived' ? { ...fact, visit: 2 } : fact),
  'outages end an hour late': (fact) =>
    fact.kind === 'restored' ? { ...fact, hours: fact.hours + 1 } : fact,
  'everything was on the shelf': (fact) => (fact.kind === 'issued' ? { ...fact, fromShelf: 1 } : fact),
  'nothing was on the shelf': (fact) => (fact.kind === 'issued' ? { ...fact, fromShelf: 0 } : fact),
  'orders to the supplier are missed': (fact) => (fact.kind === 'ordered' ? undefined : fact),
  'receipts are missed': (fact) => (fact.kind === 'received' ? undefined : fact),
  'one of two people counts': (fact) => (fact.kind === 'assigned' ? { ...fact, count: 1 } : fact),
  'work is missed': (fact) => (fact.kind === 'worked' ? undefined : fact),
  'requests end an hour late': (fact) => (fact.kind === 'closed' ? { ...fact, at: fact.at + 1 } : fact),
  'everybody waited': (fact) => (fact.kind === 'assigned' ? { ...fact, waited: 1 } : fact),
};

test.each(Object.entries(misheard))('a fold for which %s is caught', (_, hear) => {
  expectBroken(() => {
    areAsWorkedOut(heard(hear));
  });
});

test('the five lead times of an order add up to its cycle', () => {
  const parts = ['design', 'order', 'procurement', 'production', 'delivery'].map(
    (name) => values[`leadTime/${name}`] ?? NaN,
  );
  expect(parts.reduce((sum, its) => sum + its, 0)).toBeCloseTo(values['orderCycle'] ?? NaN, 12);
});

test('on hand + pipeline − owed is the level that is ordered up to', () => {
  const of = (name: string): number => values[`${name}/hub/pump`] ?? NaN;
  expect(of('onHand') + of('pipeline') - of('backorders')).toBeCloseTo(1, 12);
});

test('each availability counts more as down than the one before', () => {
  const { inherentAvailability = NaN, achievedAvailability = NaN, availability = NaN } = values;
  expect(inherentAvailability).toBeGreaterThan(achievedAvailability);
  expect(achievedAvailability).toBeGreaterThan(availability);
});

test('where every failure stops its machine, inherent availability is mtbf / (mtbf + mttr)', () => {
  const [mtbf = NaN, mttr = NaN] = [values['mtbf/A'], values['mttr/A']];
  expect(values['inherentAvailability/A']).toBeCloseTo(mtbf / (mtbf + mttr), 12);
});

test('an idle network has no utilisation', () => {
  const idle = runAll(twoMachines, { settings: ['horizon=90 h'] }).values;
  for (const name of [
    'utilisation/crew',
    'utilisation/desk',
    'peopleWorking/crew',
    'peopleTravelling/crew',
  ]) {
    expect(idle[name], name).toBe(0);
  }
  expect(idle['peopleIdle/crew']).toBe(1);
  expect(idle['turns/hub/pump']).toBe(0);
});
