import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  apportion,
  costsByCustomer,
  ranking,
  type CostsByCustomer,
} from '../../engine/contracts/accounts/by-customer.ts';
import { isWinWin, outcomes } from '../../engine/contracts/accounts/outcome.ts';
import { positionsAt } from '../../engine/contracts/accounts/accounts.ts';
import { toCents } from '../../engine/contracts/ledger/cents.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { buckets } from '../../engine/network/request/job-input.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import {
  chronicle,
  factsOf,
  fleetOf,
  scenarioIn,
  sum,
  twoDepots,
  type Chronicle,
} from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const soldPumps = 'test/contracts/scenarios/sold-pumps.yaml';
const runOf = (alternative: string, file = soldPumps) =>
  chronicle(scenarioIn(file), { mode: 'payment', alternative, accounts: true });
const costsOf = ({ ledger, plan, accounts }: Chronicle) => costsByCustomer(ledger, plan, accounts!.activity);

/** Every cent that the maker was charged is some customer's or idle, line by line and in all; so it is by volume. */
const everyCentIsSomebodys = ({ ledger }: Chronicle, costs: CostsByCustomer) => {
  const charged = sum(ledger.entries.filter(({ payer }) => payer === party.maker).map(({ cents }) => cents));
  for (const line of costs.lines) {
    expect(sum(line.byCustomer) + line.idle).toBe(line.total);
    expect([...line.byCustomer, line.idle].every((cents) => Number.isSafeInteger(cents))).toBe(true);
  }
  expect(sum(costs.lines.map(({ total }) => total))).toBe(charged);
  expect(sum(costs.byActivity) + costs.idle).toBe(charged);
  expect(sum(costs.byVolume)).toBe(charged);
};

describe('E30: what each customer costs, by activity', () => {
  test.each([
    [soldPumps, 'warranty'],
    [soldPumps, 'performanceBased'],
    [twoDepots, 'fixedFee'],
    [twoDepots, 'adHoc'],
  ])(
    '%s under %s: what is allocated and what is idle come to the total, to the cent',
    (file, alternative) => {
      const its = runOf(alternative, file);
      const costs = costsOf(its);
      everyCentIsSomebodys(its, costs);
      expect(costs.lines.length).toBeGreaterThan(3);
      expectBroken(() => everyCentIsSomebodys(its, { ...costs, idle: costs.idle + 1 }));
      expectBroken(() => everyCentIsSomebodys(its, { ...costs, lines: costs.lines.slice(1) }));
    },
  );

  test('the few pumps of the mine cost more than the many of the town; by volume it looks the other way', () => {
    const costs = costsOf(runOf('warranty'));
    expect(ranking(costs.byVolume)).toEqual([0, 1]);
    expect(ranking(costs.byActivity)).toEqual([1, 0]);
    // The contribution of the town is better than volume says, that of the mine worse.
    const idleToo = costs.byActivity.map((cents, customer) => cents - costs.byVolume[customer]!);
    expect(idleToo[0]!).toBeLessThan(0);
  });

  test('wages by the hours that people were held, and idle hours nobody’s: by hand from the facts', () => {
    const its = runOf('warranty');
    const { facts, plan, ledger } = its;
    const pool = plan.pools.findIndex(({ name }) => name === 'fitters');
    const held = [0, 1].map((customer) =>
      sum(
        factsOf(facts, 'released')
          .filter((fact) => fact.pool === pool && fact.customer === customer)
          .map(({ hours }) => hours),
      ),
    );
    const duty = sum(
      factsOf(facts, 'staffed')
        .filter((fact) => fact.pool === pool)
        .map((fact) => fact.duty),
    );
    const wages = sum(
      ledger.entries
        .filter(({ charge }) => ledger.charges[charge]!.name === 'outside/wages of fitters')
        .map(({ cents }) => cents),
    );
    expect(wages).toBe(toCents(duty * 4_500));
    const line = costsOf(its).lines.find(({ name }) => name === 'outside/wages of fitters')!;
    expect(line.by).toBe('hours held');
    for (const [customer, hours] of held.entries()) {
      expect(hours).toBeGreaterThan(10);
      expect(Math.abs(line.byCustomer[customer]! - (wages * hours) / duty)).toBeLessThanOrEqual(1);
    }
    expect(Math.abs(line.idle - wages * (1 - sum(held) / duty))).toBeLessThanOrEqual(1);
  });

  const comesToTheWhole = (make: () => typeof apportion) =>
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 }),
      (total, weights) => {
        const parts = make()(total, weights);
        const whole = sum(weights);
        expect(parts.length).toBe(weights.length);
        expect(parts.every((cents) => Number.isInteger(cents))).toBe(true);
        expect(sum(parts)).toBe(total);
        if (whole > 1e-3)
          for (const [index, cents] of parts.entries())
            expect(Math.abs(cents - (total * weights[index]!) / whole)).toBeLessThanOrEqual(1.001);
      },
    );

  test('parts of whole cents come to the whole, and each is its share to the cent', () => {
    fc.assert(comesToTheWhole(() => apportion));
    expect(apportion(100, [1, 1, 1])).toEqual([33, 34, 33]);
    expect(apportion(7, [0, 0])).toEqual([0, 7]);
    const each = (total: number, weights: readonly number[]) =>
      weights.map((its) => toCents((total * its) / (sum(weights) || 1)));
    expectCaught(comesToTheWhole(() => each));
    expectCaught(
      comesToTheWhole(() => (total, weights) => weights.map((_, index) => (index === 0 ? total : 0))),
    );
  });
});

/** Downtime costs its hours × the margin of an hour, month by month and to the cent (C36). */
const downtimeCostsItsHours = (
  { facts, ledger, plan }: Pick<Chronicle, 'facts' | 'ledger' | 'plan'>,
  margins: readonly number[],
) => {
  const fleets = fleetOf(plan);
  for (const [customer, margin] of margins.entries()) {
    const months = factsOf(facts, 'monthEnded').map(({ id, month }) => {
      const down = factsOf(facts, 'metered')
        .filter((fact) => fact.month === month && fleets[fact.machine]!.customer === customer)
        .reduce((hours, fact) => hours + fact.down, 0);
      return [id, toCents(down * margin)];
    });
    const lost = ledger.entries
      .filter(({ charge, payer }) => {
        const { name } = ledger.charges[charge]!;
        return name === 'outside/lost margin' && payer === party.firstCustomer + customer;
      })
      .map(({ cause, cents }) => [cause, cents]);
    expect(lost).toEqual(months.filter(([, cents]) => cents !== 0));
    expect(
      sum(
        factsOf(facts, 'downtime')
          .filter(({ machine }) => fleets[machine]!.customer === customer)
          .map(({ hours }) => hours),
      ),
    ).toBeCloseTo(
      sum(
        factsOf(facts, 'metered')
          .filter(({ machine }) => fleets[machine]!.customer === customer)
          .map(({ down }) => down),
      ),
      6,
    );
  }
};

describe('C36: downtime', () => {
  test('costs its hours × the margin lost in an hour, to the cent', () => {
    const its = runOf('warranty');
    downtimeCostsItsHours(its, [2_000, 20_000]);
    expectBroken(() => downtimeCostsItsHours(its, [2_000, 20_001]));
    expectBroken(() =>
      downtimeCostsItsHours(
        { ...its, facts: its.facts.filter(({ kind }) => kind !== 'metered') },
        [2_000, 20_000],
      ),
    );
  });
});

describe('E08: who wins', () => {
  test('a customer’s profit is its outcome less its cost of ownership: hours × margin, and everything it paid', () => {
    const { ledger, plan, economics, accounts, facts } = runOf('warranty');
    const fleets = fleetOf(plan);
    const all = outcomes(ledger, plan, economics, accounts!.activity);
    for (const [customer, its] of all.entries()) {
      const margin = [2_000, 20_000][customer]!;
      const hours = (key: 'up' | 'down') =>
        sum(
          factsOf(facts, 'metered')
            .filter(({ machine }) => fleets[machine]!.customer === customer)
            .map((fact) => fact[key]),
        );
      expect(its.outcome).toBe(toCents(hours('up') * margin));
      expect(Math.abs(its.lostMargin - hours('down') * margin)).toBeLessThanOrEqual(48);
      const net = positionsAt(accounts!, accounts!.end)[party.firstCustomer + customer]!.cash;
      expect(its.costOfOwnership).toBe(-net - its.lostMargin);
      expect(its.profit).toBe(its.outcome - its.costOfOwnership);
    }
    for (const [customer, { lostTo, lostMargin }] of all.entries()) {
      const bars = Object.entries(lostTo);
      expect(bars.length).toBeGreaterThan(2);
      expect(sum(bars.map(([, cents]) => cents))).toBe(lostMargin);
      for (const [bucket, cents] of bars) {
        const hours = sum(
          factsOf(facts, 'downtime')
            .filter((fact) => fleets[fact.machine]!.customer === customer && buckets[fact.bucket] === bucket)
            .map((fact) => fact.hours),
        );
        // The months are rounded one by one: half a cent each.
        expect(Math.abs(cents - hours * [2_000, 20_000][customer]!)).toBeLessThanOrEqual(25);
      }
    }
    // Uptime is dear to the mine and cheap to the town.
    expect(all[1]!.profit).toBeGreaterThan(0);
  });

  test('win-win needs both: the truth table', () => {
    expect([isWinWin(1, 1), isWinWin(1, -1), isWinWin(-1, 1), isWinWin(-1, -1)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([isWinWin(0, 1), isWinWin(1, 0)]).toEqual([false, false]);
  });

  test('all four come up in runs: a price moves it from the one to the other', () => {
    const flags = (rate: string, margin: string) => {
      const settings = [
        `prices.serviceFee=${rate}`,
        `customers.mine.lostMargin=${margin}`,
        'pools.fitters.members.shift.count=1',
      ];
      const its = chronicle(scenarioIn(soldPumps, settings), {
        mode: 'payment',
        alternative: 'fixedFee',
        accounts: true,
      });
      const [, mine] = outcomes(its.ledger, its.plan, its.economics, its.accounts!.activity);
      const maker = its.result.netCash[party.maker]!;
      return [mine!.profit > 0, maker > 0, isWinWin(mine!.profit, maker)];
    };
    expect(flags('20 EUR/h', '200 EUR/h')).toEqual([true, true, true]);
    expect(flags('0.1 EUR/h', '200 EUR/h')).toEqual([true, false, false]);
    expect(flags('20 EUR/h', '1 EUR/h')).toEqual([false, true, false]);
    expect(flags('0.1 EUR/h', '0.1 EUR/h')).toEqual([false, false, false]);
  });
});
