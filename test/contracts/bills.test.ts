import { describe, expect, test } from 'vitest';
import {
  billIs,
  claimsBearTheirFailuresTime,
  linesOf,
  meteredOf,
  type Billed,
  type Due,
} from '../laws/bills.ts';
import { altered, chronicle, factsOf, fleetOf, scenarioIn, sum, twoDepots } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

// Everything that the scenario says of money, in cents.
const labourRate = 7111;
const shopRate = 3875;
const wage = 4130;
const day30 = 720;
const shopVisits: Readonly<Record<string, readonly [number, number]>> = {
  'gearbox/wear': [90_050, 12],
  'gearbox/inspection': [30_000, 6],
  'bearing/seizure': [7_525, 3],
};
const unitPrices: Readonly<Record<string, number>> = { seal: 4_545, controller: 210_000 };
const gearboxes = 2;

const under = (alternative: string): Billed => {
  const its = chronicle(scenarioIn(twoDepots), { mode: 'payment', alternative });
  return { ...its, entries: its.ledger.entries };
};

const { plan } = under('adHoc');
const fleets = fleetOf(plan);
const nobody = [0, 0] as const;
const visitOf = (mode: number) => shopVisits[plan.modes[mode]!.name] ?? nobody;
const isFitters = (pool: number) => plan.pools[pool]!.name.startsWith('fitters');

const fromCustomer = (fact: Due['fact'] & { readonly customer: number }, cents: number): Due => ({
  fact,
  cents,
  payer: plan.customers[fact.customer]!,
  payee: 'maker',
});

/** The bill of time and material, for needs that arose from a time on. */
function timeAndMaterial(its: Billed, from: number) {
  const covered = ({ raisedAt }: { readonly raisedAt: number }) => raisedAt >= from;
  const parts = its.facts.flatMap((fact): Due[] => {
    if (fact.kind === 'repaired' && covered(fact)) return [fromCustomer(fact, visitOf(fact.mode)[0] * 1.23)];
    if (fact.kind !== 'bought' || !covered(fact)) return [];
    return [fromCustomer(fact, unitPrices[plan.items[fact.item]!.name]! * 1.23)];
  });
  const labour = factsOf(its.facts, 'released')
    .filter((fact) => covered(fact) && isFitters(fact.pool))
    .map((fact) => fromCustomer(fact, fact.hours * labourRate));
  const shop = factsOf(its.facts, 'repaired').filter(covered);
  const visits = factsOf(its.facts, 'arrived').filter(covered);
  billIs(its, 'service/parts', parts, day30);
  billIs(its, 'service/fieldLabour', labour, day30);
  billIs(
    its,
    'service/shopLabour',
    shop.map((fact) => fromCustomer(fact, visitOf(fact.mode)[1] * labourRate)),
    day30,
  );
  billIs(
    its,
    'service/callOut',
    visits.map((fact) => fromCustomer(fact, 9_500)),
    day30,
  );
}

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

describe('A56: ad hoc', () => {
  test('the bill is rate × hours + parts + call-out, to the cent, visit by visit', () => {
    timeAndMaterial(under('adHoc'), 0);
  });

  test('a bill with one cent, one hour or one visit too many would be caught', () => {
    const its = under('adHoc');
    const index = its.entries.findIndex(
      ({ charge }) => its.ledger.charges[charge]!.name === 'service/callOut',
    );
    const entry = its.entries[index]!;
    const dearer = its.entries.with(index, { ...entry, cents: entry.cents + 1 });
    expectBroken(() => timeAndMaterial({ ...its, entries: dearer }, 0));
    expectBroken(() => timeAndMaterial({ ...its, entries: its.entries.toSpliced(index, 1) }, 0));
    expectBroken(() =>
      timeAndMaterial(
        {
          ...its,
          facts: altered(
            its.facts,
            'released',
            ({ hours }) => ({ hours: hours + 1 }),
            ({ pool }) => isFitters(pool),
          ),
        },
        0,
      ),
    );
  });
});

describe('A57: warranty', () => {
  const year = 8760;
  const its = under('warranty');

  test('charges nothing for what was needed inside the cover, and time and material after it', () => {
    timeAndMaterial(its, year);
    const bills = ['parts', 'fieldLabour', 'shopLabour', 'callOut'].flatMap((id) =>
      linesOf(its, `service/${id}`),
    );
    expect(Math.min(...bills.map(({ earned }) => earned))).toBeGreaterThanOrEqual(year);
  });

  test('is claimed at the failure’s own time: what failed inside and was mended after it costs nothing', () => {
    claimsBearTheirFailuresTime(its.facts);
    const inTime = factsOf(its.facts, 'repaired').filter(({ at, raisedAt }) => raisedAt < year && at >= year);
    expect(inTime.length).toBeGreaterThan(0);
    const billed = new Set(linesOf(its, 'service/shopLabour').map(({ cause }) => cause));
    expect(inTime.some(({ id }) => billed.has(id))).toBe(false);
  });

  test('is paid for once, at the start, for every covered unit', () => {
    const due = factsOf(its.facts, 'commissioned').map((fact) =>
      fromCustomer({ ...fact, customer: fleets[fact.machine]!.customer }, gearboxes * 275_000),
    );
    billIs(its, 'service/warranty', due, day30);
  });

  test('would be caught if it ended a day early, or went by the time of the repair', () => {
    expectBroken(() => timeAndMaterial(its, year - 24));
    const atRepair = its.facts.map((fact) => ('raisedAt' in fact ? { ...fact, raisedAt: fact.at } : fact));
    expectBroken(() => timeAndMaterial({ ...its, facts: atRepair }, year));
    expectBroken(() => claimsBearTheirFailuresTime(atRepair));
  });
});

describe('A59: cost plus', () => {
  const laneCosts: Readonly<Record<string, number>> = {
    'plantN-depotN': 8_000,
    'plantS-depotS': 8_000,
    'officeS-depotS': 0,
    'depotN-hub': 15_000,
    'depotS-hub': 15_000,
  };
  const wayCost = (from: number, to: number) =>
    sum(plan.routes[from * plan.places.length + to]!.map(({ name }) => laneCosts[name]!));

  /** Audited cost of everything that was done: labour at the wage, parts at the price, lanes at their cost. */
  const audited = (its: Billed, margin: number) =>
    its.facts.flatMap((fact): Due[] => {
      const bill = (cents: number, customer: number) => [
        fromCustomer({ ...fact, customer }, cents * (1 + margin)),
      ];
      if (fact.kind === 'released' && isFitters(fact.pool)) return bill(fact.hours * wage, fact.customer);
      if (fact.kind === 'bought') return bill(unitPrices[plan.items[fact.item]!.name]!, fact.customer);
      if (fact.kind === 'shipped') return bill(wayCost(fact.from, fact.to), fact.customer);
      if (fact.kind !== 'repaired') return [];
      const [materials, hours] = visitOf(fact.mode);
      return bill(materials + hours * shopRate, fact.customer);
    });

  test('an invoice is the audited cost × (1 + m), to the cent', () => {
    const its = under('costPlus');
    billIs(its, 'service/cost', audited(its, 0.11), day30);
    expectBroken(() => billIs(its, 'service/cost', audited(its, 0.1101), day30));
  });
});

describe('A60: performance based', () => {
  const its = under('performanceBased');
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
  const its = under('payPerUse');
  const rate = 107;
  const least = (customer: number) =>
    5_400 * gearboxes * fleets.filter((fleet) => fleet.customer === customer).length;
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
    expect(sum([0, 1, 2].map((year) => shortOf(1, year)))).toBeGreaterThan(0);
    expect(sum([0, 1, 2].map((year) => shortOf(0, year)))).toBe(0);
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
  const its = under('lease');
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
