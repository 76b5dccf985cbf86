import { describe, expect, test } from 'vitest';
import { watch, type Activity } from '../../engine/contracts/accounts/activity.ts';
import { shelves, sparesByItem, valueOfSpares } from '../../engine/contracts/accounts/capital.ts';
import { stockTurns, utilisation } from '../../engine/contracts/accounts/use-of-assets.ts';
import { build } from '../../engine/build/world.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { prepare } from '../../engine/experiments/study.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import {
  chronicle,
  factsOf,
  helpingShelves,
  repairStations,
  scenarioFrom,
  scenarioIn,
  sum,
} from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const soldPumps = 'test/contracts/scenarios/sold-pumps.yaml';

/** A run in which the shelves themselves can be looked at. */
function seen(file: string) {
  const scenario = scenarioIn(file, ['horizon=1.3 y']);
  const { blueprint } = prepare(scenario, 'frozen', 'base');
  const world = build(blueprint, '7', 0, 'the test');
  const activity = watch(blueprint.plan, blueprint.economics, world.network.bus);
  const facts: Fact[] = [];
  world.network.bus.onAny((fact) => facts.push(fact));
  world.network.begin();
  world.simulation.run(scenario.horizon);
  world.network.finish();
  return { ...blueprint, network: world.network, activity, facts, horizon: scenario.horizon };
}
type Seen = ReturnType<typeof seen>;

/** What the moves say lies on each shelf is what lies there. */
const shelvesHold = ({ plan, network, horizon }: Seen, activity: Activity) => {
  for (const [index, [units]] of shelves(plan, activity, [horizon]).entries()) {
    if (plan.stocks[index]!.unlimited) expect(units).toBeNaN();
    else expect(units).toBe(network.stocks[index]!.shelf.length);
  }
};

/** Opening + bought + brought in − scrapped is what there is outside machines, but for what is ordered and not yet here. */
const sparesAreThere = ({ plan, network, facts, horizon }: Seen, activity: Activity) => {
  const spares = sparesByItem(plan, activity, [horizon]);
  for (const { item, unlimited } of plan.stocks) {
    if (unlimited) continue;
    const stocks = plan.stocks.filter((its) => its.item === item);
    const fromOutside = (stock: number) => plan.stocks[stock]!.item === item;
    const ordered =
      sum(
        factsOf(facts, 'ordered')
          .filter(({ stock }) => fromOutside(stock) && plan.stocks[stock]!.source.kind === 'supplier')
          .map(({ quantity }) => quantity),
      ) + factsOf(facts, 'expedited').filter(({ stock }) => fromOutside(stock)).length;
    const bought = factsOf(facts, 'bought').filter((fact) => fact.item === item).length;
    const inSockets = sum(
      plan.fleets.map(
        ({ count, product }) => count * product.sockets.filter((its) => its.item === item).length,
      ),
    );
    const outside = (which: number) =>
      sum(
        (['shelf', 'held', 'shop', 'transit', 'machine'] as const).map((place) =>
          network.units.count(which, place),
        ),
      );
    // What a unit contains came and goes with it; a place in it that is empty for now has its unit on the way.
    const inSlots = sum(
      plan.items.map(({ contains, index }) => outside(index) * contains.filter((its) => its === item).length),
    );
    const there = outside(item) + network.units.count(item, 'inside') - inSlots;
    expect(stocks.length).toBeGreaterThan(0);
    expect(spares[item]![0]).toBe(there - inSockets - (ordered - bought));
  }
};

describe('stock through time', () => {
  test.each([soldPumps, helpingShelves, repairStations])(
    '%s: shelves and spares are what the moves say',
    (file) => {
      const its = seen(file);
      expect(its.activity.moves.length).toBeGreaterThan(20);
      shelvesHold(its, its.activity);
      sparesAreThere(its, its.activity);
      const last = its.activity.moves.findLastIndex(({ stock }) => stock >= 0);
      expectBroken(() => shelvesHold(its, { ...its.activity, moves: its.activity.moves.toSpliced(last, 1) }));
    },
  );

  test('a bought or a scrapped unit that nobody notes would be caught', () => {
    const its = seen(soldPumps);
    for (const by of [1, -1]) {
      const at = its.activity.moves.findIndex((move) => move.stock < 0 && move.by === by);
      expectBroken(() =>
        sparesAreThere(its, { ...its.activity, moves: its.activity.moves.toSpliced(at, 1) }),
      );
    }
  });

  test('its value is units × price: opening, less a seal that is used, and again when the next one comes', () => {
    const its = seen(soldPumps);
    const opening = 4 * 800_000 + 10 * 9_000;
    const owned = its.activity.moves.filter(({ stock }) => stock < 0);
    const [first, second] = [owned[0]!, owned[1]!];
    expect(first.by).toBe(-1);
    const value = (at: number) => valueOfSpares(its, [at])[0];
    expect(value(0)).toBe(opening);
    expect(value(first.at)).toBe(opening - 9_000);
    expect(value(second.at)).toBe(opening + (second.by - 1) * 9_000);
  });
});

describe('holding stock costs money', () => {
  const runOf = (settings: readonly string[]) =>
    chronicle(scenarioIn(soldPumps, ['horizon=1.3 y', ...settings]), {
      mode: 'payment',
      alternative: 'base',
      accounts: true,
    });
  const holding = ({ ledger }: ReturnType<typeof runOf>) =>
    ledger.entries.filter(({ charge }) => ledger.charges[charge]!.name === 'outside/holding of spares');
  const priceOf = (plan: NetworkPlan, stock: number) =>
    plan.items[plan.stocks[stock]!.item]!.name === 'pump' ? 800_000 : 9_000;

  test('price × rate × hours on hand, month by month, paid by who owns the spares', () => {
    const its = runOf([]);
    const months = factsOf(its.facts, 'stocked');
    const parts = [12 / 16, 4 / 16];
    const wanted = months.flatMap(({ id, stock, onHand }) =>
      parts.map((part, customer) => {
        const cents = (onHand / 8760) * priceOf(its.plan, stock) * 0.2 * part;
        return { cause: id, payer: party.firstCustomer + customer, cents };
      }),
    );
    const billed = holding(its);
    expect(billed.map(({ cause, payer }) => [cause, payer])).toEqual(
      wanted.map(({ cause, payer }) => [cause, payer]),
    );
    for (const [index, { cents }] of billed.entries())
      expect(Math.abs(cents - wanted[index]!.cents)).toBeLessThanOrEqual(0.5 + 1e-6);
    expect(billed.every(({ payee }) => payee === party.outside)).toBe(true);
    const byMaker = runOf(['contracts.town.sparesOwner=maker', 'contracts.mine.sparesOwner=maker']);
    expect(holding(byMaker).map(({ payer, cents }) => [payer, cents])).toEqual(
      billed.map(({ cents }) => [party.maker, cents]),
    );
  });

  test('not where no rate is given; the facts are the same', () => {
    const [free, dear] = [runOf(['holdingRate=0 %']), runOf(['holdingRate=40 %'])];
    expect(holding(free)).toEqual([]);
    expect(dear.result.facts).toBe(free.result.facts);
    const twice =
      sum(holding(dear).map(({ cents }) => cents)) / sum(holding(runOf([])).map(({ cents }) => cents));
    expect(twice).toBeCloseTo(2, 5);
  });
});

/** One machine whose part fails every 1,000 h to the hour, mended at once from a shelf of two; a fitter who is on duty always. */
const clockwork = (settings: readonly string[] = []) =>
  chronicle(
    scenarioFrom(
      `aftersim: 1
name: Clockwork
horizon: 1 y
replications: 1
places: { works: { kind: central } }
items: { part: { kind: consumable, price: 100 USD, modes: { end: { meter: calendar, life: 1_000 h, job: swap } } } }
products: { machine: { sockets: { part: part } } }
fleets: { machines: { product: machine, count: 1, place: works } }
pools: { fitters: { kind: people, home: works, members: { one: { count: 1, hours: always } } } }
jobs: { swap: { preset: partFirst, item: part, crew: fitters, work: 10 h } }
stocks: { part: { works: { level: 2, source: supplier, leadTime: 100 h } } }
contracts: { service: { preset: fixedFee, covers: [machines] } }
prices: { serviceFee: 1 USD/h }
`,
      'clockwork.yaml',
      settings,
    ),
    { accounts: true },
  );

describe('A02 and A34: how hard people and stock work', () => {
  test('by hand: eight repairs of ten hours in a year, eight parts from a shelf of two that is one short for 100 h each', () => {
    const { accounts, horizon } = clockwork();
    const { activity } = accounts!;
    // Strikes at 1,000, then 1,000 h after each swap: life counts from when the part is in, 10 h later.
    expect(utilisation(activity, 0)).toBeCloseTo(80 / 8760, 12);
    const unitHours = 2 * 8760 - 8 * 100;
    expect(stockTurns(activity, horizon)).toBeCloseTo(8 / (unitHours / 8760), 12);
  });

  test('an idle network is used by nobody: utilisation 0, no turns', () => {
    const { accounts, horizon } = clockwork(['items.part.modes.end.life=100_000 h']);
    expect(utilisation(accounts!.activity, 0)).toBe(0);
    expect(stockTurns(accounts!.activity, horizon)).toBe(0);
  });
});
