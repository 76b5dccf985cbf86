import { describe, expect, test } from 'vitest';
import { billIs, claimsBearTheirFailuresTime, linesOf, type Billed, type Due } from '../laws/bills.ts';
import { altered, factsOf, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { billedUnder, day30, fleets, fromCustomer, gearboxes, plan } from './two-depots-billed.ts';

// Everything that the scenario says of money, in cents.
const labourRate = 7111;
const shopRate = 3875;
const wage = 4130;
const shopVisits: Readonly<Record<string, readonly [number, number]>> = {
  'gearbox/wear': [90_050, 12],
  'gearbox/inspection': [30_000, 6],
  'bearing/seizure': [7_525, 3],
};
const unitPrices: Readonly<Record<string, number>> = { seal: 4_545, controller: 210_000 };
const nobody = [0, 0] as const;
const visitOf = (mode: number) => shopVisits[plan.modes[mode]!.name] ?? nobody;
const isFitters = (pool: number) => plan.pools[pool]!.name.startsWith('fitters');

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

describe('A56: ad hoc', () => {
  test('the bill is rate × hours + parts + call-out, to the cent, visit by visit', () => {
    timeAndMaterial(billedUnder('adHoc'), 0);
  });

  test('a bill with one cent, one hour or one visit too many would be caught', () => {
    const its = billedUnder('adHoc');
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
  const its = billedUnder('warranty');

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

  test('would be caught if it ended a month early, or went by the time of the repair', () => {
    expectBroken(() => timeAndMaterial(its, year - 730));
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
    const its = billedUnder('costPlus');
    billIs(its, 'service/cost', audited(its, 0.11), day30);
    expectBroken(() => billIs(its, 'service/cost', audited(its, 0.1101), day30));
  });
});
