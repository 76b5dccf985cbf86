// Pay per use: the rate for a term against the rate for a life (L31), and a slump in use (L32).
import { expect, test } from 'vitest';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { atEqualValue } from '../../engine/experiments/equal-value.ts';
import { Runner } from '../../engine/experiments/study.ts';
import { chronicle, factsOf, scenarioFrom, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const [visitEvery, visitCost] = [20_000, 100_000];

/** Engines that run all the time and go to the shop whenever they have run so many hours, which costs the maker. */
const engines = (horizon: string, its: { every?: number; yearly?: string; minimum?: number } = {}) =>
  scenarioFrom(
    `
aftersim: 1
name: Five engines
horizon: ${horizon}
currency: EUR
places: { base: { kind: customer } }
items: { engine: { kind: consumable, price: 0 EUR, modes: { visit: { kind: planned, severity: runsOn, meter: h, life: ${its.every ?? visitEvery} h, job: overhaul,
  renews: mode, shopCost: { materials: ${visitCost} EUR, labour: 0 h } } } } }
products: { aircraft: { sockets: { engine: engine } } }
fleets: { fleet: { product: aircraft, count: 5, place: base, usage: { h: { rate: 24 h/d, yearly: ${its.yearly ?? '[]'} } } } }
pools: { shop: { kind: people, home: base, unlimited: true } }
jobs: { overhaul: { steps: [{ take: shop }, { do: overhaul, time: 0 h }, { release: shop }] } }
prices: { ratePerUse: 4 EUR/h, costPlusMargin: 0 % }
contracts: { service: { preset: costPlus, covers: [fleet], unit: engine, meter: h } }
alternatives:
  atCost: {}
  byTheHour: { contracts: { service: { preset: payPerUse, minimumUse: ${its.minimum ?? 0} h/y } } }
`,
    'engines.yaml',
  );

/** The rate by which the maker just gets back what the visits inside the term cost, in money per hour. */
const termRate = (hours: number): number => {
  const scenario = engines(`${hours} h`);
  const candidates = ['atCost', 'byTheHour'].map((alternative) => ({
    id: alternative,
    title: alternative,
    alternative: scenario.alternatives[alternative]!,
    results: [new Runner(scenario, '1', () => '').do({ mode: 'frozen', alternative, replication: 0 })],
  }));
  return atEqualValue(candidates, 0.95)!.alternatives[1]!.solved / 100;
};

/** Cost of a visit by the hours between two. */
const lifeRate = visitCost / visitEvery;

test('L31: the rate for a term is at most that for a life, and equal where the term ends at a visit', () => {
  for (const hours of [25_000, 39_990, 41_000, 59_000, 75_000]) {
    const visits = Math.floor(hours / visitEvery);
    expect(termRate(hours)).toBeCloseTo((visits * visitCost) / hours, 6);
    expect(termRate(hours)).toBeLessThan(lifeRate);
  }
  const atAVisit = (hours: number) => {
    expect(Math.round(100 * termRate(hours))).toBe(Math.round(100 * lifeRate));
  };
  atAVisit(2 * visitEvery + 1);
  atAVisit(3 * visitEvery + 1);
  expectBroken(() => {
    atAVisit(2 * visitEvery - 1);
  });
});

/** The maker's margin of each year under pay per use. */
const margins = (yearly: string, minimum: number): readonly number[] => {
  const its = chronicle(engines('63 month', { every: 22_000, yearly, minimum }), {
    alternative: 'byTheHour',
  });
  const years = new Array<number>(6).fill(0);
  for (const { payer, payee, cents, earned } of its.ledger.entries) {
    const year = Math.min(5, Math.ceil(earned / 8_760) - 1);
    const sign = (payee === party.maker ? 1 : 0) - (payer === party.maker ? 1 : 0);
    years[year] = years[year]! + (sign * cents) / 100;
  }
  expect(sum(years)).toBe(its.result.netCash[party.maker]! / 100);
  return years;
};

test('L32: a slump in use cuts the maker’s margin at once, and its cost later; a least bill takes the dip away', () => {
  const [steady, slump] = [margins('[]', 0), margins('[1, 0.4]', 0)];
  const hours = 5 * 8_760;
  expect(steady[1]).toBe(4 * hours);
  // In the second year nobody has been to the shop yet: all that is missing is revenue.
  expect(slump[1]! - steady[1]!).toBeCloseTo(-0.6 * 4 * hours, 6);
  // The visits of the third year come in the fourth, and those of the sixth after the end.
  expect(slump[2]! - steady[2]!).toBe(5 * visitCost);
  expect(slump[3]! - steady[3]!).toBe(-5 * visitCost);
  expect(sum(slump.slice(2)) - sum(steady.slice(2))).toBe(5 * visitCost);
  const floor = margins('[1, 0.4]', 8_760);
  const noDip = (years: readonly number[]) => {
    expect(Math.min(...years.slice(0, 2))).toBeGreaterThanOrEqual(steady[1]!);
  };
  noDip(floor);
  expectBroken(() => {
    noDip(slump);
  });
});

test('use that changes by the year moves the meter and the visits', () => {
  const scenario = engines('3 y', { yearly: '[1, 0, 2]' });
  const { facts } = chronicle(scenario, { alternative: 'byTheHour' });
  const use = factsOf(facts, 'metered').filter(({ machine }) => machine === 0);
  const ofYear = (year: number) => sum(use.slice(12 * year, 12 * year + 12).map((fact) => fact.use[0]!));
  expect([0, 1, 2].map(ofYear)).toEqual([8_760, 0, 17_520]);
  // 8,760 h are run by the start of the third year, and the other 11,240 at twice the pace.
  expect(factsOf(facts, 'fellDue').map(({ at }) => at)).toEqual(new Array(5).fill(2 * 8_760 + 5_620));
});
