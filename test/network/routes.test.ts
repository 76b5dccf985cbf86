import { describe, test } from 'vitest';
import { altered, chronicle, factsOf, scenarioIn, shipped, twoDepots } from '../laws/chronicle.ts';
import { shipmentsFollowLanes, shipmentsHaveAReason } from '../laws/routes.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const files: readonly (readonly [string, string, string[]])[] = [
  ['the aero engines', shipped.flagship, ['horizon=2 y']],
  ['two depots, which is not shipped', twoDepots, []],
  [
    'two depots with a direct lane',
    twoDepots,
    ['lanes.shortCut={ from: depotN, to: depotS, time: 3 h }', 'stocks.gearbox.depotN.source=depotS'],
  ],
];

describe.each(files)('A62: in %s', (_, file, settings) => {
  const scenario = scenarioIn(file, settings);
  const { facts, plan } = chronicle(scenario);

  test('every shipment goes along declared lanes, up and down the tree of places', () => {
    shipmentsFollowLanes(scenario.base.network, plan, facts);
  });

  test('every shipment replenishes a stock from its source, or goes to repair', () => {
    shipmentsHaveAReason(plan, facts);
  });
});

describe('the laws of flows are seen to fail', () => {
  const scenario = scenarioIn(twoDepots, ['horizon=1 y']);
  const { facts, plan } = chronicle(scenario);
  const { network } = scenario.base;
  const place = (name: string) => plan.places.findIndex((its) => its.name === name);

  test('on a shipment to itself, one without a lane, one that is too fast, and none at all', () => {
    expectBroken(() =>
      shipmentsFollowLanes(
        network,
        plan,
        altered(facts, 'shipped', ({ from }) => ({ to: from })),
      ),
    );
    const { 'depotS-hub': _, ...lanes } = network.lanes;
    expectBroken(() => shipmentsFollowLanes({ ...network, lanes }, plan, facts));
    const fast = altered(
      facts,
      'shipped',
      ({ hours }) => ({ hours: hours - 1 }),
      ({ from, to }) => from === place('hub') && to === place('depotS'),
    );
    expectBroken(() => shipmentsFollowLanes(network, plan, fast));
    expectBroken(() =>
      shipmentsFollowLanes(
        network,
        plan,
        facts.filter(({ kind }) => kind !== 'shipped'),
      ),
    );
  });

  test('on a shipment that takes a part where it does not belong', () => {
    const supply = new Set(factsOf(facts, 'filled').map(({ id }) => id));
    const astray = (isSupply: boolean) =>
      altered(
        facts,
        'shipped',
        () => ({ to: place('officeS') }),
        ({ cause }) => supply.has(cause) === isSupply,
      );
    expectBroken(() => shipmentsHaveAReason(plan, astray(true)));
    expectBroken(() => shipmentsHaveAReason(plan, astray(false)));
  });
});
