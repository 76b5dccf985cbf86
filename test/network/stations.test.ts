// Where removed units go, on timelines that can be followed by hand.
import { describe, expect, test } from 'vitest';
import { chronicle, factsOf, scenarioFrom } from '../laws/chronicle.ts';
import { shipmentsHaveAReason } from '../laws/routes.ts';
import { everyUnitCanBeFollowed, shelfHoursAddUp } from '../laws/unit-flow.ts';

const bases = (repair: string, stocks: string, jobs = '') =>
  chronicle(
    scenarioFrom(
      `
aftersim: 1
name: A base and a depot
horizon: 400 h
places: { depot: { kind: central }, base: { kind: field, parent: depot } }
lanes: { road: { from: base, to: depot, time: 5 h } }
items:
  part:
    modes: { fault: { meter: h, life: 1000 h, job: exchange } }
    repair: ${repair}
jobs:
  exchange: { steps: [{ demand: part }] }
  quick: { steps: [{ do: repair, time: 2 h }] }
  slow: { steps: [{ do: repair, time: 20 h }] }
${jobs}
stocks: { part: ${stocks} }
arrivals: { customers: { place: base, interval: 100 h, job: exchange, brings: part } }
`,
      'stations.yaml',
    ),
  );

const depotFeedsBase = '{ base: { level: 1, source: depot }, depot: { level: 1, source: repair } }';

describe('a failed unit', () => {
  test('is mended at the first station on the way up, and nothing is ordered in its place', () => {
    const { facts, plan } = bases(
      '{ stations: { base: { job: quick }, depot: { job: slow } } }',
      '{ base: { level: 1, source: depot }, depot: { level: 1, source: repair } }',
    );
    expect(factsOf(facts, 'ordered')).toEqual([]);
    expect(factsOf(facts, 'received').map(({ at }) => at)).toEqual([102, 202, 302]);
    everyUnitCanBeFollowed(plan, facts);
  });

  test('that is passed on goes to the next station, and the base orders one at once', () => {
    const { facts, plan } = bases(
      '{ stations: { base: { job: quick, passedOn: 100 % }, depot: { job: slow } } }',
      depotFeedsBase,
    );
    expect(factsOf(facts, 'ordered').map(({ at }) => at)).toEqual(
      [100, 200, 300, 400].filter((at) => at < 400),
    );
    // The depot's unit needs 5 h to the base; the failed one is mended at the depot after 5 + 20 h.
    const receivedAt = (name: string) =>
      factsOf(facts, 'received')
        .filter(({ stock }) => plan.stocks[stock]?.name === name)
        .map(({ at }) => at);
    expect(receivedAt('base/part')).toEqual([105, 205, 305]);
    expect(receivedAt('depot/part')).toEqual([125, 225, 325]);
    everyUnitCanBeFollowed(plan, facts);
    shipmentsHaveAReason(plan, facts);
    shelfHoursAddUp(plan, facts);
  });

  test('that is condemned is scrapped, and another is bought in its place', () => {
    const { facts, plan } = bases(
      '{ place: depot, job: slow, condemned: 100 % }',
      '{ base: { level: 1, source: depot }, depot: { level: 1, source: supplier, leadTime: 30 h } }',
    );
    // Each unit is condemned when it gets to the depot, and a new one is there 30 h later.
    const depot = plan.stocks.findIndex(({ name }) => name === 'depot/part');
    const ordered = factsOf(facts, 'ordered').filter(({ stock }) => stock === depot);
    expect(ordered.map(({ at }) => at)).toEqual([105, 205, 305]);
    expect(factsOf(facts, 'bought').map(({ at }) => at)).toEqual([135, 235, 335]);
    expect(factsOf(facts, 'raised').filter((fact) => fact.origin === 3)).toEqual([]);
    everyUnitCanBeFollowed(plan, facts);
  });
});

describe('taking out and putting in apart', () => {
  test('sends the failed unit off at once, and the machine stands still until the other is in', () => {
    const { facts, plan } = chronicle(
      scenarioFrom(
        `
aftersim: 1
name: An empty socket
horizon: 300 h
places: { site: { kind: field } }
items:
  pump:
    modes: { burst: { meter: h, life: 100 h, job: exchange } }
    repair: { place: site, job: mend }
products: { plant: { sockets: { pump: pump } } }
fleets: { plants: { product: plant, count: 1, place: site, usage: { h: 24 h/d } } }
jobs:
  exchange: { steps: [{ remove: pump }, { demand: pump }, { install: pump }] }
  mend: { steps: [{ do: mending, time: 30 h }] }
stocks: { pump: { site: { level: 0, source: repair } } }
`,
        'empty-socket.yaml',
      ),
    );
    // The only pump is taken out at 100 h, mended by 130 h and put in again: it strikes next at 230 h.
    expect(factsOf(facts, 'removed').map(({ at }) => at)).toEqual([100, 230]);
    expect(factsOf(facts, 'installed').map(({ at }) => at)).toEqual([130, 260]);
    expect(factsOf(facts, 'restored').map(({ at, hours }) => [at, hours])).toEqual([
      [130, 30],
      [260, 30],
    ]);
    expect(plan.machines).toBe(1);
  });
});
