// The clocks of covers: from the sale, by machine or socket, in age and in use; and who has an extension.
import { describe, expect, test } from 'vitest';
import { coverage } from '../../engine/contracts/coverage.ts';
import { coverShare, Covers, extends_ } from '../../engine/contracts/covers.ts';
import { MachinesInUse } from '../../engine/contracts/machines-in-use.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { chronicle, factsOf, scenarioFrom, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { billsOf, claimsOf } from './money-oracles.ts';

/** Trucks with two equal tyres, each of which lasts 4,000 km, at 10 km/h (or 5 in the first year). */
const trucks = (cover: string, more = '', horizon = '3 y') =>
  scenarioFrom(
    `
aftersim: 1
name: Ten trucks
horizon: ${horizon}
currency: EUR
places: { yard: { kind: customer } }
items: { tyre: { kind: consumable, price: 100 EUR, modes: { worn: { meter: km, life: 4_000 km, job: change } } } }
products: { truck: { sockets: { left: tyre, right: tyre } } }
fleets: { trucks: { product: truck, count: 10, place: yard, usage: { km: { rate: 10 km/h, yearly: [0.5] } } } }
pools: { hand: { kind: tools, home: yard, unlimited: true } }
jobs: { change: { steps: [{ take: hand }, { demand: tyre }, { return: tyre }, { release: hand }] } }
stocks: { tyre: { yard: { level: unlimited } } }
contracts: { service: { covers: [trucks], assetOwner: customer, partsPaidBy: { first: maker, until: 1 y, then: customer },
  labourPaidBy: customer, sparesOwner: customer, downtimeBorneBy: customer, recognition: asUsed, cover: ${cover},
  charges: { claim: { driver: claim, amount: 1 EUR, payer: maker, payee: customer },
    parts: { driver: partsCost, amount: 100 %, payer: customer, payee: maker, when: customerPaysParts }${more} } } }
`,
    'trucks.yaml',
  );
const paid = (its: ReturnType<typeof chronicle>, charge: string) =>
  sum(billsOf(its, charge).map(({ cents }) => cents)) / 100;

describe('a cover', () => {
  test('begins when its machine is sold, not when the run begins', () => {
    const { plan, economics } = prepare(trucks('{ until: 1 y }'), 'frozen', 'base').blueprint;
    const inUse = new MachinesInUse(plan);
    const covers = new Covers(plan, coverage(plan, economics), inUse);
    const soldAt = 5_000;
    inUse.commission(3, soldAt);
    const shareAt = (at: number) => {
      const need = covers.arise(3, 0, at);
      expect(covers.share(0, 8_760, at, 3)).toBe(coverShare(covers.coverOf(3)!, 8_760, need));
      expect(covers.share(0, 8_760, at, -1)).toBe(covers.share(0, 8_760, at, 3));
      return covers.share(0, 8_760, at, 3);
    };
    const fromItsSale = (share: (at: number) => number) => {
      expect([soldAt, soldAt + 8_759, soldAt + 8_760].map(share)).toEqual([1, 1, 0]);
    };
    fromItsSale(shareAt);
    expectBroken(() => {
      fromItsSale((at) => (at < 8_760 ? 1 : 0));
    });
  });

  test('ends in age or in use, whichever is first', () => {
    // Both tyres wear out together at 800, 1,600 … hours of the first year, then at half of that.
    const claims = (cover: string) => claimsOf(chronicle(trucks(cover)));
    expect(claims('{ until: 1 y }')).toEqual(new Array(10).fill(2 * 10));
    expect(claims('{ until: 1 y, use: 20_001 km }')).toEqual(new Array(10).fill(2 * 5));
    expect(claims('{ until: 1 y, use: 19_999 km }')).toEqual(new Array(10).fill(2 * 4));
    expect(claims('{ until: 1 y, use: 90_000 km }')).toEqual(new Array(10).fill(2 * 10));
    // In the second year the trucks run twice as much: 43,800 km by its start, and 16,200 more in 1,620 h.
    expect(claims('{ until: 3 y, use: 60_001 km }')).toEqual(new Array(10).fill(2 * 15));
  });

  test('ends with the first claim of the machine, or of the socket', () => {
    expect(claimsOf(chronicle(trucks('{ until: 1 y, once: true }')))).toEqual(new Array(10).fill(1));
    expect(claimsOf(chronicle(trucks('{ until: 1 y, once: true, of: socket }')))).toEqual(
      new Array(10).fill(2),
    );
  });

  test('that renews goes on for ever where lives are shorter than it', () => {
    const its = chronicle(trucks('{ until: 801 h, renewing: true, of: socket }'));
    expect(sum(claimsOf(its))).toBe(factsOf(its.facts, 'failed').length);
    expect(sum(claimsOf(chronicle(trucks('{ until: 799 h, renewing: true, of: socket }'))))).toBe(0);
  });

  test('leaves to the customer what it does not bear of the parts', () => {
    const free = chronicle(trucks('{ until: 1 y }'));
    const bought = factsOf(free.facts, 'bought').length;
    expect(paid(free, 'parts')).toBe(100 * (bought - 10 * 20));
    const its = chronicle(trucks('{ until: 1 y, freeUntil: 0 h }'));
    // Of the n-th change in the first year, at 800 n hours, it bears 1 − 800 n / 8,760.
    const borne = sum(Array.from({ length: 10 }, (_, index) => 2 * 10 * (1 - (800 * (index + 1)) / 8_760)));
    expect(paid(its, 'parts')).toBeCloseTo(100 * (bought - borne), -1);
    expect(paid(its, 'claim')).toBeCloseTo(borne, 0);
  });

  test('is longer for those who bought the extension, and they pay for it once', () => {
    const more = ', extension: { driver: extension, amount: 50 EUR, payer: customer, payee: maker }';
    const its = chronicle(trucks('{ until: 1 y, extension: { until: 2 y, share: 30 % } }', more));
    expect(paid(its, 'extension')).toBe(3 * 50);
    const claims = claimsOf(its);
    const second = factsOf(its.facts, 'failed').filter(
      ({ machine, at }) => machine === 9 && at < 17_520,
    ).length;
    expect(claims.filter((count) => count === 20)).toHaveLength(7);
    expect(claims.filter((count) => count === second)).toHaveLength(3);
    expect(second).toBeGreaterThan(50);
    for (const share of [0, 0.25, 0.5, 1])
      expect(sum(Array.from({ length: 40 }, (_, n) => (extends_(share, n) ? 1 : 0)))).toBe(40 * share);
  });
});
