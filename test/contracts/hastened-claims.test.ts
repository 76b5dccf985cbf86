// L11: claims pile up before cover ends if customers hasten them; failures do not.
import { describe, expect, test } from 'vitest';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { chronicle, factsOf, scenarioFrom, type Chronicle } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const months = 36;
const covered = 24;
const replications = 12;

/** A thousand pumps, whose wear their owners put up with for half a year on average; some have them looked over in time. */
const text = (checks: string): string => `
aftersim: 1
name: Pumps under warranty
horizon: ${months} month
places: { town: { kind: field } }
items:
  pump:
    kind: consumable
    price: 900 USD
    modes: { wear: { meter: h, life: exponential(87_600 h), severity: runsOn, detection: exponential(180 d), job: swap } }
products: { station: { sockets: { pump: pump } } }
fleets: { stations: { product: station, count: 1_000, place: town, usage: { h: 24 h/d }${checks} } }
pools: { fitters: { kind: people, home: town, unlimited: true } }
jobs: { swap: { preset: partFirst, item: pump, crew: fitters, work: 1 h } }
stocks: { pump: { town: { level: unlimited } } }
prices: { labourRate: 80 USD/h, partsMarkup: 20 %, callOut: 0 USD, warrantyPrice: 300 USD }
contracts: { service: { preset: warranty, covers: [stations], unit: pump, warrantyPeriod: ${covered} month } }
`;
const runs = (checks: string): readonly Chronicle[] => {
  const scenario = scenarioFrom(text(checks), 'pumps.yaml');
  return Array.from({ length: replications }, (_, replication) => chronicle(scenario, { replication }));
};
const patient = runs('');
const hasty = runs(', checks: [23 month]');

/** Failures, or claims, in each month. */
const byMonth = (all: readonly Chronicle[], kind: 'failed' | 'raised'): readonly number[] => {
  const counts = new Array<number>(months).fill(0);
  for (const { facts } of all)
    for (const { at } of factsOf(facts, kind)) counts[Math.min(months - 1, Math.floor(at / 730))]! += 1;
  return counts;
};
const mean = (list: readonly number[]): number => list.reduce((sum, its) => sum + its, 0) / list.length;
/** How far a count is from what is expected, in standard deviations of a Poisson count. */
const deviations = (count: number, expected: number): number => (count - expected) / Math.sqrt(expected);

const failuresAreFlat = (all: readonly Chronicle[]): void => {
  const failures = byMonth(all, 'failed');
  const expected = mean(failures);
  for (const count of failures) expect(Math.abs(deviations(count, expected))).toBeLessThan(4.5);
};

/** Claims of the last covered month against those of the half year before. */
const peak = (all: readonly Chronicle[]): number => {
  const claims = byMonth(all, 'raised');
  return deviations(claims[covered - 1]!, mean(claims.slice(covered - 8, covered - 2)));
};

describe('L11: claims before cover ends', () => {
  test('failures come as often in every month, whatever customers do', () => {
    failuresAreFlat(patient);
    failuresAreFlat(hasty);
    expectBroken(() => {
      const claims = byMonth(hasty, 'raised');
      for (const count of claims) expect(Math.abs(deviations(count, mean(claims)))).toBeLessThan(4.5);
    });
  });

  test('claims peak in the last month of cover only where customers have their machines looked over', () => {
    expect(Math.abs(peak(patient))).toBeLessThan(4);
    expect(peak(hasty)).toBeGreaterThan(20);
    // What was hastened is missing afterwards.
    const claims = byMonth(hasty, 'raised');
    expect(claims[covered]!).toBeLessThan(mean(claims.slice(covered - 8, covered - 2)) / 2);
  });

  test('and the maker pays for it', () => {
    const makers = (all: readonly Chronicle[]): number =>
      mean(all.map(({ result }) => result.netCash[party.maker]!));
    // About six months of failures more under cover: 8.3 a month, at 900 each and what a visit costs.
    expect(makers(patient) - makers(hasty)).toBeGreaterThan(30 * 900 * 100);
  });

  test('a check finds what failed since the sale of each machine, and nothing else', () => {
    const sold = `, checks: [1 y], sales: { at: "uniform(0 h, 8_000 h)" }`;
    const { facts } = chronicle(
      scenarioFrom(text(sold).replace('exponential(180 d)', '900 y'), 'pumps.yaml'),
    );
    const soldAt = new Map(factsOf(facts, 'commissioned').map(({ machine, at }) => [machine, at]));
    const raised = factsOf(facts, 'raised');
    expect(raised.length).toBeGreaterThan(50);
    for (const { machine, at } of raised) expect(at - soldAt.get(machine)!).toBeCloseTo(8760, 6);
  });
});
