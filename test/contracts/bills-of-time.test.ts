import { describe, expect, test } from 'vitest';
import { billIs, linesOf, meteredOf, type Billed, type Due } from '../laws/bills.ts';
import { factsOf, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { billedUnder, day30, fleets, gearboxes, plan } from './two-depots-billed.ts';

/** Months of the run, with the customers in order, as the books are closed. */
const monthly = (
  its: Billed,
  charge: (customer: number, month: number) => number,
  payee = 'maker',
): readonly Due[] =>
  factsOf(its.facts, 'monthEnded').flatMap((fact) =>
    plan.customers.map((payer, customer): Due => ({
      fact,
      cents: charge(customer, fact.month),
      payer,
      payee,
    })),
  );
const yearly = (its: Billed, charge: (customer: number, year: number) => number) =>
  factsOf(its.facts, 'monthEnded')
    .filter(({ month }) => month % 12 === 11)
    .flatMap((fact) =>
      plan.customers.map((name, customer) => ({
        fact,
        name,
        cents: charge(customer, (fact.month - 11) / 12),
      })),
    );

describe('A60: performance based', () => {
  const its = billedUnder('performanceBased');
  const points = (customer: number, year: number, sign: number, target: number) => {
    const { up, down } = meteredOf(its, customer, 12 * year, 12 * year + 12);
    const availability = up / (up + down);
    return Math.max(0, sign * (availability - target)) * 100 * ((up + down) / 8760);
  };
  const bonus = (target: number): readonly Due[] =>
    yearly(its, (customer, year) => points(customer, year, 1, target) * 41_000).map((due) => ({
      ...due,
      payer: due.name,
      payee: 'maker',
    }));
  const penalty = (target: number): readonly Due[] =>
    yearly(its, (customer, year) => points(customer, year, -1, target) * 64_000).map((due) => ({
      ...due,
      payer: 'maker',
      payee: due.name,
    }));

  test('bonus and penalty are the formula on the availability that each year realised', () => {
    billIs(its, 'service/bonus', bonus(0.97), day30);
    billIs(its, 'service/penalty', penalty(0.97), day30);
    expect(linesOf(its, 'service/penalty').length).toBeGreaterThan(2);
  });

  test('and would be caught on another target, or on the mean over the years', () => {
    expectBroken(() => billIs(its, 'service/penalty', penalty(0.9701), day30));
    const mean = yearly(
      its,
      (customer) => (sum([0, 1, 2].map((year) => points(customer, year, -1, 0.97))) * 64_000) / 3,
    );
    expectBroken(() =>
      billIs(
        its,
        'service/penalty',
        mean.map((due) => ({ ...due, payer: 'maker', payee: due.name })),
        day30,
      ),
    );
  });
});

describe('A61: pay per use', () => {
  const its = billedUnder('payPerUse');
  const rate = 107;
  const least = (customer: number) =>
    5_600 * gearboxes * fleets.filter((fleet) => fleet.customer === customer).length;
  const ofMonth = (customer: number, month: number) =>
    meteredOf(its, customer, month, month + 1).use('h') * gearboxes;
  const shortOf = (customer: number, year: number) =>
    Math.max(0, least(customer) - meteredOf(its, customer, 12 * year, 12 * year + 12).use('h') * gearboxes);

  /** What is used in a month; at the end of a year also what the minimum asks for beyond it. */
  const due = (perHour: number, minimum: (customer: number, year: number) => number): readonly Due[] => {
    const used = monthly(its, (customer, month) => ofMonth(customer, month) * perHour);
    const made = yearly(its, (customer, year) => minimum(customer, year) * perHour);
    const all = [...used, ...made.map((each): Due => ({ ...each, payer: each.name, payee: 'maker' }))];
    return all.toSorted((a, b) => a.fact.id - b.fact.id);
  };

  test('revenue is rate × metered hours, month by month, and a year short of the minimum is made up for', () => {
    billIs(its, 'service/use', due(rate, shortOf), day30);
    const short = plan.customers.flatMap((_, customer) => [0, 1, 2].map((year) => shortOf(customer, year)));
    expect(short.some((hours) => hours > 0)).toBe(true);
    expect(short.some((hours) => hours === 0)).toBe(true);
  });

  test('and would be caught at another rate, without the minimum', () => {
    expectBroken(() => billIs(its, 'service/use', due(rate + 1, shortOf), day30));
    expectBroken(() =>
      billIs(
        its,
        'service/use',
        due(rate, () => 0),
        day30,
      ),
    );
  });
});

describe('A58: lease', () => {
  const its = billedUnder('lease');
  const perHour = { capital: 19_000 / 730, service: 26_000 / 730 };
  const rent = (rate: number): readonly Due[] =>
    factsOf(its.facts, 'monthEnded').flatMap((fact) =>
      plan.fleets.map((fleet): Due => ({
        fact,
        cents: fact.hours * fleet.count * gearboxes * rate,
        payer: plan.customers[fleet.customer]!,
        payee: 'lessor',
      })),
    );

  test('rent is paid for every covered unit and hour, and the service share goes on to the maker to the cent', () => {
    billIs(its, 'service/rentForCapital', rent(perHour.capital), day30);
    billIs(its, 'service/rentForService', rent(perHour.service), day30);
    const passedOn = linesOf(its, 'service/service');
    const received = linesOf(its, 'service/rentForService');
    expect(passedOn.map(({ cents, cause }) => [cents, cause])).toEqual(
      received.map(({ cents, cause }) => [cents, cause]),
    );
    expect(passedOn.every(({ payer, payee }) => payer === 'lessor' && payee === 'maker')).toBe(true);
  });

  test('and a rent for a unit too few, or one that the lessor kept, would be caught', () => {
    expectBroken(() => billIs(its, 'service/rentForCapital', rent(perHour.capital / 2), day30));
    expectBroken(() => billIs(its, 'service/service', rent(perHour.service), day30));
    expectBroken(() => billIs(its, 'service/rentForService', rent(perHour.service).slice(1), day30));
  });

  test('the lessor’s ledger closes: value bought + rent + residual is all there is, and the residual is exact', () => {
    // A press at its opening value; after 3 years a gearbox has 9 of its 12 left, everything else 17 of 20.
    const opening = 2 * 900_000 + 4_545 + 210_000;
    const residual = 2 * 900_000 * (9 / 12) + (4_545 + 210_000) * (17 / 20);
    const bought = linesOf(its, 'outside/machines');
    const back = linesOf(its, 'outside/machines at the end');
    expect(bought.map(({ cents, payer, payee }) => [cents, payer, payee])).toEqual(
      fleets.map(() => [opening, 'lessor', 'maker']),
    );
    const wanted = plan.fleets.map(({ count }) => count * residual);
    for (const [index, { cents, payer, payee }] of back.entries()) {
      expect([payer, payee]).toEqual(['outside', 'lessor']);
      expect(Math.abs(cents - wanted[index]!)).toBeLessThanOrEqual(0.5 + 1e-6);
    }
    expect(back.length).toBe(wanted.length);
    const capital = linesOf(its, 'service/rentForCapital');
    const total = (lines: readonly { readonly cents: number }[]) => sum(lines.map(({ cents }) => cents));
    expect(its.result.netCash[1]).toBe(total(capital) + total(back) - total(bought));
  });
});
