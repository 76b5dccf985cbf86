import { describe, expect, test } from 'vitest';
import {
  altered,
  comingsAndGoings,
  factsOf,
  live,
  scenarioIn,
  shipped,
  twoDepots,
  without,
} from '../laws/chronicle.ts';
import { causesAddUpToDowntime, causesAddUpToOutages, monthsAreUpOrDown } from '../laws/machine-hours.ts';
import { everyNeedRaisesOneRequest, everyRequestHasOneLife, factsAreInOrder } from '../laws/request-lives.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { busyIsReleasedAndHeld, dutyIsWhatTheShiftsSay, nobodyIsInTwoPlaces } from '../laws/server-hours.ts';
import { everyUnitCanBeFollowed, shelfHoursAddUp } from '../laws/unit-flow.ts';

const files: readonly (readonly [string, string, string[]])[] = [
  ['the aero engines', shipped.flagship, ['horizon=2_000 d']],
  ['the twenty pumps', shipped.teaching, []],
  ['two depots, which is not shipped', twoDepots, []],
  ['machines that come and go', comingsAndGoings, []],
];

describe.each(files)('conservation in %s, recomputed from the facts', (_, file, settings) => {
  const world = live(scenarioIn(file, settings));
  world.finish();
  const { facts, plan, horizon, network } = world;

  test('A62: made = installed + shelf + transit + shop + held + scrapped, for each item', () => {
    const flow = everyUnitCanBeFollowed(plan, facts);
    const { units } = network;
    for (const [item, { name }] of plan.items.entries()) {
      const ordered = flow.onOrder[item]!;
      const ours = ['machine', 'inside', 'shelf', 'transit', 'shop', 'held', 'scrapped'].map((where) =>
        flow.count(item, where),
      );
      const theirs = (['machine', 'inside', 'shelf', 'transit', 'shop', 'held', 'scrapped'] as const).map(
        (where) => units.count(item, where) - (where === 'transit' ? ordered : 0),
      );
      expect([name, flow.made[item]! + ordered, ...ours]).toEqual([name, units.everMade(item), ...theirs]);
    }
  });

  test('stocks publish the hours of their shelves and lines', () => {
    shelfHoursAddUp(plan, facts);
  });

  test('server-hours: busy = released + held, duty = what the shifts say, and nobody is in two places', () => {
    busyIsReleasedAndHeld(plan, facts, horizon);
    dutyIsWhatTheShiftsSay(plan, facts);
    nobodyIsInTwoPlaces(plan, facts);
  });

  test('machine-hours: up + down = the month, and buckets add up to downtime and to each outage', () => {
    monthsAreUpOrDown(facts);
    causesAddUpToDowntime(facts);
    causesAddUpToOutages(facts);
  });

  test('requests: raised = closed + withdrawn + open', () => {
    factsAreInOrder(facts);
    everyRequestHasOneLife(facts, network.requests.open().length);
    everyNeedRaisesOneRequest(facts);
  });
});

describe('the laws of conservation are seen to fail', () => {
  const world = live(scenarioIn(twoDepots, ['horizon=1 y']));
  world.finish();
  const { facts, plan, horizon, network } = world;
  const open = network.requests.open().length;

  test('on a part lost on its way, one in two places, and one from nowhere', () => {
    expectBroken(() => everyUnitCanBeFollowed(plan, without(facts, 'received')));
    const issued = factsOf(facts, 'issued');
    const twice = altered(
      facts,
      'issued',
      () => ({ unit: issued[0]!.unit }),
      ({ unit, stock }) => unit !== issued[0]!.unit && stock === issued[0]!.stock,
    );
    expectBroken(() => everyUnitCanBeFollowed(plan, twice));
    const elsewhere = altered(
      facts,
      'removed',
      () => ({ machine: 3 }),
      ({ machine }) => machine === 4,
    );
    expectBroken(() => everyUnitCanBeFollowed(plan, elsewhere));
    const late = altered(facts, 'shipped', ({ hours }) => ({ hours: hours + 1 }));
    expectBroken(() => everyUnitCanBeFollowed(plan, late));
  });

  test('on a shelf that counts an hour too many', () => {
    const counted = altered(facts, 'stocked', ({ onHand }) => ({ onHand: onHand + 1 }));
    expectBroken(() => shelfHoursAddUp(plan, counted));
    const waited = altered(facts, 'stocked', ({ backordered }) => ({ backordered: backordered + 1 }));
    expectBroken(() => shelfHoursAddUp(plan, waited));
  });

  test('on a server-hour lost, one invented, a shift too long, and a server in two places', () => {
    const short = altered(facts, 'released', ({ hours }) => ({ hours: hours + 1 }));
    expectBroken(() => busyIsReleasedAndHeld(plan, short, horizon));
    const busy = altered(facts, 'staffed', (its) => ({ busy: its.busy + 1 }));
    expectBroken(() => busyIsReleasedAndHeld(plan, busy, horizon));
    const duty = altered(facts, 'staffed', (its) => ({ duty: its.duty + 1 }));
    expectBroken(() => dutyIsWhatTheShiftsSay(plan, duty));
    const crowd = altered(
      facts,
      'assigned',
      () => ({ count: 9 }),
      (its) => !plan.pools[its.pool]!.unlimited,
    );
    expectBroken(() => nobodyIsInTwoPlaces(plan, crowd));
  });

  test('on a month with an hour too many, a cause left out, and an outage that is not its causes', () => {
    expectBroken(() => monthsAreUpOrDown(altered(facts, 'metered', ({ up }) => ({ up: up + 1 }))));
    expectBroken(() =>
      monthsAreUpOrDown(altered(facts, 'metered', ({ up, down }) => ({ up: up + 1, down: down - 1 }))),
    );
    expectBroken(() => causesAddUpToDowntime(without(facts, 'downtime')));
    expectBroken(() =>
      causesAddUpToOutages(altered(facts, 'restored', ({ hours }) => ({ hours: hours - 1 }))),
    );
  });

  test('on a request that ends twice, never ends, or acts after its end', () => {
    const [closed] = factsOf(facts, 'closed');
    expectBroken(() => everyRequestHasOneLife([...facts, closed!], open));
    expectBroken(() => everyRequestHasOneLife(without(facts, 'closed'), open));
    expectBroken(() =>
      everyRequestHasOneLife([...facts, { ...factsOf(facts, 'worked')[0]!, request: closed!.request }], open),
    );
    expectBroken(() => everyNeedRaisesOneRequest(without(facts, 'failed')));
    expectBroken(() => factsAreInOrder(altered(facts, 'closed', ({ at }) => ({ at: at - 100 }))));
  });
});

describe('the engine’s own audit ends a run in which', () => {
  const halfway = () => {
    const world = live(scenarioIn(twoDepots, ['horizon=1 y']));
    world.simulation.run(4000);
    return world;
  };

  test('nothing was tampered with? It does not', () => {
    halfway().finish();
  });

  test('a unit was moved behind the back of the register', () => {
    const world = halfway();
    const stock = world.network.stocks.find(({ shelf }) => shelf.length > 0)!;
    stock.shelf.shift();
    expect(() => world.finish()).toThrow(/are shelf, but \d+ should be|found/);
  });

  test('the register was told of a move that never happened', () => {
    const world = halfway();
    world.network.units.move(world.network.machines.all[0]!.units[2]!, 'machine', 'scrapped');
    expect(() => world.finish()).toThrow(/its register says scrapped|cannot go from/);
  });

  test('a unit stands on two shelves', () => {
    const world = halfway();
    const full = world.network.stocks.filter(({ shelf }) => shelf.length > 0);
    full[1]!.shelf.push([...full[0]!.shelf][0]!);
    expect(() => world.finish()).toThrow(/in two places|cannot go from/);
  });

  test('a request was forgotten', () => {
    const world = halfway();
    world.network.requests.closed -= 1;
    expect(() => world.finish()).toThrow(/requests: \d+ raised, but/);
  });

  test('a claim on servers was dropped', () => {
    const world = halfway();
    const pool = world.network.pools.find(({ holding }) => holding.size > 0)!;
    pool.holding.delete([...pool.holding].at(-1)!);
    expect(() => world.finish()).toThrow(/released what was not held|server-hours are unaccounted for/);
  });
});
