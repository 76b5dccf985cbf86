import { describe, expect, test } from 'vitest';
import type { Activity } from '../../engine/contracts/accounts/activity.ts';
import { reserveLines, type ReserveLine } from '../../engine/contracts/accounts/reserves.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { meanInterval } from '../../engine/stats/index.ts';
import { reservesRunOff } from '../laws/accounts.ts';
import { chronicle, factsOf, scenarioIn, sum, type Chronicle } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const file = 'test/contracts/scenarios/sold-pumps.yaml';
const year = 8760;
const total = (lines: readonly ReserveLine[], kind: ReserveLine['kind']) =>
  sum(lines.filter((line) => line.kind === kind).map(({ cents }) => cents));

const withRate = (rate: string, more: readonly string[] = []) =>
  scenarioIn(file, [
    `contracts.town.reserve={ rate: ${rate} }`,
    `contracts.mine.reserve={ rate: ${rate} }`,
    ...more,
  ]);
const runOf = (rate: string, replication = 0) =>
  chronicle(withRate(rate), { mode: 'payment', alternative: 'warranty', accounts: true, replication });
const linesOf = ({ accounts }: Chronicle) => accounts!.books.reserves;

/** An account kept by hand: two machines under two years of cover, of a run of four years. */
function byHand(
  claims: readonly (readonly [at: number, cents: number, raisedAt?: number])[],
  soldAt = 0,
  retired: readonly (readonly [cause: number, at: number])[] = [],
) {
  const { blueprint } = prepare(withRate('100 EUR', ['fleets.townPumps.count=2']), 'payment', 'warranty');
  const { plan, economics } = blueprint;
  const none = new Float64Array(0);
  const activity: Activity = {
    held: [],
    duty: none,
    busy: none,
    issues: none,
    visits: none,
    up: [],
    down: [],
    degraded: none,
    issued: 0,
    centHours: 0,
    moves: [],
    commissions: [1, 2].map((cause) => ({ at: soldAt, cause, customer: 0, fleet: 0 })),
    retiredAt: new Map(retired),
    monthEnds: Array.from({ length: 48 }, (_, month) => ({ at: 730 * (month + 1), cause: 100 + month })),
    costs: claims.map(([at, cents, raisedAt = at], index) => {
      return { at, cause: 10 + index, customer: 0, raisedAt, age: raisedAt - soldAt, kind: 'parts', cents };
    }),
  };
  return reserveLines(plan, economics, activity, 4 * year);
}

describe('L12: warranty accruals and true-ups come to the claims', () => {
  test('by hand: 200 put by, 150 claimed in year 1 and 30 in year 2', () => {
    const lines = byHand([
      [1_000, 15_000],
      [10_000, 3_000],
    ]);
    // After a year the claims so far say that the second year will cost 150 as well: 50 left, 100 more.
    // After the cover nothing is left to come: 150 − 30 = 120 too much.
    expect(lines.map(({ kind, at, cents }) => [kind, at, cents])).toEqual([
      ['accrual', 0, 10_000],
      ['accrual', 0, 10_000],
      ['claim', 1_000, 15_000],
      ['trueUp', year, 10_000],
      ['claim', 10_000, 3_000],
      ['trueUp', 2 * year, -12_000],
    ]);
    expect(lines.map(({ cause }) => cause)).toEqual([1, 2, 10, 111, 11, 123]);
    reservesRunOff(lines);
  });

  test('by hand: cover counts from the sale, and a machine that is retired needs none', () => {
    const claim = [[1.5 * year, 10_000]] as const;
    const kinds = (lines: ReturnType<typeof byHand>) =>
      lines.flatMap(({ kind, at, cents }) => (kind === 'trueUp' ? [[at / year, cents]] : []));
    // Sold after a year: nothing is known at its end, and what was put by stays. A year later half has been claimed and one
    // year of two is left; at three nothing is.
    const accrued = 20_000;
    expect(kinds(byHand(claim, year))).toEqual([[3, -10_000]]);
    // One of the two leaves half a year after its sale: the other's year is left of one and a half.
    const retired = byHand(claim, year, [[1, 1.5 * year]]);
    expect(kinds(retired)).toEqual([
      [2, accrued - 10_000 - 13_333],
      [3, -6_667],
    ]);
    reservesRunOff(retired);
  });

  test('by hand: what failed inside the cover and is met after it is a claim, what failed after it is none', () => {
    const lines = byHand([
      [2 * year + 50, 8_000, 2 * year - 50],
      [3 * year, 9_000],
    ]);
    expect(total(lines, 'claim')).toBe(8_000);
    reservesRunOff(lines);
  });

  test.each(['3.4 %', '4.2 %', '5 %', '300 EUR', '0 %'])(
    'to the cent in every run at a rate of %s',
    (rate) => {
      for (let replication = 0; replication < 4; replication += 1) {
        const its = runOf(rate, replication);
        expect(total(linesOf(its), 'claim')).toBeGreaterThan(0);
        reservesRunOff(linesOf(its));
        // A claim is what a need inside the cover cost: nothing that arose after two years is among them.
        const causes = new Set(linesOf(its).flatMap(({ kind, cause }) => (kind === 'claim' ? [cause] : [])));
        const late = factsOf(its.facts, 'repaired').filter(({ raisedAt }) => raisedAt >= 2 * year);
        const early = factsOf(its.facts, 'repaired').filter(({ raisedAt }) => raisedAt < 2 * year);
        expect(late.length * early.length).toBeGreaterThan(0);
        expect(late.some(({ id }) => causes.has(id))).toBe(false);
        expect(early.every(({ id }) => causes.has(id))).toBe(true);
      }
    },
  );

  test('true-ups are nothing in the mean at the right rate, and plainly off it at another', () => {
    const scenario = withRate('0 %');
    const claims = Array.from({ length: scenario.replications }, (_, replication) => {
      const { accounts } = chronicle(scenario, {
        mode: 'payment',
        alternative: 'warranty',
        accounts: true,
        replication,
      });
      return total(accounts!.books.reserves, 'claim');
    });
    // The right rate is what claims come to in the mean, by unit; it is found in one half of the runs and tried on the
    // other, so the interval of either half counts.
    const half = claims.length / 2;
    const units = 16;
    const right = sum(claims.slice(0, half)) / half / units;
    const spread = meanInterval(claims.slice(0, half), 0.999).halfWidth;
    const isNothingInTheMean = (rate: number): boolean => {
      const reserved = withRate(`${(rate / 100).toFixed(2)} EUR`);
      const trueUps = Array.from({ length: half }, (_, index) => {
        const which = {
          mode: 'payment',
          alternative: 'warranty',
          accounts: true,
          replication: half + index,
        } as const;
        return total(chronicle(reserved, which).accounts!.books.reserves, 'trueUp');
      });
      const { lower, upper } = meanInterval(trueUps, 0.999);
      return lower - spread <= 0 && upper + spread >= 0;
    };
    expect(isNothingInTheMean(right)).toBe(true);
    for (const wrong of [0.8, 1.2]) expect(isNothingInTheMean(wrong * right)).toBe(false);
  });

  test('would be caught without the last true-up, with a claim lost, or with a cent gone', () => {
    const lines = linesOf(runOf('5 %'));
    expectBroken(() => reservesRunOff(lines.filter(({ kind, at }) => kind !== 'trueUp' || at < 2 * year)));
    expectBroken(() =>
      reservesRunOff(
        lines.toSpliced(
          lines.findIndex(({ kind }) => kind === 'claim'),
          1,
        ),
      ),
    );
    expectBroken(() =>
      reservesRunOff(lines.map((line, index) => (index === 0 ? { ...line, cents: line.cents + 1 } : line))),
    );
  });
});
